"""The guard before the parsers: bytes → text that is safe to parse, or findings.

What is normalised silently: Windows and mixed line ends become one LF.  What is kept: spaces of any
width inside values (they come with pasted text).  What is said but harmless: a byte order mark, text
in decomposed form (NFD), characters of one font.  All else below is refused, with the place of the
first occurrence.

The clean case, nearly every file, costs a few passes in C; only a file with a problem is searched.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..finding import Finding, Position

MAX_BYTES = 262_144
"""A register of 1,000 documents takes 200 kB; the longest thuyết minh published so far about 40 kB."""

REGISTER_BYTES = 1_048_576
"""``agencies.yml`` names every body of the province; 2,000 with their accounts take 550 kB."""

MAX_LINE = 20_000
"""Characters in one line: a paragraph of ten printed pages; diffs and editors give up beyond it."""

# Letters that show nothing or reorder what is shown, beyond those of category Cf.
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0" + "".join(
    map(chr, range(0xFE00, 0xFE10))
)
# A cheap first look for them: bytes with which they start and Vietnamese text does not, and, where that
# would not tell, the letters themselves.
_RARE_BYTES = (b"\xef", b"\xe3", b"\xcd")
_RARE = tuple("\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_BREAKS = frozenset("\u0085\u2028\u2029\x0b\x0c")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_LONG_LINE = re.compile(rf"[^\n]{{{MAX_LINE}}}")


class Guarded(NamedTuple):
    """``text`` is None where the file is refused; ``normal`` says that it is in NFC throughout."""

    text: str | None
    normal: bool
    findings: tuple[Finding, ...]


def most_bytes(path: str) -> int:
    """The size up to which the file at ``path`` is read."""
    return REGISTER_BYTES if path.endswith("/agencies.yml") else MAX_BYTES


def guard(data: bytes, path: str) -> Guarded:
    """Decodes one file.  Positions are 1-based line and column in characters."""
    if len(data) > most_bytes(path):
        return _refuse("Y201", path, 0, 0, size=_kilobytes(len(data)), limit=_kilobytes(most_bytes(path)))
    if data.startswith(_UTF16) or data[:64].count(0) > len(data[:64]) // 4:
        return _refuse("Y203", path, 1, 1)
    hints: list[Finding] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        hints.append(Finding("Y225", Position(path, 1, 1)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        return _refuse("Y202", path, line, column)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if not text.replace("\n", "").isprintable() or not text.isascii() and _may_hide(data, text):
        problem = unsafe(text)
        if problem is not None:
            code, offset = problem
            return _refuse(code, path, *place(text, offset), char=_codepoint(text[offset]))
        hints.extend(_unshown(text, path))
    if len(text) > MAX_LINE and (long := _LONG_LINE.search(text)):
        line, _ = place(text, long.start())
        return _refuse("Y230", path, line, 1, limit=str(MAX_LINE))
    normal = unicodedata.is_normalized("NFC", text)
    if not normal:
        hints.append(Finding("Y226", Position(path, _first_decomposed(text), 1)))
    return Guarded(text, normal, tuple(hints))


def _may_hide(data: bytes, text: str) -> bool:
    for rare in _RARE_BYTES:
        if rare in data:
            return True
    for char in _RARE:
        if char in text:
            return True
    return False


def unsafe(text: str) -> tuple[str, int] | None:
    """The first character that may not stand in a file: its catalogue code and offset."""
    for offset, char in enumerate(text):
        if " " <= char <= "~" or char in "\n\t":
            continue
        if char in _LINE_BREAKS:
            return "Y208", offset
        if char == "\r":
            return "Y209", offset
        if char == "\0":
            return "Y204", offset
        if char in _BIDI:
            return "Y206", offset
        category = unicodedata.category(char)
        if category == "Cf" or char in _INVISIBLE:
            return "Y207", offset
        if category in ("Cc", "Cs"):
            return "Y205", offset
    return None


def _unshown(text: str, path: str) -> list[Finding]:
    """The first character that belongs to one font or to no version of Unicode yet."""
    for offset, char in enumerate(text):
        if char > "~" and unicodedata.category(char) in ("Co", "Cn"):
            return [Finding("Y231", Position(path, *place(text, offset)), {"char": _codepoint(char)})]
    return []


def _codepoint(char: str) -> str:
    return f"U+{ord(char):04X}"


def place(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _first_decomposed(text: str) -> int:
    for number, line in enumerate(text.split("\n"), start=1):
        if not unicodedata.is_normalized("NFC", line):
            return number
    return 1  # a mark alone at the start of a line composes with nothing


def _kilobytes(size: int) -> str:
    return str(-(-size // 1024))


def _refuse(code: str, path: str, line: int, column: int, **params: str) -> Guarded:
    return Guarded(None, True, (Finding(code, Position(path, line, column), params),))
