"""The working group's sections of the report: plain Markdown, guarded as every text of a tree."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ..finding import Finding, Position
from ..model.report_text import section_of
from ..records import ReportText
from .guard import guard, most_bytes
from .tree import TreeEntry, TreeSource
from .unparsed import secrets_in


def read_report_texts(
    source: TreeSource, entries: Iterable[TreeEntry]
) -> Iterator[tuple[TreeEntry, ReportText | None, tuple[Finding, ...]]]:
    """Every section with what is wrong with it; None where it is refused."""
    fit = []
    for entry in entries:
        if entry.size <= most_bytes(entry.path):
            fit.append(entry)
            continue
        sizes = {"size": str(-(-entry.size // 1024)), "limit": str(most_bytes(entry.path) // 1024)}
        yield entry, None, (Finding("Y201", Position(entry.path), sizes),)
    read = set()
    for entry, data in source.read(fit):
        read.add(entry.path)
        text, normal, found = guard(data, entry.path)
        findings = (*found, *secrets_in(data, entry.path))
        if text is None:
            yield entry, None, findings
            continue
        number = section_of(entry.path.rpartition("/")[2]) or 0
        whole = text if normal else unicodedata.normalize("NFC", text)
        yield entry, ReportText(entry.path, entry.blob, number, whole), findings
    for entry in fit:
        if entry.path not in read:
            yield entry, None, (Finding("F120", Position(entry.path)),)
