"""Markdown with front matter: the YAML between two ``---`` lines, and the thuyết minh below them."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..finding import Finding, Position

MAX_BODY = 65_536
"""Characters of one thuyết minh: about twenty printed pages, and what the renderer takes as Markdown."""

MAX_OPEN = 200
"""Runs that Markdown parsers handle in quadratic time: this many openings without a closing are no prose."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
# Each of these stalls some Markdown parser when repeated thousands of times (16 kB of "[" take 28 s).
_STALLING = ("[", "![", "](", "<![CDATA[", "<!--", "<?", "`", "*", "_", "<", "{")
_DEEP_QUOTE = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){20}", re.MULTILINE)
_RUN = re.compile(r"([^\w\s.=_-])\1{199}|(?:!\[){100}|(?:\[[^\[\]()\n]{0,20}\]\(){100}|(?:<!\[CDATA\[){20}|[*_]{400}")
_DEFINITIONS = re.compile(r"(?:^: [^\n]*\n[^\n]*\n){500}", re.MULTILINE)


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
    if len(body) < MAX_OPEN:
        return []
    for pattern in (_RUN, _DEEP_QUOTE, _DEFINITIONS):
        if found := pattern.search(body):
            line = body.count("\n", 0, found.start()) + first_line
            return [Finding("Y228", Position(path, line))]
    return []
