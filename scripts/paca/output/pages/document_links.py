"""Links into the registers of documents, as they stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from .book import Book, document_label
from .links import Links


@dataclass(frozen=True, slots=True)
class DocumentLink:
    label: str
    title: str
    href: str


def document_links(slug: str, keys: tuple[str, ...], book: Book, links: Links) -> tuple[DocumentLink, ...]:
    """Links into the register; a key that the agency never registered is left to the findings."""
    found = ((key, book.document(slug, key)) for key in keys)
    return tuple(
        DocumentLink(document_label(located.model), located.model.title, links.document(slug, key))
        for key, located in found
        if located is not None
    )
