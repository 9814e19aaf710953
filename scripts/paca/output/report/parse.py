"""Markdown to blocks: the report's template and the working group's sections are written in Markdown.

CommonMark with tables; raw HTML stays text, links keep only their text, pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .blocks import Block, Bullets, Heading, Line, Paragraph, Run, Table, plain, text_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A bold line of its own over a table: its caption.
_CAPTION = re.compile(r"Bảng (\d+)\. (.+)")


def parse_markdown(text: str) -> tuple[Block, ...]:
    """``## `` is a heading of level 1, since ``# `` is the report's title and is left to the caller."""
    blocks = list(_blocks(_parser().parse(text)))
    return tuple(_captioned(blocks))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"]).enable("table")


def _blocks(tokens: Sequence[Token]):  # noqa: ANN202 - yields Block
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "heading_open":
                yield Heading(max(int(token.tag[1]) - 1, 1), text_of(_line(inside[0])))
            case "paragraph_open":
                yield Paragraph(_line(inside[0]))
            case "bullet_list_open" | "ordered_list_open":
                items = tuple(_line(one) for one in inside if one.type == "inline")
                yield Bullets(items, ordered=token.type.startswith("ordered"))
            case "table_open":
                yield _table(inside)
            case "blockquote_open":
                yield from _blocks(inside)
            case "fence" | "code_block":
                yield from (Paragraph(plain(line)) for line in token.content.splitlines() if line.strip())
        index = end + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Where the block opened at ``index`` ends; itself for a token without a partner."""
    if tokens[index].nesting != 1:
        return index
    depth = 0
    for place in range(index, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    return len(tokens) - 1


def _line(token: Token) -> Line:
    runs: list[Run] = []
    bold = italic = 0
    for child in token.children or ():
        match child.type:
            case "strong_open":
                bold += 1
            case "strong_close":
                bold -= 1
            case "em_open":
                italic += 1
            case "em_close":
                italic -= 1
            case "text" | "code_inline":
                runs.append(Run(child.content, bold > 0, italic > 0))
            case "softbreak" | "hardbreak":
                runs.append(Run(" ", bold > 0, italic > 0))
    return tuple(run for run in runs if run.text)


def _table(tokens: Sequence[Token]) -> Table:
    head: list[str] = []
    rows: list[list[Line]] = []
    numeric: list[bool] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            cell = _line(tokens[place + 1])
            if token.type == "th_open":
                head.append(text_of(cell))
                numeric.append("right" in str(token.attrGet("style") or ""))
            else:
                rows[-1].append(cell)
    body = tuple(tuple(row) for row in rows if row)
    strong = frozenset(place for place, row in enumerate(body) if row[0] and row[0][0].bold)
    return Table(tuple(head), body, tuple(numeric), strong=strong)


def _captioned(blocks: list[Block]):  # noqa: ANN202 - yields Block
    """A caption joins the table below it."""
    index = 0
    while index < len(blocks):
        block = blocks[index]
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        match = _CAPTION.fullmatch(text_of(block.line)) if isinstance(block, Paragraph) else None
        if match and isinstance(below, Table):
            yield Table(
                below.head,
                below.rows,
                below.numeric,
                below.widths,
                int(match.group(1)),
                match.group(2),
                below.strong,
            )
            index += 2
            continue
        yield block
        index += 1
