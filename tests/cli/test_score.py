"""``paca score`` and ``paca todo``: the JSON's form, exactness, the chain behind a point."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from paca.cli.main import main
from paca.cli.score_json import amount, rounded_text

GOLDEN = Path(__file__).parent / "golden"


def paca(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.stdout


def document(*arguments: object) -> dict[str, Any]:
    return json.loads(paca(*arguments, "--format", "json"))


@pytest.fixture(scope="module")
def scored(demo_repo: Path) -> dict[str, Any]:
    return document("score", "--repo", demo_repo, "--rev", "draft-1")


def exact(points: dict[str, str] | None) -> Fraction:
    return Fraction(points["exact"]) if points else Fraction(0)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Fraction(3, 2), {"exact": "1.5", "rounded": "1.50"}),
        (Fraction(21, 13), {"exact": "21/13", "rounded": "1.62"}),
        (Fraction(0), {"exact": "0", "rounded": "0.00"}),
        (Fraction(1, 200), {"exact": "0.005", "rounded": "0.01"}),
        (None, None),
    ],
)
def test_numbers_are_exact_with_a_rounded_twin(value: Fraction | None, form: dict[str, str] | None) -> None:
    assert amount(value) == form


def test_rounding_never_prints_minus_zero() -> None:
    assert rounded_text(Fraction(-1, 1000)) == "0.00"


def shape(value: Any) -> Any:
    """A document's keys and types, lists by their first element: what programs rely on."""
    if isinstance(value, dict):
        if set(value) == {"exact", "rounded"}:
            return "amount"
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return "null" if value is None else type(value).__name__


def test_the_form_of_the_document_is_kept(scored: dict[str, Any]) -> None:
    """Golden: a change here is a change for every program that reads it (docs/json.md)."""
    scored = scored | {"total": scored["total"] | {"states": {}}}
    nodes = [node | {"states": {}} for node in scored["nodes"] if node["code"] == "B.5"]
    submissions = [one for one in scored["submissions"] if one["state"] == "missing" and one["missing"]]
    text = json.dumps(shape(scored | {"nodes": nodes, "submissions": submissions}), indent=2, sort_keys=True)
    golden = GOLDEN / "score-form.json"
    import os

    if os.environ.get("PACA_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text + "\n", encoding="utf-8", newline="\n")
    assert text + "\n" == golden.read_text(encoding="utf-8")


def test_every_node_is_exactly_the_sum_of_its_children(scored: dict[str, Any]) -> None:
    nodes = {node["code"]: node for node in scored["nodes"]}
    for node in (scored["total"], *nodes.values()):
        if node["children"]:
            below = sum(exact(nodes[child]["standing"]["points"]) for child in node["children"])
            assert exact(node["standing"]["points"]) == below, node["code"]


def test_same_bytes_twice_and_from_another_folder(
    demo_repo: Path, demo_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = paca("score", "--repo", demo_repo, "--rev", "draft-2", "--format", "json")
    monkeypatch.chdir(demo_copy / "evidence")
    second = paca("score", "--rev", "draft-2", "--format", "json", "--no-cache")
    assert first == second
    assert str(demo_repo) not in first


def test_a_revision_leaves_the_working_copy_alone(demo_copy: Path) -> None:
    (demo_copy / "evidence/2019/neu.txt").write_text("x")
    before = sorted(
        path for path in demo_copy.rglob("*") if ".git" not in path.parts and ".cache" not in path.parts
    )
    assert paca("score", "--repo", demo_copy, "--rev", "draft-1", "--format", "json") == paca(
        "score", "--repo", demo_copy, "--rev", "draft-1", "--format", "json"
    )
    after = sorted(
        path for path in demo_copy.rglob("*") if ".git" not in path.parts and ".cache" not in path.parts
    )
    assert before == after


def test_the_table_says_what_it_is(demo_repo: Path) -> None:
    text = paca("score", "--repo", demo_repo)
    assert "SỐ LIỆU HƯ CẤU" in text and "giữ chỗ" in text and "→ Tiếp theo:" in text
    assert max(map(len, text.splitlines())) <= 100


def test_explain_goes_down_to_file_line_and_commit(demo_repo: Path) -> None:
    scored = document("score", "--repo", demo_repo)
    one = next(one for one in scored["submissions"] if one["computed"]["outcome"] == "scored" and one["file"])
    text = paca("score", "--repo", demo_repo, "--explain", f"{one['item']}@{one['agency']}")
    assert one["file"] in text and "Cách tính" in text and "Thay đổi cuối: " in text
    chain = document("score", "--repo", demo_repo, "--explain", f"{one['item']}@{one['agency']}")
    assert chain["computed"]["steps"] and chain["last_change"]["commit"]


def test_explain_of_a_criterion_lists_its_items(demo_repo: Path) -> None:
    text = paca("score", "--repo", demo_repo, "--explain", "b.5")
    assert "B.5.1" in text and "B.5.2" in text


def test_todo_is_sorted_by_points_at_stake(demo_repo: Path) -> None:
    agencies = document("todo", "--repo", demo_repo)["agencies"]
    assert agencies
    todo = document("todo", agencies[-1]["slug"], "--repo", demo_repo)
    stakes = [exact(item["reachable"]) for item in todo["items"]]
    assert stakes and stakes == sorted(stakes, reverse=True)
    assert exact(todo["at_stake"]) == sum(stakes) == exact(agencies[-1]["at_stake"])


def test_stdout_is_pure_json_and_the_next_step_goes_to_stderr(demo_repo: Path) -> None:
    for arguments in (["score"], ["todo"], ["edition", "show", "2019"], ["edition", "diff", "2019", "2019"]):
        result = CliRunner().invoke(main, [*arguments, "--repo", str(demo_repo), "--format", "json"])
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["schema"].startswith("paca.")
        assert "Tiếp theo" in result.stderr
