"""A newcomer's first quarter of an hour: a clean clone, the two commands, nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

# The Python a newcomer has, not the one of this .venv.
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)
PACA = ".venv/Scripts/paca.exe" if os.name == "nt" else ".venv/bin/paca"


@pytest.fixture(scope="module")
def clone(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed state: what is not committed does not reach a newcomer."""
    target = tmp_path_factory.mktemp("newcomer") / "kho của tôi"
    subprocess.run(["git", "clone", "--quiet", str(repo_root), str(target)], check=True)
    return target


def entry(clone: Path, script: str, *arguments: str) -> list[str]:
    return [BARE_PYTHON, str(clone / "scripts" / script), *arguments]


def timed(command: list[str], *, cwd: Path) -> float:
    began = time.monotonic()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return time.monotonic() - began


@pytest.mark.slow
def test_two_commands_from_a_clean_clone(clone: Path) -> None:
    # Switched off in the middle of the first set-up…
    first = subprocess.Popen(entry(clone, "build_site.py"), cwd=clone, stderr=subprocess.DEVNULL)
    while not (clone / ".venv" / "paca-setup.json").exists() and first.poll() is None:
        time.sleep(0.05)
    first.kill()
    first.wait()
    # …it starts over, and the second run has next to nothing to set up.
    fresh = timed(entry(clone, "build_site.py"), cwd=clone)
    assert (clone / "site" / "index.html").is_file()
    again = timed(entry(clone, "build_site.py"), cwd=clone)
    assert again < fresh / 3, f"second run {again:.1f} s, first {fresh:.1f} s"

    timed([str(clone / PACA), "--help"], cwd=clone)

    # The tests are found, not run: this is one of them.
    timed(entry(clone, "run_tests.py", "--collect-only"), cwd=clone)

    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True
    ).stdout
    assert changed == "", "the two commands leave no file that git would see"
