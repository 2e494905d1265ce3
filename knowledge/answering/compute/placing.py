"""Claims in their surroundings: what the words around a value say of whether it is the one that is meant.

A claim is what a thing's words point to when they stand in its own part of the sentence; words elsewhere in the
sentence, before it in the paragraph, or above it count less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answering.reading import Reading, head, read
from knowledge.language import regex as re
from knowledge.language.attributes import CHANGES, is_measured, near_attributes, same_attribute
from knowledge.language.characters import is_han
from knowledge.language.dates import Moment, compatible, moments
from knowledge.language.folding import fold
from knowledge.language.names import FIRM_ENDINGS
from knowledge.language.values import values
from knowledge.models import Claim, ClaimKind, StoredFact

OWN, SUBJECT, PART, SENTENCE, BEFORE, ABOVE = 1.0, 0.9, 0.8, 0.55, 0.35, 0.3
"""What a word counts by where it stands: in the claim's own part of the sentence, as its carried subject, in the same
part between semicolons, in the sentence, in the sentences before, in the title or heading."""
REFERRED = 0.6
"""What a word of the sentences before counts where the sentence begins with a pronoun that means it."""
_PRONOUN = re.compile(
    r"(?:^|[,;])[^,;]{0,4}(?:该|这家|这个|它|其(?![中他余实])|他(?!们)|她(?!们)|此次|两者|后者|前者)"
    r"|(?:^|[,;] ?)(?:it|its|he|his|she|her|they|their|that|the (?:company|firm)) "
)
SAME_TIME, OTHER_TIME = 1.0, -0.5
"""What a time of the question counts where the claim's time agrees with it, and where it is another."""
LEAST_CLAUSE = 4
"""Characters of a clause beside its date, below which the date opens the next one."""
TOPIC = 14
"""Characters at the beginning of a part of a sentence that tell whom all of it is about."""
BESIDE_SUBJECT = 0.97
"""What a name right beside a claim is worth where the claim's subject is another: A of "B 向 A 投资"."""
ANOTHER = 0.5
"""What a name around a claim is worth where the claim's subject is another."""
BESIDE_ANOTHER = 0.7
"""What a word counts that stands beside another value of the sentence."""
"""Attributes that are changes of others: a question for a change may be answered by what changed."""
NEAR_ATTRIBUTE = 0.8
"""What an attribute of the question counts beside a claim of such another one."""
OPEN_ATTRIBUTE = 0.75
"""What it counts beside a claim that does not name its attribute, where the words stand there."""
OTHER_ATTRIBUTE = 0.15
"""What an attribute of the question counts beside a claim of another attribute."""
_FIRM = re.compile(f"(?:{FIRM_ENDINGS}|公司|企业|电子|股份|控股|中国)+")
SHORT_LATIN = 5
"""Characters of a Latin name that a longer one may begin with."""
SHORT = 4
"""Characters of a Latin form that may stand inside other words by chance."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or time of the question: the folded forms it may take, and how much it tells, in nats."""

    text: str
    forms: frozenset[str]
    weight: float
    moment: Moment | None = None
    attribute: str | None = None
    name: bool = False


@dataclass(frozen=True)
class Placed:
    """A claim with its fact and the readings of the places around it, from the nearest outwards.

    `limits` counts what its clause limits it to that the question does not name.
    """

    claim: Claim
    fact: StoredFact
    start: int
    end: int
    own: Reading
    topic: Reading
    places: tuple[tuple[float, Reading], ...]
    times: tuple[Moment, ...]
    siblings: tuple[Reading, ...] = ()
    limits: int = 0

    def fits(self, unit: Unit) -> float:
        """How well the unit fits, from -1 (another time) over 0 (nowhere) to 1 (beside the value)."""
        if unit.moment is not None:
            return self._at(unit)
        if unit.name and self.claim.subject and _is_subject(self.claim.subject, unit.forms):
            return OWN
        if unit.attribute:
            if same_attribute(unit.attribute, self.claim.attribute):
                return 1.0
            if self.claim.attribute in near_attributes(unit.attribute):
                return NEAR_ATTRIBUTE
            if is_measured(self.claim.attribute) and self.claim.attribute not in CHANGES:
                return OWN if holds(self.own, frozenset({unit.text})) else OTHER_ATTRIBUTE
            return OPEN_ATTRIBUTE * max(
                (value for value, place in self.places if holds(place, unit.forms)), default=0.0
            )
        for value, place in self.places:
            if value and holds(place, unit.forms):
                return value * self._belongs(unit, value)
        return max((value * _shared(unit, place) for value, place in self.places[:4]), default=0.0)

    def fits_alone(self, unit: Unit) -> float:
        """How well the unit fits a thing that has this value for itself: what stands beside another value is its."""
        value = self.fits(unit)
        if unit.moment is not None or not 0 < value < SUBJECT:
            return value
        return value * BESIDE_ANOTHER if any(holds(place, unit.forms) for place in self.siblings) else value

    def _belongs(self, unit: Unit, value: float) -> float:
        """What a name counts that stands around the claim, but another is what the claim speaks of."""
        subject = self.claim.subject
        if not unit.name or not subject:
            return 1.0
        if value >= SUBJECT:
            return BESIDE_SUBJECT
        return 1.0 if _is_subject(subject, unit.forms) or holds(self.topic, unit.forms) else ANOTHER

    def _at(self, unit: Unit) -> float:
        asked = unit.moment
        if asked is None:
            return 0.0
        if holds(self.own, unit.forms):
            return SAME_TIME
        first, last = self.claim.first, self.claim.last
        same = [time for time in self.times if compatible(time, asked)]
        if any(time.precision is asked.precision for time in same):
            return SAME_TIME
        if self.times and not same:
            return OTHER_TIME
        if same:
            return 0.7
        if first and last and asked.first and asked.last:
            if (first, last) == (asked.first, asked.last):
                return SAME_TIME
            return 0.8 if first <= asked.last and asked.first <= last else OTHER_TIME
        return 0.3 if asked.relative else 0.0


def _is_subject(subject: str, forms: frozenset[str]) -> bool:
    """Whether the claim's subject is the name, or one is what the other begins with: 理想 and 理想汽车."""
    return any(form == subject or (_begins(form, subject) or _begins(subject, form)) for form in forms)


def _begins(short: str, long: str) -> bool:
    if not short.isascii():
        return len(short) > 1 and long.startswith(short) and _FIRM.fullmatch(long, len(short)) is not None
    if long.endswith(short) and any(map(str.isdigit, short)):
        return True  # Fold7 is a Galaxy Z Fold7
    return long.startswith(short) and len(short) >= SHORT_LATIN


def holds(place: Reading, forms: frozenset[str]) -> bool:
    """Whether one of the forms stands in a place; a short Latin one only as a word of its own."""
    short = [form for form in forms if form.isascii() and len(form) <= SHORT]
    return any(form in place.latin for form in short) or place.names(forms.difference(short))


def _shared(unit: Unit, place: Reading) -> float:
    """For a Chinese word of several characters, the share of its pairs of characters that stand in a place."""
    text = unit.text
    if len(text) < 3 or not is_han(text[0]):
        return 0.0
    pairs = [text[at : at + 2] for at in range(len(text) - 1)]
    return sum(pair in place.folded for pair in pairs) / len(pairs)


def dated(fact: StoredFact) -> Iterator[Placed]:
    """The dates that a fact tells, as values that later ones have more of."""
    folded = fold(fact.quote.text)
    text = folded.text
    before = REFERRED if _PRONOUN.search(text) else BEFORE
    read_moments = moments(text, fact.quote.published)
    breaks = [0, *(match.end() for match in re.finditer("[,，;；]", text)), len(text)]
    for moment in read_moments:
        if not moment.first:
            continue
        start, end = folded.source(moment.start, moment.end)
        begin = max(at for at in breaks if at <= moment.start)
        stop = min(at for at in breaks if at >= moment.end)
        if len(text[begin:stop].replace(text[moment.start : moment.end], "")) < LEAST_CLAUSE:
            stop = min((at for at in breaks if at > stop), default=stop)  # "5月6日,甲骨文宣布…"
        own = read(text[begin:stop])
        claim = Claim(
            ClaimKind.VALUE,
            fact.quote.fact,
            fact.quote.start + start,
            fact.quote.start + end,
            fact.quote.start,
            fact.quote.end,
            fact.quote.text[start:end],
            "",
            None,
            None,
            "",
            measure="date",
            low=Decimal(moment.first.toordinal()),
            high=Decimal(moment.first.toordinal()),
        )
        places = (
            (OWN, own),
            (0.0, own),
            (PART, own),
            (SENTENCE, read(text)),
            (before, read(fact.before)),
            (ABOVE, head(fact)),
        )
        yield Placed(claim, fact, moment.start, moment.end, own, own, places, (moment,))


def place(claim: Claim, fact: StoredFact) -> Placed | None:
    """The claim's surroundings in its folded sentence; None where the sentence was edited since."""
    folded = fold(fact.quote.text)
    offset = fact.quote.start
    at = {start: index for index, start in reversed(list(enumerate(folded.starts)))}
    start = at.get(claim.start - offset)
    own_start = at.get(claim.own_start - offset)
    if start is None or own_start is None:
        return None
    value = next((one for one in values(folded.text) if one.quantity.start == start), None)
    if value is None:
        return None
    text = folded.text
    own_end = value.own[1]
    part_end = next((index for index in range(own_end, len(text)) if text[index] in ";；"), len(text))
    subject = claim.subject
    if value.owner:  # "A和B分别为x和y": the list before is not all of it this value's
        own = read(f"{text[slice(*value.owner)]} {text[value.quantity.start : own_end]}")
    else:
        own = read(text[own_start:own_end])
    places = (
        (OWN, own),
        (SUBJECT if subject else 0.0, read(subject)),
        (PART, read(text[value.part : part_end])),
        (SENTENCE, read(text)),
        (REFERRED if _PRONOUN.search(text) else BEFORE, read(fact.before)),
        (ABOVE, head(fact)),
    )
    times = tuple(moments(own.folded, fact.quote.published))
    topic = read(text[value.part : value.part + TOPIC])
    others = [one for one in values(text) if one is not value and one.quantity.measure is value.quantity.measure]
    siblings = tuple(read(text[slice(*(one.owner or one.own))]) for one in others)
    return Placed(claim, fact, start, value.quantity.end, own, topic, places, times, siblings)
