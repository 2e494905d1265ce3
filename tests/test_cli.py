"""The `yinju` command: exit codes, what it prints where, in which language, and the JSON contracts."""

import asyncio
import gc
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pexpect
import pytest
from bench import free_port
from conftest import SEED, Run, clean_environment
from fake_telegram import TOKEN, FakeTelegram

from bot.cli import main
from bot.cli.spoken import Command
from bot.console.wrapping import cells
from bot.settings import load
from bot.telegram.reach import reach
from bot.wording.catalogue import say_in
from knowledge import Knowledge
from knowledge.models import Answer, Article, Language

ANSWERED, UNANSWERED = "英伟达市值多少?", "腾讯的市值是多少?"
KEYS = ["id", "chat", "kind", "reason", "answer", "span", "quotes", "choices", "score", "text", "milliseconds"]
QUOTE_KEYS = ["text", "article", "section", "start", "end", "fact", "version", "origin"]
HAN = re.compile("[一-鿿]")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param([ANSWERED], 0, "市值突破 1 万亿美元", id="answer"),
        pytest.param(["輝達市值多少?"], 0, "市值突破 1 万亿美元", id="Traditional, answer as published"),
        pytest.param(["Who invested in Cohere?"], 0, "Quoted in the original Chinese.", id="English"),
        pytest.param([UNANSWERED], 3, "文章没有说。", id="not in the article"),
        pytest.param(["騰訊的市值是多少?"], 3, "文章沒有說。", id="not in the article, Traditional"),
        pytest.param(["Is it raining in Lisbon?"], 3, "That is not something the article is about", id="off topic"),
        pytest.param(["你好"], 0, "", id="small talk"),
        pytest.param(["--language", "en", UNANSWERED], 3, "The article does not say.", id="language: English"),
        pytest.param(["--language", "zh-Hans", UNANSWERED], 3, "文章没有说。", id="language: Simplified"),
        pytest.param(["--language", "zh-Hant", UNANSWERED], 3, "文章沒有說。", id="language: Traditional"),
    ],
)
def test_ask_tells_by_its_exit_code_whether_it_answered(
    called: Run, arguments: list[str], code: int, told: str
) -> None:
    """Exit code 0 for an answer, 3 for none; `--language` goes before the question's own; nothing on stderr."""
    done = called("ask", *arguments)
    assert told in done.stdout
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.parametrize(("arguments", "collecting"), [(["ask", ANSWERED], False), (["ask", "--batch"], True)])
def test_one_answer_looks_for_no_garbage(
    called: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], *, collecting: bool
) -> None:
    """A process that is soon over leaves its garbage; one that may run for hours does not, nor who calls it."""
    seen: list[bool] = []
    asked = Knowledge.ask

    def ask(*given: Any, **options: Any) -> Answer:
        seen.append(gc.isenabled())
        return asked(*given, **options)

    monkeypatch.setattr(Knowledge, "ask", ask)
    called(*arguments, stdin=f'{{"text": "{ANSWERED}"}}')
    assert (seen, gc.isenabled()) == ([collecting], True)


@pytest.mark.parametrize("option", [["--language", "en"], ["--language=en"]])
def test_a_language_may_stand_before_the_command(called: Run, option: list[str]) -> None:
    """It is that of the command then."""
    assert called(*option, "ask", UNANSWERED).stdout.startswith("The article does not say.")


MISTAKES = [
    pytest.param(["ask"], {}, "yinju ask", id="neither question nor batch"),
    pytest.param(["ask", "--batch", ANSWERED], {}, "--batch", id="both question and batch"),
    pytest.param(["ask", "--language", "klingon", ANSWERED], {}, "klingon", id="unknown language"),
    pytest.param(["ask", "--jsno", ANSWERED], {}, "--json", id="a mistyped option, with what was meant"),
    pytest.param(["buidl"], {}, "build", id="a mistyped command, with what was meant"),
    pytest.param(["ask", ANSWERED, "x"], {}, "x", id="one argument too many"),
    pytest.param(["restore"], {}, "FILE", id="one argument too few"),
    pytest.param(["restore", "no.db"], {}, "no.db", id="a backup that is not there"),
    pytest.param(["eval", str(SEED), "--limit", "0"], {}, "0", id="a number out of range"),
    pytest.param(["ask", ANSWERED], {"YINJU_NONSENSE": "1"}, "nonsense", id="unknown setting"),
    pytest.param(["ask", ANSWERED], {"YINJU_WEBHOOK_PORT": "x"}, "webhook_port", id="unusable setting"),
    pytest.param(["ask", "--config", "no.toml", ANSWERED], {}, "no.toml", id="no settings file"),
    pytest.param(["ask", "--database", str(SEED), ANSWERED], {}, str(SEED), id="not a store"),
    pytest.param(["build", "no.txt"], {}, "no.txt", id="no article"),
    pytest.param(["import", "no.txt"], {}, "no.txt", id="no file to import"),
    pytest.param(["backup", "--database", "none.db"], {}, "none.db", id="no store to back up"),
    pytest.param(["eval", str(SEED)], {}, "nvidia", id="not questions"),
    pytest.param(["telegram"], {}, "YINJU_TELEGRAM_TOKEN", id="no token"),
    pytest.param(["chat", "--transcript", "no/talk.md"], {}, "no/talk.md", id="a transcript that cannot be written"),
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("arguments", "environment", "told"), MISTAKES)
def test_a_mistake_is_named(
    called: Run, arguments: list[str], environment: dict[str, str], told: str, language: Language
) -> None:
    """A mistake in use gives exit code 2 and, after any usage, one last line that names it in the reader's language."""
    done = called(*arguments, YINJU_LANGUAGE=language, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert told in last
    words = last.replace("谁投资了 Cohere", "")
    assert bool(HAN.search(words)) is (language is not Language.ENGLISH), last
    assert "Traceback" not in done.stderr


def test_debug_shows_the_traceback(yinju: Run) -> None:
    """`--debug` adds the traceback to the line that names the mistake, and keeps the exit code."""
    done = yinju("build", "no.txt", "--debug")
    assert "Traceback" in done.stderr
    assert "no.txt" in done.stderr.splitlines()[-1]
    assert done.returncode == 2


def test_a_terminal_without_chinese(yinju: Run) -> None:
    """What the terminal cannot show becomes marks, not an error."""
    done = yinju("ask", ANSWERED, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_json_has_the_keys_of_the_contract(called: Run, article: Article) -> None:
    """`ask --json` prints one object with exactly these keys; a quote is the article's text at its offsets."""
    row = json.loads(called("ask", "--json", ANSWERED).stdout)
    assert list(row) == KEYS
    assert [row[key] for key in ("id", "chat", "kind", "reason", "choices")] == [None, None, "answer", None, []]
    assert all(row[key] is None or isinstance(row[key], str) for key in ("answer", "span"))
    assert all(isinstance(row[key], float) for key in ("score", "milliseconds"))
    assert row["text"] == called("ask", ANSWERED).stdout.removesuffix("\n")
    quote = row["quotes"][0]
    assert list(quote) == QUOTE_KEYS
    assert quote["text"] == article.text[quote["start"] : quote["end"]]
    assert (quote["article"], quote["version"], quote["origin"]) == (article.id, 1, "article")


def test_build_shows_what_changed(called: Run, tmp_path: Path) -> None:
    """`build` may be repeated; it tells what was added, and shows what was edited and what went."""
    old, new, other = "Tea comes from leaves.", "Tea comes from the leaves.", "It rains in Lima."
    for text, shown in (
        (old, ["Tea: 2 added, 0 changed, 0 gone"]),
        (old, ["Tea: unchanged"]),
        (new, ["Tea: 0 added, 1 changed, 0 gone", f"  - {old}", f"  + {new}"]),
        (other, ["Tea: 1 added, 0 changed, 1 gone", f"  + {other}", f"  - {new}"]),
    ):
        (tmp_path / "tea.txt").write_text(f"Tea\n\n{text}\n", encoding="utf-8")
        done = called("build", "tea.txt", YINJU_LANGUAGE="en", YINJU_DATABASE="tea.db")
        assert done.stdout.splitlines() == shown
    assert called("build").stdout.endswith(":没有变化\n")


def test_a_bad_article_is_named_with_its_line(called: Run, tmp_path: Path) -> None:
    """An article that cannot be read is told with file and line."""
    (tmp_path / "bad.txt").write_text('+++\ntitle = "x"\nnonsense = 1\n+++\nText.\n', encoding="utf-8")
    told = {language: called("build", "bad.txt", "--language", language.value).stderr for language in Language}
    assert told[Language.ENGLISH].startswith('yinju: bad.txt, line 3: the front matter has no key "nonsense"')
    assert told[Language.SIMPLIFIED].startswith('yinju: bad.txt,第 3 行:元数据里没有 "nonsense" 这一项')
    assert told[Language.TRADITIONAL].startswith("yinju: bad.txt,第 3 行:")


def test_a_missing_store_is_built_first(yinju: Run, tmp_path: Path) -> None:
    """`ask` makes the store where there is none, says so on stderr, and answers; the next time it is there."""
    path = tmp_path / "new" / "yinju.db"
    first, second = (yinju("ask", ANSWERED, YINJU_DATABASE=str(path)) for _ in range(2))
    assert str(path) in first.stderr
    assert (first.returncode, second.returncode, second.stderr, second.stdout) == (0, 0, "", first.stdout)


@pytest.mark.parametrize("arguments", [["build", "tea.txt"], ["import", "facts.csv"]], ids=["build", "import"])
def test_a_terminal_shows_progress(tmp_path: Path, arguments: list[str]) -> None:
    """At a terminal a bar runs to the end and goes away; what changed stays."""
    (tmp_path / "tea.txt").write_text("Tea\n\nTea comes from leaves.\n", encoding="utf-8")
    (tmp_path / "facts.csv").write_text("question,answer\nWhat is tea?,A drink.\nWho?,Me.\n", encoding="utf-8")
    Knowledge.open(tmp_path / "tea.db").close()
    session = pexpect.spawn(
        str(Path(sys.executable).with_name("yinju")),
        [*arguments, "--language", "en", "--database", "tea.db"],
        encoding="utf-8",
        timeout=60,
        cwd=str(tmp_path),
        env=clean_environment() | {"TERM": "xterm"},
    )
    session.expect("100%")
    session.expect("2 added|drink")
    session.expect(pexpect.EOF)
    session.close()
    assert session.exitstatus == 0


@pytest.mark.parametrize(
    ("language", "verdict", "setting"),
    [
        pytest.param("en", "All is well.", "Setting language = en (command line)", id="English"),
        pytest.param("zh-Hans", "一切正常。", "设置 language = zh-Hans(命令行)", id="Simplified"),
        pytest.param("zh-Hant", "一切正常。", "設定 language = zh-Hant(命令列)", id="Traditional"),
    ],
)
def test_doctor_finds_all_well(
    called: Run, database: Path, article: Article, language: str, verdict: str, setting: str
) -> None:
    """`doctor` shows version, settings with their sources, and the store; exit code 0 when all is well."""
    done = called("doctor", "--language", language)
    lines = done.stdout.splitlines()
    assert (lines[0], lines[-1]) == (f"yinju {version('yinju')}", verdict)
    assert setting in lines
    for told in (str(database), article.id, article.front.title, "telegram_token", "YINJU_TELEGRAM_TOKEN"):
        assert [line for line in lines if told in line], told
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "harmed_at"),
    [("none.db", 0), ("yinju.db", 0), ("yinju.db", 8_192)],
    ids=["missing", "foreign", "damaged"],
)
def test_doctor_finds_what_is_wrong(called: Run, database: Path, name: str, harmed_at: int) -> None:
    """A missing, foreign or damaged store is a problem; the last line counts them, and the exit code is 1."""
    with database.open("r+b") as file:
        file.seek(harmed_at)
        file.write(b"\xaa" * 32_768)
    done = called("doctor", "--database", name, "--language", "en")
    *lines, verdict = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ problems?", verdict)
    assert any(line.startswith("PROBLEM: The store ") for line in lines)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("fault", "token", "well", "told"),
    [
        pytest.param("", TOKEN, True, "{api} answers; the bot is @", id="it answers"),
        pytest.param("", "1:x", False, "does not know this bot's token", id="a token that it does not know"),
        pytest.param("error", TOKEN, False, "cannot be reached at {api}: 500", id="an error of the server"),
        pytest.param("drop", TOKEN, False, "cannot be reached at {api}", id="a broken connection"),
    ],
)
async def test_doctor_asks_telegram(fault: str, token: str, well: bool, told: str) -> None:
    """Whether the server of the settings answers to the token, which is never shown."""
    async with FakeTelegram() as fake:
        if fault:
            fake.fail("getMe", fault)
        settings = load({}, {"YINJU_TELEGRAM_API": fake.url, "YINJU_TELEGRAM_TOKEN": token})
        (finding,) = await asyncio.to_thread(lambda: list(reach(settings, say_in(Language.ENGLISH))))
    assert finding.well is well
    assert told.format(api=fake.url) in finding.text
    assert token not in finding.text


@pytest.mark.parametrize("path", ["", "/nothing"], ids=["nobody listens", "no Bot API"])
def test_doctor_tells_monitoring_that_telegram_is_away(called: Run, path: str) -> None:
    """Exit code 1, a line that names the server, and no token."""
    api = f"http://127.0.0.1:{free_port()}{path}"
    done = called("doctor", "--language", "en", YINJU_TELEGRAM_API=api, YINJU_TELEGRAM_TOKEN=TOKEN)
    assert f"PROBLEM: Telegram cannot be reached at {api}: " in done.stdout
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "1 problem")
    assert TOKEN not in done.stdout + done.stderr


def test_eval_scores_question_sets(called: Run, tmp_path: Path) -> None:
    """`eval` prints shares of right replies, with counts, in the reader's language."""
    row = {"id": "a1", "lang": "zh", "kind": "number", "q": ANSWERED, "any": [["1万亿美元"]]}
    (tmp_path / "answerable.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    english, chinese = (called("eval", "answerable.jsonl", "--language", name) for name in ("en", "zh-Hans"))
    assert re.search(r"^answerable\s+1\.000\s+1 of 1$", english.stdout, re.MULTILINE)
    assert re.search(r"^可回答\s+1\.000\s+1 / 1$", chinese.stdout, re.MULTILINE)
    assert (english.returncode, english.stderr) == (0, "")


@pytest.mark.parametrize("name", ["", *main.commands])
def test_every_command_has_help_with_examples(called: Run, name: str) -> None:
    """--help says what a command does, shows how to type it, and tells exit codes; in each language."""
    for language, heading in (("en", "Examples:"), ("zh-Hans", "例子:"), ("zh-Hant", "例子:")):
        done = called(*name.split(), "--help", "--language", language)
        assert (done.returncode, done.stderr) == (0, "")
        examples = done.stdout.partition(f"\n{heading}\n")[2]
        assert re.search(rf"^  (?:.*\| |\w+=\S+ )*yinju {name}", examples, re.MULTILINE)
        assert bool(HAN.search(done.stdout.replace("英伟达市值多少", "").replace("谁投资了", ""))) is (language != "en")
        assert not name or re.search(r"^  2 ", examples, re.MULTILINE)


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_help_fits_the_terminal(called: Run, columns: int) -> None:
    """No line of text is wider than the terminal in cells; only command lines may be, and are not broken."""
    for name in ("ask", "eval"):
        for line in called(name, "--help", COLUMNS=str(columns)).stdout.splitlines():
            assert cells(line) <= min(columns, 100) or "yinju" in line or "用法" in line


def test_examples_of_help_are_commands() -> None:
    """Each example calls a command that there is, with options that it has."""
    for command in (main, *main.commands.values()):
        assert isinstance(command, Command)
        for line, _ in command.page.examples:
            typed = re.findall(r"yinju (\w+)?((?: (?!\|)[^|>]+)?)", line)[-1]
            called = main.commands[typed[0]] if typed[0] else main
            known = {name for parameter in called.params for name in (*parameter.opts, *parameter.secondary_opts)}
            assert {*re.findall(r"--[a-z-]+", typed[1])} <= known | {"--help"}, line


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("yinju doc", ["plain,doctor"], id="command"),
        pytest.param("yinju chat --tr", ["plain,--transcript"], id="option"),
        pytest.param("yinju ask --language zh", ["plain,zh-Hans", "plain,zh-Hant"], id="value"),
    ],
)
def test_a_shell_completes(called: Run, typed: str, offered: list[str]) -> None:
    """A shell that asks as --help tells it to is offered commands, options and their values."""
    last = str(len(typed.split()) - 1)
    done = called(_YINJU_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=last)
    assert done.stdout.splitlines() == offered


def test_zsh_is_told_what_is_offered(called: Run) -> None:
    """Shells that show explanations get them, in the language of the setting."""
    asked = {"_YINJU_COMPLETE": "zsh_complete", "COMP_WORDS": "yinju doc", "COMP_CWORD": "1"}
    for language, told in (("en", "Examine the program"), ("zh-Hans", "检查程序")):
        kind, name, explanation = called(**asked, YINJU_LANGUAGE=language).stdout.splitlines()
        assert (kind, name) == ("plain", "doctor")
        assert explanation.startswith(told)


@pytest.mark.parametrize(
    ("shell", "script"), [("bash", "complete -o nosort -F"), ("zsh", "compdef"), ("fish", "complete --no-files")]
)
def test_completion_scripts(called: Run, shell: str, script: str) -> None:
    """The line that --help tells to add for a shell gives that shell's script."""
    assert f"_YINJU_COMPLETE={shell}_source yinju" in called("--help").stdout
    assert script in called(_YINJU_COMPLETE=f"{shell}_source").stdout


@pytest.mark.parametrize(
    ("arguments", "kept_out"),
    [
        pytest.param(["ask", ANSWERED], ["prompt_toolkit", "rich", "bot.app", "telegram", "sqlite_utils"], id="ask"),
        pytest.param(["chat"], ["prompt_toolkit", "rich", "telegram", "knowledge.answering", "lexicon"], id="a pipe"),
    ],
)
def test_only_what_runs_is_imported(yinju: Run, arguments: list[str], kept_out: list[str]) -> None:
    """What a command does not need is not imported, so that it starts fast; the answering waits for a question."""
    done = yinju(*arguments, PYTHONPROFILEIMPORTTIME="1")
    imported = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert "bot.cli" in imported
    assert [name for name in imported for part in kept_out if name == part or name.startswith(part + ".")] == []


def test_the_prompt_waits_for_no_answering(database: Path, tmp_path: Path, knowledge: Knowledge) -> None:
    """What answers is imported with the first question, after the first prompt was shown."""
    knowledge.examples(Language.SIMPLIFIED)  # the first session ever finds out what can be asked
    environment = {"YINJU_DATABASE": str(database), "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm"}
    yinju = str(Path(sys.executable).with_name("yinju"))
    session = pexpect.spawn(
        sys.executable,
        ["-X", "importtime", yinju, "chat"],
        encoding="utf-8",
        timeout=60,
        env=clean_environment() | environment,
    )
    session.expect("\x1b\\[\\?2004h")
    shown = str(session.before)
    session.sendeof()
    session.expect(pexpect.EOF)
    session.close()
    assert "prompt_toolkit" in shown
    assert "sqlite_utils" not in shown
    assert "knowledge.answering" not in shown
    assert "knowledge.language.lexicon" not in shown
