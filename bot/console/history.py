"""What was typed at the console, across sessions: one JSON string a line, in a file that only its owner may read."""

import json
import os
from contextlib import suppress
from pathlib import Path

import platformdirs

KEPT = 1_000
"""Entries that a session begins with; the file is cut down to them when it holds twice as many."""


def history_file() -> Path:
    """Where the person's history lives: yinju/history under XDG_STATE_HOME, or what stands for it on this system."""
    return platformdirs.user_state_path("yinju") / "history"


class History:
    """The entries of earlier sessions and of this one. Where the file cannot be used, only this session's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.entries = self._read()
        """Oldest first."""

    def add(self, text: str) -> None:
        """Remember what was typed, unless it is the same as the last time."""
        if self.entries[-1:] == [text]:
            return
        self.entries.append(text)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._write([text], os.O_APPEND)

    def _read(self) -> list[str]:
        entries: list[str] = []
        with suppress(OSError):
            lines = self._path.read_bytes().splitlines()
            for line in lines:
                with suppress(ValueError):  # a line that another program wrote, or that was cut off
                    entry = json.loads(line)
                    entries += [entry] if isinstance(entry, str) else []
            if len(lines) > 2 * KEPT:
                self._write(entries[-KEPT:], os.O_TRUNC)
        return entries[-KEPT:]

    def _write(self, entries: list[str], how: int) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | how, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            # In ASCII, so that no text is beyond the file's encoding.
            file.write(b"".join(json.dumps(entry).encode() + b"\n" for entry in entries))
