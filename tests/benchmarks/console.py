"""Time to the first prompt of `yinju chat`, and the memory it takes, beside importing what it cannot do without.

    python tests/benchmarks/console.py [ROUNDS]

Cold starts and imports take turns, so that both meet the same machine; the least of each is compared (at most 2x).
Memory is the peak of the process (VmHWM of /proc) at the first prompt and after questions (at most 1.3x).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pexpect

LIBRARIES = "import prompt_toolkit, rich, sqlite_utils"
READY = "\x1b\\[\\?2004h"
QUESTIONS = ("英伟达市值多少?", "Who invested in Cohere?", "Runway 比 Cohere 多融了多少?", "/help")
YINJU = str(Path(sys.executable).with_name("yinju"))


def opened(environment: dict[str, str]) -> "pexpect.spawn[str]":
    """A session at its first prompt."""
    session = pexpect.spawn(YINJU, ["chat"], encoding="utf-8", timeout=120, env=environment, dimensions=(40, 100))
    session.expect(READY)
    return session


def peak(pid: int | str) -> int:
    """The most memory that a process has taken so far, in KiB."""
    return int(Path(f"/proc/{pid}/status").read_text().partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        home = {"YINJU_DATABASE": f"{folder}/yinju.db", "XDG_STATE_HOME": folder, "TERM": "xterm"}
        environment = os.environ | home
        opened(environment).close(force=True)  # builds the store, and finds out what can be asked
        prompts, imports = [], []
        for _ in range(rounds):
            begun = time.perf_counter()
            session = opened(environment)
            prompts.append(time.perf_counter() - begun)
            session.close(force=True)
            begun = time.perf_counter()
            subprocess.run([sys.executable, "-c", LIBRARIES], check=True)
            imports.append(time.perf_counter() - begun)
        ratio = min(prompts) / min(imports)
        print(f"first prompt {min(prompts):.3f} s, imports {min(imports):.3f} s: {ratio:.2f}x")
        code = f"{LIBRARIES}\nfrom pathlib import Path\nprint(Path('/proc/self/status').read_text())"
        told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        base = int(told.partition("VmHWM:")[2].split()[0])
        session = opened(environment)
        print(f"imports {base} KiB, first prompt {peak(session.pid)} KiB: {peak(session.pid) / base:.2f}x")
        for question in QUESTIONS:
            session.sendline(question)
            session.expect(READY)
            print(f"after {question}: {peak(session.pid)} KiB, {peak(session.pid) / base:.2f}x")
        session.close(force=True)


if __name__ == "__main__":
    main()
