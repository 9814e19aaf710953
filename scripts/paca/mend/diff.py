"""What mending would change, as a unified diff that shows nothing it must not."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..privacy.scan import scan
from ..report_findings.safe import one_line

HIDDEN = "… (có dữ liệu không được hiện lại)"


def diff_lines(before: bytes, after: bytes, path: str) -> Iterator[str]:
    """Lines of the diff without line ends.  Byte order mark and line ends are left out of it: the whole
    file would stand there twice.  Empty where nothing else changes.
    """
    old, new = (_lines(data) for data in (before, after))
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm=""):
        if line.startswith(("--- ", "+++ ", "@@")):
            yield line
        else:
            yield line[0] + (HIDDEN if scan(line[1:]) else one_line(line[1:].replace("\t", "→ ")))


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").splitlines()
