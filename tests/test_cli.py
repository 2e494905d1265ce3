"""The `yinju` command as installed: exit codes, what it prints where, and the JSON contracts."""

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import pexpect
import pytest
from conftest import SEED, Run, clean_environment

from bot.cli import main
from knowledge.models import Article

ANSWERED, UNANSWERED = "英伟达市值多少?", "腾讯的市值是多少?"
KEYS = ["id", "chat", "kind", "reason", "answer", "span", "quotes", "choices", "score", "text", "milliseconds"]
QUOTE_KEYS = ["text", "article", "section", "start", "end", "fact", "version", "origin"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param([ANSWERED], 0, "市值突破 1 万亿美元", id="answer"),
        pytest.param(["輝達市值多少?"], 0, "市值突破 1 万亿美元", id="Traditional, answer as published"),
        pytest.param(["Who invested in Cohere?"], 0, "Quoted in the original Chinese.", id="English"),
        pytest.param([UNANSWERED], 3, "文章没有说。", id="not in the article"),
        pytest.param(["騰訊的市值是多少?"], 3, "文章沒有說。", id="not in the article, Traditional"),
        pytest.param(["Is it raining in Lisbon?"], 3, "That is not something the article is about", id="off topic"),
    ],
)
def test_ask_tells_by_its_exit_code_whether_it_answered(yinju: Run, arguments: list[str], code: int, told: str) -> None:
    """Exit code 0 for an answer, 3 for none; the reply stands on stdout and nothing on stderr."""
    done = yinju("ask", *arguments)
    assert told in done.stdout
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        pytest.param(["ask"], {}, "yinju ask", id="neither question nor batch"),
        pytest.param(["ask", "--batch", ANSWERED], {}, "--batch", id="both question and batch"),
        pytest.param(["ask", "--language", "klingon", ANSWERED], {}, "klingon", id="unknown language"),
        pytest.param(["ask", ANSWERED], {"YINJU_NONSENSE": "1"}, "nonsense", id="unknown setting"),
        pytest.param(["ask", "--database", str(SEED), ANSWERED], {}, "not a database", id="not a store"),
        pytest.param(["build", "no.txt"], {}, "no.txt", id="no article"),
        pytest.param(["eval", str(SEED)], {}, "line 1", id="not questions"),
    ],
)
def test_a_mistake_is_named(yinju: Run, arguments: list[str], environment: dict[str, str], told: str) -> None:
    """A mistake in use gives exit code 2 and, after any usage, one last line that names it; never a traceback."""
    done = yinju(*arguments, **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param("en", "The article does not say.", id="English"),
        pytest.param("zh-Hans", "文章没有说。", id="Simplified"),
        pytest.param("zh-Hant", "文章沒有說。", id="Traditional"),
    ],
)
def test_the_language_option(yinju: Run, language: str, told: str) -> None:
    """`--language` goes before the question's own language."""
    assert yinju("ask", "--language", language, UNANSWERED).stdout.startswith(told)


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


def test_json_has_the_keys_of_the_contract(yinju: Run, article: Article) -> None:
    """`ask --json` prints one object with exactly these keys; a quote is the article's text at its offsets."""
    row = json.loads(yinju("ask", "--json", ANSWERED).stdout)
    assert list(row) == KEYS
    assert [row[key] for key in ("id", "chat", "kind", "reason", "choices")] == [None, None, "answer", None, []]
    assert all(row[key] is None or isinstance(row[key], str) for key in ("answer", "span"))
    assert all(isinstance(row[key], float) for key in ("score", "milliseconds"))
    assert row["text"] == yinju("ask", ANSWERED).stdout.removesuffix("\n")
    quote = row["quotes"][0]
    assert list(quote) == QUOTE_KEYS
    assert quote["text"] == article.text[quote["start"] : quote["end"]]
    assert (quote["article"], quote["version"], quote["origin"]) == (article.id, 1, "article")


def test_build_shows_what_changed(yinju: Run, tmp_path: Path) -> None:
    """`build` may be repeated; it tells what was added, and shows what was edited and what went."""
    old, new, other = "Tea comes from leaves.", "Tea comes from the leaves.", "It rains in Lima."
    for text, shown in (
        (old, ["Tea: 2 added, 0 changed, 0 gone"]),
        (old, ["Tea: unchanged"]),
        (new, ["Tea: 0 added, 1 changed, 0 gone", f"  - {old}", f"  + {new}"]),
        (other, ["Tea: 1 added, 0 changed, 1 gone", f"  + {other}", f"  - {new}"]),
    ):
        (tmp_path / "tea.txt").write_text(f"Tea\n\n{text}\n", encoding="utf-8")
        assert yinju("build", "tea.txt", YINJU_LANGUAGE="en").stdout.splitlines() == shown
    assert yinju("build").stdout.endswith(":没有变化\n")


def test_a_bad_article_is_named_with_its_line(yinju: Run, tmp_path: Path) -> None:
    """An article that cannot be read is told with file and line; --debug shows where we noticed."""
    (tmp_path / "bad.txt").write_text('+++\ntitle = "x"\nnonsense = 1\n+++\nText.\n', encoding="utf-8")
    done, debugged = (yinju("build", "bad.txt", *option) for option in ((), ("--debug",)))
    assert "bad.txt, line 3: " in done.stderr.splitlines()[-1]
    assert (done.returncode, "Traceback" in done.stderr, "Traceback" in debugged.stderr) == (2, False, True)


def test_a_missing_store_is_built_first(yinju: Run, tmp_path: Path) -> None:
    """`ask` makes the store where there is none, says so on stderr, and answers; the next time it is there."""
    path = tmp_path / "new" / "yinju.db"
    first, second = (yinju("ask", ANSWERED, YINJU_DATABASE=str(path)) for _ in range(2))
    assert str(path) in first.stderr
    assert (first.returncode, second.returncode, second.stderr, second.stdout) == (0, 0, "", first.stdout)


@pytest.mark.parametrize(
    ("language", "verdict", "setting"),
    [
        pytest.param("en", "All is well.", "Setting language = en (command line)", id="English"),
        pytest.param("zh-Hans", "一切正常。", "设置 language = zh-Hans(命令行)", id="Simplified"),
        pytest.param("zh-Hant", "一切正常。", "設定 language = zh-Hant(命令列)", id="Traditional"),
    ],
)
def test_doctor_finds_all_well(
    yinju: Run, database: Path, article: Article, language: str, verdict: str, setting: str
) -> None:
    """`doctor` shows version, settings with their sources, and the store; exit code 0 when all is well."""
    done = yinju("doctor", "--language", language)
    lines = done.stdout.splitlines()
    assert (lines[0], lines[-1]) == (f"yinju {version('yinju')}", verdict)
    assert setting in lines
    for told in (str(database), article.id, article.front.title):
        assert [line for line in lines if told in line], told
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "harmed_at"),
    [("none.db", 0), ("yinju.db", 0), ("yinju.db", 8_192)],
    ids=["missing", "foreign", "damaged"],
)
def test_doctor_finds_what_is_wrong(yinju: Run, database: Path, name: str, harmed_at: int) -> None:
    """A missing, foreign or damaged store is a problem; the last line counts them, and the exit code is 1."""
    with database.open("r+b") as file:
        file.seek(harmed_at)
        file.write(b"\xaa" * 32_768)
    done = yinju("doctor", "--database", name, "--language", "en")
    *lines, verdict = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ problems?", verdict)
    assert any(line.startswith("PROBLEM: The store ") for line in lines)
    assert (done.returncode, done.stderr) == (1, "")


def test_eval_scores_question_sets(yinju: Run, tmp_path: Path) -> None:
    """`eval` prints shares of right replies, with counts."""
    row = {"id": "a1", "lang": "zh", "kind": "number", "q": ANSWERED, "any": [["1万亿美元"]]}
    (tmp_path / "answerable.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = yinju("eval", "answerable.jsonl")
    assert re.search(r"^answerable\s+1\.000\s+1 of 1$", done.stdout, re.MULTILINE)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["", *main.commands])
def test_every_command_has_help_with_an_example(yinju: Run, name: str) -> None:
    """--help says what a command does and shows how to type it."""
    done = yinju(*name.split(), "--help")
    assert f"Example: yinju {name}" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("yinju doc", ["plain,doctor"], id="command"),
        pytest.param("yinju chat --tr", ["plain,--transcript"], id="option"),
        pytest.param("yinju ask --language zh", ["plain,zh-Hans", "plain,zh-Hant"], id="value"),
    ],
)
def test_a_shell_completes(yinju: Run, typed: str, offered: list[str]) -> None:
    """A shell that asks as --help tells it to is offered commands, options and their values."""
    last = str(len(typed.split()) - 1)
    done = yinju(_YINJU_COMPLETE="bash_complete", COMP_WORDS=typed, COMP_CWORD=last)
    assert done.stdout.splitlines() == offered
    assert "_YINJU_COMPLETE=bash_source" in yinju("--help").stdout


@pytest.mark.parametrize(
    ("arguments", "kept_out"),
    [
        pytest.param(["ask", ANSWERED], ["prompt_toolkit", "rich", "bot.app", "telegram"], id="ask"),
        pytest.param(["chat"], ["prompt_toolkit", "rich", "telegram", "knowledge.answering", "lexicon"], id="a pipe"),
    ],
)
def test_only_what_runs_is_imported(yinju: Run, arguments: list[str], kept_out: list[str]) -> None:
    """What a command does not need is not imported, so that it starts fast; the answering waits for a question."""
    done = yinju(*arguments, PYTHONPROFILEIMPORTTIME="1")
    imported = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert "bot.cli" in imported
    assert [name for name in imported for part in kept_out if name == part or name.startswith(part + ".")] == []


def test_the_prompt_waits_for_no_answering(database: Path, tmp_path: Path) -> None:
    """What answers is imported with the first question, after the first prompt was shown."""
    environment = {"YINJU_DATABASE": str(database), "XDG_STATE_HOME": str(tmp_path), "TERM": "xterm"}
    yinju = str(Path(sys.executable).with_name("yinju"))
    for _ in range(2):  # the first session finds out what can be asked
        session = pexpect.spawn(
            sys.executable,
            ["-X", "importtime", yinju, "chat"],
            encoding="utf-8",
            timeout=30,
            env=clean_environment() | environment,
        )
        session.expect("\x1b\\[\\?2004h")
        shown = str(session.before)
        session.sendeof()
        session.expect(pexpect.EOF)
        session.close()
    assert "prompt_toolkit" in shown
    assert "knowledge.answering" not in shown
    assert "knowledge.language.lexicon" not in shown
