"""A reply as plain text."""

from bot.messages import Block, Button, Quotation, Reply


def plain(reply: Reply) -> str:
    """The blocks of a reply, one under the other; buttons are not text."""
    return "\n".join(map(_plain, reply.blocks))


def numbered(buttons: tuple[Button, ...]) -> str:
    """The buttons as choices to type: `1 Context  2 Why`."""
    return "  ".join(f"{number} {button.label}" for number, button in enumerate(buttons, start=1))


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey instead of showing."""
    return "".join(
        character if character in "\n\t" or character.isprintable() or ord(character) > 0x9F else "\ufffd"
        for character in text
    )


def _plain(block: Block) -> str:
    if isinstance(block, Quotation):
        return f"“{block.text}”" + (f"\n— {block.source}" if block.source else "")
    return block.text
