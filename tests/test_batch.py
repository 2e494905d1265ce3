"""`yinju ask --batch`: JSON lines in, JSON lines out."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, clean_environment
from test_cli import ANSWERED, KEYS, UNANSWERED

from bot.console.ask import REMEMBERED_CHATS

Batch = Callable[..., list[dict[str, Any]]]
ENGLISH = {"text": "Who invested in Cohere?", "chat": "a"}


def started(database: Path, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """The installed command, running, to be talked to in bytes."""
    return subprocess.Popen(
        [Path(sys.executable).with_name("yinju"), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=clean_environment() | {"YINJU_DATABASE": str(database)} | environment,
    )


@pytest.fixture
def batch(called: Run) -> Batch:
    """What `ask --batch` gives for lines (values become JSON), once it has ended well."""

    def run(*lines: object, **environment: str) -> list[dict[str, Any]]:
        given = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        done = called("ask", "--batch", stdin=b"\n".join(given), **environment)
        assert (done.returncode, done.stderr) == (0, "")
        return [json.loads(line) for line in done.stdout.split("\n") if line]

    return run


def test_batch_answers_each_line_in_order(batch: Batch) -> None:
    """Rows come in the order of the lines with their ids; blank lines are skipped, and `/` begins a text too."""
    chatting = {"id": "b", "text": UNANSWERED, "chat": "room"}
    rows = batch({"id": 7, "text": ANSWERED}, b"", b" \r", chatting, {"id": None, "text": "/help"})
    assert [(row["id"], row["chat"]) for row in rows] == [(7, None), ("b", "room"), (None, None)]
    assert [row["reason"] for row in rows] == [None, "not_in_article", "not_understood"]
    assert all(list(row) == KEYS for row in rows)


def test_batch_takes_any_characters(batch: Batch) -> None:
    """A byte order mark, lone surrogates, control characters and long texts are text like any other."""
    odd = ["\ud800", "\x00\x1b", "\u2028", "英" * 10_000]
    rows = batch(b'\xef\xbb\xbf{"text": "x"}', *({"id": text, "text": text} for text in odd))
    assert [(row["id"], list(row)) for row in rows] == [(text, KEYS) for text in (None, *odd)]


@pytest.mark.parametrize(
    ("line", "identifier", "told"),
    [
        pytest.param(b"{", None, "not JSON", id="not JSON"),
        pytest.param(b'{"id": 1, "text": "\xff"}', None, "not UTF-8", id="not UTF-8"),
        pytest.param(b"[" * 100_000, None, "not JSON", id="too deep"),
        pytest.param(["x"], None, "object", id="not an object"),
        pytest.param(b'{"id": NaN, "text": "x"}', None, '"id"', id="an id that JSON does not know"),
        pytest.param(b'{"id": 1e999, "text": "x"}', None, '"id"', id="an infinite id"),
        pytest.param({"id": [1], "text": "x"}, None, '"id"', id="an id with parts"),
        pytest.param({"id": 5}, 5, '"text"', id="no text"),
        pytest.param({"id": "x", "text": 3}, "x", '"text"', id="text is no string"),
        pytest.param({"id": 5, "text": ANSWERED, "chat": 3}, 5, '"chat"', id="chat is no string"),
        pytest.param({"id": 5, "text": ANSWERED, "language": "fr"}, 5, '"language"', id="unknown language"),
    ],
)
def test_batch_goes_on_after_a_bad_line(batch: Batch, line: object, identifier: object, told: str) -> None:
    """A bad line gives its id, its number (blank lines count) and what is wrong, and the next line is answered."""
    bad, good = batch(b"", line, {"id": "next", "text": ANSWERED}, YINJU_LANGUAGE="en")
    assert bad == {"id": identifier, "line": 2, "error": bad["error"]}
    assert told in bad["error"]
    assert (good["id"], good["kind"]) == ("next", "answer")


@pytest.mark.parametrize(
    ("lines", "begins"),
    [
        pytest.param([{"text": UNANSWERED}], "文章没有说", id="the question's"),
        pytest.param([{"text": UNANSWERED, "language": "zh-Hant"}], "文章沒有說", id="the line's own"),
        pytest.param([ENGLISH, {"text": "?", "chat": "a"}], "I did not", id="the chat's last"),
        pytest.param([ENGLISH, {"text": "?", "chat": "b"}], "没有看懂", id="not another chat's"),
        pytest.param([ENGLISH, {"text": "?"}], "没有看懂", id="no chat, no memory"),
    ],
)
def test_batch_replies_in_the_lines_language(batch: Batch, lines: list[object], begins: str) -> None:
    """A line's `language` > the question's > last seen in its `chat` > default."""
    assert batch(*lines)[-1]["text"].startswith(begins)


def test_what_is_wrong_with_a_line_is_told_in_the_language_of_the_run(batch: Batch) -> None:
    """As all that the command says."""
    (bad,) = batch({"id": 5}, YINJU_LANGUAGE="zh-Hant")
    assert bad["error"] == '"text" 必須是引號裡的問題'


def test_batch_writes_nothing_to_the_store(batch: Batch, database: Path) -> None:
    """The store is the same to the byte, and nothing is left beside it."""
    before = database.read_bytes()
    batch({"text": ANSWERED, "chat": "a"}, ENGLISH)
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def test_batch_answers_at_once(database: Path) -> None:
    """Each row is there before the next line is sent, so that a program can talk to it."""
    with started(database, "ask", "--batch") as process:
        assert process.stdin
        assert process.stdout
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": ANSWERED}).encode() + b"\n")
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 30)[0]
            assert json.loads(process.stdout.readline())["id"] == number


@pytest.mark.parametrize("arguments", [("ask", "--batch"), ("chat",)])
def test_a_reader_may_go_away(database: Path, arguments: tuple[str, ...]) -> None:
    """When the reader of stdout closes it, as `head` does, the command ends without a traceback."""
    with started(database, *arguments) as process:
        assert process.stdout
        process.stdout.close()
        process.stdout = None
        _, err = process.communicate(b'{"text": "3584"}\n' * 500, timeout=60)
    assert err == b""


def test_batch_remembers_the_last_chats(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chat's language is forgotten when as many others were used since, a thousand, so that memory stays flat."""
    assert REMEMBERED_CHATS == 1_000
    monkeypatch.setattr("bot.console.ask.REMEMBERED_CHATS", 5)
    others = [{"text": "?", "chat": f"other {number}"} for number in range(5)]
    again = {"text": "?", "chat": "a"}
    assert batch(ENGLISH, *others[1:], again)[-1]["text"].startswith("I did not")
    assert batch(ENGLISH, *others, again)[-1]["text"].startswith("没有看懂")


def resident(process: subprocess.Popen[bytes]) -> int:
    """Kilobytes of memory that a process takes now."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


@pytest.mark.stress
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_batch_takes_no_more_memory_the_longer_it_runs(database: Path) -> None:
    """Between lines 2,000 and 20,000, each of another text, memory grows by 8 MB at most: what is kept is bounded."""
    with started(database, "ask", "--batch") as process:
        assert process.stdin
        assert process.stdout
        taken = {}
        for number in range(1, 20_001):
            line = {"text": f"英伟达市值在{number}年多少?", "chat": f"chat {number % 3_000}"}
            process.stdin.write(json.dumps(line).encode() + b"\n")
            process.stdin.flush()
            process.stdout.readline()
            taken[number] = resident(process) if number in (2_000, 20_000) else 0
    assert taken[20_000] - taken[2_000] < 8_192


def test_batch_is_utf_8_everywhere(database: Path) -> None:
    """Whatever the terminal's encoding, rows are read and written in UTF-8."""
    with started(database, "ask", "--batch", PYTHONIOENCODING="latin-1") as process:
        out, err = process.communicate(json.dumps({"text": ANSWERED}, ensure_ascii=False).encode(), timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert "市值突破 1 万亿美元" in json.loads(out)["text"]


@pytest.mark.parametrize("arguments", [("ask", "--batch"), ("chat",)])
def test_a_closed_stdin_is_an_empty_one(database: Path, arguments: tuple[str, ...]) -> None:
    """Without any standard input there is nothing to answer."""
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", str(Path(sys.executable).with_name("yinju")), *arguments],
        env=os.environ | {"YINJU_DATABASE": str(database)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
