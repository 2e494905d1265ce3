"""The README's transcript: its questions, and what `yinju chat` says to them now.

    python tests/transcript.py    # writes it anew into the README; also: make transcript

Answers may change when answering does; read what came out before it is committed.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(?<=```console\n\$ yinju chat\n).*?(?=```)", re.DOTALL)


def questions(readme: str) -> list[str]:
    """What is typed in the README's one transcript."""
    (transcript,) = BLOCK.findall(readme)
    return [line.removeprefix("> ") for line in transcript.splitlines() if line.startswith("> ")]


def joined(asked: list[str], said: str) -> str:
    """The transcript of these questions and the whole output of a pipe, an empty line after each reply."""
    replies = re.findall(r"(.+?\n)\n(?=\S|$)", said, re.DOTALL)
    pairs = zip(asked, replies, strict=True)
    return "\n".join(f"> {question}\n{reply}" for question, reply in pairs)


def main() -> None:
    """Ask the README's questions of a fresh store, and write what was said into it."""
    readme = README.read_text(encoding="utf-8")
    asked = questions(readme)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("YINJU_")}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [Path(sys.executable).with_name("yinju"), "chat", "--database", Path(folder) / "yinju.db"],
            input="".join(f"{question}\n" for question in asked),
            capture_output=True,
            check=True,
            encoding="utf-8",
            env=environment,
        )
    README.write_text(BLOCK.sub(lambda _: joined(asked, done.stdout), readme), encoding="utf-8")


if __name__ == "__main__":
    main()
