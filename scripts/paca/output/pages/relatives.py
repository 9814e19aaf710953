"""The same item in other editions, by their mappings: a code alone means nothing in another year."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .book import Book
from .marks import fact_chip
from .words import RELATIONS


@dataclass(frozen=True, slots=True)
class Relative:
    year: int
    code: str
    title: str
    relation: str
    chip: Markup
    note: str | None


def relatives(code: str, book: Book) -> tuple[Relative, ...]:
    """The same item in other editions: links of this edition's mapping, and those that lead to it."""
    records = book.assessment.records
    found = []
    for edition in records.editions.values():
        own = edition.year == records.year
        for located in edition.links:
            link = located.model
            if own and link.code == code:
                year, other = link.year, link.other
            elif not own and link.year == records.year and link.other == code:
                year, other = edition.year, link.code
            else:
                continue
            nodes = records.editions[year].nodes if year in records.editions else ()
            title = next((one.model.title for one in nodes if other in (one.model.code, one.model.key)), "")
            found.append(
                Relative(year, other, title, RELATIONS[link.relation], fact_chip(link.status), link.note)
            )
    return tuple(sorted(found, key=lambda relative: (relative.year, relative.code)))
