"""What stands in deploy/: the unit, the container, and the environment example say what the program does."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT

from bot.settings import NAMES, PREFIX, load

DEPLOY = ROOT / "deploy"
UNIT = (DEPLOY / "yinju.service").read_text(encoding="utf-8")
CONTAINER = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
EXAMPLE = (DEPLOY / "yinju.env.example").read_text(encoding="utf-8")


def test_the_example_names_every_setting() -> None:
    """All settings but the path of the store, which the unit sets; each default is the program's own."""
    named = dict(re.findall(rf"^#?{PREFIX}([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))
    assert {name.lower() for name in named} == set(NAMES) - {"database"}
    defaults = {name: value for name, value, _ in load({}, {}).described()}
    for name, value in named.items():
        assert value == defaults[name.lower()] or name == "WEBHOOK_URL"
    load({}, {f"{PREFIX}{name}": value for name, value in named.items()})


def test_the_container_is_slim_and_not_root() -> None:
    """A slim base without a moving tag, pinned packages with hashes, a user by number, a health check, one process."""
    assert re.findall(r"^FROM (\S+)", CONTAINER, re.MULTILINE) == ["python:3.11-slim"] * 2
    assert "--require-hashes" in CONTAINER
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", CONTAINER, re.MULTILINE)
    assert re.search(r"^HEALTHCHECK ", CONTAINER, re.MULTILINE)
    assert 'ENTRYPOINT ["yinju"]\nCMD ["telegram"]' in CONTAINER
    assert "TOKEN" not in CONTAINER
    for source in re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINER, re.MULTILINE):
        assert all((ROOT / name).exists() for name in source.split())


def test_the_image_takes_along_what_it_copies() -> None:
    """What the container's build leaves out is everything but what it copies."""
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    copied = " ".join(re.findall(r"^COPY (?!--from)(.+) \S+$", CONTAINER, re.MULTILINE)).split()
    assert sorted(kept) == sorted(copied)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
def test_the_unit_is_valid(tmp_path: Path) -> None:
    """systemd finds nothing to complain of."""
    unit = tmp_path / "yinju.service"
    unit.write_text(UNIT.replace("/opt/yinju/bin/yinju", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "yinju" in line]
    assert complaints == []


def test_the_unit_is_hardened() -> None:
    """A user of its own, no privileges, nothing writable but its own folder."""
    for line in ("DynamicUser=yes", "NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="):
        assert f"\n{line}\n" in UNIT
    assert "YINJU_TELEGRAM_TOKEN" not in UNIT
