"""`yinju chat --transcript`: a session as Markdown."""

from pathlib import Path

from conftest import Run

from bot.access import Role
from bot.console.transcript import Transcript
from bot.messages import Button, Incoming, Line, Quotation, Reply

QUESTION = "英伟达市值多少?"


def written(tmp_path: Path, reply: Reply, text: str = "a") -> str:
    """What one message and its reply add to a file."""
    path = tmp_path / "talk.md"
    transcript = Transcript.open(path)
    transcript.add(Incoming(text, "console/team", "alice", Role.MEMBER), reply)
    transcript.close()
    return path.read_text(encoding="utf-8")


def test_a_session_is_added_to_the_file(called: Run, tmp_path: Path) -> None:
    """Each session goes on with the file; question, short answer, quote with its span, and source are there."""
    for _ in range(2):
        shown = called("chat", "--transcript", "talk.md", stdin=f"{QUESTION}\n/quit\n").stdout
        assert "突破 1 万亿美元" in shown
    text = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert text.count(f"**console (owner)**\n\n{QUESTION}\n\n**突破 1 万亿美元**\n\n> “") == 2
    assert "市值**突破 1 万亿美元**,并" in text
    assert "\n> — " in text
    assert "/quit" not in text


def test_who_spoke_where(tmp_path: Path) -> None:
    """Someone else in a room is told by name, role and room; choices with what they do."""
    text = written(tmp_path, Reply((Line("b"),), (Button("c", "/context 1"),)), "x\ny")
    assert text == "**alice (member) · console/team**\n\nx  \ny\n\nb\n\n1\\. c: `/context 1`\n\n---\n\n"


def test_text_is_no_markup(tmp_path: Path) -> None:
    """What Markdown would read as its own stands as it is."""
    text = written(tmp_path, Reply((Quotation("- *a* <b>\n# c", "1. d"),)), "1. [e](f)")
    assert "> “\\- \\*a\\* \\<b\\>  \n> \\# c”  \n> — 1\\. d" in text
    assert "1\\. \\[e\\](f)" in text


def test_a_file_that_cannot_be_written(called: Run) -> None:
    """It is named, with exit code 2, before anything is asked."""
    done = called("chat", "--transcript", "no/talk.md", stdin=f"{QUESTION}\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no/talk.md" in done.stderr.splitlines()[-1]
