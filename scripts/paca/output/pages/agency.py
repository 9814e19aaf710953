"""Cơ quan: "Cơ quan tôi còn nợ gì?", led by the to-do list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import Entry, State
from paca.model.evidence import Claim
from paca.model.register import Agency
from paca.output.untrusted import render_markdown

from .banner import Banner, banner
from .book import ZERO, Book, Deadline, Progress, document_label, progress
from .comments import who
from .explain import as_html, explain
from .lateness import arrival_text, late_text
from .links import Links, figure_anchor
from .marks import fact_chip, node_chip, score_text, state_mark
from .peers import PeerLine, peer_lines
from .todo import Lack, Task, lack_of, tasks
from .words import CLAIMS, SCOPES, STAGES, STATES


@dataclass(frozen=True, slots=True)
class DocumentLink:
    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    stage: str
    points: Fraction | None
    by: str | None
    on: dt.date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item asked of the agency; ``filed`` is False where there is nothing to show below the table."""

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
    filed: bool
    reachable: Fraction


@dataclass(frozen=True, slots=True)
class Filing:
    """A submission with its thuyết minh, an anchor of the page."""

    code: str
    title: str
    href: str
    state_mark: Markup
    claim: str  # empty for an answer
    draft: bool
    arrival: str  # when the forge received it, against which deadline; "" where nobody can say
    late: bool
    body: Markup
    explanation: str | None
    documents: tuple[DocumentLink, ...]
    lacks: tuple[Lack, ...]
    ledger: tuple[LedgerLine, ...]
    standing: Markup
    steps: Markup  # the calculation of the standing score, step by step
    maximum: Fraction
    file: str
    filed_by: str | None
    commit: str
    author: str
    changed: dt.date | None
    replies: tuple[tuple[dt.date, Markup, tuple[DocumentLink, ...]], ...]  # giải trình


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
    answered: bool


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
    filings: tuple[Filing, ...]
    figures: tuple[FigureRow, ...]
    documents: tuple[DocumentRow, ...]
    comments: tuple[CommentRow, ...]
    folder: str
    year: int

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
    year = book.assessment.records.year
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
        filings=tuple(_filing(entry, book, links) for entry in entries if _has_section(entry, book)),
        figures=_figures(slug, book, links),
        documents=_documents(slug, book, links),
        comments=tuple(
            CommentRow(
                links.comment(comment.id),
                comment.on,
                who(comment, book),
                comment.text,
                comment.adoption is not None,
            )
            for comment in (located.model for located in book.assessment.records.working_group.comments)
            if slug in (comment.about_agency, comment.agency)
        ),
        folder=f"evidence/{year}/{slug}",
        year=year,
    )


def _row(entry: Entry, book: Book, links: Links) -> ItemRow:
    node = book.node(entry.item)
    filed = book.submission(entry.agency, entry.item)
    return ItemRow(
        code=entry.item,
        title=node.title if node else entry.item,
        href=links.item(entry.item),
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
        filed=_has_section(entry, book),
        reachable=entry.reachable,
    )


def _has_section(entry: Entry, book: Book) -> bool:
    """Whether there is text to show below the table; points and documents of the public stand in tables."""
    audience, files = book.assessment.audience, book.assessment.records.filed.get(entry.agency)
    if files is None or entry.item not in files.submissions:
        return False
    return audience.full or any(one.model.item == entry.item for one in files.explanations)


def _filing(entry: Entry, book: Book, links: Links) -> Filing:
    filed = book.submission(entry.agency, entry.item)
    assert filed is not None  # only entries with a submission come here
    front, change = filed.front.model, entry.last_change
    files = book.assessment.records.filed[entry.agency]
    return Filing(
        code=entry.item,
        title=book.title_of(entry.item),
        href=links.item(entry.item, "cach-tinh"),
        state_mark=state_mark(entry.state),
        claim="" if front.claim is Claim.ANSWERED else CLAIMS[front.claim],
        draft=front.claim is Claim.DRAFT,
        arrival=arrival_text(entry.arrival),
        late=bool(late_text(entry.arrival)),
        body=render_markdown(filed.body),
        explanation=front.explanation,
        documents=document_links(entry.agency, front.documents, book, links),
        lacks=tuple(lack_of(lack, book) for lack in entry.missing),
        ledger=tuple(
            LedgerLine(STAGES[line.stage], line.points, line.by, line.on, line.reason)
            for line in entry.ledger
        ),
        standing=score_text(entry.standing),
        steps=as_html(
            explain(entry.standing, book),
            links,
            decisions=links.item(entry.item, "quyet-dinh"),
            page=links.agency(entry.agency),
        ),
        maximum=entry.standing.max,
        file=filed.front.path.rsplit("/", 1)[-1],
        filed_by=front.filed_by,
        commit=change.commit[:7] if change else "",
        author=change.author if change else "",
        changed=change.on.date() if change else None,
        replies=tuple(
            (
                located.model.on,
                render_markdown(located.model.text),
                document_links(entry.agency, located.model.documents, book, links),
            )
            for located in files.explanations
            if located.model.item == entry.item
        ),
    )


def document_links(slug: str, keys: tuple[str, ...], book: Book, links: Links) -> tuple[DocumentLink, ...]:
    """Links into the register; a key that the agency never registered is left to the findings."""
    found = ((key, book.document(slug, key)) for key in keys)
    return tuple(
        DocumentLink(document_label(located.model), located.model.title, links.document(slug, key))
        for key, located in found
        if located is not None
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
