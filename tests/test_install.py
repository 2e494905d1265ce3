"""The installed wheel works anywhere, without the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from conftest import ROOT, clean_environment


@pytest.mark.stress
def test_a_wheel_in_a_fresh_environment(tmp_path: Path) -> None:
    """`pip install .` elsewhere, then a question from `/`: the bundled article and the catalogues come along."""
    venv.create(tmp_path / "venv", with_pip=True)
    binaries = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", str(ROOT)], check=True, cwd=tmp_path)
    environment = clean_environment() | {"XDG_DATA_HOME": str(tmp_path / "data")}

    def ask(question: str) -> subprocess.CompletedProcess[str]:
        command = [str(binaries / "yinju"), "ask", question]
        return subprocess.run(command, cwd=os.sep, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert "英伟达、甲骨文、Salesforce等均参与了该轮融资" in ask("谁投资了 Cohere?").stdout
    refused = ask("騰訊的市值是多少?")
    assert (refused.returncode, refused.stdout.splitlines()[0]) == (3, "文章沒有說。")
    assert (tmp_path / "data" / "yinju" / "yinju.db").stat().st_mode & 0o777 == 0o600
