"""/facts, /info and /find: what the store holds, all about one fact, and what a question would find and why."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.drafting import fact_and_version
from bot.messages import LONGEST_ACTION, Block, Button, Line, Quotation, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.teaching import at, draft_lines, entry_line, shortened, state
from knowledge.store.taught import KINDS
from knowledge.teaching.drafts import draft_of

PAGE = 8
"""Facts on a page."""
FOUND = 5
"""Candidates that /find shows."""
_KINDS = {kind: kind for kind in KINDS} | {
    "全部": "all",
    "有效": "active",
    "已忘": "forgotten",
    "管理员": "admin",
    "文章": "article",
    "锁定": "locked",
    "改动": "touched",
}
_TELLING = ("words", "names_missing_around", "numbers_missing_around", "bm25", "rank")
"""Score parts that tell most."""


async def facts(call: Call) -> Reply:
    """A page of facts: /facts [kind] [words] [p2]."""
    say = call.say
    parts = call.arguments.split()
    kind = _KINDS[parts.pop(0)] if parts and parts[0] in _KINDS else "touched" if not parts else "all"
    page = 0
    if parts and parts[-1][:1] == "p" and parts[-1][1:].isascii() and parts[-1][1:].isdigit():
        page = max(0, int(parts.pop()[1:][:6]) - 1)
    words = " ".join(parts)
    found, number = await call.library.look(lambda teaching: teaching.facts(kind, words, page, PAGE))
    if not found:
        return text_reply(
            say("There is no such fact."), say("/facts takes a kind and words: {kinds}", kinds=", ".join(KINDS))
        )
    lines = "\n".join(f"{state(fact, say)}\n  {shortened(fact.text)}" for fact in found)
    heading = Line(
        say("Facts: {number}, page {page} of {pages}", number=number, page=page + 1, pages=-(-number // PAGE))
    )
    wanted = [(say("Back"), page - 1)] if page else []
    wanted += [(say("More"), page + 1)] if (page + 1) * PAGE < number else []
    ways = [(label, f"/facts {kind} {words} p{to + 1}".replace("  ", " ")) for label, to in wanted]
    buttons = tuple(Button(label, action) for label, action in ways if len(action.encode()) <= LONGEST_ACTION)
    return Reply((heading, Line(lines)), buttons, in_place=call.incoming.pressed)


async def info(call: Call) -> Reply:
    """All about one fact: what it says, where it is from, how it is used, and what happened to it."""
    from knowledge.teaching import roles

    say, wanted = call.say, fact_and_version(call.arguments)
    if wanted is None:
        return text_reply(say("Write the fact's number after it; /facts and /find tell numbers."))
    fact, entries, (used, last) = await call.library.look(lambda teaching: teaching.info(wanted[0]))
    who = await call.library.look(lambda teaching: roles.people_by_hash(teaching, "console", call.incoming.person))
    blocks: list[Block] = [
        Line(state(fact, say), strong=True),
        Quotation(fact.text),
        *draft_lines(draft_of(fact), say),
        Line(say("Version {number}", number=fact.version)),
    ]
    if fact.corrects is not None:
        blocks.append(Line(say("It stands in place of fact {id}.", id=fact.corrects)))
    asked = say.plural("Answered {number} kept question", "Answered {number} kept questions", used)
    lately = say("Last on {time}", time=at(last)) if last else ""
    blocks.append(Line(f"{asked}\n{lately}" if last else asked))
    if entries:
        blocks.append(Line("\n".join(entry_line(entry, who, say) for entry in entries[:10])))
    given = Button(say("Forget"), f"/forget {fact.id} {fact.version}")
    again = Button(say("Restore"), f"/restore {fact.id} {fact.version}")
    lock = Button(say("Lock"), f"/lock {fact.id} {fact.version}")
    unlock = Button(say("Unlock"), f"/unlock {fact.id} {fact.version}")
    return Reply(tuple(blocks), (given if fact.active else again, unlock if fact.locked else lock))


async def find(call: Call) -> Reply:
    """What a question would find: candidates with their scores, and why they would not be given."""
    say = call.say
    if not call.arguments:
        return text_reply(say("Write words or a question after it."))
    answer = await call.library.look(lambda teaching: teaching.find(call.arguments))
    if not answer.candidates:
        return text_reply(say("Nothing in the store is like that."))
    blocks: list[Block] = []
    for one in answer.candidates[:FOUND]:
        parts = ", ".join(f"{name} {one.parts[name]:.2f}" for name in _TELLING if name in one.parts)
        against = "".join(f"\n✗ {objection}" for objection in one.objections)
        blocks += [Line(f"#{one.quote.fact} · {one.score:.2f} · {parts}{against}"), Quotation(one.quote.text)]
    return Reply(tuple(blocks))


FACTS = Command("facts", ("事实", "事實"), Role.ADMIN, marked("list facts: kind, words, page"), facts)
INFO = Command("info", ("详情", "詳情"), Role.ADMIN, marked("all about a fact"), info)
FIND = Command("find", ("查找",), Role.ADMIN, marked("what a question would find, and why"), find)
