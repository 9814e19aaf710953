"""``paca edition``: report first, write on demand, exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paca.cli.main import main

from tests.edition_tools.annexes import part_a, write_csv


def paca(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def repo(repo_root: Path, tmp_path: Path) -> Path:
    """The real indicator sets, to be changed at will."""
    shutil.copytree(repo_root / "indicators", tmp_path / "indicators")
    (tmp_path / "evidence").mkdir()
    return tmp_path


def tree(repo: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((repo / "indicators").rglob("*.yml"))}


def test_import_reports_first_and_writes_nothing(repo: Path) -> None:
    table = write_csv(repo / "a.csv", part_a())
    before = tree(repo)
    result = paca("edition", "import", table, "--year", 2022, "--repo", repo)
    assert result.exit_code == 0, result.output
    assert tree(repo) == before
    assert "thêm --write" in result.output


def test_import_writes_on_demand(repo: Path) -> None:
    table = write_csv(repo / "a.csv", part_a())
    result = paca(
        "edition", "import", table, "--year", 2019, "--repo", repo, "--write", "--decision", "312/QĐ-TTCP"
    )
    assert result.exit_code == 0, result.output
    shown = json.loads(paca("edition", "show", 2019, "--repo", repo, "--format", "json").stdout)
    nodes = {node["code"]: node for node in shown["nodes"]}
    assert nodes["A.1.1"]["title_status"] == "exact" and nodes["A.1.1"]["rule"] == "yes-no"
    assert shown["header"]["completeness"] == "full"


def test_import_with_errors_exits_1_and_names_the_row(repo: Path) -> None:
    rows = part_a()
    rows[3][2] = "một"
    before = tree(repo)
    result = paca(
        "edition", "import", write_csv(repo / "a.csv", rows), "--year", 2022, "--repo", repo, "--write"
    )
    assert result.exit_code == 1
    assert "a.csv:4  Điểm “một” không phải một số." in result.output
    assert tree(repo) == before


def test_diff_2019_2022_as_text(repo: Path) -> None:
    text = paca("edition", "diff", 2019, 2022, "--repo", repo).output
    assert "+15,00" in text and "−15,00" in text and "mapping.yml" in text and "* giữ chỗ" in text
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("arguments", [("show", 1999), ("diff", 2019, 1999)])
def test_unknown_years_are_refused(repo: Path, arguments: tuple[object, ...]) -> None:
    error = paca("edition", *arguments, "--repo", repo).exception
    assert type(error).__name__ == "PacaError" and "2016, 2017" in str(error)
