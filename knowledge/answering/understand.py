"""The first step: a question's text becomes a typed reading of what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.answering.cutting import silent, word, words
from knowledge.answering.glosses import glossed
from knowledge.answering.mending import mend
from knowledge.answering.mentions import Mention, led, mentions_in, spans_of, with_named
from knowledge.answering.numbers import Number, numbers_in
from knowledge.answering.slots import Slots, slots
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.asked import is_kind
from knowledge.language.asking import Asked, Asking, read_asking
from knowledge.language.characters import is_han
from knowledge.language.folding import fold_text
from knowledge.language.script import detect
from knowledge.language.sentences import Span
from knowledge.language.tokens import Token, TokenKind, tokens
from knowledge.models import Language
from knowledge.store import Store

ENGLISH_WORDS = 2
"""English question, link and auxiliary words from which a question with Chinese names in it is an English one."""
_ENGLISH_WORD = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9])")
_POSSESSIVE = re.compile(
    r"(?<=[a-z0-9])(?<!who)(?<!what)(?<!where)(?<!how)(?<!it)(?<!that)(?<!there)(?<!let)'s(?![a-z])"
)
LONGEST_QUESTION = 1_000
"""Characters that are read of a question; what follows cannot be part of one question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as far as it was understood.

    `folded` is its text folded, slips repaired; `asking` how it asks; `asked` the folded text without names and
    question words, `content` its tokens and `words` its words: what it is about; `numbers` are those it gives.
    `home` are the facts that it is likely about, as they answered the question before. Where it asks the same of
    something else, `spent` is the folded sentence that answered, and the span of it that is no answer now, `measure`
    what the value was of that answered, and `when` the folded time that was put in the place of another.
    """

    language: Language
    folded: str
    asking: Asking
    asked: str
    content: tuple[Token, ...]
    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    numbers: tuple[Number, ...]
    home: frozenset[int] = frozenset()
    spent: tuple[str, str] = ("", "")
    when: str = ""
    measure: str = ""

    def slots(self, today: date | None) -> Slots:
        """The times, labels and unit that it fixes; relative times are read by `today`."""
        return slots(self.folded, self.asking, today)

    @property
    def asks_something(self) -> bool:
        """Whether it asks anything of what it names; a bare name does not."""
        return self.says_something and (bool(self.words) or self.asking.kind is not Asked.NOTHING)

    @property
    def says_something(self) -> bool:
        """Whether it gives anything to look for but bare numbers."""
        return bool(self.mentions) or any(token.kind is not TokenKind.NUMBER for token in self.content)


def understand(
    text: str,
    store: Store,
    language: Language | None = None,
    *,
    mended: bool = False,
    named: Sequence[str] = (),
    asked_in: Language | None = None,
) -> Question:
    """Read a question; `language` is that of the reply, detected where it is None.

    `mended` tells that no slip is left; `named` are folded texts in it that are names though no list may hold them;
    `asked_in` is the language that it is in where that is known already.
    """
    asked_in = asked_in or detect(text)
    folded = _without_possessives(fold_text(text[:LONGEST_QUESTION]))
    folded = folded if mended else mend(folded, store)
    english = asked_in is Language.ENGLISH or is_english(folded)
    asking = read_asking(folded)
    quiet = silent(folded)
    mentions = with_named(mentions_in(folded, quiet, store, every_latin_word=not english), folded, named)
    mentions = glossed(folded, mentions, store)
    if english and is_kind(asking.focus):  # what is asked for is no name, though a magazine be called so: what time
        mentions = tuple(mention for mention in mentions if mention.start != asking.focus_start)
    if asking.kind not in (Asked.PERSON, Asked.DEFINITION):
        mentions = tuple(led(mention, store) for mention in mentions)
    asked = _blank(folded, [*quiet, *spans_of(mentions), *_asking_span(asking)])
    content = tokens(asked)
    return Question(
        language=language or asked_in or Language.SIMPLIFIED,
        folded=folded,
        asking=asking,
        asked=asked,
        content=tuple(content),
        words=tuple(dict.fromkeys(word(asked[start:end]) for start, end in words(asked, store))),
        mentions=mentions,
        numbers=numbers_in(folded, content),
    )


def is_english(folded: str) -> bool:
    """Whether a text with Chinese names in it is English, by its question, link and auxiliary words."""
    known = data.words("english_words.txt")
    return any(map(is_han, folded)) and sum(word in known for word in _ENGLISH_WORD.findall(folded)) >= ENGLISH_WORDS


def _without_possessives(folded: str) -> str:
    return _POSSESSIVE.sub("", folded)


def _asking_span(asking: Asking) -> list[Span]:
    """The question words, unless the span is a whole phrase with the thing asked about in it."""
    return [(asking.start, asking.end)] if asking.kind is not Asked.DEFINITION and asking.end > asking.start else []


def _blank(folded: str, spans: Iterable[Span]) -> str:
    """The text with the spans overwritten, at the same length, by a mark that no token holds."""
    characters = list(folded)
    for start, end in spans:
        characters[start:end] = "|" * (end - start)
    return "".join(characters)
