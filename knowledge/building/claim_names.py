"""Where the names of one article stand in its folded sentences, for claims: who a value belongs to, who did what."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from knowledge.building.own_words import own_words
from knowledge.building.subjects import Subjects
from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.attributes import attribute_in
from knowledge.language.characters import HAN, is_han, is_latin
from knowledge.language.coined import is_coined
from knowledge.language.dates import date_spans
from knowledge.language.firms import NOT_IN_FIRM, firms
from knowledge.language.folding import fold_text
from knowledge.language.lexicon import lexicon
from knowledge.language.names import alias_groups, chinese_names, latin_names
from knowledge.language.segmentation import segment
from knowledge.language.sentences import Span
from knowledge.models import Article

_FIELD = re.compile(r"[a-z]{1,2}|\d+[a-z]+")
_TITLED = re.compile("[《〈](?P<title>[^《》〈〉]{2,20})[》〉]")
_QUOTED = re.compile(rf"(?<=[{HAN}a-z0-9])[“\"](?P<name>[{HAN}a-z0-9 -]{{2,8}})[”\"]")
_COUNTING = tuple("百千万亿每")
"""What stands before a Latin word that is a unit: 每百万 token."""
_ROUND = ("轮", " 轮")
"""What stands behind a Latin word that only tells which round it was: Pre-A 轮."""
_DOT = re.compile(rf"(?<=[{HAN}])·(?P<last>[{HAN}]{{1,6}}?)(?=[^{HAN}·]|$|表示|认为|指出|称|说|等|的|和|在|与)")
"""The dot in a foreign person's name, with the last part of the name."""
_FIRM_WORD = re.compile("(?:公司|集团)$")
SHORT_REPEATED = 2
"""Clauses that the short name of a firm must begin in an article to be its name there."""
_COMMON = frozenset("nvadpcurmqfyt")
"""Parts of speech of words that are no names, even where they stand in quotation marks."""
COMMON = 10.5
"""Nats below which a Latin word is no name in a Chinese text either: gpu and app are things."""


class Names:
    """The names of an article: those it tells itself, generally known ones, and Latin words in Chinese text."""

    def __init__(self, article: Article, folded: Sequence[str], own: Mapping[str, Iterable[str]]) -> None:
        self._article = article
        self._folded, self._own = folded, own
        self._english = sum(map(len, folded)) > 0 and sum(map(_latin, folded)) > len(folded) / 2

    def within(self, folded: str) -> list[Span]:
        """The spans of names in a folded sentence, in order; of names that overlap the longest."""
        spans = [*self._listed(folded), *(match.span("title") for match in _TITLED.finditer(folded))]
        if not self._english:
            spans += [
                (start, end)
                for start, end in latin_names(folded)
                if not _FIELD.fullmatch(folded, start, end)
                and folded[start:end] not in _common_nouns()
                and folded[:start].rstrip()[-1:] not in _COUNTING
                and not folded.startswith(_ROUND, end)
            ]
            spans += [(_first_name(folded, match.start()), match.end()) for match in _DOT.finditer(folded)]
            spans += [match.span("name") for match in _QUOTED.finditer(folded) if _may_be_quoted(folded, match)]
            spans += firms(folded)
        chosen: list[Span] = []
        for start, end in sorted(set(spans), key=lambda span: (span[0] - span[1], span[0])):
            if not any(first < end and start < last for first, last in chosen):
                chosen.append((start, end))
        return sorted(chosen)

    def _listed(self, folded: str) -> Iterable[Span]:
        for at in range(len(folded) - 1):
            for name in self._index.get(folded[at : at + 2], ()):
                end = at + len(name)
                if folded.startswith(name, at) and not (_splits(folded, at) or _splits(folded, end)):
                    yield at, end
                    break

    @cached_property
    def _index(self) -> dict[str, list[str]]:
        """The names by their first two characters, longest first."""
        names = {name for name in self._own if _may_be_own(name)}
        for forms in self._own.values():
            names |= {form for form in forms if (any(map(is_han, form)) or form.isalpha()) and _may_be_own(form)}
        heads = Subjects(self._article)
        names |= {head for head in heads.heads if _may_name(head)}
        names |= {name for name in _short_firms() if heads.begins(name) >= SHORT_REPEATED}
        names |= {word for word in own_words(self._folded) if heads.begins(word) and is_coined(word)}
        names |= _general() - data.words("reaching.txt")
        if self._english:
            texts = [self._article.text[sentence.start : sentence.end] for sentence in self._article.sentences]
            small = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
            names |= {fold_text(match) for text in texts for match in _english_names(text)}
            names -= small
        index: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            if len(name) > 1:
                index.setdefault(name[:2], []).append(name)
        return index


def _may_be_quoted(folded: str, match: re.Match[str]) -> bool:
    """Whether what stands in quotation marks is a name: behind a word for what it is, no word itself and no speech."""
    name = match["name"]
    before = segment(folded[max(0, match.start() - 6) : match.start()])[-1:]
    kind = bool(before) and (before[0].text.isascii() or (len(before[0].text) > 1 and _tag(before[0].text) == "n"))
    return kind and name not in lexicon() and not NOT_IN_FIRM.search(name)


def _tag(word: str) -> str:
    return lexicon().tag(word) if word in lexicon() else ""


@cache
def _general() -> frozenset[str]:
    """The generally known names, folded."""
    names = {fold_text(name) for name in chinese_names()}
    return frozenset(names | {fold_text(name) for group in alias_groups() for name in group if len(name) > 3})


@cache
def _short_firms() -> frozenset[str]:
    """What firms are called without the word for a firm that ends their names: 苹果公司 is also 苹果."""
    return frozenset(
        short for name in chinese_names() if (short := _FIRM_WORD.sub("", fold_text(name))) != name and len(short) > 1
    )


@cache
def _common_nouns() -> frozenset[str]:
    return data.words("latin_nouns.txt")


def _first_name(folded: str, dot: int) -> int:
    """Where the part of a name before its dot begins: the last word there, or the last unknown characters."""
    words = segment(folded[max(0, dot - 12) : dot])
    start = dot
    for word in reversed(words):
        if start < dot and (len(word.text) > 1 or dot - start > 2):
            break
        start -= len(word.text)
        if len(word.text) > 1:
            break
    return start


def _latin(text: str) -> bool:
    return not any(map(is_han, text))


def _splits(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and is_latin(folded[at - 1]) and is_latin(folded[at])


def _may_name(head: str) -> bool:
    if attribute_in(head) or date_spans(head):  # 同比增长, 二季度
        return False
    return lexicon().tag(head) not in "vdpcurmqfyt" if head in lexicon() else not NOT_IN_FIRM.search(head)


def _may_be_own(name: str) -> bool:
    """Whether what an article sets off like a name is one: no common noun, nor a person behind a whole title."""
    if name.isascii():
        return not name.isdecimal() and name not in _common_nouns()
    if "·" in name or date_spans(name):
        return False
    return name not in lexicon() or (len(name) > 2 and lexicon().tag(name) not in _COMMON)


def _english_names(text: str) -> Iterable[str]:
    """Capitalised words that are not common ones, inside an English sentence."""
    for match in re.finditer(r"(?<![.!?:\"“] )(?<!^)\b[A-Z][A-Za-z0-9&]+\b", text):
        if lexicon().cost(match.group().casefold()) >= COMMON or match.group().isupper():
            yield match.group()
