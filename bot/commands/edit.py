"""/edit: other words for a fact; an article's sentence is corrected by a fact in its place."""

import re

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import drafted, written
from bot.messages import Line, Quotation, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import proposed, state
from knowledge.teaching.drafts import draft_of


async def run(call: Call) -> Reply:
    """The fact as it is, or with new words how it will be."""
    say = call.say
    found = re.fullmatch(r"#?(\d{1,15})\b\s*(.*)", call.arguments, re.ASCII | re.DOTALL)
    if not found:
        return text_reply(say("Write the fact's number and its new words: /edit 12 The office opens at ten."))
    number, words = int(found[1]), found[2]
    fact, _, _ = await call.library.look(lambda teaching: teaching.info(number))
    if not words.strip():
        return Reply(
            (
                Line(state(fact, say)),
                Quotation(fact.text),
                Line(say("To change it, send: /edit {id} {text}", id=number, text=written(draft_of(fact)))),
            )
        )
    draft = drafted(words)
    if draft is None:
        return text_reply(say("Write the fact's number and its new words: /edit 12 The office opens at ten."))
    proposal = await call.library.teach(
        lambda teaching: teaching.propose(draft, call.incoming.person, edits=number, version=fact.version)
    )
    return Reply(*proposed(proposal, say))


COMMAND = Command("edit", ("修改", "编辑", "編輯"), Role.ADMIN, marked("change what a fact says"), run)
