"""/privacy, /export_me and /forget_me: what is kept about a person, all of it, and its end."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.languages import NAMES
from bot.wording.teaching import entry_line


async def privacy(call: Call) -> Reply:
    """What is kept, and for how long."""
    say, days, minutes = call.say, call.library.keep_days, call.library.context_minutes
    kept = [
        say("your id and role, if an owner made you an admin: until it is taken back;"),
        say("of this chat, its id and language: until {days} days after its last use;", days=days),
        say("what was last asked here: {minutes} minutes;", minutes=minutes),
        say("the questions you ask, under a keyed hash in place of your id: {days} days;", days=days),
        say("your 👍, 👎 and corrections, under the same hash: as long as their question;"),
        say("your suggestions, under the same hash: until an admin decides on them, {days} days at most;", days=days),
        say("what you change as an admin, under the same hash: for good, as it can be undone."),
    ]
    return Reply(
        (
            Line(say("What I keep about you"), strong=True),
            Line("\n".join(f"• {line}" for line in kept)),
            Line(say("Nothing else: no name, no number, no message that is not for me. Admins can read questions.")),
            Line(say("/export_me shows all of it, /forget_me takes it out; a backup keeps it until it is deleted.")),
        )
    )


async def export_me(call: Call) -> Reply:
    """All that is kept about the person; in a group only told where to ask for it."""
    say = call.say
    if call.incoming.public:
        return text_reply(say("Others read along here; ask me for it in our private chat."))
    person = await call.library.about(call.incoming.person)
    chosen, seen = await call.library.languages(call.incoming.chat)
    language = chosen or seen
    lines = [
        say("Id: {id}", id=call.incoming.person),
        *([say("Role: {role}", role=person.role)] if person.role else []),
        *([say("Language: {language}", language=NAMES[language])] if language else []),
        *(f"{question.at:%Y-%m-%d %H:%M} {question.text}" for question in person.questions),
    ]
    for verdict in person.verdicts:
        words = [verdict.problem, verdict.correction]
        lines.append(" ".join([f"{verdict.at:%Y-%m-%d %H:%M}", "👍" if verdict.good else "👎", *filter(None, words)]))
    lines += [f"{one.at:%Y-%m-%d %H:%M} {one.text}" for one in person.suggestions]
    own = {entry.who: call.incoming.person for entry in person.changes}
    lines += [entry_line(entry, own, say) for entry in person.changes]
    return text_reply("\n".join(lines))


async def forget_me(call: Call) -> Reply:
    """Take out the person's row, questions, verdicts and suggestions, and their private chat with its dialogue; where
    others take part, what was last asked there, as it may have been theirs.
    """
    incoming = call.incoming
    if incoming.public:
        await call.library.forget_dialogue(incoming.dialogue)
    number = await call.library.forget_person(incoming.person, None if incoming.public else incoming.chat)
    return text_reply(
        call.say.plural("Done: {number} question forgotten.", "Done: {number} questions forgotten.", number)
    )


PRIVACY = Command("privacy", ("隐私", "隱私"), Role.MEMBER, marked("what is kept about you"), privacy)
EXPORT = Command("export_me", (), Role.MEMBER, marked("all that is kept about you"), export_me)
FORGET = Command("forget_me", (), Role.MEMBER, marked("take out all that is kept about you"), forget_me)
