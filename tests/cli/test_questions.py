"""``paca compare``, ``gaps``, ``history``, ``signals``, ``score --what-if`` and ``--format csv``."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paca.cli.history_report import sparkline
from paca.cli.main import main


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout


def document(*arguments: object) -> dict[str, Any]:
    return json.loads(run(*arguments, "--format", "json"))


def exact(amount: dict[str, str] | None) -> Fraction:
    return Fraction(amount["exact"]) if amount else Fraction(0)


@pytest.fixture(scope="module")
def compared(demo_repo: Path) -> dict[str, Any]:
    return document("compare", "draft-1", "draft-2", "--repo", demo_repo)


def test_a_comparison_adds_up_and_names_causes(compared):
    assert compared["schema"] == "paca.compare/1"
    parts = [node for node in compared["nodes"] if "." not in node["code"]]
    assert sum((exact(node["delta"]) for node in parts), Fraction(0)) == exact(compared["delta"])
    assert exact(compared["after"]["total"]) - exact(compared["before"]["total"]) == exact(compared["delta"])
    causes = [cause for one in compared["submissions"] for cause in one["causes"]]
    assert {"submission-added", "decision"} <= {cause["kind"] for cause in causes}
    for cause in causes:
        if cause["file"]:
            assert cause["commit"] and cause["author"] and ":" in cause["file"]
        if cause["kind"] == "decision":
            assert cause["decided_by"]


def test_text_says_from_to_and_because(demo_repo: Path, compared):
    text = run("compare", "draft-1", "draft-2", "--repo", demo_repo)
    assert "SỐ LIỆU HƯ CẤU" in text and "Vì sao, theo tiêu chí" in text
    assert "nộp hồ sơ" in text and "← " in text and " @ " in text
    assert max(map(len, text.splitlines())) <= 100
    assert len(run("compare", "draft-1", "draft-2", "--repo", demo_repo, "--all")) > len(text)


def test_the_same_revision_differs_in_nothing(demo_repo: Path):
    assert "Không có gì khác nhau" in run("compare", "draft-1", "draft-1", "--repo", demo_repo)


@pytest.mark.parametrize("by", ["agency", "item"])
def test_gaps_add_up_to_what_can_be_reached(demo_repo: Path, by: str):
    found = document("gaps", "--by", by, "--repo", demo_repo)
    assert sum((exact(gap["reachable"]) for gap in found["gaps"]), Fraction(0)) == exact(found["reachable"])
    assert exact(found["total"]) + exact(found["reachable"]) <= exact(found["max"])
    assert run("gaps", "--by", by, "--repo", demo_repo)


def test_gaps_by_document_kind_warn_that_lines_overlap(demo_repo: Path):
    assert "không cộng các dòng" in run("gaps", "--by", "document-kind", "--repo", demo_repo)


def test_history_ends_at_todays_score(demo_repo: Path):
    found = document("history", "B.5.1", "--repo", demo_repo, "--limit", "3")
    nodes = document("score", "--repo", demo_repo, "--rev", "HEAD")["nodes"]
    today = next(node for node in nodes if node["code"] == "B.5.1")
    assert found["points"][-1]["points"] == today["standing"]["points"]
    assert [point["tags"] for point in found["points"] if point["tags"]] == [["draft-1"], ["draft-2"]]
    assert "Lấy mẫu" in run("history", "B.5.1", "--repo", demo_repo, "--limit", "3")


@pytest.mark.parametrize("question", ["B.99", "B.5.1@nobody", "B@snv"])
def test_history_of_what_is_not_there(demo_repo: Path, question: str):
    result = CliRunner().invoke(main, ["history", question, "--repo", str(demo_repo)])
    assert result.exit_code != 0


def test_the_small_picture_keeps_zero_nothing_and_full_apart():
    assert sparkline([None, Fraction(0), Fraction(1), Fraction(2)], Fraction(2)) == "·▁▅█"
    assert sparkline([Fraction(0)], Fraction(0)) == "▁"


def test_signals_are_said_and_never_fail(demo_repo: Path):
    found = document("signals", "--repo", demo_repo)
    assert found["signals"]
    text = run("signals", "--repo", demo_repo)
    assert "Không phải lỗi và không trừ điểm" in text and found["signals"][0]["name"]["vi"] in text


@pytest.fixture(scope="module")
def missing(demo_repo: Path) -> dict[str, Any]:
    """A submission of the demo that lacks a required document and would win points by it."""
    for entry in document("score", "--repo", demo_repo)["submissions"]:
        kinds = [one["key"] for one in entry["missing"] if one["what"] == "document"]
        if kinds == [one["key"] for one in entry["missing"]] and kinds and entry["state"] == "submitted":
            if exact(entry["reachable"]):
                return entry | {"kinds": kinds}
    pytest.fail("the demo has no submission that lacks only documents")


def test_what_if_moves_the_total_and_writes_nothing(demo_repo: Path, missing, tmp_path: Path):
    file = tmp_path / "thu.yml"
    file.write_text(
        f"documents: {{{missing['agency']}: [{', '.join(missing['kinds'])}]}}\n", encoding="utf-8"
    )
    found = document("score", "--what-if", file, "--repo", demo_repo)
    assert exact(found["delta"]) > 0 and found["what_if"] == "thu.yml"
    assert {cause["file"].partition(":")[0] for one in found["submissions"] for cause in one["causes"]} == {
        "thu.yml"
    }
    text = run("score", "--what-if", file, "--repo", demo_repo)
    assert "nếu như thu.yml" in text and "thêm tài liệu" in text
    before = document("score", "--repo", demo_repo)["total"]
    assert before["standing"]["points"] == found["before"]["total"]


@pytest.mark.parametrize(
    ("text", "code"), [("figures: [", "Y2"), ("figurs: {}", "S301"), ("figures: {nobody: {}}", "R911")]
)
def test_a_bad_what_if_file_is_told_where(demo_repo: Path, tmp_path: Path, text: str, code: str):
    file = tmp_path / "thu.yml"
    file.write_text(text, encoding="utf-8")
    said = run("score", "--what-if", file, "--repo", demo_repo, code=1)
    assert code in said and "thu.yml" in said and str(tmp_path) not in said


@pytest.mark.parametrize("table", ["items", "entries", "ledger"])
def test_csv_agrees_with_json(demo_repo: Path, table: str):
    rows = list(
        csv.DictReader(io.StringIO(run("score", "--format", "csv", "--table", table, "--repo", demo_repo)))
    )
    score = document("score", "--repo", demo_repo)
    if table == "items":
        assert rows[-1]["standing_exact"] == score["total"]["standing"]["points"]["exact"]
        assert len(rows) == len(score["nodes"]) + 1
    elif table == "entries":
        assert [row["agency"] for row in rows] == [one["agency"] for one in score["submissions"]]
    else:
        assert {"self", "computed", "reviewed"} <= {row["stage"] for row in rows}


def test_csv_of_an_explanation_is_refused(demo_repo: Path):
    run("score", "--format", "csv", "--explain", "B.5.1", "--repo", demo_repo, code=2)
