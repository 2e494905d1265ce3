"""/check and /coverage: whether what was right still is, and what is not covered."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.prompt import prompted
from bot.messages import Block, Button, Line, Reply, text_reply
from bot.wording.catalogue import marked
from bot.wording.replies import quotation
from bot.wording.teaching import shortened

SHOWN = 6
"""Cases, kinds and sentences that are shown."""
KINDS = {
    "money": marked("how much money"),
    "share": marked("what share"),
    "count": marked("how many"),
    "measure": marked("how large"),
    "duration": marked("how long"),
    "rank": marked("which place"),
    "date": marked("when"),
    "person": marked("who"),
    "organisation": marked("which organisation"),
    "place": marked("where"),
    "name": marked("what name"),
    "language": marked("which language"),
    "reason": marked("why"),
    "manner": marked("how"),
    "yes_no": marked("whether"),
    "definition": marked("what it is"),
    "thing": marked("what"),
    "nothing": marked("without a question word"),
}


async def check(call: Call) -> Reply:
    """Ask all regression cases; those that fail, with what is said instead."""
    from knowledge.teaching import golden

    say = call.say
    what, _, name = call.arguments.partition(" ")
    if what == "remove" and name:
        dropped = await call.library.teach(lambda teaching: golden.drop(teaching, name))
        return text_reply(say("It is checked no more.") if dropped else say("There is no such case."))
    wrong, number = await call.library.look(golden.check)
    right = say(
        "{right} of {number} checked questions are answered as they must.", right=number - len(wrong), number=number
    )
    lines = [Line(right, strong=True)]
    buttons: list[Button] = []
    for at, (question, given) in enumerate(wrong[:SHOWN], start=1):
        lines.append(Line(f"{at}. {question}\n   {shortened(given) if given else say('no answer')}"))
        buttons.append(Button(say("Check {number} no more", number=at), f"/check remove {golden.case_name(question)}"))
    return Reply(tuple(lines), tuple(buttons))


async def coverage(call: Call) -> Reply:
    """The kinds of questions that fail, and sentences that nothing was read from, with a button to teach each."""
    from knowledge.teaching import questions

    say = call.say
    found = await call.library.look(lambda teaching: questions.coverage(teaching, SHOWN))
    blocks: list[Block] = [Line(say("Questions without an answer, by what they ask"), strong=True)]
    names = [say(KINDS[one.kind]) if one.kind in KINDS else one.kind for one in found.kinds]
    kinds = [f"{name}: {one.count} (» {shortened(one.text)})" for name, one in zip(names, found.kinds, strict=True)]
    blocks.append(Line("\n".join(kinds) or say("None.")))
    heading = (
        say("{number} sentences that no claim was read from", number=found.number)
        if found.by_claims
        else say("{number} sentences that answered no kept question", number=found.number)
    )
    blocks.append(Line(heading, strong=True))
    for quote in found.sentences:
        blocks += [Line(f"#{quote.fact}"), quotation(quote, say)]
    buttons = [
        Button(say("Answer: {question}", question=name), f"/answer {one.token}")
        for name, one in zip(names, found.kinds, strict=True)
    ]
    buttons += [Button(say("Teach {id}", id=quote.fact), f"/teach {quote.fact}") for quote in found.sentences]
    return Reply(tuple(blocks), tuple(buttons))


async def teach(call: Call) -> Reply:
    """Questions for a fact, in the words of an admin: without any, how to send them."""
    say = call.say
    number, _, question = call.arguments.partition(" ")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        return text_reply(say("Write the fact's number after it; /facts and /find tell numbers."))
    fact = int(number)
    if not question.strip():
        known, _, _ = await call.library.look(lambda teaching: teaching.info(fact))
        command = f"/teach {fact}"
        how = say("Send a question that it answers: {command} and your words.", command=command)
        return Reply((Line(f"#{fact} {known.text}"), prompted(call, how, command)))
    done = await call.library.teach(lambda teaching: teaching.link(fact, question.strip(), call.incoming.person))
    said = Line(say("Fact {id} answers it from now on.", id=fact))
    return Reply((said,), (Button(say("Undo"), f"/undo {done.change}"),))


CHECK = Command("check", ("检查", "檢查"), Role.ADMIN, marked("ask the checked questions again"), check)
COVERAGE = Command("coverage", ("覆盖", "覆蓋"), Role.ADMIN, marked("what is not covered"), coverage)
TEACH = Command("teach", ("补充问法", "補充問法"), Role.ADMIN, marked("another question for a fact"), teach)
