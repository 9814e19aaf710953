"""One draft: its text and the map of its lines, from assessments alone.  Pure but for the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..assessment import Assessment
from ..model.decision import Comment
from ..model.draft import Span
from ..output.pages.book import Book
from ..output.pages.environment import make_environment
from ..output.report.compose import TEMPLATES
from ..output.report.draft import report_body, report_view
from ..output.report.narrative import NOTHING, Narrative
from ..output.report.parse import parse_markdown
from .answers import answers
from .text import Names, Placed, block_lines, head_lines, spans_of


@dataclass(frozen=True, slots=True)
class Before:
    """The draft before this one: its number, the assessment it came from, every earlier draft's lines."""

    draft: int
    assessment: Assessment
    texts: Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Draft:
    number: int
    text: str  # ends with a line end
    spans: tuple[Span, ...]


def compose_draft(
    assessment: Assessment, *, narrative: Narrative = NOTHING, before: Before | None = None
) -> Draft:
    """The report of ``assessment`` as lines, then which comments were answered where."""
    book, number = Book(assessment), before.draft + 1 if before else 1
    earlier = _named(before) if before else None
    view = report_view(book, earlier=earlier)
    body = parse_markdown(report_body(view, make_environment(TEMPLATES), refer=str, narrative=narrative))
    names = names_of(book)
    lines = [
        *head_lines(f"{book.title}: dự thảo {number}"),
        *block_lines(body, names),
    ]
    section = answers(
        _comments(assessment).values(),
        draft=number,
        before=_comments(before.assessment) if before else {},
        drafts=before.texts if before else {},
        lines=lines,
        name=book.name,
    )
    lines += block_lines(section, names)
    return Draft(number, _joined(lines), spans_of(lines))


def names_of(book: Book) -> Names:
    edition = book.assessment.records.edition
    codes = frozenset(edition.by_code if edition else ())
    return Names(codes, {agency.name: slug for slug, agency in book.agency_by_slug.items()})


def _named(before: Before) -> Assessment:
    """The assessment under the name that readers know it by."""
    revision = replace(before.assessment.revision, name=f"dự thảo {before.draft}")
    return replace(before.assessment, revision=revision)


def _comments(assessment: Assessment) -> dict[str, Comment]:
    return {located.model.id: located.model for located in assessment.records.working_group.comments}


def _joined(lines: Sequence[Placed]) -> str:
    return "\n".join(line.text for line in lines).rstrip("\n") + "\n"
