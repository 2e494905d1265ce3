"""The house: who may import whom, and what may stand where."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

# Each row may import from the rows above it and from its own; the first name that fits a module decides its row.
KNOWLEDGE = (
    ("knowledge.models", "knowledge.errors", "knowledge.language"),
    ("knowledge.article", "knowledge.decoding", "knowledge.store", "knowledge.people", "knowledge.phrasing"),
    ("knowledge.building", "knowledge.answering"),
    ("knowledge.teaching", "knowledge.evaluating"),
    ("knowledge.knowledge",),
    ("knowledge",),
)
BOT = (
    ("bot.messages", "bot.settings", "bot.setting_values", "bot.access", "bot.limits", "bot.links", "bot.errors"),
    ("bot.library", "bot.wording"),
    ("bot.commands",),
    ("bot.dispatch",),
    ("bot.console", "bot.telegram"),
    ("bot.app",),
    ("bot.cli",),
    ("bot",),
)
ROWS = (*KNOWLEDGE, *BOT)
# Packages of one row that must not know each other.
APART = (
    {"knowledge.building", "knowledge.answering"},
    {"knowledge.teaching", "knowledge.evaluating"},
    {"bot.console", "bot.telegram"},
    {"knowledge.article", "knowledge.store"},
)
TOP = {"seeds", "knowledge", "bot", "tests", "deploy"}
SOURCES = sorted(path for part in ("knowledge", "bot") for path in (ROOT / part).rglob("*.py"))
CHAT_LIBRARIES = ("telegram", "prompt_toolkit", "rich")


def module_name(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """The dotted names of all that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """The part of the house that a module belongs to."""
    fitting = [part for row in ROWS for part in row if name == part or name.startswith(part + ".")]
    return max(fitting, key=len)


def row(name: str) -> int:
    """The row of a part, from the ground up."""
    return next(number for number, names in enumerate(ROWS) if name in names)


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from its own row and those below; `bot` knows `knowledge`, never the other way."""
    own = part(module_name(path))
    for name in imports(path):
        if name.partition(".")[0] in ("knowledge", "bot"):
            other = "knowledge.knowledge" if name.startswith("knowledge.Knowledge") else part(name)
            assert row(other) <= row(own), f"{module_name(path)} imports {name}"
            assert own == other or {own, other} not in APART, f"{module_name(path)} imports {name}"


def test_the_rule_would_notice() -> None:
    """The rule knows its rows: an import against the way is one from a higher row."""
    assert row(part("knowledge.store.facts")) < row(part("knowledge.answering.rank")) < row(part("bot.library"))
    assert row(part("bot.commands.help")) < row(part("bot.dispatch")) < row(part("bot.console.repl"))


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_chat_libraries_stay_in_adapters(path: Path) -> None:
    """Only an adapter imports the library of its platform."""
    if not module_name(path).startswith(("bot.console", "bot.telegram")):
        assert not [name for name in imports(path) if name.partition(".")[0] in CHAT_LIBRARIES]


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_sql_stands_in_the_store(path: Path) -> None:
    """Nobody else executes SQL."""
    if not module_name(path).startswith("knowledge.store"):
        assert not [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("execute", "executemany", "executescript", "query")
        ]


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_one_broad_except(path: Path) -> None:
    """Only dispatch catches everything."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler) and module_name(path) != "bot.dispatch":
            caught = "" if node.type is None else ast.unparse(node.type)
            reraises = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            assert caught not in ("", "Exception", "BaseException") or reraises


@pytest.mark.parametrize("path", SOURCES, ids=module_name)
def test_files_are_short(path: Path) -> None:
    """A file past 400 lines is split."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_other_top_level_folder() -> None:
    """The top level holds the house's five folders, and dot-folders."""
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert found - {"build", "dist", "__pycache__"} == TOP


def test_core_never_prints_or_exits() -> None:
    """`knowledge` calls neither print nor exit."""
    for path in SOURCES:
        if module_name(path).startswith("knowledge") and not path.name.startswith("make_"):
            calls = [n.func for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
            assert not {ast.unparse(call) for call in calls} & {"print", "exit", "sys.exit", "quit"}
