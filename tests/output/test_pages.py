"""What the pages say of a tiny round, and that nothing typed by an agency means anything but itself."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml
from markupsafe import Markup
from paca.assessment import State
from paca.model.decision import VerifiedScore
from paca.model.values import FactStatus
from paca.output.pages.agency import agency_view
from paca.output.pages.book import Book
from paca.output.pages.changes import changes_view
from paca.output.pages.explain import as_text, explain
from paca.output.pages.item import item_view
from paca.output.pages.links import Links
from paca.output.pages.overview import overview_view
from paca.output.pages.todo import asked_of, moves
from paca.output.pages.write import write_pages
from paca.output.report.draft import render_report
from paca.output.site.pagefile import PAGES
from paca.records import Located

from ..score.builders import files, item, round_with
from .page_samples import RATIO, TEMPLATES, assessment_of, pages_of, rewritten, sample_book, sample_records

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"
    "[a](javascript:alert(3)) {{7*7}} {%x%} ${8*8} `*_|"
)


class Seen(HTMLParser):
    """Tags, attributes, ids, links and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("br", "input", "hr", "col"):
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_calculation_is_told_with_its_figures_and_their_places() -> None:
    book = sample_book()
    entry = book.assessment.entries["B.5.1", "so-a"]
    assert as_text(explain(entry.standing, book)) == (
        "1. Số liệu n 87 / số liệu d 118 = 73,73\N{NO-BREAK SPACE}%\n"
        "   ← evidence/2019/so-a/figures.yml:1 (a1b2c3d, Người Mẫu, 01/07/2020)\n"
        "   ← evidence/2019/so-a/figures.yml:1 (a1b2c3d, Người Mẫu, 01/07/2020)\n"
        "2. 73,73\N{NO-BREAK SPACE}% đạt bậc cao nhất (từ 70 %) → 1,50 điểm"
    )


@pytest.mark.parametrize(
    ("code", "agency", "ending"),
    [
        ("A.1.1", "so-a", "Tổ công tác (Mẫu) ấn định 1,00 điểm. Lý do: Chậm."),
        ("A.1.1", "so-b", "Kết quả: chưa đủ hồ sơ, tính 0,00 / 2 điểm."),
        ("A.1.2", "so-b", "Kết quả: chưa đủ hồ sơ, tính 0,00 / 2 điểm."),
    ],
)
def test_a_state_is_never_told_as_a_mere_zero(code: str, agency: str, ending: str) -> None:
    book = sample_book()
    assert explain(book.assessment.entries[code, agency].standing, book)[-1].text == ending


def test_who_stands_beside_pooled_figures_is_told_with_the_reason():
    node = item("B.5.1", RATIO, aggregate="sum-of-figures", late="zero", suppliers={"all": True})
    filed = [files(slug, {"B.5.1": {}}, {"n": "6", "d": "10"}) for slug in ("so-a", "so-b", "so-c")]
    decision = {"stage": "reviewed", "verdict": "set", "score": "0.4", "reason": "Không khớp báo cáo"}
    records = round_with(
        node,
        agencies=["so-a", "so-b", "so-c", "so-d"],
        filed=filed,
        decisions={("B.5.1", "so-b"): [decision]},
        until="2020-07-15",
        received={("B.5.1", "so-c"): "2020-07-21T00:00:00Z"},
    )
    assessment = assessment_of(records)
    assert explain(assessment.nodes["B.5.1"].standing, Book(assessment))[-1].text == (
        "1 cơ quan chung số liệu được 1,00 điểm mỗi cơ quan, 3 cơ quan còn lại (tổ công tác ấn định: "
        "Sở so-b; nộp trễ: Sở so-c; không có số liệu để cộng: 1 cơ quan) cộng được 0,40 điểm; "
        "chia cho 4 cơ quan → 0,35 điểm"
    )


def test_what_a_decision_on_the_provinces_item_took_stands_below_the_shares():
    decision = {"stage": "final", "verdict": "set", "score": "0.25", "reason": "Chốt"}
    records = round_with(
        item("B.5.1", RATIO, aggregate="sum-of-figures", suppliers={"all": True}),
        agencies=["so-a"],
        filed=[files("so-a", {"B.5.1": {}}, {"n": "6", "d": "10"})],
        decisions={("B.5.1", None): [decision]},
    )
    page = pages_of(Book(assessment_of(records)))["item/B.5.1.md"].fragment
    assert 'data-label="Điểm tỉnh mất">1,00<' in page
    assert 'Còn 0,75 điểm tỉnh mất theo <a href="#quyet-dinh">quyết định của tổ công tác</a>' in page


def test_the_agency_page_leads_with_what_is_owed() -> None:
    view = agency_view("so-b", sample_book())
    assert {task.code for task in view.tasks} == {"A.1.1", "A.1.2", "B.5.1"}
    gains = [task.gain for task in view.tasks]
    assert gains == sorted(gains, reverse=True)
    by_code = {task.code: task for task in view.tasks}
    assert by_code["B.5.1"].command == "paca new so-b B.5.1"
    assert [lack.text for lack in by_code["B.5.1"].lacks] == [
        "Thiếu số liệu: Số liệu n (người)",
        "Thiếu số liệu: Số liệu d (người)",
        "Thiếu tài liệu: Tài liệu report",
    ]
    assert (view.progress.filed, view.progress.asked) == (0, 3)


def test_the_item_page_keeps_self_reviewed_and_standing_apart() -> None:
    view = item_view(next(one for one in sample_book().items if one.node.code == "A.1.1"), sample_book())
    row = view.shares[0]
    assert (row.self_points, row.reviewed, str(row.standing)) == (2, 1, "1,00")
    assert view.shares[1].state is State.MISSING
    assert [(line.who, line.points, line.reason) for line in view.decisions] == [("Sở so-a", 1, "Chậm.")]
    assert [one.reason for one in view.refused] == ["Chậm."]
    assert "chip--placeholder" in view.chip


def test_the_overview_names_the_gap_and_the_best_moves() -> None:
    book = sample_book()
    view = overview_view(book)
    assert view.progress.filed == 2 and view.progress.asked == 6
    assert view.gap is not None
    assert view.gap.points == view.gap.self_points - view.gap.reviewed
    found = moves(book, Links())
    assert [move.gain for move in found] == sorted((move.gain for move in found), reverse=True)
    assert all(move.who for move in found)


def test_what_changed_is_told_with_its_cause() -> None:
    records = sample_records()
    before = assessment_of(replace(records, filed={}, working_group=type(records.working_group)()))
    view = changes_view(Book(assessment_of(records)), earlier=before)
    moved = {one.code: one for one in view.items}
    assert view.filed == 2 and view.total is not None and view.total.difference > 0
    assert [cause.text for cause in moved["B.5.1"].causes] == ["Sở so-a nộp hồ sơ"]
    same = changes_view(Book(before), earlier=before)
    assert same.items == () and same.total is not None and same.total.difference == 0


def test_what_changed_tells_of_verified_scores_that_move_nothing_else() -> None:
    records = sample_records()
    row = {
        "code": "B.5.1",
        "score": "0.5",
        "reason": "Chưa có văn bản.",
        "source": "12/TTCP",
        "date": "1/12/2020",
    }
    entry = Located(VerifiedScore.model_validate(row), "verified.yml", "0" * 40)
    verified = replace(records, working_group=replace(records.working_group, verified_entries=(entry,)))
    before, now = assessment_of(records), assessment_of(verified)
    view = changes_view(Book(now), earlier=before)
    assert view.total is not None and view.total.difference == 0 and view.items == ()
    (total, *_), (item,) = view.stages, view.verified
    assert (total.own.moved, total.reviewed.moved, total.verified.moved) == (False, False, True)
    assert (item.code, item.verified.before, item.verified.after) == ("B.5.1", None, Fraction(1, 2))
    assert item.gap is None  # it was never reviewed
    told = Seen(str(pages_of(Book(now), earlier=before)["changes.md"].fragment)).text
    assert "Điểm thẩm định mới" in told and "Chưa có văn bản (12/TTCP ngày 01/12/2020)" in told
    report = render_report(now, earlier=before)
    assert "Thanh tra Chính phủ thẩm định 0,50 điểm (bản trước 1,50), ở 1 tiêu chí thành phần." in report
    assert "đổi điểm so với bản trước" not in report  # no table without a row
    assert changes_view(Book(now), earlier=now).verified == ()


def test_a_whole_group_is_named_once_in_who_must_supply() -> None:
    assert asked_of(["so-a", "so-b"], sample_book()) == "Sở so-a và Sở so-b"


def test_an_empty_round_says_who_must_supply_what() -> None:
    records = sample_records()
    empty = replace(records, filed={}, working_group=type(records.working_group)())
    pages = pages_of(Book(assessment_of(empty)))
    told = Seen(str(pages["item/B.5.1.md"].fragment)).text
    assert "Chưa có hồ sơ nào cho tiêu chí này." in told
    assert "Cơ quan phải cung cấp: Sở so-a và Sở so-b. Hạn: (chưa công bố)." in told
    assert "Chưa có điểm nào." in Seen(str(pages["index.md"].fragment)).text
    assert "0,00 / " not in pages["item/B.5.1.md"].lead


def test_every_placeholder_carries_its_mark() -> None:
    """All titles of the sample are placeholders: no page names an item's score without the mark."""
    book = sample_book()
    assert all(one.node.title_status is FactStatus.PLACEHOLDER for one in book.items)
    pages = pages_of(book)
    for path in ("items.md", "item/A.1.1.md", "item/B.5.1.md"):
        assert "chip--placeholder" in str(pages[path].fragment), path


@pytest.mark.parametrize(
    ("path", "golden"),
    [
        ("agency/so-a.md", "agency.html"),
        ("submissions/so-a.md", "submissions.html"),
        ("item/B.5.1.md", "item.html"),
    ],
)
def test_golden_pages(path: str, golden: str) -> None:
    """Readable by eye; after a wanted change write them anew with PACA_WRITE_GOLDEN=1."""
    page = pages_of(sample_book())[path]
    text = f"<!-- {page.title}: {page.lead} -->\n{page.fragment.strip()}\n"
    if os.environ.get("PACA_WRITE_GOLDEN"):
        (GOLDEN / golden).write_text(text, encoding="utf-8", newline="\n")
    assert text == (GOLDEN / golden).read_text(encoding="utf-8")


def test_hostile_text_stays_text_in_every_field_of_every_page() -> None:
    """Every free text of every record is hostile at once: no element, handler or link comes of it."""
    records = rewritten(sample_records(), lambda _: HOSTILE)
    pages = pages_of(Book(assessment_of(records)))
    reached = 0
    for path, page in pages.items():
        seen = Seen(f"{page.lead if isinstance(page.lead, Markup) else ''}{page.fragment}")
        assert not seen.open, path
        assert seen.tags.isdisjoint({"img", "script", "iframe", "style", "object", "base"}), path
        assert not [name for name in seen.attributes if name.startswith("on")], path
        assert not [link for link in seen.links if link.lower().startswith(("javascript:", "data:"))], path
        if "<script>alert(2)</script>" in seen.text:
            reached += 1
            assert "{{7*7}}" in seen.text, path
    assert reached >= 10  # shown literally, not dropped


def test_hostile_text_stays_text_in_the_report() -> None:
    from markdown import markdown

    records = rewritten(sample_records(), lambda _: HOSTILE)
    seen = Seen(markdown(render_report(assessment_of(records)), extensions=["tables", "toc"]))
    assert seen.tags.isdisjoint({"img", "script", "iframe"})
    assert not [link for link in seen.links if "javascript" in link]
    assert "<script>alert(2)</script>" in seen.text


def test_every_link_leads_to_a_page_and_anchor(tmp_path: Path) -> None:
    write_pages(sample_book().assessment, tmp_path, templates=TEMPLATES)
    ids = {}
    links = []
    for path in sorted((tmp_path / PAGES).rglob("*.md")):
        name = path.relative_to(tmp_path / PAGES).as_posix().removesuffix(".md") + ".html"
        front, head = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
        seen = Seen(yaml.safe_load(front).get("fragment", ""))
        assert len(seen.ids) == len(set(seen.ids)), f"{name}: an id is there twice"
        ids[name] = set(seen.ids)
        links += [(name, link) for link in seen.links]
        links += [(name, link.replace(".md", ".html")) for link in re.findall(r"\]\(([^)]+)\)", head)]
    broken = []
    for name, link in links:
        target, anchor = urldefrag(unquote(urljoin(name, link)))
        if not link.startswith(("http:", "https:")) and (
            (target or name) not in ids or (anchor and anchor not in ids[target or name])
        ):
            broken.append((name, link))
    assert not broken
    assert len(links) > 100


def test_the_report_is_whole_markdown() -> None:
    text = render_report(sample_book().assessment)
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## I. Căn cứ",
        "## II. Phạm vi và kỳ đánh giá",
        "## III. Phương pháp",
        "## IV. Kết quả",
        "## V. Chênh lệch và nguyên nhân",
        "## VI. Giới hạn của dữ liệu",
        "## VII. Góp ý và giải trình",
        "## VIII. Kiến nghị và thực tiễn tốt",
        "## Phụ lục 1. Bảng điểm theo tiêu chí thành phần",
        "## Phụ lục 2. Tình hình nộp hồ sơ của các cơ quan",
    ]
    for block in text.split("\n\n"):
        rows = [line for line in block.splitlines() if line.startswith("|")]
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) <= 1, block
    assert text == render_report(sample_book().assessment)
