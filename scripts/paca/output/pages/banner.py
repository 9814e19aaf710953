"""What a page must say before anything else: that the province is fictional, that titles are placeholders,
and whom the page is for."""

from __future__ import annotations

from dataclasses import dataclass

from paca.model.values import FactStatus
from paca.model.visibility import Audience

from .book import Book
from .publication import withheld


@dataclass(frozen=True, slots=True)
class Banner:
    """``placeholders`` of ``items`` have a made-up title or maximum; ``fictional`` is the province.

    Templates leave out what ``audience`` does not see; the values are gone before (paca.output.audience).
    """

    fictional: str | None
    placeholders: int
    items: int
    year: int
    audience: Audience
    withheld: tuple[tuple[str, str], ...]  # from the public, today: what, and when it will be shown


def banner(book: Book) -> Banner:
    held = book.assessment.records.round
    made_up = sum(
        1
        for item in book.items
        if item.node and FactStatus.PLACEHOLDER in (item.node.title_status, item.node.max_status)
    )
    return Banner(
        fictional=held.model.province.name if held and book.fictional else None,
        placeholders=made_up,
        items=len(book.items),
        year=book.assessment.records.year,
        audience=book.assessment.audience,
        withheld=withheld(book),
    )
