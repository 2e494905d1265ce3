"""The first step: a question's text becomes a typed reading of what is asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.language import data
from knowledge.language.characters import is_han, is_latin
from knowledge.language.folding import fold_text
from knowledge.language.names import LONGEST_NAME, compact, latin_names
from knowledge.language.script import detect
from knowledge.language.sentences import Span
from knowledge.language.tokens import Token, TokenKind, tokens
from knowledge.models import Language
from knowledge.store import Store

LONGEST_QUESTION = 1_000
"""Characters that are read of a question; what follows cannot be part of one question."""
_ASKS_NUMBER = re.compile(r"多少|几(?!乎)|\bhow (?:much|many|long|old|big|far)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the question: its span of the folded text, and all its compact forms.

    `present` tells whether the store's articles use it.
    """

    start: int
    end: int
    text: str
    forms: frozenset[str]
    present: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as far as it was understood.

    `asked` is the folded text without names and question words, `content` its tokens: what it is about; `numbers` are
    those it gives, and `asks_number` tells whether it asks for one.
    """

    language: Language
    asked: str
    content: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    numbers: tuple[str, ...]
    asks_number: bool

    @property
    def says_something(self) -> bool:
        """Whether it gives anything to look for but bare numbers."""
        return bool(self.mentions) or any(token.kind is not TokenKind.NUMBER for token in self.content)


def understand(text: str, store: Store, language: Language | None = None) -> Question:
    """Read a question; `language` is that of the reply, detected where it is None."""
    folded = fold_text(text[:LONGEST_QUESTION])
    asked_in = detect(text)
    silent = [match.span() for match in _silent_words().finditer(folded)]
    mentions = _mentions(folded, silent, store, every_latin_word=asked_in is not Language.ENGLISH)
    asked = _blank(folded, [*silent, *_spans(mentions)])
    content = tokens(asked)
    return Question(
        language=language or asked_in or Language.SIMPLIFIED,
        asked=asked,
        content=tuple(content),
        mentions=mentions,
        numbers=tuple(token.text for token in content if token.kind is TokenKind.NUMBER),
        asks_number=_ASKS_NUMBER.search(folded) is not None,
    )


def _blank(folded: str, spans: Iterable[Span]) -> str:
    """The text with the spans overwritten, at the same length, by a mark that no token holds."""
    characters = list(folded)
    for start, end in spans:
        characters[start:end] = "|" * (end - start)
    return "".join(characters)


@cache
def _silent_words() -> re.Pattern[str]:
    """The words of the data files, longest first; English ones only where they stand alone."""
    words = sorted(
        data.words("question_words.txt") | data.words("english_words.txt"), key=lambda word: (-len(word), word)
    )
    chinese = "|".join(word for word in words if is_han(word[0]))
    english = "|".join(word for word in words if not is_han(word[0]))
    return re.compile(rf"{chinese}|(?<![a-z0-9])(?:{english})(?![a-z0-9])")


def _mentions(folded: str, silent: Sequence[Span], store: Store, *, every_latin_word: bool) -> tuple[Mention, ...]:
    """The names in the question, the longest where they overlap.

    Besides the names that the store knows, every Latin word of a Chinese question is one; in an English question only
    a word with a digit (`A3`).
    """
    spans = _possible_names(folded)
    terms = store.vocabulary.find(spans)
    known = [(start, end, terms[form]) for form, places in spans.items() if form in terms for start, end in places]
    mentions: list[Mention] = []
    for start, end, term in sorted(known, key=lambda found: (found[0] - found[1], found[0])):
        if not _overlaps(_spans(mentions), start, end):
            mentions.append(Mention(start, end, folded[start:end], term.forms, term.present))
    for start, end in latin_names(folded):
        name = folded[start:end]
        if (every_latin_word or _has_digit(name)) and not _overlaps([*silent, *_spans(mentions)], start, end):
            mentions.append(Mention(start, end, name, frozenset({compact(name)}), present=False))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _spans(mentions: Iterable[Mention]) -> list[Span]:
    return [(mention.start, mention.end) for mention in mentions]


def _possible_names(folded: str) -> dict[str, list[Span]]:
    """Every run of whole words or Chinese characters that may be a name: compact form -> its spans."""
    edges = [at for at in range(len(folded) + 1) if not _within_word(folded, at)]
    spans: dict[str, list[Span]] = {}
    for position, start in enumerate(edges):
        for end in edges[position + 1 :]:
            form = compact(folded[start:end])
            if len(form) > LONGEST_NAME:
                break
            if form and folded[start:end] == folded[start:end].strip():
                spans.setdefault(form, []).append((start, end))
                if form.endswith("s"):  # an English plural or possessive: "H100s", "Nvidia's"
                    spans.setdefault(form[:-1], []).append((start, end))
    return spans


def _within_word(folded: str, at: int) -> bool:
    """Whether the offset falls inside a Latin word or a number."""
    return 0 < at < len(folded) and is_latin(folded[at - 1]) and is_latin(folded[at])


def _has_digit(name: str) -> bool:
    return any(map(str.isdigit, name))


def _overlaps(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)
