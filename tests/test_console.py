"""The console in a real pseudo-terminal."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pexpect
import pytest
from conftest import clean_environment
from rich.cells import cell_len

from bot.console.banner import banner
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Article, Language

ANSWERED, FOUND = "英伟达市值多少?", "市值突破 1 万亿美元"
UP, TAB, CTRL_C = "\x1b[A", "\t", "\x03"
READY = re.escape("\x1b[?2004h")
"""A terminal is told to mark what is pasted, just before each prompt."""
PLAIN_READY = "\n(?:\x1b\\[[^a-z]*[a-z])*> "
"""The prompt of `--plain`, at the start of a line."""
STYLE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")

Open = Callable[..., Any]


Session = Any
"""A `yinju chat` in a pseudo-terminal."""


def started(database: Path, home: Path, *arguments: str, columns: int = 120, **environment: str) -> Session:
    """`yinju chat` in a terminal of 40 lines, with a history in `home`."""
    return pexpect.spawn(
        str(Path(sys.executable).with_name("yinju")),
        ["chat", *arguments],
        encoding="utf-8",
        timeout=60,
        dimensions=(40, columns),
        cwd=str(home),
        env={
            **clean_environment(),
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "YINJU_DATABASE": str(database),
            "XDG_STATE_HOME": str(home / "state"),
            **environment,
        },
    )


@pytest.fixture
def opened(database: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens sessions of one's own, and waits for their first prompt."""
    sessions: list[Session] = []

    def open_session(*arguments: str, ready: str = READY, columns: int = 120, **environment: str) -> Session:
        session = started(database, tmp_path, *arguments, columns=columns, **environment)
        sessions.append(session)
        session.expect(ready)
        return session

    yield open_session
    for session in sessions:
        session.close(force=True)


@pytest.fixture(scope="module")
def shared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The one session that most cases are typed into; each leaves it at an empty prompt."""
    home = tmp_path_factory.mktemp("shared")
    session = started(Path(shutil.copy(built, home / "yinju.db")), home)
    session.expect(READY)
    yield session
    session.close(force=True)


@pytest.fixture
def session(shared: Session) -> Session:
    """The shared session, as a new one: oneself, alone, in the language of one's questions, 120 columns wide."""
    resize(shared, 120)
    for line in ("/as", "/room", "/language auto", "/new"):
        said(shared, line)
    return shared


def resize(session: Session, columns: int) -> None:
    """Make the terminal so wide; the prompt is drawn anew."""
    if session.getwinsize() != (40, columns):
        session.setwinsize(40, columns)
        session.expect(READY)


def ended(session: Session) -> int | None:
    """The exit code, once the session has ended by itself."""
    session.expect(pexpect.EOF)
    session.close()
    code: int | None = session.exitstatus
    return code


def said(session: Session, line: str, ready: str = READY) -> str:
    """What is shown between the typed line and the next prompt, without styles, with `\\n` as its newline."""
    session.sendline(line)
    session.expect(ready)
    return CONTROL.sub("", str(session.before)).replace("\r", "")


def test_the_banner_has_three_lines(opened: Open, article: Article, knowledge: Knowledge) -> None:
    """A session begins with the article, questions that it answers, and how to go on; Ctrl-D leaves with code 0."""
    session = opened()
    title, examples, keys, *rest = CONTROL.sub("", str(session.before)).replace("\r", "").split("\n")
    assert title == article.front.title
    assert knowledge.examples(Language.SIMPLIFIED)[0] in examples
    assert "/help" in keys
    assert not "".join(rest).strip()
    session.sendeof()
    assert ended(session) == 0


def fits(room: int, text: str) -> bool:
    """Whether a text fits into so many characters."""
    return len(text) <= room


def test_the_banner_shows_an_example_that_fits() -> None:
    """As many questions as fit, or the first one that does; none is cut off where another is short enough."""
    asked = ["How long is the road?", "How far?", "Why?"]
    for room, shown in ((60, asked), (47, asked[:2]), (35, asked[:1]), (25, asked[1:2]), (18, asked[2:])):
        _, line, _ = banner((), asked, say_in(Language.ENGLISH), partial(fits, room))
        assert line == "For example: " + "  ".join(shown)


@pytest.mark.parametrize("columns", [20, 40])
def test_a_narrow_banner(opened: Open, columns: int) -> None:
    """Its three lines are cut to the terminal; the set language is theirs."""
    session = opened(columns=columns, YINJU_LANGUAGE="en")
    banner = CONTROL.sub("", str(session.before)).replace("\r", "").split("\n")
    assert all(cell_len(line) < columns for line in banner)
    assert banner[2].startswith("Just ask.")


@pytest.mark.parametrize("columns", [20, 40, 60, 100])
def test_lines_are_as_wide_as_the_terminal_now(session: Session, columns: int) -> None:
    """Resized, no line is wider than the terminal in cells, and nothing of a quote is lost where it is broken."""
    resize(session, columns)
    answer = said(session, ANSWERED).split("\n")
    answer = answer[answer.index("突破 1 万亿美元") :]
    assert columns * 0.7 < max(map(cell_len, answer)) < columns
    assert "竞赛中遥遥领先。”" in "".join(line.strip() for line in answer)


@pytest.mark.parametrize("colours", [True, False], ids=["colours", "NO_COLOR"])
def test_the_span_is_marked(session: Session, opened: Open, colours: bool) -> None:
    """The short answer is bold, and so is its span in the quote, underlined; without colours too."""
    used = session if colours else opened(NO_COLOR="1")
    used.sendline(ANSWERED)
    used.expect(READY)
    answer = str(used.before)
    assert "\x1b[1m突破 1 万亿美元\x1b[0m" in answer
    assert "\x1b[1;4m突破 1 万亿美元\x1b[0m" in answer
    assert ("\x1b[1;35m1\x1b[0m" in answer) is colours
    assert colours or not re.search(r"\x1b\[[0-9;]*(?:3|4|9|10)[0-7]m", answer)


def test_a_number_presses_the_button(session: Session) -> None:
    """Buttons are shown as numbered choices; the number gives what the button does, here the context."""
    answer = said(session, ANSWERED)
    assert answer.rstrip().splitlines()[-1].strip().startswith("1 上下文  2 ")
    context = said(session, "1")
    assert context.count("“") > answer.count("“")
    assert "👍" not in context


@pytest.mark.parametrize("columns", [24, 60])
def test_help_stands_in_columns(session: Session, columns: int) -> None:
    """What the commands do begins at one cell, beside them or, where it is narrow, below."""
    resize(session, columns)
    lines = [line for line in said(session, "/help").split("\n") if line.strip()][1:]
    names = [line for line in lines if line.startswith("/")]
    assert all(cell_len(line) < columns for line in lines)
    if columns == 60:
        assert len({cell_len(re.match(r"\S+ +", line)[0]) for line in names}) == 1  # type: ignore[index]
    else:
        assert "/suggestions" in names
        assert lines[lines.index("/suggestions") + 1] == "  成员的建议"


def test_a_mistyped_command_is_offered_as_a_choice(session: Session) -> None:
    """What was probably meant has a number too; /help names the commands of the console."""
    assert "1 /help" in said(session, "/hlep")
    assert "/room" in said(session, "1")


def test_ctrl_c_empties_the_line(session: Session) -> None:
    """Ctrl-C takes back what was typed, and it is not sent; the session goes on."""
    session.send("半句话")
    session.expect("话")
    session.send(CTRL_C)
    assert "语言:简体中文" in said(session, "/whoami")


def test_ctrl_r_searches_what_was_typed_before(session: Session) -> None:
    """The last line that holds the words typed comes back, to be sent again."""
    said(session, "/source")
    said(session, "/whoami")
    session.send("\x12sour")
    session.expect("sour")
    session.send("\r")
    assert "来源:芯东西" in said(session, "")


@pytest.mark.parametrize(
    ("typed", "added", "found"),
    [
        pytest.param("/who", "ami", "语言:简体中文", id="command"),
        pytest.param("/language zh-hans", "Hans", "现在用简体中文回复。", id="word after a command"),
        pytest.param("谁收购了Mosa", "icML", "MosaicML", id="name"),
        pytest.param("英伟达的市", "值是多少", "\n突破 1 万亿美元", id="example question"),
    ],
)
def test_tab_completes(session: Session, typed: str, added: str, found: str) -> None:
    """Tab completes commands, the words after them, names of the store, and example questions."""
    for character in typed:
        session.send(character)
        session.expect(re.escape(character))
    session.send(TAB)
    session.expect(added)
    assert found in said(session, "")


def test_pasted_lines_are_one_message(session: Session) -> None:
    """Lines that are pasted stay in the line to be edited, and are sent together."""
    session.send("\x1b[200~/language\nzh-Hans\x1b[201~")
    assert "现在用简体中文回复。" in said(session, "")


def test_chinese_is_deleted_by_the_character(session: Session) -> None:
    """Backspace takes away a whole Chinese character, not one of its bytes."""
    assert "现在用简体中文回复。" in said(session, "/language 英文\x7f\x7f简体")


def test_an_empty_line_is_no_question(session: Session) -> None:
    """Enter alone gives the next prompt and nothing else."""
    assert said(session, "   ").strip(" \n>") == ""
    assert FOUND[-6:] in said(session, ANSWERED)


def test_the_prompt_shows_who_and_where(session: Session) -> None:
    """/as and /room say who one is now, and the prompt shows it; each without a name goes back."""
    assert "alice(成员),与机器人单独对话" in said(session, "/as alice")
    assert "alice(成员),在群 team 里" in said(session, "/room team")
    shown = said(session, "/whoami")
    assert "alice@team> " in shown
    assert "编号:alice" in shown
    said(session, "/room")
    assert "console(所有者),与机器人单独对话" in said(session, "/as")


def test_quit_leaves(opened: Open) -> None:
    """/quit ends the session with exit code 0."""
    session = opened("--as", "member")
    assert "角色:成员" in said(session, "/whoami")
    session.sendline("/quit")
    assert ended(session) == 0


def test_history_outlives_the_session(opened: Open, tmp_path: Path) -> None:
    """Arrow-up brings back the last line, to be edited and sent again; also in the next session, and to nobody else."""
    first = opened()
    said(first, "/sourc")
    assert "来源:芯东西" in said(first, f"{UP}e")
    first.sendeof()
    ended(first)
    assert "来源:芯东西" in said(opened(), UP)
    (file,) = (tmp_path / "state").rglob("history")
    assert file.stat().st_mode & 0o777 == 0o600


def test_history_that_cannot_be_kept_is_no_obstacle(opened: Open, tmp_path: Path) -> None:
    """Where the folder cannot be written, the session has its own history, and no error is shown."""
    (tmp_path / "file").touch()
    session = opened(XDG_STATE_HOME=str(tmp_path / "file"))
    said(session, "/sourc")
    assert "来源:芯东西" in said(session, f"{UP}e")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        pytest.param(["--plain"], {}, id="asked for"),
        pytest.param([], {"TERM": "dumb"}, id="dumb terminal"),
    ],
)
def test_a_plain_session(opened: Open, arguments: list[str], environment: dict[str, str]) -> None:
    """Line by line: no styles; choices are numbered, Ctrl-C empties the line, and the history is there."""
    session = opened(*arguments, ready=PLAIN_READY, **environment)
    session.sendline(ANSWERED)
    session.expect(PLAIN_READY)
    assert not STYLE.search(str(session.before))
    assert "\n1 上下文" in str(session.before).replace("\r", "")
    session.send("半句话")
    session.expect("话")
    session.send(CTRL_C)
    session.expect(PLAIN_READY)
    assert FOUND in said(session, f"{UP}", PLAIN_READY)
    session.sendeof()
    assert ended(session) == 0
