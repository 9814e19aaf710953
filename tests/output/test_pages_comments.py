"""What became of comments: one word for each, the same counts on the page and in the report."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.model.decision import Adoption, Comment
from paca.output.pages.book import Book
from paca.output.pages.comments import comments_view
from paca.output.pages.words import ADOPTIONS, UNDECIDED, adoption_counts, adoption_sign
from paca.output.report.draft import report_view


def comment(number: int, **fields: object) -> Comment:
    said = {"id": f"gy-{number}", "by": "Sở B", "on": "2020-07-10", "text": "Xem lại."}
    return Comment.model_validate(said | fields)


REPLY = {"replies": [{"by": "Tổ công tác", "on": "2020-07-11", "text": "Đã kiểm tra."}]}


def test_a_reply_is_no_conclusion() -> None:
    silent, replied = comment(1), comment(2, **REPLY)
    settled = comment(3, adoption="adopted", reason="Đúng.", **REPLY)
    signs = [adoption_sign(one) for one in (silent, replied, settled)]
    assert signs == [ADOPTIONS[None], UNDECIDED, ADOPTIONS[Adoption.ADOPTED]]
    assert [many for _, many in adoption_counts([silent, replied, settled, silent])] == [1, 1, 2]


@pytest.fixture(scope="module")
def demo(demo_repo: Path) -> Assessment:
    return assess(demo_repo, use_cache=False, checks=False)


def test_page_and_report_count_alike(demo: Assessment) -> None:
    book = Book(demo)
    page, report = comments_view(book), report_view(book)
    assert page.counts == report.adoptions
    assert sum(many for _, many in page.counts) == len(page.comments) > 0
    column = list(report.matrix.head).index("Kết quả, lý do")
    told = Counter(row[column][0].text.capitalize() for row in report.matrix.rows)
    assert told == dict(page.counts)
