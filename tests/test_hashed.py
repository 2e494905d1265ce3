"""Numbers by the hashes of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.attributes import attributes_told
from knowledge.language.data.make_index import HERE, hashes
from knowledge.language.hashed import Hashed
from knowledge.language.thesaurus import synonyms
from knowledge.language.wordfile import Bytes


@given(st.lists(st.tuples(st.text(max_size=4), st.integers(0, 2**32 - 1)), max_size=50), st.text(max_size=4))
def test_every_number_of_a_word_is_found_in_order(pairs: list[tuple[str, int]], other: str) -> None:
    """A word finds the numbers that it was given, in their order; hashes of half the length rarely add another's."""
    hashed = Hashed.of(pairs)
    for word in {word for word, _ in pairs}:
        given_to = [number for one, number in pairs if one == word]
        assert [number for number in hashed.find(word) if number in given_to][: len(given_to)] == given_to
    assert not (set(hashed.find(other)) - {number for _, number in pairs})


@pytest.mark.parametrize("name", ["thesaurus.tsv", "attributes.tsv"])
def test_lines_are_read_as_they_are_listed(name: str) -> None:
    """A line read by its place is the one that was listed there, those longer than what is read at first too."""
    file = Bytes(name)
    entries = list(file.entries())
    assert all(file.line(place) == line for place, line in entries)


def test_what_stays_on_disk_is_found() -> None:
    """Words of the tables are looked up where they stand."""
    assert "薪水" in synonyms("工资")
    assert synonyms("工资 ") == ()
    assert attributes_told("净利润")[0].attributes != attributes_told("营收")[0].attributes
    assert attributes_told("") == ()


@pytest.mark.parametrize("name", sorted(hashes()))
def test_what_is_stored_is_that_of_its_table(name: str) -> None:
    """Each file was written after its table: else run knowledge/language/data/make_index.py."""
    assert (HERE / f"{name}.hashes").read_bytes() == hashes()[name].to_bytes()
