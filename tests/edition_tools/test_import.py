"""``paca edition import``: what stays, what goes, and what a person is told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from paca.edition_tools.import_table import ImportPlan, plan_import, write_plan
from paca.edition_tools.report import import_document
from paca.errors import PacaError
from paca.model.values import FactStatus
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Edition

from .annexes import part_a, write_csv, write_xlsx

EDITION = """\
year: 2031
title: Bộ chỉ số thử
total_max: 100
completeness: parts-only
"""
# A part, a criterion, two items with rules; one title is exact, the others placeholders.
PART = """\
# Đầu tệp: giữ lại.
items:
  - code: A
    title: Lãnh đạo, chỉ đạo, xây dựng và hoàn thiện chính sách, pháp luật về PCTN
    title_status: placeholder
    max: 20
    max_status: exact

  # Chú thích của A.1: giữ lại.
  - code: A.1
    parent: A
    title: Lãnh đạo, chỉ đạo công tác PCTN
    title_status: placeholder
    max: 20
    max_status: placeholder

  - code: A.1.1
    parent: A.1
    title: Ban hành kế hoạch phòng, chống tham nhũng năm 2031
    title_status: placeholder
    max: 10
    max_status: placeholder
    rule: {kind: yes-no, question: Có kế hoạch không?}
    suppliers: {kinds: [department]}
    guidance: Nộp kế hoạch.
    missing: zero

  - code: A.1.2
    parent: A.1
    title: Kê khai tài sản của cán bộ
    title_status: exact
    max: 10
    max_status: exact
    rule: {kind: yes-no, question: Đã kê khai chưa?}
    missing: zero

  - code: A.1.3
    parent: A.1
    title: Thực hiện công tác tuyên truyền, phổ biến, giáo dục pháp luật về PCTN
    title_status: placeholder
    max: 4
    max_status: placeholder
    rule:
      kind: judgement
      levels: [{key: good, title: Tốt, points: 4}, {key: bad, title: Kém, points: 0}]
    missing: zero
"""
OTHER = EDITION.replace("2031", "2030")
LINKS = """\
links:
  - {code: A, year: 2031, other: A.1.3, relation: same}
"""


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    for path, text in {
        "indicators/2031/edition.yml": EDITION,
        "indicators/2031/part-a.yml": PART,
        "indicators/2030/edition.yml": OTHER,
        "indicators/2030/mapping.yml": LINKS,
        "evidence/2031/so-x/A.1.2.md": "---\nitem: A.1.2\n---\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def editions(repo: Path) -> dict[int, Edition]:
    return dict(load_records(open_source(repo, None), year=2031).editions)


def plan(repo: Path, rows: object = None, **options: object) -> ImportPlan:
    table = write_xlsx(repo / "phu-luc.xlsx", rows or part_a())
    return plan_import(table, repo=repo, editions=editions(repo), year=2031, **options)  # type: ignore[arg-type]


def section(plan: ImportPlan, key: str) -> list[tuple[int | None, str]]:
    found = import_document(plan, written=False)["sections"].get(key, [])
    return [(one["row"], one["en"]) for one in found]


def test_titles_and_points_become_the_annex_s_and_rules_stay(repo: Path) -> None:
    write_plan(plan(repo, source="https://example.invalid/annex", decision="1/QĐ-TTCP"), repo)
    item = editions(repo)[2031].by_code["A.1.1"].model
    assert item.title == "Ban hành kế hoạch PCTN năm 2022"
    assert (item.title_status, item.max_status, item.max) == (FactStatus.EXACT, FactStatus.EXACT, Fraction(1))
    assert item.source == "https://example.invalid/annex"
    assert item.rule is not None and item.rule.kind == "yes-no"
    assert (item.suppliers.kinds, item.guidance) == (("department",), "Nộp kế hoạch.")


def test_what_is_written_reads_back_and_keeps_comments(repo: Path) -> None:
    planned = plan(repo)
    write_plan(planned, repo)
    read_back = editions(repo)[2031]
    assert tuple(located.model for located in read_back.nodes) == planned.merge.nodes
    text = (repo / "indicators/2031/part-a.yml").read_text(encoding="utf-8")
    assert text.startswith("# Đầu tệp: giữ lại.\nitems:\n")
    assert "  # Chú thích của A.1: giữ lại.\n  - code: A.1\n" in text


def test_importing_twice_changes_nothing_more(repo: Path) -> None:
    write_plan(plan(repo), repo)
    before = {path: path.read_bytes() for path in (repo / "indicators/2031").iterdir()}
    again = plan(repo)
    write_plan(again, repo)
    assert {path: path.read_bytes() for path in (repo / "indicators/2031").iterdir()} == before
    assert not again.merge.new and not again.merge.gone


def test_a_code_is_not_given_another_meaning_silently(repo: Path) -> None:
    told = section(plan(repo), "code-changed-meaning")
    assert [row for row, _ in told] == [5]
    assert "A.1.2" in told[0][1] and "REUSED FOR ANOTHER MEANING" in told[0][1]
    assert plan(repo).merge.nodes[3].rule is None


def test_a_moved_item_is_a_stated_guess(repo: Path) -> None:
    kept = {one.line.code: one for one in plan(repo).merge.kept}
    assert (kept["A.2.3"].old.code, kept["A.2.3"].basis) == ("A.1.3", "title")
    assert any("GUESS" in text and "A.1.3" in text for _, text in section(plan(repo), "replaced"))


def test_lost_mapping_and_submissions_under_the_old_meaning(repo: Path) -> None:
    assert section(plan(repo), "lost-mapping") == [
        (None, "indicators/2030/mapping.yml: A → 2031 A.1.3 (A.1.3 is gone)")
    ]
    assert section(plan(repo), "affected") == [(None, "evidence/2031/so-x/A.1.2.md")]


@pytest.mark.parametrize(
    ("row", "points", "expected"),
    [
        (4, "2", [(3, "A.1: stated 5, rows 4, 5 add up to 6")]),
        (
            6,
            "14.5",
            [
                (2, "A: stated 20, rows 3, 6 add up to 19.5"),
                (6, "A.2: stated 14.5, rows 7, 8, 9, 10, 11 add up to 15"),
            ],
        ),
        (12, "29", [(None, "The parts' total: stated 100, rows 2, 12, 13, 14 add up to 99")]),
    ],
)
def test_wrong_sums_name_their_rows(repo: Path, row: int, points: str, expected: list[object]) -> None:
    rows = part_a()
    rows[row - 1][2] = points
    assert section(plan(repo, rows), "does-not-add-up") == expected


def test_a_wrong_total_row_is_named(repo: Path) -> None:
    rows = [*part_a(), ["Tổng cộng", "", "99", "", "", ""]]
    assert section(plan(repo, rows), "does-not-add-up") == [
        (15, "The parts' total: stated 99, rows 2, 12, 13, 14 add up to 100")
    ]


def test_errors_in_the_table_block_writing(repo: Path) -> None:
    rows = part_a()
    rows[4][2] = "nhiều"
    before = (repo / "indicators/2031/part-a.yml").read_bytes()
    planned = plan(repo, rows)
    with pytest.raises(PacaError):
        write_plan(planned, repo)
    assert (repo / "indicators/2031/part-a.yml").read_bytes() == before


def test_a_new_year_takes_rules_from_its_base(repo: Path) -> None:
    table = write_csv(repo / "2032.csv", part_a(), delimiter=";")
    planned = plan_import(table, repo=repo, editions=editions(repo), year=2032, base_year=2031)
    write_plan(planned, repo)
    made = editions(repo)[2032]
    assert made.by_code["A.1.1"].model.rule is not None
    links = {located.model.code: located.model.other for located in made.links}
    assert links["A.2.3"] == "A.1.3" and "A.1.2" not in links
    assert (repo / "indicators/2031/part-a.yml").read_text(encoding="utf-8") == PART
