"""A reply as plain text."""

from bot.messages import Block, Quotation, Reply


def plain(reply: Reply) -> str:
    """The blocks of a reply, one under the other; buttons are not text."""
    return "\n".join(map(_plain, reply.blocks))


def _plain(block: Block) -> str:
    if isinstance(block, Quotation):
        return f"“{block.text}”" + (f"\n— {block.source}" if block.source else "")
    return block.text
