"""Hồ sơ: what an agency filed, item by item, each with its account, calculation and decisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import Entry, LedgerEntry
from paca.finding import Position
from paca.model.decision import Verdict
from paca.model.evidence import Claim
from paca.output.untrusted import render_markdown

from .banner import Banner, banner
from .book import Book, Progress, progress
from .document_links import DocumentLink, document_links
from .explain import as_html, explain
from .lateness import arrival_text, late_text
from .links import Links
from .marks import score_text, state_mark
from .todo import Lack, lack_of
from .words import CLAIMS, STAGES


@dataclass(frozen=True, slots=True)
class LedgerLine:
    stage: str
    points: Fraction | None
    returned: bool  # asked the agency to explain, instead of giving points
    by: str | None
    on: dt.date | None
    reason: str | None


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
    commit: str
    author: str
    changed: dt.date | None
    replies: tuple[tuple[dt.date, Markup, tuple[DocumentLink, ...]], ...]  # giải trình


@dataclass(frozen=True, slots=True)
class SubmissionsView:
    banner: Banner
    name: str
    href: str  # of the agency's own page
    folder: str
    progress: Progress
    filings: tuple[Filing, ...]


def has_page(slug: str, book: Book) -> bool:
    return any(has_section(entry, book) for entry in book.by_agency.get(slug, ()))


def has_section(entry: Entry, book: Book) -> bool:
    """Whether there is text to show; points and documents of the public stand in tables."""
    audience, files = book.assessment.audience, book.assessment.records.filed.get(entry.agency)
    if files is None or entry.item not in files.submissions:
        return False
    return audience.full or any(one.model.item == entry.item for one in files.explanations)


def entry_link(entry: Entry, book: Book, links: Links) -> str:
    """To what was filed; where nothing is shown of it, to the entry's row on the agency's page."""
    if has_section(entry, book):
        return links.submission(entry.agency, entry.item)
    return links.agency(entry.agency, entry.item)


def returned_at(entry: Entry, book: Book) -> frozenset[Position]:
    """Where the decisions stand that ask the agency to explain; the public gets no decisions."""
    made = book.assessment.records.working_group.decisions.get((entry.item, entry.agency), ())
    return frozenset(one.where("verdict") for one in made if one.model.verdict is Verdict.RETURN)


def is_return(line: LedgerEntry, returns: frozenset[Position]) -> bool:
    return line.source is not None and line.source.position in returns


def submissions_view(slug: str, book: Book) -> SubmissionsView:
    links = Links(1)
    entries = book.by_agency.get(slug, ())
    return SubmissionsView(
        banner=banner(book),
        name=book.name(slug),
        href=links.agency(slug),
        folder=f"evidence/{book.assessment.records.year}/{slug}",
        progress=progress(entries),
        filings=tuple(_filing(entry, book, links) for entry in entries if has_section(entry, book)),
    )


def _filing(entry: Entry, book: Book, links: Links) -> Filing:
    filed = book.submission(entry.agency, entry.item)
    assert filed is not None  # only entries with a submission come here
    front, change = filed.front.model, entry.last_change
    files = book.assessment.records.filed[entry.agency]
    returns = returned_at(entry, book)
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
            LedgerLine(
                STAGES[line.stage],
                line.points,
                is_return(line, returns),
                line.by,
                line.on,
                line.reason,
            )
            for line in entry.ledger
        ),
        standing=score_text(entry.standing),
        steps=as_html(
            explain(entry.standing, book),
            links,
            decisions=links.item(entry.item, "quyet-dinh"),
            page=links.submission(entry.agency),
        ),
        maximum=entry.standing.max,
        file=filed.front.path.rsplit("/", 1)[-1],
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
