"""The sentences that answered before are where a question that leans on them is at home: preferred, within bounds.

They may also leave out the name that was carried over, as they told of it already. What was put in the place of another
name, though, must be named: "那腾讯呢" is answered by no sentence that tells only of others.
"""

import numpy as np

from knowledge.answering.features import Values
from knowledge.answering.reading import head, read
from knowledge.answering.retrieve import Found
from knowledge.answering.understand import Mention, Question, Role
from knowledge.language.asked import Asked
from knowledge.language.following import pronoun
from knowledge.models import Candidate, StoredFact

HOME = 1.5
"""What it is worth, in the trees' values, to have answered the question before, or to stand beside what did: less than
a name costs that is missing."""
BEGINNING = 24
"""Characters of a sentence in which a pronoun stands for what was told before it."""


def at_home(question: Question, found: Found, columns: dict[str, Values]) -> Values:
    """What speaks for the sentences that answered before and those beside them, where the question leans on them.

    It speaks only for those that hold something of the kind asked for; where the question asks why, what answered
    before and gives no reason is no answer now.
    """
    home = question.home
    ahead = {hit.fact.preceding for hit in found.hits if hit.fact.quote.fact in home}
    near = np.array([hit.fact.quote.fact in home | ahead or hit.fact.preceding in home for hit in found.hits])
    fits = columns["asked_cue"] != 0
    result: Values = HOME * (near & fits)
    if question.asking.kind is Asked.REASON:
        own = np.array([hit.fact.quote.fact in home for hit in found.hits])
        result = result - HOME * (own & ~fits)
    return result


def may_leave_out(mention: Mention, fact: StoredFact, question: Question) -> bool:
    """Whether a sentence may leave a name out, as it answered the question that the name comes from."""
    return mention.role is Role.CARRIED and fact.quote.fact in question.home


def tells_of_others(mention: Mention, fact: StoredFact) -> bool:
    """Whether a sentence does not name what another was replaced by, itself or by a pronoun for what stands before."""
    if mention.role is not Role.INSTEAD:
        return False
    if read(fact.folded).names(mention.forms) or head(fact).names(mention.forms):
        return False
    return pronoun(fact.folded[:BEGINNING]) is None or not read(fact.before).names(mention.forms)


def gives_no_reason(candidate: Candidate, question: Question) -> bool:
    """Whether a sentence that answered before is asked why, and holds no word of a reason."""
    why = question.asking.kind is Asked.REASON and candidate.fact.quote.fact in question.home
    return why and candidate.parts["asked_cue"] == 0
