"""/unanswered: what people asked in vain, with buttons to answer it, link it to a fact, or let it be."""

from typing import TYPE_CHECKING

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import fact_and_version
from bot.commands.prompt import prompted
from bot.messages import Block, Button, Line, Reply, text_reply
from bot.wording.catalogue import Say, marked
from bot.wording.replies import quotation
from bot.wording.teaching import proposed, shortened

if TYPE_CHECKING:
    from knowledge.teaching.questions import Group

SHOWN = 5
"""Groups of questions that are shown at a time."""
NEAR = 4
"""Facts that a question can be linked to."""


async def unanswered(call: Call) -> Reply:
    """The questions asked most in vain, alike ones together."""
    from knowledge.teaching import questions

    say = call.say
    groups, number = await call.library.look(lambda teaching: questions.unanswered(teaching, SHOWN))
    if not groups:
        return text_reply(say("Everything that is kept was answered."))
    lines = [Line(say.plural("{number} kind of question", "{number} kinds of questions", number), strong=True)]
    buttons: list[Button] = []
    for at, group in enumerate(groups, start=1):
        said = f"\n   {say('Said to be right: {text}', text=shortened(group.correction))}" if group.correction else ""
        lines.append(Line(f"{at}. {group.text} ×{group.count}{' 👎' if group.blamed else ''}{said}{_near(group, say)}"))
        buttons.append(Button(say("Answer {number}", number=at), f"/answer {group.token}"))
        if group.best:
            label = say("Link {number} to #{id}", number=at, id=group.best.fact)
            buttons.append(Button(label, f"/link {group.token} {group.best.fact}"))
        buttons.append(Button(say("Dismiss {number}", number=at), f"/dismiss {group.token}"))
    return Reply(tuple(lines), tuple(buttons), in_place=call.incoming.pressed)


def _near(group: "Group", say: Say) -> str:
    if group.best is None:
        return ""
    near = say("Nearest fact: #{id} {text}", id=group.best.fact, text=shortened(group.best.text))
    return f"\n   {near}"


async def answer(call: Call) -> Reply:
    """How to answer a question, and the facts that it can be linked to; with words, the answer to save."""
    from knowledge.teaching import questions

    say, person = call.say, call.incoming.person
    token, _, words = call.arguments.partition(" ")
    if words.strip():
        proposal = await call.library.teach(
            lambda teaching: questions.propose_answer(teaching, token, words.strip(), person)
        )
        return Reply(*proposed(proposal, say))
    text = await call.library.look(lambda teaching: questions.asked(teaching, token))
    found = await call.library.look(lambda teaching: teaching.find(text))
    command = f"/answer {token}"
    blocks: list[Block] = [
        Line(f"» {text}", strong=True),
        prompted(call, say("To answer it, send: {command} and your words.", command=command), command),
    ]
    buttons: list[Button] = []
    if found.candidates:
        blocks.append(Line(say("Or let one of these facts answer it:")))
    for one in found.candidates[:NEAR]:
        blocks += [Line(f"#{one.quote.fact}"), quotation(one.quote, say)]
        buttons.append(Button(say("Link to {id}", id=one.quote.fact), f"/link {token} {one.quote.fact}"))
    return Reply(tuple(blocks), (*buttons, Button(say("Dismiss"), f"/dismiss {token}")))


async def link(call: Call) -> Reply:
    """Let a fact answer a question from now on."""
    from knowledge.teaching import questions

    say = call.say
    token, _, number = call.arguments.partition(" ")
    fact = fact_and_version(number)
    if fact is None:
        return text_reply(say("Write the fact's number after it; /facts and /find tell numbers."))
    done = await call.library.teach(lambda teaching: questions.link(teaching, token, fact[0], call.incoming.person))
    said = Line(say("Fact {id} answers it from now on.", id=done.fact.id))
    return Reply((said,), (Button(say("Undo"), f"/undo {done.change}"),))


async def dismiss(call: Call) -> Reply:
    """Take a question, and those alike, off the list."""
    from knowledge.teaching import questions

    text = await call.library.teach(lambda teaching: questions.dismiss(teaching, call.arguments))
    return Reply((Line(call.say("Dismissed: {question}", question=text)),), passing=True)


UNANSWERED = Command("unanswered", ("未答",), Role.ADMIN, marked("what was asked in vain"), unanswered)
ANSWER = Command("answer", (), Role.ADMIN, "", answer)
LINK = Command("link", (), Role.ADMIN, "", link)
DISMISS = Command("dismiss", (), Role.ADMIN, "", dismiss)
