"""Files of words that are read line by line."""

import pytest

from knowledge.language.data.make_index import FILES, HERE, index
from knowledge.language.wordfile import WordFile


@pytest.mark.parametrize("name", FILES)
def test_index_is_that_of_its_file(name: str) -> None:
    """Each index was written after its file: else run knowledge/language/data/make_index.py."""
    assert (HERE / f"{name}.index").read_bytes() == index(name)


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_found_by_its_number(name: str) -> None:
    """All words of a file are found, each with its own number."""
    words = WordFile(name)
    assert [words.find(word) for word in words.all()] == list(range(len(words.all())))


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("", id="nothing"),
        pytest.param("鿀鿁鿂", id="what begins no word"),
        pytest.param("公鿀", id="what begins like a word"),
        pytest.param("公", id="a beginning that is no frequent word"),
        pytest.param("0", id="a number"),
        pytest.param("公司 公", id="two words"),
        pytest.param("\ud800", id="half a character"),
        pytest.param("a\n", id="a line's end"),
    ],
)
def test_what_is_no_word_is_not_found(word: str) -> None:
    """Numbers, line ends and parts of lines are no words."""
    words = WordFile("frequent_chinese")
    assert (words.find(word) is None) == (word not in words.all())
    assert words.find(word) is None or word == "公"


@pytest.mark.parametrize(
    ("head", "longest"),
    [
        pytest.param("鿀", 0, id="what begins no word"),
        pytest.param("", 0, id="nothing"),
        pytest.param("公", None, id="a Chinese character"),
        pytest.param("pro", None, id="Latin letters"),
    ],
)
def test_longest(head: str, longest: int | None) -> None:
    """How long the longest word is that begins so: no longer one has to be looked for."""
    words = WordFile("words")
    every = [len(word) for word in words.all() if head and word.startswith(head)]
    assert words.longest(head) == (max(every) if longest is None else longest)
