"""/undo and /history: what admins changed, and the way back."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Button, Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import entry_line, shortened, state

SHOWN = 10
"""Changes in the history."""
SHOWN_ENTRIES = 3
"""Lines of one change."""


async def undo(call: Call) -> Reply:
    """Take back a change: the last one, or that of a number."""
    say, number = call.say, call.arguments.removeprefix("#")
    if number and not (number.isascii() and number.isdigit() and len(number) < 16):
        return text_reply(
            say("Write the change's number after it, or nothing for the last one; /history tells numbers.")
        )
    wanted = int(number) if number else None
    change, facts, new = await call.library.teach(lambda teaching: teaching.undo(call.incoming.person, wanted))
    lines = [f"{state(fact, say)}: {shortened(fact.text)}" for fact in facts[:SHOWN]]
    return Reply(
        (Line(say("Change {number} is undone.", number=change), strong=True), *map(Line, lines)),
        (Button(say("Undo the undo"), f"/undo {new}"),),
    )


async def history(call: Call) -> Reply:
    """The last changes, who made them, and buttons to take them back."""
    from knowledge.teaching import roles

    say = call.say
    changes = await call.library.look(lambda teaching: teaching.history(SHOWN))
    who = await call.library.look(lambda teaching: roles.people_by_hash(teaching, "console", call.incoming.person))
    if not changes:
        return text_reply(say("Nothing was changed by hand yet."))
    lines, buttons = [], []
    for entries, undone in changes:
        number = entries[0].change
        shown = "\n  ".join(entry_line(entry, who, say) for entry in entries[:SHOWN_ENTRIES])
        more = len(entries) - SHOWN_ENTRIES
        rest = "\n  " + say.plural("and {number} more", "and {number} more", more) if more > 0 else ""
        lines.append(Line(f"{number}. {shown}{rest}" + (f" ({say('undone')})" if undone else "")))
        if not undone:
            buttons.append(Button(say("Undo {number}", number=number), f"/undo {number}"))
    return Reply(tuple(lines), tuple(buttons[:5]))


UNDO = Command("undo", ("撤销", "撤銷"), Role.ADMIN, marked("take a change back"), undo)
HISTORY = Command("history", ("历史", "歷史"), Role.ADMIN, marked("what admins changed"), history)
