"""Asking for words: a command that is to be sent with them, or, where messages can be replied to, a reply."""

from bot.commands.command import Call
from bot.messages import Line


def prompted(call: Call, how: str, command: str) -> Line:
    """The paragraph that tells how to send words with a command, which stands in it."""
    if call.incoming.bot_name:  # somewhere with messages, not at a prompt
        how += "\n" + call.say("Or reply to this message with them.")
    return Line(how, prompt=command)
