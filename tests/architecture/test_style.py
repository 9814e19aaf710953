"""One style, many hands: what ruff (pyproject.toml) says of all Python of the project."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("asked", [("check",), ("format", "--check")], ids=["rules", "layout"])
def test_ruff_is_content(asked: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *asked, "--no-cache", "scripts", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
