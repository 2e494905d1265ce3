"""What is said to somebody who asks more than one person may."""

from bot.messages import Reply, text_reply
from bot.wording.catalogue import Say


def too_many(seconds: int, say: Say) -> Reply:
    """That it is too much, and when they may ask again."""
    again = say.plural("Ask again in {number} second.", "Ask again in {number} seconds.", seconds)
    told = text_reply(say("That is a lot of questions, one after the other.") + " " + again)
    return Reply(told.blocks, passing=True)
