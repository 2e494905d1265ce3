"""`yinju chat` in a pipe: lines in, replies out; and what others would see, which is the same at a prompt."""

import pytest
from conftest import Run
from test_cli import ANSWERED

FOUND = "市值突破 1 万亿美元"


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
def test_a_pipe_may_leave_early(called: Run, leaving: str) -> None:
    """Lines after one that leaves are not answered."""
    done = called("chat", stdin=f"{leaving}\n{ANSWERED}\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_numbers_press_buttons_in_a_pipe_too(called: Run) -> None:
    """A number that stands for a button of the last reply presses it; any other number is a question."""
    whoami = called("chat", stdin="/language\n3\n/whoami\n").stdout.split("\n\n")[-2]
    assert whoami.endswith("English")
    for number in ("0", "5", "３", "-1"):
        assert "现在用" not in called("chat", stdin=f"/language\n{number}\n").stdout


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
    called: Run, arguments: list[str], environment: dict[str, str], shown: list[str]
) -> None:
    """`--as` gives the role, the owner's without it; the language setting is the default of replies."""
    assert called("chat", *arguments, stdin="/whoami\n", **environment).stdout.splitlines() == [*shown, ""]


def test_the_language_option_is_for_the_session(called: Run) -> None:
    """`--language` goes before the questions' language, a /language typed later before it, and it is not kept."""
    done = called("chat", "--language", "en", stdin="腾讯的市值是多少?\n/language zh-Hant\n/whoami\n")
    assert done.stdout.startswith("The article does not say.")
    assert done.stdout.endswith("語言:繁體中文\n\n")
    called("chat", stdin="/language auto\n")
    called("chat", "--language", "en", stdin="/whoami\n")
    assert called("chat", stdin="/whoami\n").stdout.endswith("语言:简体中文\n\n")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1" * 5_000, id="a very long number"),
        pytest.param("\x00\x1b[2J", id="control characters"),
        pytest.param("?" * 100_000, id="a very long line"),
    ],
)
def test_odd_lines_are_questions(called: Run, line: str) -> None:
    """Whatever stands in a pipe, it is answered, and the next line too."""
    done = called("chat", stdin=f"{line}\n{ANSWERED}\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert FOUND in done.stdout


def test_a_chosen_language_outlives_the_session(called: Run) -> None:
    """What /language fixed holds for the console's next session."""
    called("chat", stdin="/language zh-Hant\n")
    assert called("chat", stdin="/whoami\n").stdout.endswith("語言:繁體中文\n\n")


@pytest.mark.parametrize(
    ("lines", "environment", "told"),
    [
        pytest.param(["/as alice", "/whoami"], {}, "编号:alice\n角色:成员", id="somebody else is a member"),
        pytest.param(["/as alice admin", "/whoami"], {}, "编号:alice\n角色:管理员", id="with another role"),
        pytest.param(["/as member", "/add a | b"], {}, "/add 只有管理员能用。", id="what a member may not"),
        pytest.param(
            ["/admins add alice", "/as alice", "/whoami"], {}, "角色:管理员", id="the role that an owner gave"
        ),
        pytest.param(["/as alice admin extra"], {}, "请输入角色", id="too many words after /as"),
        pytest.param(["/as alice", "/as", "/whoami"], {}, "编号:console\n角色:所有者", id="oneself again"),
        pytest.param(["/room team", "/export_me"], {}, "这里别人也能看到", id="a room is public"),
        pytest.param(["/room team", "/room", "/export_me"], {}, "编号:console", id="alone again"),
        pytest.param(["/room a b"], {}, "请输入一个群的名字", id="too many words after /room"),
        pytest.param(
            ["/room team", ANSWERED, "/as alice", "那 Inflection AI 呢?"],
            {},
            "40 亿美元",
            id="a room's dialogue is shared",
        ),
        pytest.param(
            ["/as alice", "/whoami", "/whoami", "/whoami"],
            {"YINJU_QUESTIONS_PER_MINUTE": "2"},
            "秒后再问",
            id="too many questions of somebody else",
        ),
        pytest.param(["/whoami"] * 3, {"YINJU_QUESTIONS_PER_MINUTE": "2"}, "编号:console", id="no limit for oneself"),
        pytest.param(["/lanugage en", "1"], {}, "Replies are now in English.", id="what follows a mistyped command"),
        pytest.param(["/重新开时", "1"], {}, "新话题", id="a mistyped Chinese command"),
        pytest.param(["/as member", "/unlokc 1"], {}, "/help 列出全部命令", id="nothing offered that one may not use"),
        pytest.param([ANSWERED, "4", "1"], {}, "围绕生成式 AI", id="a thumb leaves the buttons where they are"),
        pytest.param([ANSWERED, "/whoami", "1"], {}, "没有看懂", id="buttons are those of the last reply"),
    ],
)
def test_what_others_would_see(called: Run, lines: list[str], environment: dict[str, str], told: str) -> None:
    """Roles, rooms, limits and buttons behave as on other platforms; the last reply shows it."""
    replies = called("chat", stdin="\n".join(lines), **environment).stdout.removesuffix("\n\n")
    assert told in replies.split("\n\n")[-1]


def test_who_was_told_of_the_limit_is_not_told_again(called: Run) -> None:
    """A notice, then silence."""
    replies = called("chat", stdin="/as alice\n" + "/whoami\n" * 4, YINJU_QUESTIONS_PER_MINUTE="1").stdout
    assert len(replies.removesuffix("\n\n").split("\n\n")) == 3
