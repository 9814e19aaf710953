"""Markdown with front matter: the YAML between two ``---`` lines, and the thuyết minh below them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..finding import Finding, Position

MAX_BODY = 65_536
"""Characters of one thuyết minh: about twenty printed pages, and what the renderer takes as Markdown."""

# How often a mark of Markdown may stand in one text.  Parsers handle unclosed or nested ones in quadratic
# time (16 kB of "[" take 28 s); twenty pages of prose with links, tables and lists stay far below.
_MOST = (
    ("[", 1000), ("![", 200), ("<", 1000), ("<![CDATA[", 20), ("<!--", 100), ("\n: ", 500), ("{", 1000),
    ("`", 1000), ("*", 4000), ("~~", 1000),
)  # fmt: skip
_SHORT = 2_000  # characters in which nothing can be repeated often enough to hurt
_UNBALANCED = 100  # opening brackets that nothing closes
_NESTED = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){20}", re.MULTILINE)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Split(NamedTuple):
    """``front`` begins on line 2 of the file; ``body_line`` is the line on which ``body`` begins."""

    front: str
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def split(text: str, path: str) -> Split:
    """Parts guarded ``text``; where that cannot be done there is a finding and both parts are empty."""
    opening = _FENCE.match(text)
    if opening is None:
        return Split("", "", 1, (Finding("Y223", Position(path, 1, 1)),))
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return Split("", "", 1, (Finding("Y224", Position(path, 1, 1)),))
    body = text[closing.end() + 1 :]
    body_line = text.count("\n", 0, closing.end()) + 2
    findings = tuple(check_body(body, path, body_line))
    return Split(text[opening.end() + 1 : closing.start()], body, body_line, findings)


def check_body(body: str, path: str, first_line: int) -> list[Finding]:
    """What would stall or exhaust a Markdown parser is refused; ordinary prose never comes near it."""
    if len(body) > MAX_BODY:
        return [Finding("Y227", Position(path, first_line), {"limit": str(MAX_BODY)})]
    if ">>" in body or "> >" in body or "- -" in body or "* *" in body or ". 1" in body:
        if found := _NESTED.search(body):
            return [_stalling(body, found.start(), path, first_line)]
    if len(body) < _SHORT:
        return []
    for token, most in _MOST:
        if body.count(token) > most:
            return [_stalling(body, body.index(token), path, first_line)]
    for opening, closing in ("[]", "()"):
        if body.count(opening) - body.count(closing) > _UNBALANCED:
            return [_stalling(body, body.index(opening), path, first_line)]
    return []


def _stalling(body: str, offset: int, path: str, first_line: int) -> Finding:
    return Finding("Y228", Position(path, body.count("\n", 0, offset) + first_line))
