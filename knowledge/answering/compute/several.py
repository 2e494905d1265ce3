"""Questions about several things at once, each with its own answer ("A 和 B 分别…"), and lists that go on."""

from dataclasses import dataclass, replace

from knowledge.answering.compute.frames import answer_of
from knowledge.answering.compute.naming import as_written
from knowledge.answering.compute.operands import Operand, assign, fit, quantity_of
from knowledge.answering.compute.operation import listed_in
from knowledge.answering.compute.operation_patterns import IDLE
from knowledge.answering.compute.pairs import asked_of, is_given, measured, outside
from knowledge.answering.compute.placing import Placed
from knowledge.answering.compute.scene import Scene
from knowledge.answering.compute.things import wanted
from knowledge.answering.guard import guard
from knowledge.answering.named import named_in
from knowledge.answering.rank import rank
from knowledge.answering.reading import read
from knowledge.answering.retrieve import retrieve
from knowledge.answering.spans import choose
from knowledge.answering.understand import Question, understand
from knowledge.language import regex as re
from knowledge.language.dates import moments
from knowledge.language.folding import fold
from knowledge.language.measures import Measure
from knowledge.language.names import compact
from knowledge.language.sentences import Span
from knowledge.models import Answer, AnswerKind, Candidate, StoredFact
from knowledge.phrasing import computed as phrase
from knowledge.phrasing.several import not_said
from knowledge.phrasing.short import short_answer
from knowledge.store import Store

EACH = re.compile(r"分别|各自|各(?![种类位个界国地族方项式样大])|\beach\b|\brespectively\b")
LIST = re.compile(
    r"哪些|哪几|哪两|哪三|都有谁|有谁|分别|各自|各(?![种类位个界国地族])|列一下|列出|列举|都列"
    r"|什么不同|有何不同|区别|怎么看|到底咋样|,.*[谁什么哪]"
    r"|\bwhich (?:[a-z-]+ ){0,2}(?:companies|firms|start-?ups|people|products|models|countries|brands|banks|teams)\b"
    r"|\bwhat are\b|\blist\b"
    r"|\band (?:what|who|which|how|when|where)\b"
)
LEAST, LEAST_NAMED, SURE_ONE = 0.15, 0.06, 0.45
"""The probability below which a sentence is not taken for one thing of several; the same where it holds the name of the
thing, and another thing has an answer as sure as the last.
"""
IN_BEFORE = 0.5
"""What a sentence counts that leaves the thing to the sentences before it."""
LIKE_BEST = 0.1
"""The share of the best sentence's probability from which another one goes on with the list."""
MOST_QUOTES = 3
FEWEST = 2
"""Things that are answered one by one, at least."""
_FIRM = re.compile("(?:公司|集团|企业)$")
_PREFIX = re.compile(r"(?P<prefix>.+?[在于对])(?P<item>[^在于对]{1,12})$")


_VALUE = re.compile("多少|(?<!第)几(?!乎)|多[久长高重大]|how (?:much|many|long|far|high|heavy)")
_LONG = re.compile("多久|多长时间|how long")
SURE, OWN_WORDS = 0.6, 0.8
"""How well a value must fit each of the things, all in all and by the thing's own words."""


@dataclass(frozen=True, slots=True)
class _Found:
    item: str
    fact: StoredFact
    span: str
    score: float
    held: float
    named: bool


def each(question: Question, store: Store) -> Answer | None:
    """One answer for each of the things that the question lists; None where it lists none, or some have no answer."""
    mark = EACH.search(question.folded)
    if not mark:
        return None
    items = _without_tail(question.folded, listed_in(question.folded, mark.span()))
    if not FEWEST <= len(items) <= 4:
        return None
    if _VALUE.search(question.folded) and (values := _values(question, store, items)):
        return values
    found = [_one(question, store, items, at, mark.span()) for at in range(len(items))]
    sure = any(one.score >= SURE_ONE for one in found if one)
    answers = [one for one in found if one and (one.score >= LEAST or (sure and one.named))]
    if len(answers) < len(items) or len({(one.fact.quote.fact, one.span) for one in answers}) < len(items):
        return None
    if len({one.fact.quote.fact for one in answers}) < len(items) and any(one.held < 1 for one in answers):
        return None  # a sentence about one of the things tells nothing of another that only stands before it
    told = [one.fact for one in answers]
    parts = [f"{as_written(one.item, told, question.language)}:{one.span}" for one in answers]
    fit = min(one.score for one in answers)
    return answer_of(question, store, [one.fact for one in answers], phrase.listed(parts, question.language), fit)


def _values(question: Question, store: Store, items: tuple[Span, ...]) -> Answer | None:
    """One value for each of the things, where each surely has one."""
    scene = Scene(question, store)
    rest = outside(question, items)
    common = " ".join(question.folded[slice(*span)] for span in rest)
    scene.look(f"{question.folded[slice(*item)]} {common}" for item in items)
    shared = [unit for unit in scene.units(rest) if not IDLE.fullmatch(unit.text)]
    things, tails = wanted(scene, items)
    shared += [unit for unit in tails if not IDLE.fullmatch(unit.text)]
    measure = Measure.DURATION if _LONG.search(question.folded) else measured(shared)

    def allowed(placed: Placed) -> bool:
        return measure in (None, placed.claim.measure) and not is_given(question, placed) and asked_of(placed, shared)

    usable = [placed for placed in scene.claims if allowed(placed)]
    given = [thing for thing in things if any(_sure(fit(placed, thing, shared)) for placed in usable)]
    named = all(any(unit.name for unit in thing.core) for thing in things)
    if len(given) < (max(FEWEST, len(things) - 1) if named else len(things)):
        return None
    found = assign(usable, given, shared, allowed)
    if found is None or not all(map(_sure, found)):
        return None
    told = [one.placed.fact for one in found]
    values = {
        thing.span: phrase.operand(one.placed.claim.text, quantity_of(one), question.language)
        for thing, one in zip(given, found, strict=True)
    }
    around = [*told, *scene.facts.values()]
    names = [as_written(question.folded[slice(*item)], around, question.language) for item in items]
    said = [values.get(item, not_said(question.language)) for item in items]
    parts = [f"{name}:{value}" for name, value in zip(names, said, strict=True)]
    return answer_of(question, store, told, phrase.listed(parts, question.language), min(one.fit for one in found))


def _sure(operand: Operand) -> bool:
    """Whether a value surely is the thing's."""
    return operand.fit >= SURE and operand.core >= OWN_WORDS


def _without_tail(folded: str, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """The things without what is asked of all of them, which stands with the last one: "A、B 和 C|的估值"."""
    if any("的" in folded[slice(*item)] for item in items[:-1]):
        return items
    return tuple((start, start + len(folded[start:end].split("的")[0])) for start, end in items)


def _one(question: Question, store: Store, items: tuple[Span, ...], at: int, mark: Span) -> _Found | None:
    """The answer for one of the things."""
    asked, item = _subquestion(question.folded, items, at, mark)
    part = understand(asked, store, question.language)
    hits = retrieve(part, store)
    candidates = guard(part, rank(part, hits))
    own = understand(item, store, question.language)
    fitting = [(one.score * held, one) for one in candidates if not one.objections and (held := _holds(own, one))]
    value, best = max(fitting, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or best.score < LEAST_NAMED:
        return None
    chosen = choose(part, best.fact.folded, named_in(best.fact.folded, hits.names))
    if chosen is None:
        return None
    folded = fold(best.quote.text)
    span = best.quote.text[slice(*folded.source(chosen.start, chosen.end))]
    short = short_answer(span, question.language, best.quote.published)
    held = value / best.score
    named = held == 1 and any(mention.present for mention in own.mentions)
    return _Found(item, best.fact, short, best.score, held, named)


def _holds(item: Question, candidate: Candidate) -> float:
    """Whether the sentence (1), or those before it (less), hold the thing: its names, else some of its words."""
    own, before = read(candidate.fact.folded), read(candidate.fact.before)
    names = [mention.forms for mention in item.mentions if mention.present]
    if names:
        if all(own.names(forms) for forms in names):
            return 1.0
        return IN_BEFORE if all(own.names(forms) or before.names(forms) for forms in names) else 0.0
    if not item.words or any(word in own.folded for word in item.words):
        return 1.0
    return IN_BEFORE if any(word in before.folded for word in item.words) else 0.0


def _subquestion(folded: str, items: tuple[Span, ...], at: int, mark: Span) -> tuple[str, str]:
    """The question about one thing alone, and the thing."""
    first, last = items[0], items[-1]
    start, end = items[at]
    item, prefix = folded[start:end], ""
    tail = folded[slice(*last)]
    shared = next((time for time in moments(tail, None) if time.end == len(tail) and time.start > 1), None)
    suffix = ""
    if shared:  # "特斯拉和理想在四月各…": the time is everybody's
        cut = shared.start - (tail[shared.start - 1] in "在于")
        suffix = tail[cut:]
        item = item[:cut] if at == len(items) - 1 else item
    opening = folded[slice(*first)]
    lead = _PREFIX.match(opening)
    if lead:
        prefix = lead["prefix"]
    elif (times := moments(opening, None)) and times[0].start == 0 and times[0].end < len(opening):
        prefix = opening[: times[0].end]
    if at == 0:
        item = item[len(prefix) :]
    rest = folded[last[1] :]
    if mark[0] >= last[1]:
        rest = folded[last[1] : mark[0]] + folded[mark[1] :]
        return f"{folded[: first[0]]}{prefix}{item}{suffix}{rest}", item
    before = folded[: mark[0]] + folded[mark[1] : first[0]]
    return f"{before}{prefix}{item}{suffix}{rest}", item


def listed_forms(question: Question) -> list[frozenset[str]]:
    """The compact forms of each of the things that a question asks the same of, whether or not they are known names."""
    mark = EACH.search(question.folded)
    items = listed_in(question.folded, mark.span()) if mark else ()
    found = []
    for at in range(len(items)):
        start, end = items[at]
        mention = next((one for one in question.mentions if start <= one.start and one.end <= end), None)
        item = _subquestion(question.folded, items, at, mark.span() if mark else (0, 0))[1]
        plain = _FIRM.sub("", item)
        found.append(mention.forms if mention else frozenset({compact(plain if len(plain) > 1 else item)}))
    return found


def listed_on(question: Question, answer: Answer, store: Store) -> Answer:
    """The answer with the further sentences of a list: those that are nearly as probable as the first."""
    if answer.kind is not AnswerKind.ANSWER or not answer.candidates or not LIST.search(question.folded):
        return answer
    quotes = list(answer.quotes)
    best = answer.candidates[0].score
    for candidate in answer.candidates[1:]:
        if len(quotes) >= MOST_QUOTES:
            break
        if candidate.score >= LIKE_BEST * best and not candidate.objections and candidate.quote not in quotes:
            quotes.append(store.facts.check(candidate.quote))
    return replace(answer, quotes=tuple(quotes))
