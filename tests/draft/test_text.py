"""Sentences, lines and what they speak of; nothing of the report's words is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.draft.text import Names, block_lines, sentences, spans_of
from paca.model.draft import DraftMap, draft_text
from paca.output.report.blocks import Bullets, Heading, Paragraph, Run, Table, plain, text_of
from paca.output.report.parse import parse_markdown

NAMES = Names(frozenset({"A", "A.1", "A.1.1", "B.5.1", "B.5.2"}), {"Sở A": "so-a", "Sở B": "so-b"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một câu.", ["Một câu."]),
        ("Câu một. Câu hai! Câu ba? Ừ.", ["Câu một.", "Câu hai!", "Câu ba?", "Ừ."]),
        ("TP. Hội An đạt 3,5 điểm. Ở đó tốt.", ["TP. Hội An đạt 3,5 điểm.", "Ở đó tốt."]),
        ("Theo Điều 3. Phạm vi thì đúng.", ["Theo Điều 3. Phạm vi thì đúng."]),
        ("Từ 16/12/2018 đến 15/12/2019. Có 43 cơ quan.", ["Từ 16/12/2018 đến 15/12/2019.", "Có 43 cơ quan."]),
        ("Phần B. Thực hiện, mục IV. Kết quả.", ["Phần B. Thực hiện, mục IV. Kết quả."]),
        ("Ông nói: “Đúng.” Đó là hết.", ["Ông nói: “Đúng.”", "Đó là hết."]),
        ("chữ thường. tiếp tục. 1. 2", ["chữ thường. tiếp tục. 1. 2"]),
    ],
)
def test_where_a_sentence_ends(text, expected):
    assert [text_of(one) for one in sentences((Run(text),))] == expected


@given(st.lists(st.tuples(st.text("aBĐ. !?“”(3", max_size=12), st.booleans()), max_size=6))
def test_no_character_is_lost_and_bold_stays_bold(parts):
    line = tuple(Run(text, bold) for text, bold in parts)
    cut = sentences(line)

    def letters(runs, bold):
        return "".join(run.text for run in runs if run.bold is bold).replace(" ", "")

    for bold in (True, False):
        assert letters((run for one in cut for run in one), bold) == letters(line, bold)


BLOCKS = (
    Paragraph(plain("Mở đầu.")),
    Heading(1, "IV. Kết quả"),
    Paragraph(plain("Tốt. Tiêu chí B.5.1 và B.5.2 chưa. Còn B.5.1 thì đạt.")),
    Heading(2, "A. Quản lý"),
    Table(
        ("Tiêu chí", "Điểm"),
        ((plain("A.1 Lãnh | đạo"), plain("3,20")), (plain("Sở B"), plain("1"))),
        (False, True),
        number=2,
        caption="Điểm, phần A",
    ),
    Heading(1, "V. Chênh lệch"),
    Bullets((plain("B.5.2 Kế hoạch: thiếu. Phải nộp."), plain("1. Không phải danh sách")), ordered=False),
)


def test_each_line_knows_what_it_speaks_of():
    lines = block_lines(BLOCKS, NAMES)
    told = [(line.text, line.section, line.item, line.agency) for line in lines if line.text]
    four, five = "IV. Kết quả", "V. Chênh lệch"
    assert told == [
        ("Mở đầu.", None, None, None),
        ("## IV. Kết quả", four, None, None),
        ("Tốt.", four, None, None),
        ("Tiêu chí B.5.1 và B.5.2 chưa.", four, None, None),
        ("Còn B.5.1 thì đạt.", four, "B.5.1", None),
        ("### A. Quản lý", four, "A", None),
        ("**Bảng 2. Điểm, phần A**", four, "A", None),
        ("| Tiêu chí | Điểm |", four, "A", None),
        ("|:--|--:|", four, "A", None),
        ("| A.1 Lãnh \\| đạo | 3,20 |", four, "A.1", None),
        ("| Sở B | 1 |", four, "A", "so-b"),
        ("## V. Chênh lệch", five, None, None),
        ("- B.5.2 Kế hoạch: thiếu.", five, "B.5.2", None),
        ("  Phải nộp.", five, "B.5.2", None),
        ("- 1\\. Không phải danh sách", five, None, None),
    ]


def test_the_lines_are_markdown_that_reads_as_the_blocks():
    text = "\n".join(line.text for line in block_lines(BLOCKS, NAMES))
    again = parse_markdown(text)
    assert [type(one) for one in again] == [type(one) for one in BLOCKS]
    assert [text_of(cell) for cell in again[4].rows[0]] == ["A.1 Lãnh | đạo", "3,20"]
    assert again[4].number == 2
    assert [text_of(one) for one in again[6].lines] == [text_of(one) for one in BLOCKS[6].lines]


def test_the_map_finds_every_line_again():
    lines = block_lines(BLOCKS, NAMES)
    held = DraftMap(year=2019, draft=1, source="1" * 40, report="2" * 40, spans=spans_of(lines))
    again = DraftMap.model_validate_json(draft_text(held))
    assert again == held
    for number, line in enumerate(lines, 1):
        span = again.at(number)
        about = (span.section, span.item, span.agency) if span else (None, None, None)
        assert about == (line.section, line.item, line.agency)
    assert again.at(len(lines) + 1) is None and again.at(0) is None
