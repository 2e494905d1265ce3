"""Questions that admins taught: what asks the same as one of them is answered by its fact, in whatever wording.

Two questions ask the same when their names, numbers, kind and attribute are the same and nearly all that they are about
is shared. A fact that an admin only stated answers what it holds all the words of, with a value of the kind asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answering.essentials import essentials, holds_all, kinds, tells_kind
from knowledge.answering.reading import read
from knowledge.answering.retrieve import information
from knowledge.answering.understand import Question, understand
from knowledge.answering.wordbook import frequencies, wordbook
from knowledge.language import regex as re
from knowledge.language.asking import Asked
from knowledge.language.attributes import measured, same_attribute
from knowledge.language.characters import is_han
from knowledge.language.families import MEASURED, may_be
from knowledge.language.names import compact
from knowledge.language.thesaurus import synonyms
from knowledge.models import Answer, AnswerKind, Candidate, Origin
from knowledge.store import Store

SAME = 0.75
"""The shared part (Dice's coefficient of information) from which two questions ask the same."""
PRIOR = 4.0
"""By how much the odds are better that an admin's fact is asked for, where it holds every word of the question, than
those of an article's sentence: admins add what people ask."""
LACKING = 16.0
"""By how much they are worse where it lacks one: nothing around it makes up for that, and a word of like meaning may be
another name."""
WHOLE, MOST = 0.999, 0.7
STATED = 0.6
"""The least score of an admin's fact that holds all that is asked about and a value of the kind asked for: admins'
facts are few and on purpose, and what lacks nothing needs no likeness besides."""
PLAIN = frozenset({Asked.REASON, Asked.COUNT, Asked.PLACE})
"""Kinds that a sentence without a cause, a count or a place does not answer; the others may be told in other words."""
TAUGHT = 0.95
"""The least score of a fact that a question was taught for."""
_PAST = re.compile(r"(?<![a-z])(?:did|was|were|had)(?![a-z])")
_PRESENT = re.compile(r"(?<![a-z])(?:do|does|is|are|will|can)(?![a-z])")
_TENSES = ((_PAST.search, _PRESENT.search), (_PRESENT.search, _PAST.search))


@dataclass(frozen=True, slots=True)
class _Part:
    forms: frozenset[str]
    weight: float


def taught(question: Question, ranked: Sequence[Candidate], store: Store) -> list[Candidate]:
    """The candidates, with those first whose taught questions ask the same as this one."""
    same = [_score(question, one.fact.asked, store) for one in ranked]
    raised = [
        (score >= TAUGHT, _raised(one, max(_prior(one, question), score)))
        for one, score in zip(ranked, same, strict=True)
    ]
    # Stable: the rest keeps its order, but for what an admin's fact gains by being one.
    return [one for _, one in sorted(raised, key=lambda pair: (not pair[0], pair[1].score < TAUGHT))]


def _raised(one: Candidate, score: float) -> Candidate:
    return one if score == one.score else replace(one, score=score)


def by_taught_question(found: Answer) -> Answer | None:
    """The answer, if a question that admins taught asks the same: it goes before small talk."""
    best = found.candidates[0] if found.candidates and found.kind is AnswerKind.ANSWER else None
    return found if best and best.fact.asked and best.score >= TAUGHT else None


def _prior(one: Candidate, question: Question) -> float:
    """The score of an article's sentence as it is; of an admin's fact by whether it holds what is asked."""
    if one.quote.origin is not Origin.ADMIN:
        return one.score
    told = read(one.fact.folded)
    tells = tells_kind(question, told, one.quote.published)
    if holds_all(question, told):
        if tells:
            return max(_with_odds(one.score, PRIOR), STATED)
        odds = 1 / LACKING if tells is False and question.asking.kind in PLAIN else 1.0
        return _with_odds(one.score, PRIOR if tells is None else odds)
    chinese = any(map(is_han, question.asked))  # an English question shares no word with a Chinese fact
    lacking = one.parts["missing"] or (chinese and one.parts["words"] < MOST)
    whole = one.parts["words"] >= WHOLE and tells is not False
    return _with_odds(one.score, PRIOR if whole else 1 / LACKING if lacking else 1.0)


def _with_odds(score: float, odds: float) -> float:
    return odds * score / (1 + (odds - 1) * score)


def _score(question: Question, asked: str, store: Store) -> float:
    shared = max((same(question, one, store) for one in asked.split("\n") if one), default=0.0)
    return TAUGHT + (1 - TAUGHT) * shared if shared else 0.0


def same(question: Question, asked: str, store: Store) -> float:
    """How much two questions share, 0 where they do not ask the same; `asked` is folded."""
    if compact(question.folded) == compact(asked):
        return 1.0
    other = understand(asked, store, question.language)
    ours, theirs = (sorted(number.text for number in one.numbers) for one in (question, other))
    if ours != theirs or not _same_kind(question, other):
        return 0.0
    attributes = _attribute(question), _attribute(other)
    if all(attributes) and not same_attribute(*attributes):
        return 0.0
    if not _names_held(question, other) or not _names_held(other, question):
        return 0.0
    first, second = _parts(question, store), _parts(other, store)
    total = sum(part.weight for part in (*first, *second))
    held = _held(first, second) + _held(second, first)
    share = held / total if total else 0.0
    return share if share >= SAME else 0.0


def _attribute(question: Question) -> str:
    """The last attribute that a question names whose values are of the kind asked for; "" where it names none."""
    asked, named = question.asking.kind, measured(question.folded)
    fitting = [one for one in named if asked not in MEASURED or any(may_be(family, asked) for family in one.families)]
    return fitting[-1].of() if fitting else ""


def _same_kind(one: Question, other: Question) -> bool:
    """Whether both ask for a kind of answer, of now or of then; where one leaves it open, the other's."""
    if any(past(one.folded) and present(other.folded) for past, present in _TENSES):
        return False
    both = {one.asking.kind, other.asking.kind}
    open_ = both & {Asked.THING, Asked.NAME, Asked.NOTHING} and Asked.YES_NO not in both
    return bool(kinds(one) & kinds(other) or open_)


def _names_held(one: Question, other: Question) -> bool:
    """Whether the other question has all names, in the same order: who buys whom is told by nothing else."""
    at = -1
    for name in one.mentions:
        places = [place for place, held in enumerate(other.mentions) if name.forms & held.forms and place > at]
        if not places:
            return False
        at = places[0]
    return True


def _parts(question: Question, store: Store) -> list[_Part]:
    known = frequencies(store, {token.text for token in question.content})
    size = wordbook(store).size
    parts = [
        _Part(frozenset({word, *synonyms(word)}), information(known.get(word, 0), size))
        for word in essentials(question)
    ]
    return parts + [_Part(name.forms, information(0, size)) for name in question.mentions]


def _held(one: Sequence[_Part], other: Sequence[_Part]) -> float:
    return sum(part.weight for part in one if any(part.forms & held.forms for held in other))
