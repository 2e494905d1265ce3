"""The console: piped lines, and a session in a real pseudo-terminal."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from conftest import Run, clean_environment

from knowledge.models import Article

ANSWERED, FOUND = "英伟达市值多少?", "市值突破 1 万亿美元"
UP, CTRL_C = "\x1b[A", "\x03"
PROMPT = "\n(?:\x1b\\[[^a-z]*[a-z])*> "
"""The prompt at the start of a line; a terminal may be told first how to paste."""

Open = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def opened(database: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens `yinju chat` in a terminal of 40 lines with 120 columns, and waits for its first prompt."""
    sessions: list[pexpect.spawn[str]] = []

    def open_session(*arguments: str, **environment: str) -> "pexpect.spawn[str]":
        session = pexpect.spawn(
            str(Path(sys.executable).with_name("yinju")),
            ["chat", *arguments],
            encoding="utf-8",
            timeout=20,
            dimensions=(40, 120),
            cwd=str(tmp_path),
            env={
                **clean_environment(),
                "TERM": "xterm",
                "LC_ALL": "C.UTF-8",
                "YINJU_DATABASE": str(database),
                **environment,
            },
        )
        sessions.append(session)
        session.expect(PROMPT)
        return session

    yield open_session
    for session in sessions:
        session.close(force=True)


def ended(session: "pexpect.spawn[str]") -> int | None:
    """The exit code, once the session has ended by itself."""
    session.expect(pexpect.EOF)
    session.close()
    return session.exitstatus


def said(session: "pexpect.spawn[str]", line: str) -> str:
    """What is printed between the typed line and the next prompt, with `\\n` as its newline."""
    session.sendline(line)
    session.expect(PROMPT)
    return str(session.before).replace("\r\n", "\n")


def test_piped_lines_are_answered_without_a_prompt(yinju: Run) -> None:
    """Each line of a pipe gets its reply and an empty line; no banner, no prompt, no buttons."""
    done = yinju("chat", stdin=f"{ANSWERED}\n\n  \n/language en\n?")
    answer, language, last, end = done.stdout.split("\n\n")
    assert answer.splitlines()[1].startswith("“")
    assert FOUND in answer.splitlines()[1]
    assert answer.splitlines()[-1].startswith("— ")
    assert language == "Replies are now in English."
    assert last.startswith("I did not understand that.")
    assert (end, done.returncode, done.stderr) == ("", 0, "")


@pytest.mark.parametrize("leaving", ["/quit", "/exit", "/退出", "/QUIT", "  /quit  "])
def test_a_pipe_may_leave_early(yinju: Run, leaving: str) -> None:
    """Lines after one that leaves are not answered."""
    done = yinju("chat", stdin=f"{leaving}\n{ANSWERED}\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_numbers_press_buttons_in_a_pipe_too(yinju: Run) -> None:
    """A number that stands for a button of the last reply presses it; any other number is a question."""
    whoami = yinju("chat", stdin="/language\n3\n/whoami\n").stdout.split("\n\n")[-2]
    assert whoami.endswith("English")
    for number in ("0", "5", "３", "-1"):
        assert "现在用" not in yinju("chat", stdin=f"/language\n{number}\n").stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "shown"),
    [
        pytest.param([], {}, ["编号:console", "角色:所有者", "语言:简体中文"], id="owner by default"),
        pytest.param(["--as", "member"], {}, ["编号:console", "角色:成员", "语言:简体中文"], id="as member"),
        pytest.param(["--as", "admin"], {}, ["编号:console", "角色:管理员", "语言:简体中文"], id="as admin"),
        pytest.param(
            [], {"YINJU_LANGUAGE": "en"}, ["Id: console", "Role: owner", "Language: English"], id="default language"
        ),
    ],
)
def test_options_make_who_one_is(
    yinju: Run, arguments: list[str], environment: dict[str, str], shown: list[str]
) -> None:
    """`--as` gives the role, the owner's without it; the language setting is the default of replies."""
    assert yinju("chat", *arguments, stdin="/whoami\n", **environment).stdout.splitlines() == [*shown, ""]


def test_the_language_option_is_for_the_session(yinju: Run) -> None:
    """`--language` goes before the questions' language, a /language typed later before it, and it is not kept."""
    done = yinju("chat", "--language", "en", stdin="腾讯的市值是多少?\n/language zh-Hant\n/whoami\n")
    assert done.stdout.startswith("The article does not say.")
    assert done.stdout.endswith("語言:繁體中文\n\n")
    yinju("chat", stdin="/language auto\n")
    yinju("chat", "--language", "en", stdin="/whoami\n")
    assert yinju("chat", stdin="/whoami\n").stdout.endswith("语言:简体中文\n\n")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1" * 5_000, id="a very long number"),
        pytest.param("\x00\x1b[2J", id="control characters"),
        pytest.param("?" * 100_000, id="a very long line"),
    ],
)
def test_odd_lines_are_questions(yinju: Run, line: str) -> None:
    """Whatever stands in a pipe, it is answered, and the next line too."""
    done = yinju("chat", stdin=f"{line}\n{ANSWERED}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert FOUND in done.stdout


def test_a_chosen_language_outlives_the_session(yinju: Run) -> None:
    """What /language fixed holds for the console's next session."""
    yinju("chat", stdin="/language zh-Hant\n")
    assert yinju("chat", stdin="/whoami\n").stdout.endswith("語言:繁體中文\n\n")


def test_the_banner_names_the_article(opened: Open, article: Article) -> None:
    """A session begins with the article's title and how to go on, and leaves at Ctrl-D with exit code 0."""
    session = opened()
    assert article.front.title in str(session.before)
    assert "/help" in str(session.before)
    session.sendeof()
    assert ended(session) == 0


def test_the_banner_is_in_the_set_language(opened: Open) -> None:
    """The default language is that of the banner too."""
    assert "Ask about it; /help shows" in str(opened(YINJU_LANGUAGE="en").before)


def test_a_number_presses_the_button(opened: Open, article: Article) -> None:
    """Buttons are shown as numbered choices; the number gives what the button does, here the context."""
    session = opened()
    answer = said(session, ANSWERED)
    assert FOUND in answer
    assert answer.rstrip().splitlines()[-1].startswith("[1] 上下文  [2] ")
    context = said(session, "1")
    assert FOUND in context
    assert context.count("“") > answer.count("“")
    assert "👍" not in context


def test_ctrl_c_empties_the_line(opened: Open) -> None:
    """Ctrl-C gives a fresh prompt; the session goes on, and what was typed is not sent."""
    session = opened()
    session.send("半句话")
    session.expect("半句话")
    session.send(CTRL_C)
    session.expect(PROMPT)
    assert FOUND in said(session, ANSWERED)
    session.sendeof()
    assert ended(session) == 0


def test_quit_leaves(opened: Open) -> None:
    """/quit ends the session with exit code 0."""
    session = opened("--as", "member")
    assert "角色:成员" in said(session, "/whoami")
    session.sendline("/quit")
    assert ended(session) == 0


def test_the_last_line_is_recalled_and_edited(opened: Open) -> None:
    """Arrow-up brings the last line back to be edited and sent again."""
    session = opened()
    said(session, "/sourc")
    assert "来源:芯东西" in said(session, f"{UP}e")


def test_chinese_is_deleted_by_the_character(opened: Open) -> None:
    """Backspace takes away a whole Chinese character, not one of its bytes."""
    session = opened()
    assert "现在用简体中文回复。" in said(session, "/language 英文\x7f\x7f简体")


def test_an_empty_line_is_no_question(opened: Open) -> None:
    """Enter alone gives the next prompt and nothing else."""
    session = opened()
    assert said(session, "   ").strip() == ""
    assert FOUND in said(session, ANSWERED)
