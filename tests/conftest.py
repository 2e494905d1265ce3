"""What the tests share: a built store, a clock that stands still, and the installed `yinju` command."""

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench import Bench, running
from click.testing import CliRunner
from dialogue_articles import CHINESE, ENGLISH, TRADITIONAL
from fake_telegram import FakeTelegram
from hypothesis import HealthCheck, settings

from bot.cli import main
from knowledge import Knowledge
from knowledge.article import read_article
from knowledge.models import Article

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "nvidia-2023-06-30.txt"
QUESTIONS = ROOT / "tests" / "questions"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

settings.register_profile("reduced", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("full", max_examples=2_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "reduced"))

Run = Callable[..., subprocess.CompletedProcess[str]]


def at_now() -> datetime:
    """A clock that stands still."""
    return NOW


@pytest.fixture(scope="session")
def article() -> Article:
    """The seed article."""
    return read_article(SEED)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the seed article; copy it before changing it."""
    path = tmp_path_factory.mktemp("built") / "yinju.db"
    with Knowledge.open(path, clock=at_now) as knowledge:
        knowledge.build()
        knowledge.names()  # found out once for all tests
    return path


@pytest.fixture
def database(built: Path, tmp_path: Path) -> Path:
    """A store of one's own with the seed article."""
    return Path(shutil.copy(built, tmp_path / "yinju.db"))


@pytest.fixture
def knowledge(database: Path) -> Iterator[Knowledge]:
    """An open store of one's own with the seed article."""
    with Knowledge.open(database, clock=at_now) as opened:
        yield opened


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """An open store with the invented articles that are asked about in dialogues."""
    folder = tmp_path_factory.mktemp("articles")
    files = {"chinese.txt": CHINESE, "traditional.txt": TRADITIONAL, "english.txt": ENGLISH}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with Knowledge.open(folder / "yinju.db") as knowledge:
        knowledge.build(folder / name for name in files)
        yield knowledge


@pytest.fixture
async def bench(database: Path) -> AsyncIterator[Bench]:
    """The Telegram bot with a store of its own, by polling, at a local server; it broke no rule of Telegram's."""
    async with FakeTelegram() as fake:
        async with running(database, fake) as opened:
            yield opened
        assert fake.broken == []


@pytest.fixture
def yinju(database: Path, tmp_path: Path) -> Run:
    """Runs the installed command in an empty folder, with a store of its own."""

    def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).with_name("yinju"), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
            cwd=tmp_path,
            env=clean_environment() | {"YINJU_DATABASE": str(database)} | environment,
        )

    return run


@pytest.fixture
def called(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command as `yinju` does, but within this process: for tables of cases that need no process of theirs."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
        ours = {name: None for name in (*os.environ, "LANGUAGE") if name.startswith(("YINJU_", "LANGUAGE"))}
        settings = {**ours, "YINJU_DATABASE": str(database), **environment}
        done = CliRunner().invoke(main, arguments, stdin, settings, prog_name="yinju")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    return run


def clean_environment() -> dict[str, str]:
    """This process's environment without settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("YINJU_")}


def table(text: str) -> list[tuple[str, str]]:
    """The pairs of a table of lines `topic: text | text | …`; an indented line goes on with the one before it."""
    rows = [row.partition(": ") for row in text.strip().replace("\n    ", " ").splitlines()]
    return [(topic, said.strip()) for topic, _, together in rows for said in together.split(" | ")]
