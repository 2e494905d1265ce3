"""What Tab offers at the prompt: commands, the words that may follow them, names, and example questions."""

from collections.abc import Callable, Iterable, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.commands.command import Command

LONGEST_NAME = 24
"""Characters before the cursor that may be the beginning of a name."""
MOST_NAMES = 20


class Offers(Completer):
    """Completions of what stands before the cursor. `commands` gives those that the person at the console may use."""

    def __init__(
        self, commands: Callable[[], Sequence[tuple[Command, str]]], names: Sequence[str], examples: Sequence[str]
    ) -> None:
        self._commands = commands
        self._names = [(name.lower(), name) for name in names]
        self._examples = examples

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Commands after a slash; else examples that begin so, and names that the last characters begin."""
        del complete_event  # Tab, and typing a command, get the same
        text = document.text_before_cursor
        if text.startswith("/"):
            return self._after_slash(text)
        return [*self._whole(text), *self._last_word(text)]

    def _after_slash(self, text: str) -> list[Completion]:
        name, space, argument = text[1:].partition(" ")
        if not space:
            return [
                Completion(f"/{called}", -len(text), display_meta=summary)
                for command, summary in self._commands()
                if (called := _called(command, name.lower()))
            ]
        known = [command for command, _ in self._commands() if name.lower() in (command.name, *command.aliases)]
        return [
            Completion(choice, -len(argument))
            for command in known
            for choice in command.choices
            if choice.lower().startswith(argument.lower())
        ]

    def _whole(self, text: str) -> list[Completion]:
        return [Completion(question, -len(text)) for question in self._examples if question.startswith(text)]

    def _last_word(self, text: str) -> list[Completion]:
        """Names that begin with the longest possible end of the text; no spaces tell where a Chinese one starts."""
        tail = text[-LONGEST_NAME:].lower()
        for start in range(len(tail)):
            part = tail[start:]
            inside = start > 0 and tail[start - 1].isascii() and tail[start - 1].isalnum() and part[0].isascii()
            if inside or part[0].isspace():
                continue
            if found := [name for lower, name in self._names if lower.startswith(part) and lower != part]:
                return [Completion(name, -len(part)) for name in found[:MOST_NAMES]]
        return []


def _called(command: Command, typed: str) -> str | None:
    """The name or alias of a command that begins as typed; the name where nothing was typed yet."""
    return next((name for name in (command.name, *command.aliases) if name.startswith(typed)), None)
