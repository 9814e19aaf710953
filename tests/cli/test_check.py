"""``paca check`` from outside: exit codes, every form, one agency's part."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paca.cli.commands.check import FORMATS
from paca.cli.main import main
from paca.report_findings import FORMS

BROKEN = "evidence/2019/vpubnd/figures.yml"


def check(repo: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", "--repo", str(repo), *arguments], catch_exceptions=False)


@pytest.fixture
def broken(demo_copy: Path) -> Path:
    """The demo with two files broken, of two agencies."""
    (demo_copy / BROKEN).write_text("figures:\n  - key: staff-total\n    value: nhiều\n    unit: người\n")
    (demo_copy / "evidence/2019/ttt/documents.yml").write_text("documents: [\n")
    return demo_copy


def test_every_reporter_can_be_asked_for() -> None:
    assert FORMATS == FORMS


def test_the_demo_has_no_errors(demo_repo: Path) -> None:
    result = check(demo_repo)
    assert result.exit_code == 0, result.output
    assert "0 lỗi" in result.stdout and "→ Tiếp theo: xem điểm" in result.stdout


def test_all_problems_in_one_run_with_file_line_and_what_to_do(broken: Path) -> None:
    result = check(broken)
    assert result.exit_code == 1
    for told in (BROKEN, "dòng 3:12", "value: nhiều", "evidence/2019/ttt/documents.yml", "Cách sửa"):
        assert told in result.stdout
    assert "paca explain " in result.stdout


def test_one_agency_s_part_and_verdict(broken: Path) -> None:
    own = check(broken, "vpubnd")
    assert own.exit_code == 1 and "ttt/documents.yml" not in own.stdout
    assert check(broken, "huyen-mau-1").exit_code == 0


def test_a_commit_is_checked_not_the_working_files(broken: Path) -> None:
    assert check(broken, "--rev", "draft-2").exit_code == 0


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_pure_on_stdout(broken: Path, form: str) -> None:
    result = check(broken, "vpubnd", "--format", form)  # some forms stop at a number of findings
    assert result.exit_code == 1
    assert BROKEN in result.stdout
    if form != "text":
        assert "Tiếp theo" not in result.stdout and "Tiếp theo" in result.stderr
    if form in ("json", "sarif", "gitlab"):
        json.loads(result.stdout)
    if form == "junit":
        ElementTree.fromstring(result.stdout)


def test_same_bytes_twice_and_without_the_machine_s_paths(broken: Path) -> None:
    first, second = (check(broken, "--format", "json", *more).stdout for more in ((), ("--no-cache",)))
    assert first == second and str(broken) not in first


def test_english(broken: Path) -> None:
    result = check(broken, "--lang", "en")
    assert "How to mend it" in result.stdout and "→ Next:" in result.stdout
