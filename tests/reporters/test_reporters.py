"""Reporters: one result, seven forms; hostile text in none of them becomes syntax."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from markdown_it import MarkdownIt
from paca.finding import Finding, Position
from paca.report_findings import FORMS, Result, report
from paca.report_findings.safe import printable

SCHEMA = Path(__file__).with_name("sarif-schema-2.1.0.json")
FIGURES = "evidence/2019/so-mau/figures.yml"
BAD = "x|y<script>\r\n::error::%0A\x1b[31m@admin `z` ,:\u202e"

UNIT = Finding("N401", Position(FIGURES, 4, 11), {"figure": "so-cuoc", "given": "vụ", "expected": "cuộc"})
SELF = Finding(
    "C606", Position("evidence/2019/so-mau/A.1.1.md", 3, 13),
    {"item": "A.1.1", "given": "2.5", "computed": "2"}, item="A.1.1", agency="so-mau", points=Fraction(1, 2),
)  # fmt: skip
HOSTILE = Finding("D501", Position("evidence/2019/a,b:c%/d.yml", 2), {"document": "kh", "given": BAD})
SECRET = Finding("P702", Position(FIGURES, 7, 3))
HINT = Finding("R907", Position("evidence/2019/assessment.yml"), {"count": "1", "phases": "nop"})


def result(*findings: Finding) -> Result:
    return Result(
        findings=tuple(sorted(findings, key=Finding.sort_key)),
        accepted=12, refused=1, revision="main", commit="c" * 40, as_of=dt.date(2020, 7, 1),
    )  # fmt: skip


ALL = result(UNIT, SELF, HOSTILE, SECRET, HINT)


def test_counts_and_failure():
    assert [ALL.counts[level] for level in sorted(ALL.counts, reverse=True)] == [2, 2, 1]
    assert ALL.failed and not result(SELF, HINT).failed
    assert ALL.read == 13


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("given", [ALL, result()], ids=["findings", "none"])
def test_every_form_is_deterministic_encodable_and_holds_no_raw_control(form, language, given):
    text = report(given, form, language=language)
    assert text == report(given, form, language=language) and text.endswith("\n")
    text.encode("utf-8")
    if form in ("text", "github", "markdown", "junit"):  # the others are JSON, which escapes for itself
        assert not {"\x1b", "\r", "\x00", "\u202e"} & set(text)


def test_every_character_that_is_not_seen_is_written_out():
    """Controls, formats (signs of other scripts that draw around what follows among them), surrogates."""
    unseen = [char for char in map(chr, range(0x110000)) if unicodedata.category(char) in ("Cc", "Cf", "Cs")]
    assert [char for char in unseen if char not in "\n\t" and printable(char) == char] == []
    assert printable("Tỉnh Mẫu – “đủ” 66,85") == "Tỉnh Mẫu – “đủ” 66,85"


def test_terminal_shows_place_line_caret_reason_and_mending():
    lines = {FIGURES: ["figures:", "  - key: so-cuoc", "    value: 6", "    unit: vụ"]}.get
    assert report(result(UNIT), "text", lines=lines).splitlines() == [
        FIGURES,
        "  dòng 4:11  lỗi N401  Số liệu so-cuoc ghi đơn vị tính “vụ”, bộ chỉ số yêu cầu “cuộc”.",
        "    4 |     unit: vụ",
        "      |           ^",
        "    Vì sao: Tính điểm trên sai đơn vị sẽ ra điểm sai hàng nghìn lần, "
        "nên số liệu này chưa được tính điểm.",
        "    Cách sửa: Đổi giá trị ở dòng value: sang “cuộc” rồi ghi unit: cuộc.",
        "",
        "Đã đọc 13 tệp = 12 nhận + 1 từ chối · 1 lỗi, 0 cảnh báo, 0 gợi ý",
    ]


def test_terminal_never_shows_a_line_that_holds_a_secret():
    other = Finding("N405", Position(FIGURES, 7, 1), {"figure": "x", "suggestion": "—"})
    unseen = Finding("N405", Position(FIGURES, 8, 1), {"figure": "x", "suggestion": "—"})
    lines = lambda path: [*[""] * 6, "note: giấu kín", "note: 049085001234"]  # noqa: E731
    text = report(result(SECRET, other, unseen), "text", lines=lines)
    assert "giấu kín" not in text and "049085001234" not in text


def test_terminal_colours_only_when_asked():
    assert "\x1b[31m" in report(result(UNIT), "text", colour=True)
    assert "\x1b" not in report(ALL, "text")


def test_json_is_stable():
    data = json.loads(report(ALL, "json"))
    assert data["version"] == 1 and data["failed"] is True
    assert data["files"] == {"read": 13, "accepted": 12, "refused": 1}
    assert data["counts"] == {"error": 2, "warning": 2, "hint": 1}
    found = next(finding for finding in data["findings"] if finding["code"] == "C606")
    assert set(found) == {
        "code", "level", "path", "line", "column", "item", "agency", "points", "params", "fingerprint",
        "vi", "en",
    }  # fmt: skip
    assert (found["level"], found["line"], found["column"], found["points"]) == (
        "warning",
        3,
        13,
        "1/2",
    ) or found["points"] == "0.5"
    assert set(found["vi"]) == {"title", "text", "why", "fix"}


def test_annotations_are_escaped_and_capped():
    text = report(result(HOSTILE), "github")
    command, notice = text.splitlines()
    assert command.startswith("::warning file=evidence/2019/a%2Cb%3Ac%25/d.yml,line=2,title=D501 ")
    assert "%0A" in command and "%250A" in command and "\x1b" not in command
    assert notice.startswith("::notice::")
    many = [Finding("N402", Position(FIGURES, line), {"figure": "x", "given": "-1"}) for line in range(1, 31)]
    lines = report(result(*many), "github").splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * 10
    assert lines[-1].startswith("::notice::30 lỗi")


def test_markdown_shows_hostile_text_as_text():
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(report(ALL, "markdown"))
    assert "<script" not in html and "<code>z" not in html and "x|y&lt;script&gt;" in html
    assert html.count("<table>") == 4 and all(row.count("<td>") in (0, 5) for row in html.split("<tr>"))


def test_markdown_fits_a_comment_and_counts_the_rest():
    many = [
        Finding("N402", Position(FIGURES, line), {"figure": "x", "given": "-1"}) for line in range(1, 1001)
    ]
    text = report(result(*many), "markdown")
    assert len(text) < 65_536 and "… và " in text


def test_sarif_is_valid_against_its_schema():
    validator = jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for given in (ALL, result()):
        data = json.loads(report(given, "sarif"))
        assert not list(validator.iter_errors(data))
        rules = data["runs"][0]["tool"]["driver"]["rules"]
        for found in data["runs"][0]["results"]:
            assert rules[found["ruleIndex"]]["id"] == found["ruleId"]


def test_gitlab_has_what_gitlab_requires():
    issues = json.loads(report(ALL, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 5
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)
    assert {issue["severity"] for issue in issues} == {"critical", "minor", "info"}


def test_fingerprints_survive_a_moved_line():
    moved = Finding(UNIT.code, Position(FIGURES, 40, 1), UNIT.params)
    one, other = (
        json.loads(report(result(finding), "gitlab"))[0]["fingerprint"] for finding in (UNIT, moved)
    )
    assert one == other


def test_junit_fails_by_errors_only():
    root = ElementTree.fromstring(report(ALL, "junit"))
    assert (root.get("tests"), root.get("failures")) == ("5", "2")
    assert len(root.findall(".//failure")) == 2 and len(root.findall(".//skipped")) == 3
    assert ElementTree.fromstring(report(result(), "junit")).get("tests") == "1"
