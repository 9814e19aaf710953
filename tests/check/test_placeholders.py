"""Placeholders of the report's text: where a mistake stands, what may be meant, and no text that stalls."""

# Rows of texts are read as rows.
# ruff: noqa: E501

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from paca.check.context import TextContext
from paca.check.numbers import Numbers, Points
from paca.check.rules.report_text import check_text
from paca.check.run import frame_of
from paca.finding import Finding
from paca.model.placeholder_text import parse, without_placeholders
from paca.read.guard import MAX_BYTES
from paca.records import ReportText

from .builders import checked, read

TEXT = "docs/report/04-ket-qua.md"


def told(text: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and what may be meant, of each finding on a section."""
    return [
        (one.code, one.position.line, one.position.column, one.params.get("suggestion", ""))
        for one in checked({TEXT: text})
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có {{ diem_tong() }}.\n", [("R971", 1, 7, "diem")]),
        ('Có\n\n  {{tham_din("A")}}\n', [("R971", 3, 5, "tham_dinh")]),
        ("{{ qwerty() }}\n", [("R971", 1, 4, "—")]),
        ('Có {{ diem("A.1.1.1") }}.\n', [("R972", 1, 13, "A.1.1")]),
        ("Có {{ ten_co_quan( 'so-mao' ) }}.\n", [("R972", 1, 21, "so-mau")]),
        ('Có {{ so_lieu("so-mau", "phai-chuyn") }}.\n', [("R972", 1, 26, "phai-chuyen")]),
        ('{% if co_diem("A") %}{{ ten("B") }}{% elif co_diem("C") %}{% endif %}\n', [("R972", 1, 30, "—"), ("R972", 1, 53, "—")]),
        ("Có {{ diem(“A”) }}.\n", [("R973", 1, 12, "")]),
        ("Có {{ diem }}.\n", [("R973", 1, 12, "")]),
        ("Có {{ diem('A', 'B') }}.\n", [("R973", 1, 7, "")]),
        ("Có {{ diem() }.\nRồi {{ so_gop_y() }}.\n", [("R973", 1, 4, "")]),
        ("Có\n{% endif %} và {% else %}\n", [("R973", 2, 1, ""), ("R973", 2, 16, "")]),
        ("{% if co_diem() %}{% else %}{% elif co_diem() %}{% endif %}\n", [("R973", 1, 29, "")]),
        ("{% if diem() %}{% endif %}\n", [("R973", 1, 7, "")]),
        ("{% if co_diem() %}a\n", [("R973", 1, 1, "")]),
        ("Có {# ghi chú\n", [("R973", 1, 4, "")]),
        ("{{ so_gop_y() + 1 }} {{ so_ho_so }} {{ so_ho_so() }}\n", [("R973", 1, 15, ""), ("R973", 1, 34, "")]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_where_it_stands(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '{{diem()}} {{- diem("A") -}} {%- if co_diem("A.1") and not (co_tham_dinh() or co_tu_cham()) -%}x{%endif%}',
        "{# {{ khong_co( }} #} { { x } } {x} %} }} #}",
        '{{ so_lieu("so-mau", "da-chuyen") }} {{ ten_co_quan("huyen-mau") }} {{ diem("") }}',
        "{{ han('nop') }} {{ ngay_so_lieu() }} {{ ban() }}",
    ],
)
def test_what_can_be_filled_in_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_nobody_is_blamed_for_what_could_not_be_read() -> None:
    text = '{{ ten_co_quan("so-la") }} {{ diem("A.1.9") }}\n'
    broken = {"evidence/2019/agencies.yml": "x: [", "indicators/2019/part-a.yml": "x: [", TEXT: text}
    assert [one.code for one in checked(broken) if one.position.path == TEXT] == []


def test_what_is_filled_in_hides_no_number() -> None:
    text = 'a {{ diem("A") }} b\n{# c\nd #}{% if x %}e {{ f'
    blank = without_placeholders(text)
    assert blank.split() == ["a", "b", "e", "f"] and len(blank) == len(text)
    assert all(
        left in (" ", was) and (was != "\n" or left == was) for left, was in zip(blank, text, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        '{{ ten_co_quan("S") }}',
        "{% if S %}x{% endif %}",
        "{{ S( }}",
        "{{ diem_S() }}",
        '{{ diem("A", "S") }}',
        "{% S",
    ],
)
def test_no_secret_in_a_placeholder_is_repeated(text: str) -> None:
    """Torn out of its sentence a number does not look like what it is: "S %" is a share of something."""
    found = checked({TEXT: text.replace("S", "049085001234") + "\n"})
    assert {one.code for one in found} & {"R971", "R972", "R973"}
    assert not [one for one in found if "049085001234" in str(dict(one.params))]


UNITS = (
    *("{{", "{{ '{{", '{{ "', "{{ diem(", "{%", "{% if not", "{% if co_diem() %}", "{% if (((", "{# ", "}} ", "{{ a() }}"),
    *('{{ diem("A") }} ', "\n", "\n ", "A.1.1 9,99 điểm ", "9,99 điểm ", "tổng số 7 cơ quan ", "tăng a b ", "phần A ", "9", "1.111."),
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_stalls_the_check(unit: str) -> None:
    """As large as a section may be, of the one thing repeated that a pattern might try again and again."""
    text = unit * (MAX_BYTES // len(unit.encode()))
    numbers = Numbers(2019, {"A.1.1": Points(Fraction(1), frozenset())}, {"so_co_quan": 1})
    context = TextContext((ReportText(TEXT, "0" * 40, 4, text),), frame_of(read({}), None), lambda: numbers)
    before = time.process_time()
    found: list[Finding] = list(check_text(context))
    assert time.process_time() - before < 2
    assert len(parse(text).wrong) <= 100 and all(one.position.path == TEXT for one in found)
