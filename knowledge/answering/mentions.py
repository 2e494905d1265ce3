"""The names in a question: those that its store knows, and what stands where a name does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from knowledge.answering.cutting import words
from knowledge.answering.wordbook import terms, wordbook
from knowledge.language import data
from knowledge.language.characters import is_latin
from knowledge.language.lexicon import lexicon
from knowledge.language.names import LONGEST_NAME, compact, latin_names, led_by
from knowledge.language.script import detect
from knowledge.language.sentences import Span
from knowledge.models import Language, Term
from knowledge.store import Store

COMMON_WORD, COMMONEST = 10.0, 9.0
"""Nats below which an English word is common, and below which it is no name unless the articles use it: times costs 8,
target 9.6, runway 12."""
LONGEST_GAP = 8
"""Characters within which the first two of a name stand, whatever is written between them."""


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


def names_in(folded: str, store: Store) -> list[str]:
    """The names in a folded text, in order."""
    english = detect(folded) is Language.ENGLISH
    return [mention.text for mention in mentions_in(folded, (), store, every_latin_word=not english)]


def mentions_in(folded: str, silent: Sequence[Span], store: Store, *, every_latin_word: bool) -> tuple[Mention, ...]:
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
        plain = not every_latin_word and _is_plain(name, term)
        if not (plain or _is_common_noun(name)) and not _overlaps(spans_of(mentions), start, end):
            forms, spellings = frozenset(term.forms), frozenset(term.forms.values())
            mentions.append(Mention(start, end, name, forms, spellings, term.present))
    for start, end in latin_names(folded):
        name = folded[start:end]
        named = (every_latin_word or _has_digit(name)) and not _is_common_noun(name)
        if named and not _overlaps([*silent, *spans_of(mentions)], start, end):
            form = frozenset({compact(name)})
            mentions.append(Mention(start, end, name, form, frozenset({name}), present=False))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def with_named(mentions: tuple[Mention, ...], folded: str, named: Iterable[str]) -> tuple[Mention, ...]:
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


def led(mention: Mention, store: Store) -> Mention:
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


def _is_plain(name: str, term: Term) -> bool:
    """Whether a name is rather a word of an English question: how many times, and not The Times."""
    if not name.isascii():
        return False
    cost = lexicon().cost(name)
    return (cost < COMMON_WORD and all(map(str.isascii, term.forms))) or (cost < COMMONEST and not term.present)


def spans_of(mentions: Iterable[Mention]) -> list[Span]:
    """Where names stand."""
    return [(mention.start, mention.end) for mention in mentions]


def _known_names(folded: str, store: Store) -> dict[str, list[Span]]:
    """Every run of whole words or Chinese characters that is a name: compact form -> its spans."""
    names, beginnings = wordbook(store).names, wordbook(store).beginnings
    inside = {at for start, end in words(folded, store) for at in range(start + 1, end)}
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
