"""Exit codes and what is said beside them, in real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def paca(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "paca", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)} | environment,
    )


@pytest.mark.parametrize(
    ("arguments", "code", "vi", "en"),
    [
        (("--version",), 0, "", ""),
        (("nonsense",), 2, "không có lệnh này", "No such command"),
        (("score", "--nonsense"), 2, "không có tùy chọn --nonsense", "No such option"),
        (("score", "--format", "xml"), 2, "không hợp lệ. Chọn một trong: text, json", "is not one of"),
        (("new", "so-x"), 2, "thiếu", "Missing argument"),
        (("explain", "N401", "N402"), 2, "thừa tham số", "unexpected extra argument"),
        (("explain", "Z999"), 3, "Không có mã Z999", "no code Z999"),
        (("score",), 3, "Không tìm thấy kho dữ liệu", "No repository found"),
        (("score", "--repo", "."), 3, "không phải kho dữ liệu", "is no repository"),
        (("init", "x", "--edition", "2001"), 3, "Không có bộ chỉ số năm 2001", "No edition of 2001"),
    ],
)
def test_exit_codes(tmp_path: Path, arguments: tuple[str, ...], code: int, vi: str, en: str) -> None:
    done = paca(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert vi in done.stderr and en in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("language", "first"), [("vi", "Không tìm thấy"), ("en", "No repository"), ("xx", "Không tìm thấy")]
)
def test_the_user_s_language_comes_first(tmp_path: Path, language: str, first: str) -> None:
    done = paca("score", cwd=tmp_path, PACA_LANG=language)
    assert done.stderr.removeprefix("Lỗi / Error: ").startswith(first)


def test_lang_option_wins_over_the_environment(tmp_path: Path) -> None:
    for arguments in (("--lang", "en", "explain"), ("explain", "--lang", "en")):
        done = paca(*arguments, cwd=tmp_path, PACA_LANG="vi")
        assert "Next:" in done.stdout and "Tiếp theo" not in done.stdout


@pytest.mark.parametrize("given", [("--lang", "en"), ("--lang=en",)])
def test_a_failure_is_said_in_the_language_asked(tmp_path: Path, given: tuple[str, ...]) -> None:
    done = paca("score", *given, cwd=tmp_path)
    assert done.stderr.removeprefix("Lỗi / Error: ").startswith("No repository found")


def test_a_defect_is_said_plainly_and_shown_on_demand(tmp_path: Path) -> None:
    """A module that cannot be imported stands for any mistake of ours."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['paca.check.explain'] = None\n")
    path = os.pathsep.join((str(tmp_path), str(SCRIPTS)))
    done = paca("explain", cwd=tmp_path, PYTHONPATH=path)
    assert done.returncode == 4
    assert "lỗi của chính nó" in done.stderr and "Traceback" not in done.stderr
    assert "Traceback" in paca("explain", cwd=tmp_path, PYTHONPATH=path, PACA_TRACEBACK="1").stderr


@pytest.mark.skipif(os.name == "nt", reason="no SIGPIPE on Windows")
def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m paca explain | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(SCRIPTS), "PYTHONUNBUFFERED": "1"},
    )
    assert done.stdout.splitlines()[-1] in ("0", "141")
    assert done.stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent otherwise on Windows")
def test_interrupted(tmp_path: Path, demo_repo: Path) -> None:
    code = (
        "import os, signal, threading\n"
        "import paca.assess\n"
        "def interrupted(*_, **__):\n    os.kill(os.getpid(), signal.SIGINT)\n    threading.Event().wait(5)\n"
        "paca.assess.assess = interrupted\n"
        "from paca.cli.main import run\n"
        f"run(['score', '--repo', {str(demo_repo)!r}])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)},
    )
    assert (done.returncode, done.stderr.strip()) == (130, "Đã dừng theo yêu cầu.")


def test_vietnamese_survives_a_console_of_another_code_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "paca", "--help"],
        cwd=tmp_path,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(SCRIPTS), "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert "Kiểm tra mọi tệp" in done.stdout.decode("utf-8")
