"""The names that articles themselves tell: of several Latin words, in brackets after another name, in title marks, and
people behind their titles. What is only generally known to be a name stands in the language data."""

from collections.abc import Iterable

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.asked import is_kind
from knowledge.language.characters import HAN, is_han
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import LONGEST_NAME, compact
from knowledge.language.people import people
from knowledge.language.segmentation import segment

_LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9'’.&+-]*(?<![.'’])"
_SEVERAL_WORDS = re.compile(rf"(?<![A-Za-z]){_LATIN}(?: (?:(?:de|van|von|of) )?(?:{_LATIN}|\d{{1,3}}(?![.,\w])))+")
_ONE_WORD = re.compile(rf"(?<![\w'’.-])(?:{_LATIN}|[a-z]+[A-Z0-9]\w*)")
_POSSESSIVE = re.compile("['’]s$")
_BRACKETED = re.compile(
    rf"(?P<name>[{HAN}A-Za-z0-9· &+-]{{2,24}})\s?[((](?:以?下?简称|下称|即|又称|又名|英文名?)?[“\"「]?"
    rf"(?P<other>[{HAN}A-Za-z0-9· &+'-]{{2,40}})[”\"」]?[))]"
)
_SHORT_FOR = re.compile(r"(?P<name>[^\s,。;()“”\"]{3,24})[((]?(?:以下)?简称[“\"「](?P<other>[^”\"」]{2,12})[”\"」]")
_TITLED = re.compile(r"[《〈](?P<title>[^《》〈〉]{2,20})[》〉]")
MOST_WORDS = 4
"""Words of a Latin name at most."""
LEAST_WORDS = 3
"""Words of a Latin name that is also called by its initials, at least."""
SHORTEST_HAN, LONGEST_HAN = 3, 10
"""Characters of a Chinese name that is told by the brackets after it."""
SHORTEST_LAST = 4
"""Letters of a last word that may stand for the whole name."""
RARE_WORD = 12.0
"""Nats from which an English word is none that others use: capital costs 9."""
_TIME = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|monday|tuesday|wednesday|thursday|friday|saturday|sunday|i"
)


def own_names(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The names in these sentences (as published), folded, each with all its folded spellings."""
    found: dict[str, set[str]] = {}

    def add(name: str, *others: str) -> None:
        folded = fold_text(name.strip())
        if 1 < len(compact(folded)) <= LONGEST_NAME:
            spellings = (folded, *(fold_text(other.strip()) for other in others))
            found.setdefault(folded, set()).update(one for one in spellings if len(compact(one)) > 1)

    texts = list(texts)
    for text in texts:
        english = not any(map(is_han, text))
        if english:
            for match in _ONE_WORD.finditer(text):
                if not _begins(text, match.start()) and not _TIME.fullmatch(match.group().casefold()):
                    add(_POSSESSIVE.sub("", match.group()))
        for match in _SEVERAL_WORDS.finditer(text):
            words = match.group().split(" ")
            while words and (words[0].casefold() in data.words("latin_nouns.txt") or _POSSESSIVE.search(words[0])):
                words = words[1:]
            if any(map(str.isdigit, words[0])) and words[-1].casefold() in data.words("latin_nouns.txt"):
                words = words[:-1]  # H100 GPU is an H100
            if (
                1 < len(words) <= MOST_WORDS
                and not (english and _begins(text, match.start()))
                and not _TIME.fullmatch(words[0].casefold())
            ):
                add(" ".join(words), *_initials(words))
        for match in _TITLED.finditer(text):
            add(match["title"])
        for pattern in (_BRACKETED, _SHORT_FOR):
            for match in pattern.finditer(text):
                name = _name_at_end(match["name"])
                if name and _is_alias(name, match["other"].strip()):
                    add(name, match["other"])
        folded = fold_text(text)
        for start, end in people(folded):
            if not folded[start:end].isascii():
                add(folded[start:end])
    everything = fold_text("\n".join(texts))
    for name, forms in found.items():
        last = name.rpartition(" ")[2]
        rare = last.isalpha() and lexicon().cost(last) >= RARE_WORD
        if name.isascii() and len(last) >= SHORTEST_LAST and rare and _stands_alone(last, name, everything):
            forms.add(last)
    return {name: frozenset(forms) for name, forms in found.items()}


def _stands_alone(last: str, name: str, everything: str) -> bool:
    """Whether the last word of a name is also used for the whole: Suleyman, after Mustafa Suleyman."""
    return len(re.findall(rf"(?<![a-z]){re.escape(last)}(?![a-z])", everything)) > everything.count(name)


def _initials(words: list[str]) -> list[str]:
    """The acronym of a name of three words or more: CFS."""
    return ["".join(word[0] for word in words)] if len(words) >= LEAST_WORDS else []


def _begins(text: str, at: int) -> bool:
    """Whether a capital may only stand there because a sentence begins."""
    return not text[:at].strip(" \"“‘'(") or text[:at].rstrip(" \"“‘'(")[-1:] in ".!?:"


def _name_at_end(text: str) -> str | None:
    """The name that a text before a bracket ends with: its last Latin words, or its last nouns."""
    latin = re.search(rf"{_LATIN}(?: {_LATIN})*$", text)
    if latin:
        return latin.group()
    start = len(text)
    for word in reversed(segment(text)):
        if word.end != start or lexicon().tag(word.text) in "vdpcurmqfy":
            break
        start = word.start
    while kind := next(
        (text[start : start + length] for length in (4, 3, 2) if _kind(text[start : start + length])), ""
    ):
        start += len(kind)  # what kind of thing it is goes before its name: 北京|创企|灵犀指令
    return text[start:] if SHORTEST_HAN <= len(text) - start <= LONGEST_HAN else None


def _kind(word: str) -> bool:
    return lexicon().tag(word) == "L" or is_kind(word)


def _is_alias(name: str, other: str) -> bool:
    """Whether what stands in brackets is the same thing's other name: of another script, or said to be one."""
    if any(map(str.isdigit, other)) and not re.search("[A-Za-z]", other):
        return False
    return name.isascii() != other.isascii() or set(other) < set(name)
