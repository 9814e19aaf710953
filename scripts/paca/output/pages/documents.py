"""Danh mục tài liệu: every document filed, with all that rests on it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.model.evidence import Document

from .banner import Banner, banner
from .book import ZERO, Book
from .links import Links, document_anchor
from .marks import fact_chip


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """``worth`` is the sum of the maxima of the items that rest on the document."""

    anchor: str
    document: Document
    holder: str
    holder_href: str
    group: str
    items: tuple[tuple[str, str], ...]  # code and link to the submission
    figures: tuple[tuple[str, str], ...]  # title and link
    kinds: tuple[str, ...]
    worth: Fraction
    chip: Markup
    classified: str | None  # who holds it, for a document with a secrecy mark: nothing else is shown
    size: int | None


@dataclass(frozen=True, slots=True)
class DocumentsView:
    banner: Banner
    entries: tuple[DocumentEntry, ...]
    holders: tuple[tuple[str, str], ...]  # slug and name, for the filter
    unused: int
    wanted: int  # document kinds still missing, over all submissions


def documents_view(book: Book) -> DocumentsView:
    links = Links()
    entries = []
    for agency in book.agencies:
        files = book.assessment.records.filed.get(agency.slug)
        for key in files.documents if files else ():
            entries.append(_entry(agency.slug, key, book, links))
    return DocumentsView(
        banner=banner(book),
        entries=tuple(entries),
        holders=tuple(
            (agency.slug, agency.name)
            for agency in book.agencies
            if (files := book.assessment.records.filed.get(agency.slug)) and files.documents
        ),
        unused=sum(1 for entry in entries if not entry.items and not entry.figures),
        wanted=sum(
            1
            for found in book.assessment.entries.values()
            for lack in found.missing
            if lack.what == "document"
        ),
    )


def _entry(slug: str, key: str, book: Book, links: Links) -> DocumentEntry:
    files = book.assessment.records.filed[slug]
    document = files.documents[key].model
    uses = book.uses.get((slug, key), ())
    items = dict.fromkeys(use.item for use in uses if use.item)
    figures = dict.fromkeys(use.figure for use in uses if use.figure)
    scores = (book.assessment.nodes.get(code) for code in items)
    attachment = files.attachments.get(document.attachment or "")
    return DocumentEntry(
        anchor=document_anchor(slug, key),
        document=document,
        holder=book.short(slug),
        holder_href=links.agency(slug),
        group=slug,
        items=tuple((code, links.agency(slug, code)) for code in items),
        figures=tuple((book.figure_title(key), links.figure(slug, key)) for key in figures),
        kinds=tuple(book.kind_title(kind) for kind in document.proves),
        worth=sum((score.max for score in scores if score), ZERO),
        chip=fact_chip(document.status),
        classified=document.classified.holder if document.classified else None,
        size=attachment.size if attachment else None,
    )
