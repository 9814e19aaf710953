"""The two entry scripts, up to the point where the real command takes over."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import build_site
import pytest
import run_tests
from bootstrap import environment, hand_over, stamp
from bootstrap.console import SetupError
from bootstrap.exclusive import exclusive
from bootstrap.needed_python import refuse_older


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_older_python_is_refused_in_plain_words(
    version: tuple[int, int, int], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        refuse_older(version=version, executable="/usr/bin/python3", script="scripts/build_site.py")
    said = capsys.readouterr().err
    assert left.value.code == 2
    assert f"Cần Python 3.11 trở lên; đang chạy bằng Python {'.'.join(map(str, version))}" in said
    assert "python3.11 scripts/build_site.py" in said


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1)])
def test_a_newer_python_is_welcome(version: tuple[int, int, int]) -> None:
    refuse_older(version=version)


PARALLEL = list(run_tests.PARALLEL)


@pytest.mark.parametrize(
    ("given", "in_ci", "expected"),
    [
        ([], False, ["-m", "not slow", *PARALLEL]),
        (["--all"], False, PARALLEL),
        (["tests/score", "-k", "ratio"], False, ["-m", "not slow", *PARALLEL, "tests/score", "-k", "ratio"]),
        (["-n0"], False, ["-m", "not slow", "-n0"]),
        (["--pdb"], False, ["-m", "not slow", "--pdb"]),
        ([], True, ["-v", "-rsx", "--durations=15", *PARALLEL]),
        (["--all"], True, ["-v", "-rsx", "--durations=15", *PARALLEL]),
    ],
)
def test_what_pytest_is_asked(given: list[str], in_ci: bool, expected: list[str]) -> None:
    assert run_tests.pytest_arguments(given, in_ci=in_ci) == expected


@pytest.mark.parametrize(
    ("given", "how", "passed"),
    [
        ([], "run", ["build", "--repo", str(build_site.ROOT)]),
        (["--repo", "demo"], "run", ["build", "--repo", "demo"]),
        (["--repo=demo", "--rev", "draft-1"], "run", ["build", "--repo=demo", "--rev", "draft-1"]),
        (["--audience", "public"], "run", ["build", "--repo", str(build_site.ROOT), "--audience", "public"]),
        (
            ["--serve", "--port", "8800"],
            "become",
            ["serve", "--repo", str(build_site.ROOT), "--port", "8800"],
        ),
    ],
)
def test_what_paca_is_asked(
    given: list[str], how: str, passed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(build_site, "prepare", lambda root, tests: Path("python"))
    for name in ("run", "become"):
        monkeypatch.setattr(
            hand_over, name, lambda _, arguments, name=name: asked.append((name, arguments)) or 3
        )
    assert build_site.main(given) == 3, "the command's exit code is the script's"
    assert asked == [(how, ["-m", "paca.cli", *passed])]


def test_the_command_runs_deaf_to_its_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A click.py in the current folder or on PYTHONPATH is not imported, and output is UTF-8."""
    (tmp_path / "click.py").write_text("raise SystemExit('a stranger was imported')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    program = "import click, sys; sys.exit(7 if sys.flags.utf8_mode else 1)"
    assert hand_over.run(Path(sys.executable), ["-c", program]) == 7


def test_a_foreign_venv_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".venv" / "lib").mkdir(parents=True)
    with pytest.raises(SetupError, match=r"không do lệnh này tạo ra(.|\n)*not made by this command"):
        environment._clear(tmp_path, tmp_path / ".venv")
    assert (tmp_path / ".venv" / "lib").exists()


def test_a_half_made_venv_is_cleared_with_its_forerunners(tmp_path: Path) -> None:
    venv = tmp_path / ".venv"
    for folder in (venv / "lib", tmp_path / ".venv.old-1" / "lib"):
        folder.mkdir(parents=True)
    stamp.blank(venv)
    environment._clear(tmp_path, venv)
    assert list(tmp_path.iterdir()) == []


def test_a_stamp_without_its_python_counts_as_nothing(tmp_path: Path) -> None:
    stamp.write(tmp_path, stamp.Stamp(python="", runtime="", tests=None, package=""))
    assert environment._found(tmp_path) is None


def test_a_second_set_up_waits_for_the_first_even_if_that_one_is_killed(tmp_path: Path) -> None:
    lock, told = tmp_path / "lock", tmp_path / "told"
    holder = (
        "import sys, time; from pathlib import Path; from bootstrap.exclusive import exclusive\n"
        f"with exclusive(Path({str(lock)!r})):\n    Path({str(told)!r}).touch(); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", holder], cwd=build_site.ROOT / "scripts")
    while not told.exists() and process.poll() is None:
        time.sleep(0.01)
    waited: list[str] = []

    def on_wait() -> None:
        waited.append("waited")
        process.kill()

    with exclusive(lock, on_wait=on_wait):
        assert waited == ["waited"]
    process.wait()
