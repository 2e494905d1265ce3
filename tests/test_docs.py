"""The docs say what is true: transcripts replay, commands exist, dependencies are explained, links lead somewhere."""

import re
import subprocess
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from conftest import ROOT, Run
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from transcript import BLOCK, joined, questions

from bot.cli import main

DOCS = sorted(
    path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_the_readme_s_transcript(called: Run) -> None:
    """What the README shows of the console is what the console says."""
    asked = questions(README)
    said = called("chat", stdin="".join(f"{question}\n" for question in asked)).stdout
    (shown,) = BLOCK.findall(README)
    assert joined(asked, said) == shown, "the answers have changed: run `make transcript`, and read what it wrote"


def test_the_readme_s_commands() -> None:
    """Every subcommand that the README names is one."""
    named = set(re.findall(r"yinju (\w+)", README)) - {"command"}
    listed = set(main.commands)
    assert named <= listed
    assert listed <= named, "a command that the README does not name"


def test_the_makefile_s_targets() -> None:
    """`make help` lists every task that the docs name."""
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    targets = {line.split()[0] for line in listed.splitlines()}
    named = {
        name
        for path in DOCS
        for name in re.findall(r"`make (\w+)`|^    make (\w+)", path.read_text("utf-8"), re.MULTILINE)
        for name in name
        if name
    }
    assert named <= targets
    assert {"chat", "test", "check", "stress", "lock", "help"} <= targets


def test_every_dependency_is_explained() -> None:
    """CONTRIBUTING gives each dependency its line, and no others; each has a range."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=]", requirement)[0] for requirement in wanted}
    table = CONTRIBUTING.partition("## Dependencies")[2]
    explained = {
        name.strip()
        for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)
        for name in row.partition("(")[0].split(",")
    }
    assert explained - {"package", "---"} == names
    assert all(">=" in requirement and "<" in requirement for requirement in wanted)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    """A relative link names a file or folder of the project."""
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_locked_versions_have_hashes_and_no_host(name: str) -> None:
    """Every pinned version carries hashes, and no registry is named."""
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    assert "://" not in text
    pinned = re.findall(r"^[A-Za-z0-9_.-]+==.*$", text, re.MULTILINE)
    assert len(pinned) > 5
    assert all(line.rstrip().endswith("\\") for line in pinned)
    assert text.count("--hash=sha256:") >= len(pinned)


def test_all_that_runs_is_pinned() -> None:
    """The run-time pins hold what pyproject names, and all that those need here; a lost pin would break `make chat`."""
    text = (ROOT / "deploy" / "requirements.txt").read_text(encoding="utf-8")
    pinned = {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting, seen = [Requirement(wanted) for wanted in project["dependencies"]], set[str]()
    while waiting:
        wanted = waiting.pop()
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        assert canonicalize_name(wanted.name) in pinned, f"{wanted.name} is not pinned; run `make lock`"
        for needed in map(Requirement, requires(wanted.name) or ()):
            extras = [{"extra": extra} for extra in ("", *wanted.extras)]
            if needed.marker is None or any(needed.marker.evaluate(extra) for extra in extras):
                waiting.append(needed)


def test_the_licence_is_mit() -> None:
    """The code's licence, and the articles' own terms."""
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "does not cover the articles" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
