"""/next: the sentence that came next into question. Reached by the button under an answer."""

from bot.access import Role
from bot.commands.command import Call, Command
from bot.commands.stale import numbered, stale
from bot.messages import Line, Reply
from bot.wording.buttons import context_of, following_best
from bot.wording.replies import original, quotation


async def run(call: Call) -> Reply:
    """The candidate of a rank, with a button to the one after it."""
    say = call.say
    token, rank = numbered(call.arguments)
    asked = await call.library.question(token)
    if asked is None or not 1 <= rank <= len(asked.facts):
        return stale(say)
    quotes = await call.library.quotes([asked.facts[rank - 1]])
    if not quotes:
        return stale(say)
    following = following_best(asked, rank, say)
    heading = Line(say("Sentence {rank} of {number} that may answer it:", rank=rank, number=len(asked.facts)))
    buttons = [context_of(quotes[0], say), *([following] if following else [])]
    return Reply((heading, quotation(quotes[0], say), *original(quotes, say)), tuple(buttons), in_place=rank > 2)


COMMAND = Command("next", (), Role.MEMBER, "", run)
