"""The full province with every annex: over 150 pages, in at most 30 s and under 1 GB."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "wait4"), reason="time and memory of one child: only where wait4 is"),
]
SECONDS, MEGABYTES, PAGES = 30, 1024, 150


# A small process between: a child's peak starts at what its parent holds, and that of the tests is large.
STARTER = """
import os, sys
child = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[1:]], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def spent(*arguments: object) -> tuple[float, float]:
    """Seconds of computing (what others do on the machine does not count) and peak MB of ``paca``."""
    command = [sys.executable, "-c", STARTER, "-m", "paca.cli", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    seconds, peak = done.stdout.splitlines()[-1].split()
    return float(seconds), int(peak) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def test_word(full_demo: Path, tmp_path: Path) -> None:
    seconds, megabytes = spent("report", "--repo", full_demo, "--rev", "HEAD", "--out", tmp_path / "r.docx")
    print(f"DOCX: {seconds:.1f} s, {megabytes:.0f} MB")
    assert seconds < SECONDS and megabytes < MEGABYTES


def test_pdf(full_demo: Path, tmp_path: Path) -> None:
    import pikepdf

    seconds, megabytes = spent("report", "--repo", full_demo, "--rev", "HEAD", "--out", tmp_path / "r.pdf")
    with pikepdf.open(tmp_path / "r.pdf") as pdf:
        pages = len(pdf.pages)
    print(f"PDF: {pages} pages, {seconds:.1f} s, {megabytes:.0f} MB")
    assert pages >= PAGES and seconds < SECONDS and megabytes < MEGABYTES
