"""The sentences that answered before are where a question that leans on them is at home: preferred, within bounds.

How much is learnt from dialogues (`weights/home.json`). They and those that follow may also leave out the name that was
carried over, as they told of it already. What was put in the place of another name, though, must be named: "那腾讯呢"
is answered by no sentence that tells only of others.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np

from knowledge.answering.learnt import learnt
from knowledge.answering.mentions import Mention, Role
from knowledge.answering.reading import head, read
from knowledge.answering.retrieve import AFTER, Found
from knowledge.answering.slots import values
from knowledge.answering.table import Values
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.dates import moments
from knowledge.language.following import points_back, pronoun
from knowledge.language.measures import Measure
from knowledge.language.phrases import causes
from knowledge.language.quantities import quantities
from knowledge.language.times import compatible
from knowledge.models import StoredFact

PLACES = ("own", "next", "later", "points")
"""Where a sentence stands to those that answered before: it is one, follows one, follows one further off, and points
back from later in its section (该片, 这家公司)."""
SURE = ("bias", "trees", *PLACES)
"""What the odds go by that the best sentence answers: the trees' odds, and its place."""
REFUSED = 2.0
"""What an objection costs, in the trees' values: another sentence is better then."""
BEGINNING = 24
"""Characters of a sentence in which a pronoun stands for what was told before it."""
_COUNTED_BACK = re.compile(r" (?:ago|earlier|before)$|[年月周天]前$")
"""What ends a time that is counted back from another: "two years ago", 两年前."""
_EARLIER = re.compile(
    r"前|[去上]一?个?[年季月]|同期|\b(?:ago|earlier|before|previous(?:ly)?|last|year-ago)\b|\b(?:up|down) from\b"
)
"""What a sentence tells an earlier time by."""

Weights = Mapping[str, float]
Section = tuple[str | None, str | None]


@cache
def weights(name: str) -> Weights:
    """The weights of one kind, `place` or `sure`, as `tests/benchmarks/learn_dialogues.py` learns them."""
    found: Weights = learnt("home")[name]
    return found


def distances(home: frozenset[int], facts: Sequence[StoredFact]) -> list[int | None]:
    """How many sentences after the nearest one of home each stands; None where none is in its article."""
    homes = [fact for fact in facts if fact.quote.fact in home]
    return [
        min((fact.position - one.position for one in homes if one.quote.article == fact.quote.article), key=abs)
        if any(one.quote.article == fact.quote.article for one in homes)
        else None
        for fact in facts
    ]


def nearness(question: Question, found: Found) -> Values:
    """A row for each candidate: which of `PLACES` it is in."""
    facts = [hit.fact for hit in found.hits]
    here = sections(question, facts)
    rows = []
    for fact, distance in zip(facts, distances(question.home, facts), strict=True):
        at = distance if distance is not None else -1
        points = at > 0 and section(fact) in here and points_back(fact.folded)
        rows.append((at == 0, at == 1, 1 < at <= AFTER, points))
    return np.array(rows, float)


def at_home(question: Question, found: Found, columns: dict[str, Values]) -> Values:
    """What speaks for the sentences that answered before and those around them, where the question leans on them, and
    against those that there will be an objection to.
    """
    if not question.home:
        return np.zeros(len(found.hits))
    facts = [hit.fact for hit in found.hits]
    refused = [any(against(question, fact, cue)) for fact, cue in zip(facts, columns["asked_cue"], strict=True)]
    result: Values = nearness(question, found) @ _in_order("place", PLACES) - REFUSED * np.array(refused)
    return result


def sure(question: Question, found: Found, best: int, probability: float) -> float:
    """The probability that the best candidate answers, where the question leans on what was asked before."""
    if not question.home:
        return probability
    told = _in_order("sure", SURE) @ telling(question, found, best, probability)
    return 1 / (1 + math.exp(-float(told)))


def telling(question: Question, found: Found, best: int, probability: float) -> Values:
    """What the odds go by, in the order of `SURE`."""
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return np.array([1.0, math.log(bounded / (1 - bounded)), *nearness(question, found)[best]])


def _in_order(name: str, names: Sequence[str]) -> Values:
    return np.array([weights(name)[each] for each in names])


def may_leave_out(mention: Mention, fact: StoredFact, question: Question, sections: frozenset[Section]) -> bool:
    """Whether a sentence may leave a name out that was carried over: it answered the question that the name comes from,
    or follows that, or points back in one of the sections where that stands.
    """
    return mention.role is Role.CARRIED and at_hand(fact, question, sections)


def at_hand(fact: StoredFact, question: Question, sections: frozenset[Section]) -> bool:
    """Whether a sentence answered before, or follows that, or points back in one of the sections where that stands."""
    beside = fact.quote.fact in question.home or fact.preceding in question.home
    return beside or (section(fact) in sections and points_back(fact.folded))


def section(fact: StoredFact) -> Section:
    """The article and section of a fact."""
    return fact.quote.article, fact.quote.section


def sections(question: Question, facts: Iterable[StoredFact]) -> frozenset[Section]:
    """The sections of what answered before."""
    return frozenset(section(fact) for fact in facts if fact.quote.fact in question.home)


def against(question: Question, fact: StoredFact, asked_cue: float) -> Iterator[str]:
    """The objections to a sentence for what was asked before; `asked_cue` tells how much of the asked kind it holds."""
    own = fact.quote.fact in question.home
    counts = values(fact.folded, fact.quote.published).counts
    if question.measure and counts and not (counts.get(question.measure) or counts.get(Measure.BARE)):
        yield f"measure: {question.measure}"
    for mention in question.mentions:
        if mention.role is Role.INSTEAD and _tells_of_others(mention, fact, own=own):
            yield f"instead: {mention.text}"
    if not own:
        return
    if _tells_of_another_time(question, fact):
        yield f"instead: {question.when}"
    if question.asking.kind is Asked.REASON and asked_cue == 0 and not causes(fact.folded):
        yield "reason: none"


def of_another_measure(question: Question, span: str) -> str:
    """What the value in a span is of, where that is something else than what the value was of that answered before."""
    told = next(iter(quantities(span)), None) if question.measure else None
    other = told is not None and told.measure not in (question.measure, Measure.BARE)
    return told.measure if told and other else ""


def _tells_of_others(mention: Mention, fact: StoredFact, *, own: bool) -> bool:
    """Whether a sentence does not name what another was replaced by, itself or by a pronoun for what stands before.

    What stands above it may do that too, unless it is the one that answered of the other.
    """
    if read(fact.folded).names(mention.forms) or (head(fact).names(mention.forms) and not own):
        return False
    return pronoun(fact.folded[:BEGINNING]) is None or not read(fact.before).names(mention.forms)


def _tells_of_another_time(question: Question, fact: StoredFact) -> bool:
    """Whether a sentence does not tell of the earlier time that the same is asked of now."""
    if not question.when or question.when in fact.folded:
        return False
    today = fact.quote.published
    told = values(fact.folded, today).moments
    if _COUNTED_BACK.search(question.when) and not moments(question.when, today):
        return not _EARLIER.search(fact.folded)
    return any(
        today and moment.last and moment.last < today and not any(compatible(moment, other) for other in told)
        for moment in moments(question.when, today)
    )
