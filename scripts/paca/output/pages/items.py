"""Bộ chỉ số: the index by part, criterion and item."""

from __future__ import annotations

from dataclasses import dataclass

from paca.model.edition import EditionHeader

from .banner import Banner, banner
from .book import Book
from .links import Links
from .scoreline import ScoreLine, rounding_note, score_line


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion (or any node between part and items) with the items directly below it."""

    line: ScoreLine
    items: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    line: ScoreLine
    items: tuple[ScoreLine, ...]  # items that stand directly below the part
    criteria: tuple[CriterionView, ...]
    rounding: str | None  # where the printed criteria miss the printed part


@dataclass(frozen=True, slots=True)
class ItemsView:
    banner: Banner
    edition: EditionHeader | None
    total: ScoreLine
    parts: tuple[PartView, ...]
    count: int
    criteria: int
    rounding: str | None  # where the printed parts miss the printed total


def items_view(book: Book) -> ItemsView:
    links = Links()
    edition = book.assessment.records.edition
    parts = tuple(_part(str(part.node.code), book, links) for part in book.parts if part.node)
    total = score_line(book.assessment.total, book, links)
    return ItemsView(
        banner=banner(book),
        edition=edition.header if edition else None,
        total=total,
        parts=parts,
        count=len(book.items),
        criteria=sum(len(part.criteria) for part in parts),
        rounding=rounding_note([part.line for part in parts], total),
    )


def _part(code: str, book: Book, links: Links) -> PartView:
    score = book.assessment.nodes[code]
    below = [book.assessment.nodes[child] for child in score.children if child in book.assessment.nodes]
    line = score_line(score, book, links)
    items = tuple(score_line(child, book, links) for child in below if book.is_item(child))
    criteria = tuple(
        CriterionView(score_line(child, book, links), tuple(_leaves(child.children, book, links)))
        for child in below
        if not book.is_item(child)
    )
    return PartView(
        line=line,
        items=items,
        criteria=criteria,
        rounding=rounding_note([*items, *(criterion.line for criterion in criteria)], line),
    )


def _leaves(codes: tuple[str, ...], book: Book, links: Links) -> list[ScoreLine]:
    """Items below these nodes, however deep the edition's tree goes."""
    found: list[ScoreLine] = []
    for code in codes:
        score = book.assessment.nodes.get(code)
        if score is None:
            continue
        if book.is_item(score):
            found.append(score_line(score, book, links))
        else:
            found.extend(_leaves(score.children, book, links))
    return found
