"""One file: bytes → plain values with positions.  What the cache keeps for a clean file."""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

from ..finding import Finding, Position
from ..records import Mark
from .frontmatter import split
from .guard import guard
from .paths import Kind
from .unparsed import secret_comments
from .yaml_forms import parse_form
from .yaml_text import parse_yaml


class ParsedFile(NamedTuple):
    """``tree`` is None where the file is refused.  ``body`` is the text below the front matter."""

    tree: dict[str, Any] | None
    mark: Mark | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def parse_file(kind: Kind, data: bytes, path: str, *, keys: bool = False) -> ParsedFile:
    """Guards and parses one record file; never raises, whatever the bytes."""
    text, normal, findings = guard(data, path)
    if text is None:
        return ParsedFile(None, None, "", 0, findings)
    if "#" in text:
        findings += tuple(secret_comments(text, path))
    body, body_line, first_line = "", 0, 1
    if kind is Kind.SUBMISSION:
        text, body, body_line, problems = split(text, path)
        first_line = 2
        if problems:
            return ParsedFile(None, None, "", 0, findings + problems)
        if not normal:
            body = unicodedata.normalize("NFC", body)
    parsed = parse_form(text, first_line) if normal and not keys else None
    if parsed is None:
        parsed = parse_yaml(text, path, first_line=first_line, normal=normal, keys=keys)
    findings += parsed.findings
    if parsed.tree is not None and not isinstance(parsed.tree, dict):
        place = parsed.mark or (first_line, 1)
        return ParsedFile(None, None, "", 0, (*findings, Finding("Y222", Position(path, place[0], place[1]))))
    return ParsedFile(parsed.tree, parsed.mark, body, body_line, findings)
