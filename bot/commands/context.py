"""/context: the sentences around a quoted one, page by page. Reached by the button under an answer."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.messages import Button, Quotation, Reply, text_reply
from bot.wording.replies import original, quotation

MOST_DIGITS = 15
FARTHEST = 10_000
"""Pages that can be asked for; no article has so many."""


async def run(call: Call) -> Reply:
    """A page of the sentences around a fact, itself marked; without a page, those next to it."""
    number, _, wanted = call.arguments.partition(" ")
    fact, page = _number(number), _page(wanted)
    quotes = await call.library.around(fact, page) if fact is not None and page is not None else []
    if not quotes or fact is None or page is None:
        return text_reply(call.say("That sentence is no longer in the store. Ask again to see what is."))
    marks = [(0, len(quote.text)) if quote.fact == fact else None for quote in quotes]
    above = [Quotation(quote.text, mark=mark) for quote, mark in zip(quotes[:-1], marks, strict=False)]
    turns = [(call.say("◀ Before"), page - 1), (call.say("After ▶"), page + 1)]
    buttons = [
        Button(label, f"/context {fact} {target}") for label, target in turns if await call.library.around(fact, target)
    ]
    last = quotation(quotes[-1], call.say, marks[-1])
    return Reply((*above, last, *original(quotes, call.say)), tuple(buttons), in_place=bool(wanted))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _page(text: str) -> int | None:
    text = text.strip() or "0"
    page = _number(text.removeprefix("-"))
    if page is None or page > FARTHEST:
        return None
    return -page if text.startswith("-") else page


COMMAND = Command("context", ("上下文",), Role.MEMBER, "", run)
