"""What happened at a time: the sentences that tell of it, in the article's order, each by its clause."""

from dataclasses import dataclass
from datetime import date

from knowledge.answering.compute.clauses import clause_at
from knowledge.answering.compute.frames import answer_of
from knowledge.answering.compute.placing import holds
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.several import listed_forms
from knowledge.answering.reading import head, read
from knowledge.answering.understand import Question
from knowledge.answering.wordbook import facts
from knowledge.language import regex as re
from knowledge.language.dates import Moment, moments
from knowledge.language.times import Precision
from knowledge.models import Answer, Kind, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.store import Store

ASKS = re.compile(
    r"发生了?(?:哪些|什么|啥)|有(?:哪些|什么|啥)(?:大?事|动静|动作|安排|进展|变化|消息|新闻|动态)"
    r"|(?:哪些|什么|啥)(?:大?事|动静|安排|进展|新闻)(?:发生|值得|$|\?)?"
    r"|的?事(?:情|件)?(?:有|是)(?:哪些|什么)|干了(?:什么|啥)|出了什么事|大事记|时间线"
    r"|\bwhat(?:'s| has| else)? (?:happened|took place|went on|is planned|was announced)"
    r"|\bevents? (?:in|of|on)\b|\btimeline\b"
)
WHICH = re.compile(
    r"(?:哪些|哪几)(?:家|个)?(?:公司|企业|厂商|机构|品牌|产品|国家|人|事)|都有谁|which (?:companies"
    r"|firms|start-?ups|countries|products|people)"
)
"""Asks who did something; with a time, whatever the sentences of that time tell."""
LEAST_PART, LONGEST_PART = 22, 60
"""Characters of one happening in the short answer, at least and at most."""
ROOM = 8
LIKE_BEST = 0.4
"""The share of the best happening's words, by what they tell, that another one must have too."""
_IDLE = re.compile(
    "发生|事|事情|事件|消息|动作|动静|安排|公司|企业|文章|文中|文|happened|companies|firms|which|what|相关|什么"
)
_BESIDE = re.compile(r"(?:截至|截止|自|从|直到|until|since|by) ?$")
"""Before a moment these say that it bounds what is told, not that it happened then."""
_WHOLE = {Precision.YEAR, Precision.MONTH, Precision.DAY, Precision.WEEK, Precision.QUARTER, Precision.HALF}


@dataclass(frozen=True, slots=True)
class Happening:
    """A moment within the asked time, in its fact."""

    fact: StoredFact
    start: int
    end: int
    first: date


def happenings(question: Question, store: Store) -> Answer | None:
    """The answer to a question about what happened at a time; None where it asks something else or nothing is told."""
    asks = ASKS.search(question.folded) is not None
    which = not asks and WHICH.search(question.folded) is not None
    if not asks and not which:
        return None
    today = store.articles.latest()
    asked = [moment for moment in moments(question.folded, today) if moment.first and moment.precision in _WHOLE]
    if not asked:
        return None
    found = [one for moment in asked for one in _within(question, store, moment)]
    single = {one.fact.quote.fact: one for one in sorted(found, key=lambda one: one.fact.position)}
    kept = _fitting(question, store, list(single.values()), strictly=which)[:ROOM]
    if len(kept) < 1 + which:
        return None
    room = max(LEAST_PART, phrase.LONGEST // len(kept) - 2)
    parts = [clause_at(one.fact.quote.text, one.start - one.fact.quote.start, min(room, LONGEST_PART)) for one in kept]
    return answer_of(question, store, [one.fact for one in kept], phrase.listed(parts, question.language), 0.8)


def _fitting(question: Question, store: Store, found: list[Happening], *, strictly: bool) -> list[Happening]:
    """The happenings that tell of what else the question names, where any do; dates that are spelt out come first."""
    scene = Scene(question, store)
    scene.add(one.fact.quote.fact for one in found)
    asks = ASKS.search(question.folded) or WHICH.search(question.folded)
    spans = [(0, asks.start()), (asks.end(), len(question.folded))] if asks else [(0, len(question.folded))]
    words = [
        unit
        for unit in scene.units(spans)
        if not unit.moment and not unit.name and len(unit.text) > 1 and not _IDLE.fullmatch(unit.text)
    ]
    told = [sum(unit.weight for unit in words if holds(read(one.fact.folded), unit.forms)) for one in found]
    best = max(told, default=0.0)
    alike = [one for one, value in zip(found, told, strict=True) if value >= best * LIKE_BEST]
    if best and len(alike) > 1:
        found = alike
    elif strictly and not best:
        return []
    tells = {one.fact.quote.fact for one in alike} if best else set()
    return sorted(found, key=lambda one: (one.fact.quote.fact not in tells, not _in_figures(one)))


def _in_figures(one: Happening) -> bool:
    """Whether the date is written in figures: 5月6日, not 上周."""
    return any(map(str.isdigit, one.fact.quote.text[one.start - one.fact.quote.start :][:2]))


def _within(question: Question, store: Store, moment: Moment) -> list[Happening]:
    """The moments of sentences that lie in the asked one, about the names that the question gives."""
    if not moment.first or not moment.last:
        return []
    told = store.claims.within(moment.first, moment.last)
    known = facts(store, dict.fromkeys(fact for fact, *_ in told))
    found = []
    for identifier, start, end, first, last in told:
        fact = known.get(identifier)
        if fact is None or fact.kind in (Kind.BYLINE, Kind.TITLE) or not _about(question, fact):
            continue
        offset = fact.quote.start
        if (
            _BESIDE.search(fact.quote.text[: start - offset])
            and fact.quote.text[end - offset : end - offset + 1] != "起"
        ):
            continue
        days = (last - first).days
        if days > (moment.last - moment.first).days or _is_dateline(fact, start):
            continue
        found.append(Happening(fact, start, end, first))
    return found


def _about(question: Question, fact: StoredFact) -> bool:
    places = (read(fact.folded), read(fact.before), head(fact))
    if things := listed_forms(question):
        return any(places[0].names(forms) for forms in things)
    return all(any(place.names(one.forms) for place in places) for one in question.mentions if one.present)


def _is_dateline(fact: StoredFact, start: int) -> bool:
    """Whether the moment is only when the report appeared: "芯东西6月30日消息"."""
    after = fact.quote.text[start - fact.quote.start :]
    return re.match(r".{0,14}?(?:消息|讯|报道)[,，]", after) is not None and start - fact.quote.start < 12
