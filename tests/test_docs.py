"""The docs say what is true: transcripts replay, commands exist, dependencies are explained, links lead somewhere."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT, Run
from transcript import BLOCK, joined, questions

DOCS = sorted(
    path for path in ROOT.rglob("*.md") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_the_readme_s_transcript(yinju: Run) -> None:
    """What the README shows of the console is what the console says."""
    asked = questions(README)
    said = yinju("chat", stdin="".join(f"{question}\n" for question in asked)).stdout
    (shown,) = BLOCK.findall(README)
    assert joined(asked, said) == shown, "the answers have changed: run `make transcript`, and read what it wrote"


def test_the_readme_s_commands(yinju: Run) -> None:
    """Every subcommand that the README names is one."""
    named = set(re.findall(r"yinju (\w+)", README)) - {"command"}
    listed = set(re.findall(r"^  (\w+)", yinju("--help").stdout.partition("Commands:")[2], re.MULTILINE))
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


def test_the_licence_is_mit() -> None:
    """The code's licence, and the articles' own terms."""
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert "does not cover the articles" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
