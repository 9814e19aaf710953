"""Blocks and records' text as Markdown in which no character of theirs means anything but itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from .blocks import Block, Bullets, Heading, Line, Paragraph, Table

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|!])")
_SPACE = re.compile(r"\s+")


def markdown_text(text: object) -> Markup:
    """A record's text for a line of Markdown: one line, no character means anything but itself."""
    line = _SPACE.sub(" ", str(text)).strip()
    return Markup(_escaped(line))


def _escaped(line: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", line.replace("&", "&amp;"))
    # Python-Markdown would show the backslash of an escaped tilde.
    return escaped.replace("<", "&lt;").replace(">", "&gt;").replace("~", "&#126;")


def to_markdown(blocks: Iterable[Block]) -> str:
    """Sections of the working group for the Markdown report and its page, headings one level below."""
    return "\n\n".join(text for block in blocks for text in _block(block)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * min(max(level, 2) + 1, 6)} {markdown_text(text)}"
        case Paragraph(line):
            yield guarded(line_text(line))
        case Bullets(lines, ordered):
            yield "\n".join(
                f"{f'{place}.' if ordered else '-'} {line_text(line)}" for place, line in enumerate(lines, 1)
            )
        case Table():
            if block.number is not None:
                yield f"**{markdown_text(block.caption)}**"
            marks = "|".join("--:" if right else ":--" for right in block.numeric)
            head = " | ".join(markdown_text(cell) for cell in block.head)
            rows = (f"| {' | '.join(line_text(cell) for cell in row)} |" for row in block.rows)
            yield "\n".join([f"| {head} |", f"|{marks}|", *rows])


def line_text(line: Line) -> str:
    """A line's runs, escaped; it may still begin like a list."""
    told = []
    for run in line:
        text = _escaped(_SPACE.sub(" ", run.text))
        if run.bold and text.strip():
            text = f"**{text.strip()}**" + (" " if text.endswith(" ") else "")
        if run.italic and text.strip():
            text = f"*{text.strip()}*" + (" " if text.endswith(" ") else "")
        told.append(text)
    return "".join(told).strip()


_STARTS = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])(?=\s|$|[-=])|^( {4,})")


def guarded(text: str) -> str:
    """A paragraph that begins like a list, a rule or code is still a paragraph."""
    return _STARTS.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[1] else ("\\" + found[3] if found[3] else ""), text
    )
