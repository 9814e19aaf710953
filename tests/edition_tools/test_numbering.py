"""What the numbering column shows → full codes."""

from __future__ import annotations

import pytest
from paca.edition_tools.numbering import Numbering, scheme_of, split_title, token_of


@pytest.mark.parametrize(
    ("shown", "codes"),
    [
        ("A | A.1 | A.1.1 | B | B.1", "A A.1 A.1.1 B B.1"),
        ("A | A1 | A1.1 | A1.2", "A A.1 A.1.1 A.1.2"),
        ("PHẦN A | 1 | 1.1 | 1.2 | PHẦN B | 1 | 1.1", "A A.1 A.1.1 A.1.2 B B.1 B.1.1"),
        ("I | 1 | 1.1 | 2 | II | 1 | 1.1", "A A.1 A.1.1 A.2 B B.1 B.1.1"),
        ("II | 2.1 | 2.1.1 | 2.2 | 2.2.1", "B B.1 B.1.1 B.2 B.2.1"),
        ("A | I | 1 | 2 | II | 1 | B | I | 1", "A A.1 A.1.1 A.1.2 A.2 A.2.1 B B.1 B.1.1"),
        ("A | I | 1.1 | 1.2 | II | 2.1", "A A.1 A.1.1 A.1.2 A.2 A.2.1"),
        ("A | B | C | 1 | D | 1", "A B C C.1 D D.1"),  # C and D are letters, not Roman 100 and 500
        ("1 | 1.1 | 1.1.1 | 2 | 2.1", "A A.1 A.1.1 B B.1"),
        ("A. | 1) | 1.1. | 1,2", "A A.1 A.1.1 A.1.2"),
        ("A | A.1 | A | B | B", "A A.1 A B B"),  # a part told twice stays what it is: the annex says so
        ("A | 6 | 6.1 | B | 7", "A A.6 A.6.1 B B.7"),  # numbers may run on through the parts
    ],
)
def test_codes(shown: str, codes: str) -> None:
    tokens = [token_of(cell) for cell in shown.split("|")]
    assert None not in tokens
    numbering = Numbering(scheme_of(filter(None, tokens)))
    assert [numbering.code(token) for token in tokens if token] == codes.split()


def test_a_number_that_lost_its_last_zero_follows_nine() -> None:
    numbering = Numbering(scheme_of(["A"]))
    shown = ["A", "1", *(f"1.{n}" for n in range(1, 10)), "1.1", "1.11"]
    codes = [numbering.code(token) for token in shown]
    assert codes[-3:] == ["A.1.9", "A.1.10", "A.1.11"]


@pytest.mark.parametrize("text", ["", "Tổng", "Ghi chú", "1/1/2020", "A.B", "a)", "xx", "2020", "-"])
def test_no_token(text: str) -> None:
    assert token_of(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PHẦN A. CÔNG TÁC QUẢN LÝ", ("A", "CÔNG TÁC QUẢN LÝ")),
        ("Phần B: Phòng ngừa", ("B", "Phòng ngừa")),
        ("1.1. Ban hành kế hoạch", ("1.1", "Ban hành kế hoạch")),
        ("A.1.1 - Ban hành", ("A.1.1", "Ban hành")),
        ("Có kế hoạch", None),
        ("C ông khai", None),
        ("12 cơ quan đã nộp", None),
    ],
)
def test_a_code_inside_the_title(text: str, expected: tuple[str, str] | None) -> None:
    assert split_title(text) == expected
