"""What a file is by its first bytes alone."""

from __future__ import annotations

import re

PNG = b"\x89PNG\r\n\x1a\n"
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (ZIP, "zip"),
    (b"PK\x05\x06", "zip"),
    (PNG, "png"),
    (b"\xff\xd8\xff", "jpg"),
    (OLE, "ole"),
    (b"{\\rtf", "rtf"),
    (b"version https://git-lfs.github.com/spec/", "lfs"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"#!", "program"),
    (b"L\0\0\0\x01\x14\x02\0", "program"),  # a Windows shortcut
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"MSCF", "archive"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:[!?]|[a-z]+[\s:>/])", re.IGNORECASE)

# Beginnings of files that another program would find inside or behind a picture or a PDF.
_SMUGGLED = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|MZ[\x00-\xff]{58}|\x7fELF|%PDF-|"
    rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|<script|<html|<svg|<\?php|<!doctype|<iframe",
    re.IGNORECASE,
)
_TAIL = 22 + 65_535  # where a ZIP's end may stand


def kind_of(data: bytes) -> str:
    """pdf, zip, png, jpg; ole, rtf, lfs, program, archive, picture, markup, empty or unknown."""
    if not data:
        return "empty"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[8:12] == b"WEBP" or data[4:8] == b"ftyp":
        return "picture"
    return "markup" if _MARKUP.match(data[:256]) else "unknown"


def smuggles(tail: bytes) -> bool:
    """Whether bytes behind the end of a file begin, or hold, a file of a dangerous kind."""
    return _SMUGGLED.search(tail) is not None


def ends_as_zip(data: bytes) -> bool:
    """Whether a ZIP reader would open the file, whatever its beginning says."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - _TAIL))
    return at >= 0 and at + 22 + int.from_bytes(data[at + 20 : at + 22], "little") == len(data)
