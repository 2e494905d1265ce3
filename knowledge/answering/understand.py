"""The first step: a question's text becomes a typed reading of what is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from knowledge.answering.mending import mend
from knowledge.answering.slots import Slots, slots
from knowledge.answering.wordbook import terms, wordbook
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.asked import is_kind
from knowledge.language.asking import VALUES, Asked, Asking, read_asking
from knowledge.language.characters import is_han, is_latin
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import LONGEST_NAME, compact, latin_names, led_by
from knowledge.language.script import detect
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.language.synonyms import synonyms
from knowledge.language.tokens import Token, TokenKind, tokens
from knowledge.models import Language
from knowledge.store import Store

COMMON_WORD = 10.0
"""Nats below which an English word is common: times costs 8, runway 12."""
MOST_PIECES = 6
"""Words of the lexicon that one word of the store's own may be cut into."""
ENGLISH_WORDS = 2
"""English question, link and auxiliary words from which a question with Chinese names in it is an English one."""
_ENGLISH_WORD = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9])")
_POSSESSIVE = re.compile(
    r"(?<=[a-z0-9])(?<!who)(?<!what)(?<!where)(?<!how)(?<!it)(?<!that)(?<!there)(?<!let)'s(?![a-z])"
)
_QUARTER = re.compile(r"q[1-4](?![a-z0-9])")
LONGEST_GAP = 8
"""Characters within which the first two of a name stand, whatever is written between them."""
LONGEST_QUESTION = 1_000
"""Characters that are read of a question; what follows cannot be part of one question."""


class Role(StrEnum):
    """How a name came into a question: given in it; carried over from the one before, whose sentences may leave it out;
    or put there instead of another name, so that an answer must name it."""

    GIVEN = "given"
    CARRIED = "carried"
    INSTEAD = "instead"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the question: its span of the folded text, all its compact forms, and how these are spelt.

    `present` tells whether the store's articles use it, `role` how it came into the question.
    """

    start: int
    end: int
    text: str
    forms: frozenset[str]
    spellings: frozenset[str]
    present: bool
    role: Role = Role.GIVEN


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
    numbers: tuple[str, ...]
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
    silent = _silent(folded)
    mentions = _with_named(_mentions(folded, silent, store, every_latin_word=not english), folded, named)
    if english and is_kind(asking.focus):  # what is asked for is no name, though a magazine be called so: what time
        mentions = tuple(mention for mention in mentions if mention.start != asking.focus_start)
    if asking.kind in VALUES:
        mentions = tuple(_led(mention, store) for mention in mentions)
    asked = _blank(folded, [*silent, *_spans(mentions), *_asking_span(asking)])
    content = tokens(asked)
    return Question(
        language=language or asked_in or Language.SIMPLIFIED,
        folded=folded,
        asking=asking,
        asked=asked,
        content=tuple(content),
        words=tuple(dict.fromkeys(_word(asked[start:end]) for start, end in _words(asked, store))),
        mentions=mentions,
        numbers=tuple(token.text for token in content if token.kind is TokenKind.NUMBER and not _quarter(asked, token)),
    )


def is_english(folded: str) -> bool:
    """Whether a text with Chinese names in it is English, by its question, link and auxiliary words."""
    known = data.words("english_words.txt")
    return any(map(is_han, folded)) and sum(word in known for word in _ENGLISH_WORD.findall(folded)) >= ENGLISH_WORDS


def _quarter(text: str, token: Token) -> bool:
    """Whether a number is that of a quarter (Q2), which articles write otherwise: 二季度."""
    return text[max(0, token.start - 1) : token.start] == "q" and _QUARTER.match(text, token.start - 1) is not None


def _with_named(mentions: tuple[Mention, ...], folded: str, named: Iterable[str]) -> tuple[Mention, ...]:
    """The names, with those that are told to be among them; these take in what they overlap."""
    for name in named:
        start = folded.find(name) if name else -1
        end = start + len(name)
        inside = [mention for mention in mentions if mention.start < end and start < mention.end]
        if start < 0 or any((mention.start, mention.end) == (start, end) for mention in inside):
            continue
        own = Mention(start, end, name, frozenset({compact(name)}), frozenset({name}), present=True)
        mentions = (*(mention for mention in mentions if mention not in inside), own)
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _without_possessives(folded: str) -> str:
    return _POSSESSIVE.sub("", folded)


def _words(text: str, store: Store) -> list[Span]:
    """The words of a text; those that the store's articles or the synonyms tell to be words are not cut."""
    found = segment(text)
    counts = wordbook(store).counts
    words: list[Span] = []
    at = 0
    while at < len(found):
        end = at + 1
        for last in range(min(len(found), at + MOST_PIECES), at + 1, -1):
            whole = text[found[at].start : found[last - 1].end]
            if (is_han(whole[0]) and whole in counts) or synonyms(_word(whole)):
                end = last
                break
        words.append((found[at].start, found[end - 1].end))
        at = end
    return words


def _word(text: str) -> str:
    """A word as the synonyms have it: a number without commas, an English phrase with hyphens (market-cap)."""
    return text.replace(",", "") if text[0].isdigit() else text.replace(" ", "-")


def _asking_span(asking: Asking) -> list[Span]:
    """The question words, unless the span is a whole phrase with the thing asked about in it."""
    return [(asking.start, asking.end)] if asking.kind is not Asked.DEFINITION and asking.end > asking.start else []


def _blank(folded: str, spans: Iterable[Span]) -> str:
    """The text with the spans overwritten, at the same length, by a mark that no token holds."""
    characters = list(folded)
    for start, end in spans:
        characters[start:end] = "|" * (end - start)
    return "".join(characters)


def _silent(folded: str) -> list[Span]:
    """Where words stand that say nothing; a single character only where it is a word (地, but not in 地址)."""
    found = [match.span() for match in _silent_words().finditer(folded)]
    return found + [(word.start, word.end) for word in segment(folded) if word.text in _silent_characters()]


@cache
def _silent_words() -> re.Pattern[str]:
    """The longer words of the data files, longest first; English ones only where they stand alone."""
    words = sorted(data.words("question_words.txt") - _silent_characters(), key=lambda word: (-len(word), word))
    english = "|".join(sorted(data.words("english_words.txt")))
    return re.compile(rf"{'|'.join(words)}|(?<![a-z0-9])(?:{english})(?![a-z0-9])")


@cache
def _silent_characters() -> frozenset[str]:
    return frozenset(word for word in data.words("question_words.txt") if len(word) == 1)


def names_in(folded: str, store: Store) -> list[str]:
    """The names in a folded text, in order."""
    english = detect(folded) is Language.ENGLISH
    return [mention.text for mention in _mentions(folded, (), store, every_latin_word=not english)]


def _mentions(folded: str, silent: Sequence[Span], store: Store, *, every_latin_word: bool) -> tuple[Mention, ...]:
    """The names in the question, the longest where they overlap.

    Besides the names that the store knows, every Latin word of a Chinese question is one, but for those that are common
    nouns (AI, CEO); in an English question only a word with a digit (`A3`), and no common word is a name (`times`).
    """
    spans = _known_names(folded, store)
    found = terms(store, spans)
    known = [(start, end, found[form]) for form, places in spans.items() for start, end in places]
    mentions: list[Mention] = []
    for start, end, term in sorted(known, key=lambda found: (found[0] - found[1], found[0])):
        name = folded[start:end]
        plain = not every_latin_word and _is_common_word(name) and all(map(str.isascii, term.forms))
        if not (plain or _is_common_noun(name)) and not _overlaps(_spans(mentions), start, end):
            forms, spellings = frozenset(term.forms), frozenset(term.forms.values())
            mentions.append(Mention(start, end, name, forms, spellings, term.present))
    for start, end in latin_names(folded):
        name = folded[start:end]
        named = (every_latin_word or _has_digit(name)) and not _is_common_noun(name)
        if named and not _overlaps([*silent, *_spans(mentions)], start, end):
            form = frozenset({compact(name)})
            mentions.append(Mention(start, end, name, form, frozenset({name}), present=False))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _led(mention: Mention, store: Store) -> Mention:
    """For a person whom the store does not name the organisation that it does name, and that he leads: 小扎家的超算."""
    organisations = led_by().get(compact(mention.text), ()) if not mention.present else ()
    for term in store.vocabulary.find(organisations).values() if organisations else ():
        if term.present:
            return replace(mention, forms=frozenset(term.forms), spellings=frozenset(term.forms.values()), present=True)
    return mention


@cache
def _common_nouns() -> frozenset[str]:
    return data.words("latin_nouns.txt")


def _is_common_noun(name: str) -> bool:
    return name in _common_nouns()


def _is_common_word(name: str) -> bool:
    return name.isascii() and lexicon().cost(name) < COMMON_WORD


def _spans(mentions: Iterable[Mention]) -> list[Span]:
    return [(mention.start, mention.end) for mention in mentions]


def _known_names(folded: str, store: Store) -> dict[str, list[Span]]:
    """Every run of whole words or Chinese characters that is a name: compact form -> its spans."""
    names, beginnings = wordbook(store).names, wordbook(store).beginnings
    inside = {at for start, end in _words(folded, store) for at in range(start + 1, end)}
    edges = [at for at in range(len(folded) + 1) if at not in inside and not _within_word(folded, at)]
    spans: dict[str, list[Span]] = {}
    for position, start in enumerate(edges):
        begins = compact(folded[start : start + LONGEST_GAP])[:2]
        if not folded[start : start + 1].isalnum() or beginnings.isdisjoint((begins, begins[:1])):
            continue
        for end in edges[position + 1 : position + 1 + LONGEST_NAME]:
            form = compact(folded[start:end])
            if len(form) > LONGEST_NAME:
                break
            if form and folded[end - 1] != " ":
                for spelling in _singular(form):
                    if spelling in names and (start, end) not in spans.setdefault(spelling, []):
                        spans[spelling].append((start, end))
    return {form: places for form, places in spans.items() if places}


def _singular(form: str) -> tuple[str, ...]:
    """A form, and where it may be an English plural or possessive what it is one of: H100s, Nvidia's; but not does."""
    plural = form.endswith("s") and form not in data.words("english_words.txt")
    return (form, form.removesuffix("s")) if plural else (form,)


def _within_word(folded: str, at: int) -> bool:
    """Whether the offset falls inside a Latin word or a number."""
    return 0 < at < len(folded) and is_latin(folded[at - 1]) and is_latin(folded[at])


def _has_digit(name: str) -> bool:
    return any(map(str.isdigit, name))


def _overlaps(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)
