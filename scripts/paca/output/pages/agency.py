"""Cơ quan: "Cơ quan tôi còn nợ gì?", led by the to-do list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import Entry, State
from paca.model.register import Agency

from .banner import Banner, banner
from .book import ZERO, Book, Deadline, Progress, document_label, progress
from .comments import who
from .document_links import DocumentLink, document_links
from .links import Links, figure_anchor
from .marks import fact_chip, node_chip, score_text, sign_mark, state_mark
from .peers import PeerLine, peer_lines
from .submissions import has_page, has_section
from .todo import Task, tasks
from .words import SCOPES, STATES, adoption_sign


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item asked of the agency; ``href`` leads to what was filed, else to the item."""

    code: str
    title: str
    href: str
    part: str
    chip: Markup
    state: State
    state_mark: Markup
    maximum: Fraction
    self_points: Fraction | None
    computed: Markup
    reviewed: Fraction | None
    standing: Markup
    documents: int
    changed: dt.date | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    anchor: str
    title: str
    value: Fraction
    unit: str
    scope: str
    note: str | None
    chip: Markup
    path: str
    line: int
    commit: str
    author: str
    changed: dt.date | None
    items: tuple[str, ...]
    documents: tuple[DocumentLink, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    label: str
    title: str
    date: dt.date | None
    href: str
    items: tuple[str, ...]
    figures: int


@dataclass(frozen=True, slots=True)
class CommentRow:
    href: str
    on: dt.date
    by: str
    text: str
    mark: Markup  # what became of it


@dataclass(frozen=True, slots=True)
class AgencyView:
    banner: Banner
    agency: Agency
    chip: Markup
    group: str
    progress: Progress
    submit: Deadline
    explain: Deadline
    tasks: tuple[Task, ...]
    gain: Fraction
    rows: tuple[ItemRow, ...]
    peers: tuple[PeerLine, ...]
    sections: bool  # whether there is a page of submissions
    figures: tuple[FigureRow, ...]
    documents: tuple[DocumentRow, ...]
    comments: tuple[CommentRow, ...]

    @property
    def returned(self) -> int:
        return self.progress.of(State.RETURNED)

    @property
    def state_options(self) -> tuple[tuple[str, str], ...]:
        """The states that occur, for the filter."""
        return tuple((state.value, STATES[state].label) for state in State if self.progress.of(state))


def agency_view(slug: str, book: Book) -> AgencyView:
    links = Links(1)
    entries = book.by_agency.get(slug, ())
    owed = tasks(slug, book, links)
    agency = book.agency_by_slug[slug]
    titles = {key: title for key, title, _ in book.groups}
    return AgencyView(
        banner=banner(book),
        agency=agency,
        chip=fact_chip(agency.name_status),
        group=titles.get(agency.group, agency.group),
        progress=progress(entries),
        submit=book.submit_deadline,
        explain=book.explain_deadline,
        tasks=owed,
        gain=sum((task.gain for task in owed), ZERO),
        rows=tuple(_row(entry, book, links) for entry in entries),
        peers=peer_lines(slug, book),
        sections=has_page(slug, book),
        figures=_figures(slug, book, links),
        documents=_documents(slug, book, links),
        comments=tuple(
            CommentRow(
                links.comment(comment.id),
                comment.on,
                who(comment, book),
                comment.text,
                sign_mark(adoption_sign(comment)),
            )
            for comment in (located.model for located in book.assessment.records.working_group.comments)
            if slug in (comment.about_agency, comment.agency)
        ),
    )


def _row(entry: Entry, book: Book, links: Links) -> ItemRow:
    node = book.node(entry.item)
    filed = book.submission(entry.agency, entry.item)
    return ItemRow(
        code=entry.item,
        title=node.title if node else entry.item,
        href=links.submission(entry.agency, entry.item)
        if has_section(entry, book)
        else links.item(entry.item),
        part=book.part_of(entry.item),
        chip=node_chip(node) if node else Markup(""),
        state=entry.state,
        state_mark=state_mark(entry.state),
        maximum=entry.standing.max,
        self_points=entry.self_points,
        computed=score_text(entry.computed),
        reviewed=entry.reviewed,
        standing=score_text(entry.standing),
        documents=len(filed.front.model.documents) if filed else 0,
        changed=entry.last_change.on.date() if entry.last_change else None,
    )


def _figures(slug: str, book: Book, links: Links) -> tuple[FigureRow, ...]:
    files = book.assessment.records.filed.get(slug)
    rows, anchors = [], set()
    for located in (*files.figures.values(), *files.other_figures) if files else ():
        value, place = located.model, located.where("value")
        change = book.change(place)
        anchor = figure_anchor(value.key)
        rows.append(
            FigureRow(
                anchor="" if anchor in anchors else anchor,
                title=book.figure_title(value.key),
                value=value.value,
                unit=value.unit,
                scope=SCOPES[value.scope],
                note=value.scope_note or value.note,
                chip=fact_chip(value.status),
                path=place.path,
                line=place.line,
                commit=change.commit[:7] if change else "",
                author=change.author if change else "",
                changed=change.on.date() if change else None,
                items=book.figure_items.get(value.key, ()),
                documents=document_links(slug, value.documents, book, links),
                source=value.source,
            )
        )
        anchors.add(anchor)
    return tuple(rows)


def _documents(slug: str, book: Book, links: Links) -> tuple[DocumentRow, ...]:
    files = book.assessment.records.filed.get(slug)
    rows = []
    for key, located in files.documents.items() if files else ():
        uses = book.uses.get((slug, key), ())
        rows.append(
            DocumentRow(
                label=document_label(located.model),
                title=located.model.title,
                date=located.model.date,
                href=links.document(slug, key),
                items=tuple(dict.fromkeys(use.item for use in uses if use.item)),
                figures=sum(1 for use in uses if use.figure),
            )
        )
    return tuple(rows)
