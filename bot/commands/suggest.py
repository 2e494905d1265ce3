"""/suggest and /suggestions: what members would have added, and what admins make of it."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import drafted
from bot.messages import Button, Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import at, proposed
from knowledge.teaching.drafts import Draft

SHOWN = 5
"""Suggestions that are shown at a time."""


async def suggest(call: Call) -> Reply:
    """Keep a suggestion for the admins."""
    from knowledge.teaching import questions

    say = call.say
    if not call.arguments:
        return text_reply(say("Write what should be added, or a question, a bar and its answer."))
    if await call.library.teach(lambda t: questions.suggest(t, call.arguments, call.incoming.person)):
        return text_reply(say("Thank you; the admins will look at it."))
    return text_reply(say("Many of your suggestions wait to be looked at; send more later."))


async def suggestions(call: Call) -> Reply:
    """The oldest suggestions, with buttons to decide."""
    from knowledge.teaching import questions

    say = call.say
    waiting = await call.library.look(questions.suggestions)
    if not waiting:
        return text_reply(say("No suggestion waits."))
    lines = [Line(f"{place}. {at(one.at)} {one.text}") for place, one in enumerate(waiting[:SHOWN], start=1)]
    buttons: list[Button] = []
    for place, one in enumerate(waiting[:SHOWN], start=1):
        buttons.append(Button(say("Approve {number}", number=place), f"/approve {one.token}"))
        buttons.append(Button(say("Reject {number}", number=place), f"/reject {one.token}"))
    number = Line(say.plural("{number} suggestion waits", "{number} suggestions wait", len(waiting)), strong=True)
    return Reply((number, *lines), tuple(buttons))


async def approve(call: Call) -> Reply:
    """Show a suggestion as the fact it would be; saved, it waits no longer."""
    from knowledge.teaching import questions

    text = await call.library.look(lambda t: questions.suggestion(t, call.arguments))
    draft = drafted(text) or Draft(text)
    proposal = await call.library.teach(lambda t: t.propose(draft, call.incoming.person, suggestion=call.arguments))
    return Reply(*proposed(proposal, call.say))


async def reject(call: Call) -> Reply:
    """Take a suggestion off the list."""
    from knowledge.teaching import questions

    text = await call.library.teach(lambda t: questions.reject(t, call.arguments))
    return Reply((Line(call.say("Rejected: {text}", text=text)),), passing=True)


SUGGEST = Command("suggest", ("建议", "建議"), Role.MEMBER, marked("suggest a fact to the admins"), suggest)
SUGGESTIONS = Command("suggestions", ("建议列表", "建議列表"), Role.ADMIN, marked("what members suggest"), suggestions)
APPROVE = Command("approve", (), Role.ADMIN, "", approve)
REJECT = Command("reject", (), Role.ADMIN, "", reject)
