"""How a sentence says what it says: as so, as someone's forecast, as a plan, or as heard from others; and who says it.

A cue holds from where it stands to the end of its part of the sentence (a semicolon ends it); one that opens the
sentence ("据外媒报道,…") holds for all of it. Figures of a report or a statistics office are stated, with their source.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import data
from knowledge.language import regex as re
from knowledge.language.attributes import attribute_in
from knowledge.language.dates import date_spans
from knowledge.language.sentences import Span
from knowledge.models import Modality

_PART = re.compile(r"[;；]")
_ACCORDING = re.compile(
    r"(?:另|又)?(?:据|根据|按照?|按)(?P<who>[^,，。;；据]{1,40}?)"
    r"(?P<how>报道|报导|消息|透露|爆料|援引|称|预测|预计|预期|预估|估算|估计|发布的?(?:数据|报告)"
    r"|公布的?(?:数据|报告)|的?统计|的?数据|的?口径|的?报告|财报|披露)"
)
_CITED = re.compile(
    r"(?P<who>[^,，。;；]{2,16}?)(?:近日|昨日|上周.|本周.|[\d]+月[\d]*日?)*(?:援引[^,，。;；]{1,16})?("
    r"?P<how>报道称|报道|报导|援引)"
)
_PASSIVE = re.compile(r"被(?P<who>外媒|台媒|媒体|[^,，。;；被]{2,10}?)(?P<how>报道|报导|爆料|曝)")
_ENGLISH = re.compile(
    r"according to (?P<who>(?:the |a |an )?[^,;.]{2,40})|(?P<who2>[a-z][\w .&'-]{1,30}?) (?:reported|reports) that"
)
_COMPARED = re.compile("(?:不及|低于|高于|超出?|好于|优于|符合|逊于|不如|than|beat|missed)(?:市场|华尔街|分析师)?的?$")
"""Before 预期 these compare what is with what was expected."""
_ABOUT_IT = re.compile("(?:传闻|传言|爆料|台媒|外媒)(?:后|一事|属实|不实|置评|之后|中|,|,|。|$)|市场传闻")
"""A rumour so spoken of is a thing that somebody meets with, and nothing is told by it."""
_DATELINE = re.compile(r"[^,，。;；]{2,16}?\d+ ?月 ?\d+ ?日(?:报道|报导|消息|讯)")
"""How an article begins that names the paper it stands in."""
_NO_SPEAKER = re.compile(r"[的把其该它他她你我\d]|[本上下]季|预测|预计|预期|不及|导致|使|^(?:公司|双方|市场|业内)$")
_SOURCED = re.compile("据|按|报道|报导|援引|爆料|被.{1,10}曝|according to|report")
_SAYING = re.compile(
    "预测|预计|预期|预估|预料|估计|展望|推算|forecasts?|predicts?|expects?|estimates?|anticipates?|projects?"
)
"""Cues that somebody says; before the others (有望, 将达到) stands what is told of."""
_REPORT = re.compile(r"报道|报导|消息|爆料|援引|曝")
_AUTHORITY = re.compile(r"财报|公告|统计|数据|报告|口径|披露|研究|机构|survey|filing|data|figures|report")
_LEADING = re.compile(
    r"^(?:[\s\"“,，:]*(?:据|而|但|并|且|则|也|还|另|同时|此外|不过|其中|因此|目前|此前|日前|近日|今日"
    r"|昨日|市研机构|研究机构|市场研究机构|机构|the |a |an ))+"
)
LONGEST_SOURCE = 18
"""Characters of a source; a longer one is no name."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a part of a sentence is told. `source` is the span of who tells it, where the sentence says so."""

    modality: Modality
    source: Span | None = None


def told(folded: str, start: int, end: int) -> Told:
    """How the words at `start` to `end` of a folded sentence are told."""
    if not _says_how(folded):
        return Told(Modality.STATED)
    begin = max((part.end() for part in _PART.finditer(folded, 0, start)), default=0)
    source, how = _source(folded, begin, start, end)
    heard = _cue(Modality.HEARSAY, folded, begin, start)
    if source is not None and how and _REPORT.search(how) and not _AUTHORITY.search(folded[slice(*source)] + how):
        return Told(Modality.HEARSAY, source)
    if heard is not None:
        return Told(Modality.HEARSAY, source or heard)
    clause = max((at for mark in ",，" if (at := folded.rfind(mark, begin, start)) >= 0), default=begin - 1) + 1
    forecast = _cue(Modality.FORECAST, folded, begin, end)
    if forecast is not None and (forecast[0] >= clause or not _fact_since(folded, forecast[1], start)):
        said = _SAYING.search(folded, begin, end)
        return Told(Modality.FORECAST, source or (_speaker(folded, begin, said.start()) if said else None))
    if _cue(Modality.PLAN, folded, clause, end) is not None:
        return Told(Modality.PLAN, source)
    return Told(Modality.STATED, source)


@lru_cache(maxsize=1_024)
def _says_how(folded: str) -> bool:
    """Whether a sentence has any cue at all; most have none."""
    if _SOURCED.search(folded):
        return True
    return any(pattern.search(folded) for pattern in _cues().values())


def _source(folded: str, begin: int, start: int, end: int) -> tuple[Span | None, str]:
    """Who is said to tell it: in the part's own words, or those that open the sentence."""
    for pattern in (_ACCORDING, _PASSIVE, _CITED):
        for match in pattern.finditer(folded, 0, start):
            if match.start() <= 2 and _DATELINE.match(folded, match.start()):
                continue
            if match.start() >= begin or match.start() <= 2:
                span = _name(folded, *match.span("who"))
                if span:
                    return span, match["how"]
    for match in _ENGLISH.finditer(folded, begin):
        group = "who" if match["who"] else "who2"
        span = _name(folded, *match.span(group))
        if span and (match.end() <= start or match.start() >= end):
            return span, "report" if group == "who2" else "data"
    return None, ""


def _name(folded: str, start: int, end: int) -> Span | None:
    """The span without times and introducing words; None where nothing like a name is left."""
    for first, last in date_spans(folded[start:end]):
        if first <= 2:
            start += last
        elif last >= end - start - 2:
            end = start + first
    lead = _LEADING.match(folded[start:end])
    start += lead.end() if lead else 0
    while start < end and folded[end - 1] in ' "”的在于》':
        end -= 1
    while start < end and folded[start] in ' "“《':
        start += 1
    return (start, end) if 2 <= end - start <= LONGEST_SOURCE else None


def _speaker(folded: str, begin: int, cue: int) -> Span | None:
    """Who forecasts: what stands before the cue in its clause, where that is short enough to be a name."""
    first = max((at + 1 for mark in ",，;；:" if (at := folded.rfind(mark, begin, cue)) >= 0), default=begin)
    span = _name(folded, first, cue)
    if span is None or _NO_SPEAKER.search(folded[slice(*span)]) or attribute_in(folded[slice(*span)]):
        return None
    return span


def _fact_since(folded: str, cue: int, start: int) -> bool:
    """Whether the sentence has gone over from a forecast to what happened ("…预计将…,此前已…")."""
    return re.search("已经?|实际|此前|去年|目前|截至", folded[cue:start]) is not None


def _cue(modality: Modality, folded: str, begin: int, end: int) -> Span | None:
    """The last cue of a kind between two offsets."""
    spans = [
        match.span()
        for match in _cues()[modality].finditer(folded, max(begin, 0), end)
        if not _COMPARED.search(folded, 0, match.start())
        and not (modality is Modality.HEARSAY and _ABOUT_IT.search(folded, match.start(), match.end() + 3))
    ]
    return spans[-1] if spans else None


@cache
def _cues() -> dict[Modality, re.Pattern[str]]:
    words: dict[Modality, list[str]] = {}
    for entry in data.entries("modality.tsv"):
        kind, listed = entry.split("\t")
        for word in listed.split():
            plain = re.escape(word.replace("_", " "))
            words.setdefault(Modality(kind), []).append(rf"\b{plain}\b" if word.isascii() else plain)
    return {modality: re.compile("|".join(sorted(listed, key=len, reverse=True))) for modality, listed in words.items()}
