"""Claims of an article: every value with its subject, attribute, time and source, and the relations among names.

Everything is read from folded sentences; offsets go back to the article's text through folding.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from knowledge.building.attributes import attribute_of, says_itself, without
from knowledge.building.claim_names import Names
from knowledge.building.owners import Owners
from knowledge.building.relations import relations
from knowledge.language import regex as re
from knowledge.language.attributes import CHANGES, is_measured, measure_of, measured
from knowledge.language.dates import Moment, moments
from knowledge.language.folding import Folded, fold
from knowledge.language.measures import Measure
from knowledge.language.modality import told
from knowledge.language.names import compact
from knowledge.language.sentences import Span
from knowledge.language.times import Precision
from knowledge.language.values import Value, values
from knowledge.models import Article, Claim, ClaimKind, Kind

_SAME_DAY = re.compile(
    r"(?P<same>同一天|同日|当天|当日|the same day|that day)|(?P<next>次日|第二天|隔天|仅隔一天"
    r"|the next day|a day later)|(?P<days>\d{1,2}|[两三四五六七八九])天(?:之?后)"
)
_CHANGED = re.compile("[降升增减跌涨缩扩提压上下高]{0,2}[至到为]")
_TO = re.compile("[^,，;；。]{0,12}?(?:到了?|至|为|成|了)[^,，;；。]{0,10}|[^,，;；。]{0,6} to [^,;.]{0,12}")
_RELATIVE = "relative"
"""What per cent and times are kept under among the units of the values before."""
_SINCE = re.compile("以来|以后|之后|之前|以前")
"""After a time these say that what is told is not true of it alone."""
_DAYS = "零一两三四五六七八九"
Told = tuple[list[Claim], list[tuple[int, int, int, date, date]]]


def read_claims(article: Article, facts: Mapping[int, tuple[int, str]], own: Mapping[str, Iterable[str]]) -> Told:
    """The claims and moments of an article.

    `facts` gives the id and folded text of the fact of each sentence, by its start, `own` the names that the articles
    themselves tell, with their forms.
    """
    names = Names(article, [folded for _, folded in facts.values()], own)
    found: list[Claim] = []
    dated: list[tuple[int, int, int, date, date]] = []
    paragraph, owners = -1, Owners()
    day: Moment | None = None
    for sentence in article.sentences:
        fact, text = facts.get(sentence.start, (0, ""))
        if not text or sentence.kind is Kind.BYLINE:
            continue
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            owners.begin(text)
        times = _with_same_day(text, moments(text, article.front.published), day)
        day = next((one for one in reversed(times) if one.precision is Precision.DAY and one.first), day)
        owners.enter(text, names.within(text))
        read = (*_values(text, owners, times), *relations(text, owners))
        if not read and not times:
            continue
        folded = fold(article.text[sentence.start : sentence.end])
        found += [_placed(claim, folded, sentence.start, fact, article.text) for claim in read]
        for moment in times:
            if moment.first and moment.last:
                start, end = folded.source(moment.start, moment.end)
                dated.append((fact, sentence.start + start, sentence.start + end, moment.first, moment.last))
    return found, dated


def _with_same_day(folded: str, times: list[Moment], day: Moment | None) -> list[Moment]:
    """The moments of a sentence with those that go by the day named before: 同一天, 次日, 六天后."""
    if day is None or day.first is None:
        return times
    found = list(times)
    for match in _SAME_DAY.finditer(folded):
        if any(one.start < match.end() and match.start() < one.end for one in times):
            continue
        number = match["days"]
        after = (
            0 if match["same"] else 1 if match["next"] else int(number) if number.isdecimal() else _DAYS.find(number)
        )
        when = day.first + timedelta(after)
        found.append(
            Moment(
                *match.span(), when, when, Precision.DAY, relative=True, year=when.year, month=when.month, day=when.day
            )
        )
    return sorted(found, key=lambda one: one.start)


def _values(folded: str, owners: Owners, times: list[Moment]) -> Iterator[Claim]:
    """The values of a folded sentence, with offsets in it."""
    plain = without(folded, owners.names)
    before: dict[str, tuple[str, int, int]] = {}
    last: tuple[Value, str] | None = None
    for value in values(folded):
        quantity = value.quantity
        subject = owners.of(value)
        manner = told(folded, quantity.start, quantity.end)
        when = time_of(folded, value, times)
        attribute = attribute_of(plain, value)
        open_ = not is_measured(attribute) or attribute in CHANGES
        if open_ and _CHANGED.match(plain, value.own[0]) and (goes_on := _changed(plain, value)):
            attribute = goes_on  # "营收增长13.5%至67.3亿": after the change stands what changed
        elif open_ and last and _goes_from(folded, last[0], value):
            attribute = last[1]
        elif not is_measured(attribute) and not says_itself(plain, value):
            attribute = _of_before(before, value) or attribute
        last = value, attribute
        what = _changed(plain, value) if attribute in CHANGES else attribute
        if what and is_measured(what):
            before[_RELATIVE if quantity.measure is Measure.SHARE else quantity.unit] = what, value.part, quantity.start
            if quantity.measure is Measure.SHARE and attribute not in CHANGES:
                before[quantity.unit] = what, value.part, quantity.start
        yield Claim(
            ClaimKind.VALUE,
            0,
            quantity.start,
            quantity.end,
            *value.own,
            text="",
            subject=compact(subject.text) if subject else "",
            subject_start=subject.start if subject else None,
            subject_end=subject.end if subject else None,
            attribute=attribute,
            measure=quantity.measure,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            bound=quantity.bound,
            first=when.first if when else None,
            last=when.last if when else None,
            modality=manner.modality,
            source=folded[slice(*manner.source)] if manner.source else None,
        )


def _goes_from(folded: str, before: Value, value: Value) -> bool:
    """Whether a value is what the one before it changed to: "用电量由415太瓦时增至945太瓦时"."""
    between = folded[before.quantity.end : value.quantity.start]
    return before.quantity.unit == value.quantity.unit and _TO.fullmatch(between) is not None


def _of_before(before: Mapping[str, tuple[str, int, int]], value: Value) -> str | None:
    """The attribute that a value goes on with which does not say its own: "三星以7.3%居次,中芯国际5.1%排第三".

    It is that of the value before it with its unit in its part of the sentence; for money also what changed by so many
    per cent since: "票房比首周高出1.4倍,最终以15.3亿元…".
    """
    nothing = ("", -1, -1)
    alike, changed = before.get(value.quantity.unit, nothing), before.get(_RELATIVE, nothing)
    if value.quantity.measure is Measure.MONEY and changed[1:] > alike[1:] and measure_of(changed[0]) is Measure.MONEY:
        alike = changed
    return alike[0] if alike[1] == value.part else None


def _changed(plain: str, value: Value) -> str | None:
    """The attribute of the clause that a value ends, changes left out."""
    begin = max((plain.rfind(mark, value.part, value.own[0]) for mark in ",;"), default=-1) + 1
    inside = [one.of() for one in measured(plain) if begin <= one.start and one.end <= value.own[0]]
    return next((name for name in reversed(inside) if name not in CHANGES), None)


def time_of(folded: str, value: Value, times: list[Moment]) -> Moment | None:
    """The time that a value is true of: the last one named before it, first in its own part, else in the sentence."""
    own_start, own_end = value.own
    times = [moment for moment in times if not _SINCE.match(folded, moment.end)] or times
    own = [moment for moment in times if own_start <= moment.start and moment.end <= own_end]
    before = [moment for moment in own if moment.end <= value.quantity.start]
    earlier = [moment for moment in times if moment.end <= own_start and moment.start >= value.part]
    chosen = before or own or earlier
    return chosen[-1] if chosen else None


def _placed(claim: Claim, folded: Folded, offset: int, fact: int, text: str) -> Claim:
    """The claim with the offsets of the article's text."""

    def place(start: int, end: int) -> Span:
        first, last = folded.source(start, end)
        return offset + first, offset + last

    start, end = place(claim.start, claim.end)
    own_start, own_end = place(claim.own_start, claim.own_end)
    subject: tuple[int | None, int | None] = (None, None)
    if claim.subject_start is not None and claim.subject_end is not None and claim.subject_start >= 0:
        subject = place(claim.subject_start, claim.subject_end)
    return replace(
        claim,
        fact=fact,
        text=claim.text or text[start:end],
        start=start,
        end=end,
        own_start=own_start,
        own_end=own_end,
        subject_start=subject[0],
        subject_end=subject[1],
    )
