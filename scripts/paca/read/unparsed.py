"""Secrets where no record holds the text: in comments, and in files that are refused.

Refused is not gone: such a file lies in the repository as well, and what it tells must be taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..finding import Finding, Position, few
from ..privacy.scan import scan
from .guard import MAX_BYTES
from .names import shown
from .tree import TreeEntry, TreeSource

_COMMENT = re.compile(r"(?:^|[ \t])#[^\n]*", re.MULTILINE)
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def secret_comments(text: str, path: str) -> Iterator[Finding]:
    """What the comments of a YAML text tell.  A ``#`` inside of a value may be looked at too."""
    yield from few(_comments(text, path))


def _comments(text: str, path: str) -> Iterator[Finding]:
    line, counted = 1, 0
    for match in _COMMENT.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        for code in dict.fromkeys(hit.code for hit in scan(match.group().lstrip("# \t"))):
            yield Finding(code, Position(path, line))


def secrets_in(data: bytes, path: str) -> Iterator[Finding]:
    """What the bytes of a refused file tell, whatever is wrong with them."""
    text = _decoded(data[:MAX_BYTES])
    yield from few(Finding(hit.code, Position(path, hit.line + 1)) for hit in (scan(text) if text else ()))


def secrets_of(source: TreeSource, entries: Iterable[TreeEntry]) -> Iterator[Finding]:
    """What files tell that have no place, or no name that may be: they are opened for this alone."""
    wanted = [entry for entry in entries if entry.mode.startswith("100") and 0 < entry.size <= MAX_BYTES]
    for entry, data in source.read(wanted):
        yield from secrets_in(data, shown(entry.path))


def _decoded(data: bytes) -> str:
    """The text that the bytes may hold; empty where they are no text (a picture, a program)."""
    for mark, encoding in _UTF16:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:1024].count(0) > 8:
        return ""
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
