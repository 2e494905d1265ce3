"""The catalogues say everything the code says, in every language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from conftest import ROOT

from bot.cli.click_words import WORDS
from bot.wording.catalogue import LOCALES, say_in
from bot.wording.catalogues import WRITTEN, compile_catalogues, derive
from knowledge.models import Language

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", "")
KEYWORDS = parse_keywords(re.findall(r"^KEYWORDS := (.*)$", MAKEFILE, re.MULTILINE)[0].split())
"""What `make messages` looks for."""
HAN = re.compile("[一-鿿]")

Message = str | tuple[str, ...] | list[str]


def in_code() -> Iterator[Message]:
    """The sentences that the code says."""
    for folder in ("bot", "knowledge"):
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS):
            yield message


@pytest.fixture(scope="module")
def written() -> Catalog:
    """The catalogue that people write."""
    with (LOCALES / WRITTEN / "LC_MESSAGES" / "yinju.po").open("rb") as file:
        return read_po(file, locale=WRITTEN)


def test_every_sentence_is_translated(written: Catalog) -> None:
    """The catalogue has all sentences of the code and no others, none empty and none fuzzy."""
    said = {message if isinstance(message, str) else message[0] for message in in_code()}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in written if message.id}
    assert kept == said
    for message in written:
        assert message.string if isinstance(message.string, str) else all(message.string or [""])
        assert not message.fuzzy


def test_the_places_for_values_are_the_same(written: Catalog) -> None:
    """A translation names the same values as the sentence."""
    for message in written:
        if message.id:
            sides = [(text,) if isinstance(text, str) else tuple(text) for text in (message.id, message.string or "")]
            named = [set(re.findall(r"(?<!{){[^{}]+}(?!})", "".join(side))) for side in sides]
            # click's words may name less: what kind of path it is, it says in English.
            assert named[0] == named[1] or (message.id in WORDS and named[1] <= named[0]), sides[0]


def test_traditional_is_derived(written: Catalog) -> None:
    """The derived catalogue has every sentence, in Taiwan's script and words."""
    derived = derive(written, "zh_Hant", "s2twp")
    assert len(derived) == len(written)
    assert str(derived["The article does not say."].string) == "文章沒有說。"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param(Language.ENGLISH, "The article does not say.", id="English"),
        pytest.param(Language.SIMPLIFIED, "文章没有说。", id="Simplified"),
        pytest.param(Language.TRADITIONAL, "文章沒有說。", id="Traditional"),
    ],
)
def test_the_installed_catalogues_speak(language: Language, sentence: str) -> None:
    """Each language is compiled and found."""
    assert say_in(language)("The article does not say.") == sentence


@pytest.mark.parametrize(
    ("language", "number", "sentence"),
    [
        pytest.param(Language.ENGLISH, 1, "1 sentence", id="English, one"),
        pytest.param(Language.ENGLISH, 2, "2 sentences", id="English, two"),
        pytest.param(Language.SIMPLIFIED, 2, "2 句", id="Simplified"),
    ],
)
def test_plurals(language: Language, number: int, sentence: str) -> None:
    """The form that fits the number."""
    assert say_in(language).plural("{number} sentence", "{number} sentences", number) == sentence


def test_values_are_never_patterns() -> None:
    """A value with braces comes through as it is."""
    assert say_in(Language.ENGLISH)("Source: {name}", name="{0.__class__} {number}") == "Source: {0.__class__} {number}"


def test_compiling(tmp_path: Path) -> None:
    """All .mo files come from the one written catalogue."""
    folder = tmp_path / WRITTEN / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "yinju.po").write_bytes((LOCALES / WRITTEN / "LC_MESSAGES" / "yinju.po").read_bytes())
    made = [path.relative_to(tmp_path).parts[0] for path in compile_catalogues(tmp_path)]
    assert made == ["zh_Hans", "zh_Hant"]


def test_no_chinese_sentence_in_the_code() -> None:
    """Interface sentences stand in catalogues, so the code holds none in Chinese."""
    assert not [message for message in in_code() if HAN.search(message if isinstance(message, str) else message[0])]
