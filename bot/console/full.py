"""A terminal with everything: colours, completion, history, pasted lines. Needs prompt_toolkit and rich.

Only styles that show on dark and light grounds alike are used: bold, underline, dim, and two of the terminal's own
colours.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import Completer
from prompt_toolkit.filters import Condition, is_searching
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output, create_output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.styles import Style
from rich.console import Console
from rich.text import Text

from bot.console.history import History
from bot.console.plain import printable
from bot.console.wrapping import cells, cropped, wrapped
from bot.messages import Block, Button, Line, Quotation, Reply

WIDEST = 100
"""Cells of the longest lines; longer ones are hard to read."""
INDENT = "  "
"""Before quotes and their sources, and before choices."""
BETWEEN = "  "
"""What stands between a term and its meaning."""
NARROWEST = 16
"""Cells of the narrowest column of meanings."""
STRONG, MARK, SOURCE, NUMBER, TITLE, HINT = "bold", "bold underline", "dim", "bold magenta", "bold", "dim"
_PROMPT = Style.from_dict({"prompt": "bold ansigreen", "auto-suggestion": "noinherit dim"})


class FullTerminal:
    """The prompt by prompt_toolkit, what is shown by rich."""

    def __init__(self, history: History, prompt: Callable[[], str], completer: Completer) -> None:
        self._history = history
        self._prompt = prompt
        self._console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)
        earlier = InMemoryHistory()
        for entry in history.entries:
            earlier.append_string(entry)
        self._session: PromptSession[str] = PromptSession(
            output=_output(),
            history=earlier,
            completer=completer,
            complete_while_typing=Condition(lambda: get_app().current_buffer.text.startswith("/")),
            auto_suggest=AutoSuggestFromHistory(),
            key_bindings=_keys(),
            style=_PROMPT,
            reserve_space_for_menu=6,
            # Lines of one message stand under each other.
            prompt_continuation=lambda width, _number, _wrapped: " " * width,
        )
        if hasattr(signal, "SIGWINCH"):  # which tells of a new size; looking for one as well would draw twice
            self._session.app.terminal_size_polling_interval = None

    def fits(self, line: str, /) -> bool:
        """Whether the terminal is as wide as the line."""
        return cropped(printable(line), _columns() - 1) == printable(line)

    def greet(self, lines: Sequence[str]) -> None:
        """One line each, cut off where the terminal ends."""
        for place, line in enumerate(lines):
            self._print(Text(cropped(printable(line), _columns() - 1), style=HINT if place else TITLE))
        self._print(Text())

    def messages(self) -> Iterator[str]:
        """What is typed or pasted, until Ctrl-D on an empty line."""
        while True:
            try:
                text = self._session.prompt([("class:prompt", self._prompt())])
            except KeyboardInterrupt:  # from outside; the key itself empties the line
                continue
            except EOFError:
                return
            if text.strip():
                self._history.add(text)
            yield text

    def show(self, reply: Reply) -> None:
        """The reply's blocks, its choices in a line, and an empty line."""
        width = min(_columns() - 1, WIDEST)
        for block in reply.blocks:
            for line in _block(block, width):
                self._print(line)
        for line in _choices(reply.buttons, width):
            self._print(line)
        self._print(Text())

    def _print(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True)


def _output() -> Output:
    """The terminal, never asked where its cursor stands: answers that come late would be taken for typing."""
    output = create_output(sys.stdout)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False
    return output


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c", filter=~is_searching)
    def _(event: KeyPressEvent) -> None:
        """Empty the line."""
        event.current_buffer.reset()

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        """Begin another line of the same message."""
        event.current_buffer.insert_text("\n")

    return keys


def _block(block: Block, width: int) -> Iterator[Text]:
    if isinstance(block, Line) and block.listed:
        yield from _columned(block.text, width)
    elif isinstance(block, Line):
        yield from _lines(Text(printable(block.text), style=STRONG if block.strong else ""), width)
    else:
        yield from _quotation(block, width)


def _columned(text: str, width: int) -> Iterator[Text]:
    """Terms and what they mean, in two columns; below each other where the second would be too narrow."""
    rows = [line.partition(BETWEEN)[::2] for line in printable(text).split("\n")]
    first = max(cells(term) for term, _ in rows) + len(BETWEEN)
    beside = first if width - first >= NARROWEST else len(INDENT)
    for term, meaning in rows:
        lines = list(_lines(Text(meaning, style=HINT), width - beside))
        if beside == first:
            yield Text(f"{term}{'':{first - cells(term)}}") + lines.pop(0)
        else:
            yield Text(term)
        for line in lines:
            yield Text(" " * beside) + line


def _quotation(block: Quotation, width: int) -> Iterator[Text]:
    """The quote with its span marked, and its source, both set in."""
    text = Text(f"“{printable(block.text)}”")
    if block.mark:
        start, end = block.mark
        text.stylize(MARK, start + 1, end + 1)
    parts = [text, *([Text(f"— {printable(block.source)}", style=SOURCE)] if block.source else [])]
    for part in parts:
        for line in _lines(part, width - len(INDENT)):
            yield Text(INDENT) + line


def _choices(buttons: Sequence[Button], width: int) -> Iterator[Text]:
    """The buttons with their numbers, as many on a line as fit; a long one, such as a question, over several."""
    line = Text()
    for number, button in enumerate(buttons, start=1):
        choice = Text.assemble((str(number), NUMBER), f" {printable(button.label)}")
        if line and line.cell_len + len(INDENT) + choice.cell_len > width:
            yield line
            line = Text()
        first, *rest = _lines(choice, width - len(INDENT))
        line += Text(INDENT) + first
        for more in rest:
            yield line
            line = Text(INDENT * 2) + more
    if line:
        yield line


def _lines(text: Text, width: int) -> Iterator[Text]:
    """The lines of a text at a width; styles go with their characters."""
    for paragraph in text.split("\n", allow_blank=True):
        for start, end in wrapped(paragraph.plain, width):
            yield paragraph[start:end]


def _columns() -> int:
    """The terminal's width now; environment variables would not follow when it is resized."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80
