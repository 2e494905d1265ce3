"""The names that articles themselves tell: of several Latin words, in brackets after another name, in title marks, and
people behind their titles. What is only generally known to be a name stands in the language data."""

import re
from collections.abc import Iterable
from functools import cache

from knowledge.language import data
from knowledge.language.asked import is_kind
from knowledge.language.characters import HAN
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import FAMILY_NAMES, LONGEST_NAME, compact
from knowledge.language.segmentation import segment

_LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ0-9'’.&+-]*(?<![.'’])"
_SEVERAL_WORDS = re.compile(rf"(?<![A-Za-z]){_LATIN}(?: (?:(?:de|van|von|of) )?(?:{_LATIN}|\d+(?:\.\d+)?(?![.\w])))+")
_BRACKETED = re.compile(
    rf"(?P<name>[{HAN}A-Za-z0-9· &+-]{{2,24}})\s?[((](?:以?下?简称|下称|即|又称|又名|英文名?)?[“\"「]?"
    rf"(?P<other>[{HAN}A-Za-z0-9· &+'-]{{2,40}})[”\"」]?[))]"
)
_SHORT_FOR = re.compile(r"(?P<name>[^\s,。;()“”\"]{3,24})[((]?(?:以下)?简称[“\"「](?P<other>[^”\"」]{2,12})[”\"」]")
_TITLED = re.compile(r"[《〈](?P<title>[^《》〈〉]{2,20})[》〉]")
_AFTER_NAME = "表示|指出|称|说|认为|透露|坦言|强调|介绍|告诉|在|于|和|与|及|对|曾|也|则|向|宣布|预计|等|创办|创立|将|担任|、|,|。|;|:|\\)|）"
MOST_WORDS = 4
"""Words of a Latin name at most."""
SHORTEST_HAN, LONGEST_HAN = 3, 10
"""Characters of a Chinese name that is told by the brackets after it."""
SHORTEST_LAST = 4
"""Letters of a last word that may stand for the whole name."""
RARE_WORD = 12.0
"""Nats from which an English word is none that others use: capital costs 9."""
_TIME = re.compile(r"january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]")


@cache
def _person() -> re.Pattern[str]:
    """A Chinese person's name just behind a title: 创始人王慧文 before what no name goes on with."""
    titles = "|".join(sorted((word for word in data.words("titles.txt")), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:{titles})(?P<name>[{FAMILY_NAMES}][{HAN}]{{1,2}}?)(?={_AFTER_NAME}|$)")


def own_names(texts: Iterable[str]) -> dict[str, frozenset[str]]:
    """The names in these sentences (as published): each folded text with its compact forms."""
    found: dict[str, set[str]] = {}

    def add(name: str, *others: str) -> None:
        folded = fold_text(name.strip())
        form = compact(folded)
        if 1 < len(form) <= LONGEST_NAME:
            found.setdefault(folded, set()).update(form for form in (form, *map(_form, others)) if len(form) > 1)

    texts = list(texts)
    for text in texts:
        english = sum(character.isascii() for character in text) > len(text) / 2
        for match in _SEVERAL_WORDS.finditer(text):
            words = match.group().split(" ")
            while words and (words[0].casefold() in data.words("latin_nouns.txt") or words[0].endswith(("'s", "’s"))):
                words = words[1:]
            if (
                1 < len(words) <= MOST_WORDS
                and not (english and _begins(text, match.start()))
                and not _TIME.fullmatch(words[0].casefold())
            ):
                add(" ".join(words))
        for match in _TITLED.finditer(text):
            add(match["title"])
        for pattern in (_BRACKETED, _SHORT_FOR):
            for match in pattern.finditer(text):
                name = _name_at_end(match["name"])
                if name and _is_alias(name, match["other"].strip()):
                    add(name, match["other"])
        for match in _person().finditer(text):
            add(match["name"])
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


def _begins(text: str, at: int) -> bool:
    """Whether a capital may only stand there because a sentence begins."""
    return not text[:at].strip(" \"“‘'(") or text[:at].rstrip(" \"“‘'(")[-1:] in ".!?:"


def _form(name: str) -> str:
    return compact(fold_text(name.strip()))


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
    while kind := next((text[start : start + length] for length in (4, 3, 2) if _kind(text[start : start + length])), ""):
        start += len(kind)  # what kind of thing it is goes before its name: 北京|创企|灵犀指令
    return text[start:] if SHORTEST_HAN <= len(text) - start <= LONGEST_HAN else None


def _kind(word: str) -> bool:
    return lexicon().tag(word) == "L" or is_kind(word)


def _is_alias(name: str, other: str) -> bool:
    """Whether what stands in brackets is the same thing's other name: of another script, or said to be one."""
    if any(map(str.isdigit, other)) and not re.search("[A-Za-z]", other):
        return False
    return name.isascii() != other.isascii() or set(other) < set(name)
