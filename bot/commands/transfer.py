"""/import, /export and /articles: what goes in and out of the store as files. A change is shown before it is made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import LONGEST_ACTION, Attachment, Button, Line, Reply, text_reply
from bot.wording.catalogue import Say, marked
from bot.wording.changes import described
from bot.wording.teaching import breaking, shortened

if TYPE_CHECKING:
    from knowledge.teaching.importing import Difference

SHOWN = 10
"""Facts of a difference that are shown."""
NAME = "yinju-export.jsonl"


async def import_(call: Call) -> Reply:
    """What a file would change, with a button to do it; the file comes with the message or, at the console, by path."""
    from knowledge.teaching import transfer

    say, file, person = call.say, call.incoming.attachment, call.incoming.person
    if file is None and call.incoming.local and call.arguments:
        file = Attachment(*await call.library.look(lambda _: transfer.read_local(call.arguments)))
    if file is None:
        how = say("Write the file's path after it.") if call.incoming.local else say("Send the file itself.")
        return text_reply(how, say("It may be an article (.txt, .md), facts (.json, .csv) or an export (.jsonl)."))
    name, content = file.name, file.content
    token, found = await call.library.teach(lambda t: transfer.propose_import(t, name, content, person))
    heading = Line(say("{name} would change this:", name=name), strong=True)
    ways = (Button(say("Do it"), f"/apply {token}"), Button(say("Cancel"), f"/cancel {token}"))
    return Reply((heading, *difference(found, say)), ways)


async def apply(call: Call) -> Reply:
    """Do what was shown. Reached by its button."""
    from knowledge.teaching import transfer

    say = call.say
    change, found = await call.library.teach(lambda t: transfer.apply(t, call.arguments, call.incoming.person))
    heading = Line(say("Done; a backup was taken before."), strong=True)
    return Reply((heading, *difference(found, say)), (Button(say("Undo"), f"/undo {change}"),), in_place=True)


async def export(call: Call) -> Reply:
    """The store as JSON lines: as a file, or at the console written to a path."""
    from knowledge.teaching import transfer

    say = call.say
    if call.incoming.public:
        return text_reply(say("Others read along here; ask me for it in our private chat."))
    if call.incoming.local and not call.arguments:
        return text_reply(say("Write the path of the new file after it."))
    text = await call.library.look(transfer.export)
    if call.incoming.local:
        file = await call.library.look(lambda _: transfer.write_local(call.arguments, text))
        return text_reply(say("Written to {path}.", path=file))
    return Reply((Line(say("The articles and all that admins did:")),), files=(Attachment(NAME, text.encode()),))


async def articles(call: Call) -> Reply:
    """List the articles, or show what taking one out would change."""
    from knowledge.teaching import transfer

    say, person = call.say, call.incoming.person
    what, _, identifier = call.arguments.partition(" ")
    if what in ("remove", "删除", "刪除") and identifier.strip():
        wanted = identifier.strip()
        token, found = await call.library.teach(lambda t: transfer.propose_removal(t, wanted, person))
        heading = Line(say("Taking {name} out would change this:", name=wanted), strong=True)
        ways = (Button(say("Do it"), f"/apply {token}"), Button(say("Cancel"), f"/cancel {token}"))
        return Reply((heading, *difference(found, say)), ways)
    known = await call.library.articles()
    lines = [
        Line(f"{one.id}: {one.front.title}\n  " + say.plural("{number} sentence", "{number} sentences", one.sentences))
        for one in known
    ]
    actions = [(say("Remove {id}", id=one.id), f"/articles remove {one.id}") for one in known]
    buttons = tuple(Button(label, action) for label, action in actions if len(action.encode()) <= LONGEST_ACTION)
    how = Line(say("/import takes a new one in, or a new version of one; /articles remove takes one out."))
    return Reply((*lines, how), buttons)


def difference(found: "Difference", say: Say) -> list[Line]:
    """What an import does, as text."""
    lines = list(described(found.articles, say))
    lines += [f"+ {shortened(text)}" for text in found.added[:SHOWN]]
    lines += [f"- {shortened(old)}\n+ {shortened(new)}" for old, new in found.changed[:SHOWN]]
    more = max(0, len(found.added) - SHOWN) + max(0, len(found.changed) - SHOWN)
    lines += [say.plural("and {number} more", "and {number} more", more)] if more else []
    lines += [f"= {alias}" for alias in found.aliases[:SHOWN]]
    lines += [say("Unchanged: {number}", number=found.same)] if found.same and not found.articles else []
    lines += _named(say("Locked, so left as they are:"), found.left, say)
    lines += _named(say("Locked, but no longer in the article; they wait for their return:"), found.dropped, say)
    return [Line("\n".join(lines or [say("Nothing.")])), *breaking(found.breaking, say)]


def _named(heading: str, texts: Sequence[str], say: Say) -> list[str]:
    more = len(texts) - SHOWN
    lines = [heading, *(f"· {shortened(text)}" for text in texts[:SHOWN])] if texts else []
    return lines + ([say.plural("and {number} more", "and {number} more", more)] if more > 0 else [])


IMPORT = Command("import", ("导入", "匯入"), Role.ADMIN, marked("take in an article or facts from a file"), import_)
EXPORT = Command("export", ("导出", "匯出"), Role.ADMIN, marked("the store as a file"), export)
ARTICLES = Command("articles", ("文章",), Role.ADMIN, marked("list articles, take one out"), articles)
APPLY = Command("apply", (), Role.ADMIN, "", apply)
