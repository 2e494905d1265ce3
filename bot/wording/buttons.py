"""The buttons under the reply to a question. Each names the question by its token, so that it works after a restart."""

from bot.messages import Button
from bot.wording.catalogue import Say
from bot.wording.replies import shown
from knowledge.models import Answer, AnswerKind, Quote
from knowledge.store.people import AskedQuestion

GOOD, BAD = "👍", "👎"


def next_steps(answer: Answer, asked: AskedQuestion, say: Say) -> tuple[Button, ...]:
    """What can be done next: the choices offered, or a look around the answer, and a verdict on it."""
    if answer.kind is AnswerKind.CHOICE:
        return tuple(Button(choice, f"/pick {asked.token} {at}") for at, choice in enumerate(answer.choices, start=1))
    if answer.kind is AnswerKind.TALK:
        return ()
    steps = [context_of(quote, say) for quote in shown(answer)[:1]]
    steps.append(Button(say("Why"), f"/why {asked.token}"))
    if answer.quotes and (following := following_best(asked, 1, say)):
        steps.append(following)
    return (*steps, Button(GOOD, f"/good {asked.token}"), Button(BAD, f"/bad {asked.token}"))


def context_of(quote: Quote, say: Say) -> Button:
    """The button to the sentences around a quote."""
    return Button(say("Context"), f"/context {quote.fact}")


def following_best(asked: AskedQuestion, rank: int, say: Say) -> Button | None:
    """The button to the candidate after that of a rank."""
    return Button(say("Next best"), f"/next {asked.token} {rank + 1}") if len(asked.facts) > rank else None
