"""/good, /bad and /correct: what people think of a reply. Reached by its buttons."""

from bot.access import Role
from bot.commands import unanswered
from bot.commands.command import Call, Command
from bot.commands.prompt import prompted
from bot.commands.stale import stale
from bot.messages import Button, Line, Reply
from bot.wording.catalogue import marked

PROBLEMS = {
    "sentence": marked("Wrong sentence"),
    "answer": marked("Right sentence, wrong answer"),
    "missing": marked("The article does say it"),
    "dated": marked("Out of date"),
    "other": marked("Something else"),
}
LONGEST = 1_000
"""Characters of a correction."""


async def good(call: Call) -> Reply:
    """Keep the praise; an admin's makes the question a regression case."""
    if await call.library.judge(call.arguments, call.incoming.person, good=True):
        if call.incoming.role >= Role.ADMIN and await _watched(call):
            return Reply((Line(call.say("Noted; /check watches this answer from now on.")),), passing=True)
        return Reply((Line(call.say("Thank you, noted.")),), passing=True)
    return stale(call.say)


async def _watched(call: Call) -> bool:
    from knowledge.teaching import golden

    return await call.library.teach(lambda teaching: golden.keep(teaching, call.arguments))


async def bad(call: Call) -> Reply:
    """Keep the blame, then what is wrong, and tell how to say what would be right."""
    say = call.say
    token, _, problem = call.arguments.partition(" ")
    known = problem if problem in PROBLEMS else None
    if not await call.library.judge(token, call.incoming.person, good=False, problem=known):
        return stale(say)
    if known is None:
        buttons = [Button(say(label), f"/bad {token} {name}") for name, label in PROBLEMS.items()]
        return Reply((Line(say("Noted. What is wrong with it?")),), tuple(buttons))
    command = f"/correct {token}"
    how = say("If you know what is right, send: {command} and your words.", command=command)
    noted = Line(say("Thank you, noted: {problem}.", problem=say(PROBLEMS[known])))
    return Reply((noted, prompted(call, how, command)), in_place=True)


async def correct(call: Call) -> Reply:
    """Keep what would be right; it changes nothing by itself, but an admin's is shown as an answer to save."""
    token, _, correction = call.arguments.partition(" ")
    correction = correction.strip()[:LONGEST]
    if not correction:
        return Reply((Line(call.say("Write what is right after the code.")),))
    if not await call.library.judge(token, call.incoming.person, good=False, correction=correction):
        return stale(call.say)
    if call.incoming.role >= Role.ADMIN:
        return await unanswered.answer(call)
    return Reply((Line(call.say("Thank you; the admins can read it. It changes no answer by itself.")),))


GOOD = Command("good", (), Role.MEMBER, "", good)
BAD = Command("bad", (), Role.MEMBER, "", bad)
CORRECT = Command("correct", (), Role.MEMBER, "", correct)
