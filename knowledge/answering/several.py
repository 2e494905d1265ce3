"""Several questions of one message, answered one after the other and given as one answer."""

from collections.abc import Sequence

from knowledge.answering.parts import paused
from knowledge.answering.turn import Turn
from knowledge.models import Answer, AnswerKind, Quote, Reason
from knowledge.phrasing.several import numbered

MOST_QUOTES = 3
MOST_LISTED = 8
"""Quotes of an answer, and of one that lists."""


def several(message: str, texts: Sequence[str], turns: Sequence[Turn], whole: Answer) -> Answer:
    """The answer to all of the questions; that to the whole message where they belong together.

    Where the message read as one question has an answer, its sentence holds all that was named. A part that a comma
    alone tells apart, and that has no answer by itself, was then only torn off; and parts with one answer are one.
    """
    answers = [each.answer for each in turns]
    answered = [answer for answer in answers if answer.kind is AnswerKind.ANSWER]
    given = whole.kind is AnswerKind.ANSWER
    holds_all = given and any(each.torn for each in turns)
    if given and len(answered) < len(answers) and paused(message, texts):
        return whole
    if holds_all and len({answer.short for answer in answers}) == 1:
        return whole
    if not answered:
        return _unanswered(whole, answers)
    ordered = [whole, *answered] if holds_all else answered
    return Answer(
        AnswerKind.ANSWER,
        whole.language,
        ordered[0].score,
        short=numbered([(answer.short, answer.kind is AnswerKind.ANSWER) for answer in answers], whole.language),
        quotes=_quotes(ordered),
        candidates=ordered[0].candidates,
    )


def _unanswered(whole: Answer, answers: Sequence[Answer]) -> Answer:
    """What was understood and is not said goes before what was not understood."""
    return next((answer for answer in answers if answer.reason is Reason.NOT_IN_ARTICLE), whole)


def _quotes(answers: Sequence[Answer]) -> tuple[Quote, ...]:
    """The first quote of each, then the others; more of them where one is a list."""
    most = MOST_LISTED if any(len(answer.quotes) > MOST_QUOTES for answer in answers) else MOST_QUOTES
    first = [quote for answer in answers for quote in answer.quotes[:1]]
    others = [quote for answer in answers for quote in answer.quotes[1:]]
    return tuple({quote.fact: quote for quote in [*first, *others]}.values())[:most]
