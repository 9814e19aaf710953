"""``paca build``, ``serve``, ``report``, ``demo``: what lands on disk."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paca.cli.main import main

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def paca(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_build_puts_a_site_where_asked(demo_repo: Path, tmp_path: Path) -> None:
    result = paca("build", "--repo", demo_repo, "--out", tmp_path / "site")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "site/index.html").is_file() and (tmp_path / "site/item/B.5.1.html").is_file()


def test_build_stops_at_errors_unless_told_to_go_on(demo_copy: Path, tmp_path: Path) -> None:
    (demo_copy / "evidence/2019/ttt/documents.yml").write_text("documents: [\n")
    stopped = paca("build", "--repo", demo_copy, "--out", tmp_path / "site")
    assert stopped.exit_code == 1 and not (tmp_path / "site").exists()
    assert "paca check" in stopped.stderr
    assert paca("build", "--repo", demo_copy, "--out", tmp_path / "site", "--keep-going").exit_code == 0


def test_build_never_replaces_a_folder_that_is_no_site(demo_repo: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    error = paca("build", "--repo", demo_repo, "--out", tmp_path).exception
    assert type(error).__name__ == "PacaError"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_report_is_the_same_twice(demo_repo: Path, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        assert (
            paca("report", "--repo", demo_repo, "--rev", "draft-1", "--out", tmp_path / name).exit_code == 0
        )
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert text == (tmp_path / "b.md").read_text(encoding="utf-8") and text.startswith("# ")


def test_demo_refuses_a_folder_in_use(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert type(paca("demo", tmp_path).exception).__name__ == "PacaError"


@pytest.mark.skipif(os.name == "nt", reason="the process is ended by a signal")
def test_serve_answers_and_stops(demo_repo: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "paca",
        "serve",
        "--repo",
        demo_repo,
        "--out",
        tmp_path / "site",
        "--port",
        "0",
    ]
    environment = os.environ | {"PYTHONPATH": str(SCRIPTS), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stderr is not None
        address = next(
            word for line in process.stderr for word in line.split() if word.startswith("http://127.0.0.1:")
        )
        deadline = time.monotonic() + 10
        page = b""
        while not page and time.monotonic() < deadline:
            page = urllib.request.urlopen(address + "index.html", timeout=5).read()
        process.terminate()
    assert b"<html" in page
