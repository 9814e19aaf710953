"""Which comments were answered where: since the draft before, earlier, not yet; and the line to look at."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from paca.draft.answers import TITLE, answers
from paca.draft.text import Placed
from paca.model.decision import Adoption, Comment
from paca.output.report.blocks import Heading, Table, text_of

FOUR, ANNEX = "IV. Kết quả", "Phụ lục 1. Bảng điểm theo tiêu chí thành phần"
LINES = (
    Placed("# Báo cáo"),
    Placed("## IV. Kết quả", FOUR),
    Placed("Câu giữ nguyên.", FOUR),
    Placed("Câu về B.5.1 đã viết lại.", FOUR, "B.5.1"),
    Placed("| B.5.1 Chuyển đổi | 1,50 |", ANNEX, "B.5.1"),
    Placed("| B.5.2 Kế hoạch | 0,50 |", ANNEX, "B.5.2"),
)
OLD = ("# Báo cáo", "Câu về B.5.1 như cũ.", "Câu giữ nguyên.")


def comment(number: int, **fields) -> Comment:
    given = {"id": f"c{number}", "on": dt.date(2020, 7, number), "by": "x", "text": "y"}
    return Comment.model_validate(given | fields)


def told(*comments: Comment, before: tuple[Comment, ...] = (), draft: int = 2) -> dict[str, list[list[str]]]:
    """Rows by the title of their group."""
    blocks = answers(
        comments,
        draft=draft,
        before={one.id: one for one in before},
        drafts={1: OLD},
        lines=LINES,
        name=str.upper,
    )
    groups = {}
    for heading, table in zip(blocks[1::2], blocks[2::2], strict=True):
        assert isinstance(heading, Heading) and isinstance(table, Table)
        groups[heading.text] = [[text_of(cell) for cell in row] for row in table.rows]
    return groups


def test_nothing_to_tell_without_comments():
    assert answers((), draft=1, before={}, drafts={}, lines=LINES, name=str) == ()


def test_answered_since_earlier_or_not_yet():
    yes = {"adoption": "adopted", "reason": "Đúng."}
    groups = told(
        comment(1, **yes), comment(2, **yes), comment(3), comment(4, **yes),
        before=(comment(1), comment(2, **yes), comment(3)),
    )  # fmt: skip
    assert {title: [row[0] for row in rows] for title, rows in groups.items()} == {
        "Trả lời từ sau dự thảo 1 (2)": ["c1", "c4"],
        "Đã trả lời từ trước (1)": ["c2"],
        "Chưa trả lời (1)": ["c3"],
    }


def test_where_to_look():
    at = {"draft": 1, "section": FOUR}
    (rows,) = told(
        comment(1, line=3, **at),
        comment(2, line=2, item="B.5.1", **at),
        comment(3, item="B.5.2"),
        comment(4, section=FOUR),
        comment(5, section="Lời cuối", about_agency="so-a"),
        comment(6, item="B.9.9", line=99, draft=1),
        comment(7, file="evidence/2019/so-a/B.5.1.md", line=4, item="B.5.1"),
    ).values()
    assert [(row[1], row[4]) for row in rows] == [
        ("dự thảo 1, dòng 3, IV. Kết quả", "dòng 3, nguyên văn"),
        ("dự thảo 1, dòng 2, IV. Kết quả, B.5.1", "dòng 4, câu cũ đã đổi"),
        ("B.5.2", "dòng 6"),
        ("IV. Kết quả", "dòng 2"),
        ("Lời cuối, SO-A", "–"),
        ("dự thảo 1, dòng 99, B.9.9", "–"),
        ("evidence/2019/so-a/B.5.1.md:4, B.5.1", "dòng 5"),
    ]


def test_what_became_of_it():
    (rows,) = told(
        comment(
            1,
            adoption=Adoption.PARTLY,
            reason="Có tài liệu.",
            change="abcdef1234567890",
            effect=Fraction(1, 2),
        ),
        comment(2, adoption=Adoption.NOT_ADOPTED, reason="Thiếu."),
    ).values()
    assert [row[2:4] for row in rows] == [
        ["Tiếp thu một phần: Có tài liệu.", "abcdef1234 (0,50 điểm)"], ["Không tiếp thu: Thiếu.", "–"],
    ]  # fmt: skip
    assert TITLE == "Góp ý được trả lời ở đâu"
