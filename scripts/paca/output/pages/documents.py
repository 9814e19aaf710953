"""Danh mục tài liệu: every document filed, with all that rests on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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
    """``worth`` is the sum of the maxima of the items that rest on the document, each of ``items`` and
    ``figure_items`` once."""

    anchor: str
    document: Document
    items: tuple[tuple[str, str], ...]  # code and link to the submission
    figures: tuple[tuple[str, str], ...]  # title and link
    figure_items: tuple[tuple[str, str], ...]  # as ``items``, those that rest on its figures alone
    kinds: tuple[str, ...]
    worth: Fraction
    chip: Markup
    classified: str | None  # who holds it, for a document with a secrecy mark: nothing else is shown
    size: int | None


@dataclass(frozen=True, slots=True)
class HolderLine:
    """An agency in the index: ``count`` documents filed, ``unused`` by any item, ``wanted`` and not there."""

    name: str
    href: str | None  # None where nothing is filed: there is no page
    count: int
    unused: int
    wanted: int
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class HolderGroup:
    key: str
    title: str
    holders: tuple[HolderLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The index: the documents themselves lie on one page an agency, since there are thousands."""

    banner: Banner
    groups: tuple[HolderGroup, ...]
    count: int
    unused: int
    wanted: int  # document kinds still missing, over all submissions


@dataclass(frozen=True, slots=True)
class RegisterView:
    """What one agency filed."""

    banner: Banner
    slug: str
    name: str
    agency_href: str
    entries: tuple[DocumentEntry, ...]
    unused: int
    wanted: int


def documents_view(book: Book, registers: Iterable[RegisterView]) -> DocumentsView:
    links = Links()
    filed = {register.slug: register for register in registers}
    groups = tuple(
        HolderGroup(
            key, title, tuple(_line(agency.slug, filed.get(agency.slug), book, links) for agency in members)
        )
        for key, title, members in book.groups
    )
    lines = [line for group in groups for line in group.holders]
    return DocumentsView(
        banner=banner(book),
        groups=groups,
        count=sum(line.count for line in lines),
        unused=sum(line.unused for line in lines),
        wanted=sum(line.wanted for line in lines),
    )


def holders(book: Book) -> tuple[str, ...]:
    """Agencies that filed documents, in the register's order."""
    filed = book.assessment.records.filed
    return tuple(
        agency.slug for agency in book.agencies if agency.slug in filed and filed[agency.slug].documents
    )


def register_view(slug: str, book: Book) -> RegisterView:
    links = Links(1)
    entries = tuple(_entry(slug, key, book, links) for key in book.assessment.records.filed[slug].documents)
    return RegisterView(
        banner=banner(book),
        slug=slug,
        name=book.name(slug),
        agency_href=links.agency(slug),
        entries=entries,
        unused=sum(1 for entry in entries if not entry.items and not entry.figures),
        wanted=_wanted(slug, book),
    )


def _line(slug: str, register: RegisterView | None, book: Book, links: Links) -> HolderLine:
    dates = [entry.document.date for entry in register.entries if entry.document.date] if register else []
    return HolderLine(
        name=book.name(slug),
        href=links.page(f"documents/{slug}") if register else None,
        count=len(register.entries) if register else 0,
        unused=register.unused if register else 0,
        wanted=_wanted(slug, book),
        latest=max(dates, default=None),
    )


def _wanted(slug: str, book: Book) -> int:
    """Document kinds that the agency's submissions still lack."""
    entries = book.by_agency.get(slug, ())
    return sum(1 for entry in entries for lack in entry.missing if lack.what == "document")


def _entry(slug: str, key: str, book: Book, links: Links) -> DocumentEntry:
    files = book.assessment.records.filed[slug]
    document = files.documents[key].model
    uses = book.uses.get((slug, key), ())
    items = dict.fromkeys(use.item for use in uses if use.item)
    figures = dict.fromkeys(use.figure for use in uses if use.figure)
    scored = _scored_through(slug, key, book)
    scores = (book.assessment.nodes.get(code) for code in dict.fromkeys([*items, *scored]))
    attachment = files.attachments.get(document.attachment or "")
    return DocumentEntry(
        anchor=document_anchor(slug, key),
        document=document,
        items=tuple((code, links.agency(slug, code)) for code in items),
        figures=tuple((book.figure_title(key), links.figure(slug, key)) for key in figures),
        figure_items=tuple((code, links.agency(slug, code)) for code in scored if code not in items),
        kinds=tuple(book.kind_title(kind) for kind in document.proves),
        worth=sum((score.max for score in scores if score), ZERO),
        chip=fact_chip(document.status),
        classified=document.classified.holder if document.classified else None,
        size=attachment.size if attachment else None,
    )


def _scored_through(slug: str, key: str, book: Book) -> tuple[str, ...]:
    """Items asked of the agency whose rule reads a figure that the document proves, in their order."""
    figures = book.assessment.records.filed[slug].figures  # of the whole period: no other is scored
    proven = [figure for figure, located in figures.items() if key in located.model.documents]
    read = {code for figure in proven for code in book.figure_items.get(figure, ())}
    return tuple(entry.item for entry in book.by_agency.get(slug, ()) if entry.item in read)
