"""A report's blocks as plain values for print, with what the paper's width asks of long words and rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from paca.output.report.blocks import Block, Bullets, Heading, Line, Paragraph, Table, leads, text_of

from .wordxml import shares

_LINE, _WIDE_LINE = 160.0, 247.0  # mm between the margins, upright and on the paper's long side
_BODY = 14 * 25.4 / 72  # mm of an em of text
_CELL = 11 * 25.4 / 72  # of a table's text
_INSETS = 2 * 3 * 25.4 / 72  # mm of a cell left free at its sides
_LONG = 30  # lines; some 55 of a table stand on a page, and what is here is an estimate

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_WORD = re.compile(r"\S+")
_ZERO_WIDTH_SPACE = "\u200b"
# Widths of letters of Times in em, rounded up; all others half an em.
_NARROW = dict.fromkeys(" .,:;'|!/()[]-ijlt", 0.34)
_WIDE = dict.fromkeys("mwMW%@—…", 1.0)
_WIDTHS = _NARROW | _WIDE


def printed_blocks(blocks: Sequence[Block], *, wide: bool = False) -> list[dict[str, Any]]:
    """Values of the blocks in their order; ``leads``: a paragraph that stays with what is below it."""
    told = [printed_block(block, wide=wide) for block in blocks]
    for value, block, below in zip(told, blocks, blocks[1:], strict=False):
        if leads(block, below):
            value["leads"] = True
    return told


def printed_block(block: Block, *, wide: bool = False) -> dict[str, Any]:
    """Values of one block; ``kind`` says which.  ``wide``: on the paper's long side."""
    width = _WIDE_LINE if wide else _LINE
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": _fit(block.text, width / _BODY)}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "line": _line(block.line, width / _BODY)}
    if isinstance(block, Bullets):
        lines = [_line(line, width / _BODY) for line in block.lines]
        signs = [f"{place}. " if block.ordered else "- " for place in range(1, len(lines) + 1)]
        told = [_after(sign, line) for sign, line in zip(signs, lines, strict=True)]
        return {"kind": "bullets", "lines": told}
    return _table(block, width)


def _table(table: Table, width: float) -> dict[str, Any]:
    wide = table.widths or shares(table)
    room = [(width * share / sum(wide) - _INSETS) / _CELL for share in wide]  # em a column
    return {
        "kind": "table",
        "caption": None if table.number is None else f"Bảng {table.number}. {table.caption}",
        "head": table.head,
        "numeric": table.numeric,
        "widths": wide,
        "rows": [
            {
                "strong": place in table.strong,
                "band": place in table.bands,
                "long": any(_em(text_of(line)) > _LONG * em for line, em in zip(row, room, strict=True)),
                "cells": [_line(line, em) for line, em in zip(row, room, strict=True)],
            }
            for place, row in enumerate(table.rows)
        ],
    }


def _line(line: Line, room: float) -> str | list[dict[str, Any]]:
    """Text where nothing in it is bold or italic, else its runs."""
    if not any(run.bold or run.italic for run in line):
        return _fit(text_of(line), room)
    return [{"text": _fit(run.text, room), "bold": run.bold, "italic": run.italic} for run in line]


def _after(sign: str, line: str | list[dict[str, Any]]) -> str | list[dict[str, Any]]:
    if isinstance(line, str):
        return sign + line
    return [{"text": sign, "bold": False, "italic": False}, *line]


def _fit(text: str, room: float) -> str:
    """``text`` on one line, where words wider than ``room`` (em) may be broken before they reach the edge."""
    text = _SPACES.sub(" ", text)
    return text if len(text) < room else _WORD.sub(lambda word: _breakable(word[0], room), text)


def _breakable(word: str, room: float) -> str:
    if _em(word) <= room:
        return word
    parts, filled = [""], 0.0
    for letter in word:
        filled += _em(letter)
        if filled > 0.9 * room and parts[-1]:
            parts.append("")
            filled = _em(letter)
        parts[-1] += letter
    return _ZERO_WIDTH_SPACE.join(parts)


def _em(text: str) -> float:
    """The width of ``text``, estimated."""
    return sum(_WIDTHS.get(letter) or (0.75 if letter.isupper() else 0.5) for letter in text)
