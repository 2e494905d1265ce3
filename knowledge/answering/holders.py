"""Whose the roles are that a sentence tells: the CEO of another firm is no answer to who leads the one asked about."""

from collections.abc import Sequence
from functools import cache

from knowledge.answering.attributes import asked_attribute
from knowledge.answering.understand import Question
from knowledge.language import regex as re
from knowledge.language.asked import Asked
from knowledge.language.attributes import agree, attributes_told
from knowledge.language.names import compact
from knowledge.language.ontology import ontology
from knowledge.language.sentences import Span

_JOINS = re.compile("(?:的|前任?|现任|原|时任|兼|和|与|及|以及|、|,|'s|former|current)*$")
"""What may stand between a firm and the role of somebody there."""
_WHO = frozenset({Asked.PERSON, Asked.DEFINITION, Asked.NOTHING})


def of_others(question: Question, folded: str, named: Sequence[Span]) -> bool:
    """Whether a folded sentence tells the role that is asked for of others only, though it names whose is asked for.

    A role is that of the name it follows (谷歌前 CEO), else of any that the sentence names before it.
    """
    asked = asked_attribute(question)
    if question.asking.kind not in _WHO or asked is None or not asked.attributes <= _offices():
        return False
    forms = frozenset[str]().union(*(mention.forms for mention in question.mentions if mention.present))
    own = [span for span in named if compact(folded[slice(*span)]) in forms]
    roles = [one.start for one in attributes_told(folded) if agree(asked, one)]
    return bool(own and roles) and not any(_may_be_of(own, folded, role, named) for role in roles)


@cache
def _offices() -> frozenset[str]:
    """What somebody is of one firm and not just somewhere: an executive of a certain kind, or a founder."""
    above = ontology().above
    return frozenset({"founder", *(name for name in above if above[name] in ("executive", "founder"))})


def _may_be_of(own: Sequence[Span], folded: str, role: int, named: Sequence[Span]) -> bool:
    beside = [span for span in named if span[1] == _behind(folded, role)]
    return any(span in own for span in beside) if beside else any(span[1] <= role for span in own)


def _behind(folded: str, role: int) -> int:
    """The end of what a role follows, joined to it and behind other roles: the firm's in 谷歌创始人兼 CEO."""
    begins = {one.end: one.start for one in attributes_told(folded)}
    while True:
        end = len(_JOINS.sub("", folded[:role]).rstrip())
        if end not in begins:
            return end
        role = begins[end]
