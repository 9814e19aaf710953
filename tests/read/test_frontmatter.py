"""Markdown with front matter: where it is parted, and what no thuyết minh may hold."""

from __future__ import annotations

import time

import pytest
from paca.read.frontmatter import MAX_BODY, split

TAKEN = [
    # text, front, body, line of the body
    ("---\nitem: A.1\n---\n\nXong.\n", "item: A.1\n", "\nXong.\n", 4),
    ("---\nitem: A.1\n---", "item: A.1\n", "", 4),
    ("---\n---\nXong.", "", "Xong.", 3),
    ("---  \na: 1\n---\t\nMột\n---\nHai\n", "a: 1\n", "Một\n---\nHai\n", 4),
]


@pytest.mark.parametrize(("text", "front", "body", "line"), TAKEN)
def test_taken(text: str, front: str, body: str, line: int) -> None:
    assert split(text, "A.1.md") == (front, body, line, ())
    assert text.split("\n")[line - 1 :] == (body.split("\n") if body else [])


REFUSED = [
    ("", "Y223", 1),
    ("# Tiêu đề\n", "Y223", 1),
    ("\n---\na: 1\n---\n", "Y223", 1),
    ("----\na: 1\n----\n", "Y223", 1),
    ("---\na: 1\n", "Y224", 1),
    ("---\na: 1\n --- \n", "Y224", 1),
    ("---\na: 1\n---\n" + "x\n" * MAX_BODY, "Y227", 4),
]


@pytest.mark.parametrize(("text", "code", "line"), REFUSED)
def test_refused(text: str, code: str, line: int) -> None:
    parted = split(text, "A.1.md")
    assert [(f.code, f.position.line) for f in parted.findings] == [(code, line)]


STALLING = {
    "brackets": "[" * 16_000,
    "images": "![" * 15_000,
    "links": "[a](" * 15_000,
    "cdata": "<![CDATA[" * 5_000,
    "comments": "<!--" * 5_000,
    "definitions": "a\n: b\n" * 5_000,
    "quotes": ">" * 5_000,
    "spaced quotes": "> " * 5_000,
    "lists": "- " * 5_000,
    "numbered": "1. " * 5_000,
    "emphasis": "*a " * 15_000,
    "code": "`a " * 15_000,
    "parentheses": "(" * 15_000,
    "braces": "{a " * 15_000,
}


@pytest.mark.parametrize("name", STALLING)
def test_what_stalls_a_markdown_parser_is_refused_at_its_line(name: str) -> None:
    start = time.process_time()
    parted = split("---\nitem: A.1\n---\nMột dòng.\n\n" + STALLING[name], "A.1.md")
    assert [(f.code, f.position.line) for f in parted.findings] == [("Y228", 6)]
    assert time.process_time() - start < 0.5


PROSE = {
    "a long list of links": "- [Kế hoạch số 83](attachments/a.pdf) (bản ký số)\n" * 300,
    "a table": "| Đơn vị | Số cuộc | Ghi chú |\n|---|---:|---|\n" + "| Sở A | 12 | - |\n" * 400,
    "signature lines": "Người lập: " + "." * 80 + "\n" + "_" * 400,
    "a nested list": "- a\n  - b\n    - c\n      - d\n" * 50,
    "angle brackets": "Theo mẫu <Sở Nội vụ>, điền <họ và tên>; 5 < 6.\n" * 100,
}


@pytest.mark.parametrize("name", PROSE)
def test_prose_is_taken(name: str) -> None:
    assert split("---\nitem: A.1\n---\n" + PROSE[name], "A.1.md").findings == ()
