"""What bytes become: safe text, or one finding at the right place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.read.guard import MAX_BYTES, MAX_LINE, guard

REFUSED = [
    # bytes, code, line, column
    (b"a: 1\n" + b"x" * MAX_BYTES, "Y201", 0, 0),
    (b"issuer: caf\xe9\n", "Y202", 1, 12),
    ("a: 1\nissuer: Sở ".encode() + b"\xf4", "Y202", 2, 12),
    (b"a: \xed\xa0\x80", "Y202", 1, 4),  # a surrogate encoded on its own
    (b"a: \xc0\xaf", "Y202", 1, 4),  # an overlong slash
    ("a: 1".encode("utf-16"), "Y203", 1, 1),
    ("a: 1".encode("utf-16-be"), "Y203", 1, 1),
    ("a: 1".encode("utf-32"), "Y203", 1, 1),
    (b"a: 1\nnumber: 2, and more text\x00\n", "Y204", 2, 25),
    (b"a: \x1b[31m", "Y205", 1, 4),
    (b"a: \x7f", "Y205", 1, 4),
    ("a: \u0090".encode(), "Y205", 1, 4),
    ("a: 83\u202e/KH".encode(), "Y206", 1, 6),
    ("a: \u2067x".encode(), "Y206", 1, 4),
    ("a: \u200fx".encode(), "Y206", 1, 4),
    ("a: ke\u200b-hoach".encode(), "Y207", 1, 6),
    ("a: b\u2060c".encode(), "Y207", 1, 5),
    ("a: b\u00adc".encode(), "Y207", 1, 5),  # soft hyphen
    ("a: b\ufeffc".encode(), "Y207", 1, 5),  # a byte order mark that is not at the beginning
    ("a: b\u3164c".encode(), "Y207", 1, 5),  # Hangul filler: a letter that shows nothing
    ("a: b\ufe0fc".encode(), "Y207", 1, 5),
    ("a: b\u2800c".encode(), "Y207", 1, 5),
    ("a: x\u0085diem: 10".encode(), "Y208", 1, 5),
    ("a: x\u2028diem: 10".encode(), "Y208", 1, 5),
    (b"a: x\x0cb", "Y208", 1, 5),
    (b"a: 1\rb: 2\r", "Y209", 1, 5),
    (b"a: 1\nb: " + b"x" * MAX_LINE, "Y230", 2, 1),
]


@pytest.mark.parametrize(("data", "code", "line", "column"), REFUSED)
def test_refused(data: bytes, code: str, line: int, column: int) -> None:
    text, _, findings = guard(data, "a.yml")
    assert text is None
    assert [(f.code, f.position.line, f.position.column) for f in findings] == [(code, line, column)]


TAKEN = [
    # bytes, text, hints
    (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n", []),
    (b"a: 1\r\nb: 2\nc: 3\r\n", "a: 1\nb: 2\nc: 3\n", []),
    (b"\xef\xbb\xbfa: 1\n", "a: 1\n", ["Y225"]),
    ("issuer: Sở Nội vụ\n".encode(), "issuer: Sở Nội vụ\n", []),
    ("issuer: S\u01a1\u0309\n".encode(), "issuer: S\u01a1\u0309\n", ["Y226"]),
    ("a: x\u00a0y\u2003z\u3000".encode(), "a: x\u00a0y\u2003z\u3000", []),
    ("a: “x” – y… ½ m² € ＝1".encode(), "a: “x” – y… ½ m² € ＝1", []),
    ("a: \uf0b7 x\n".encode(), "a: \uf0b7 x\n", ["Y231"]),
    (b"", "", []),
    (b"a:\tb", "a:\tb", []),
]


@pytest.mark.parametrize(("data", "text", "hints"), TAKEN)
def test_taken(data: bytes, text: str, hints: list[str]) -> None:
    guarded = guard(data, "a.yml")
    assert guarded.text == text
    assert [finding.code for finding in guarded.findings] == hints
    assert guarded.normal is ("Y226" not in hints)


@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_any_bytes_are_text_or_one_finding(data: bytes) -> None:
    text, _, findings = guard(data, "a.yml")
    if text is None:
        assert len(findings) >= 1
    else:
        assert not any(ord(char) < 32 and char not in "\n\t" for char in text)
        assert not {"\u202e", "\u200b", "\u2028", "\x85", "\ufeff", "\x00"} & set(text)
