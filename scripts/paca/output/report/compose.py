"""The whole report as blocks: the Markdown of the body read back, and the annexes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paca.output.notation import day
from paca.output.pages.book import Book

from .annexes import annexes
from .blocks import Report, Table
from .draft import report_body, report_view
from .narrative import NOTHING, Narrative
from .parse import parse_markdown

if TYPE_CHECKING:
    from paca.assessment import Assessment

TEMPLATES = Path(__file__).resolve().parents[4] / "site_templates"


def compose(
    book: Book,
    *,
    templates: Path | None = None,
    narrative: Narrative = NOTHING,
    earlier: Assessment | None = None,
    with_annexes: bool = True,
) -> Report:
    """Body and annexes; the text of the body is the Markdown report's, character by character."""
    from paca.output.pages.environment import make_environment

    view = report_view(book, earlier=earlier)
    environment = make_environment(templates or TEMPLATES)
    body = parse_markdown(report_body(view, environment, refer=str, narrative=narrative, lists=False))
    tables = sum(1 for block in body if isinstance(block, Table) and block.number)
    return Report(
        note=note_of(book),
        body=body,
        annexes=annexes(book, first_table=tables + 1) if with_annexes else (),
    )


def note_of(book: Book) -> str:
    """Stage, day and commit: what a reader needs to find the same numbers on the site."""
    held = book.assessment.records.round
    commit = book.assessment.revision.commit
    told = [held.model.stage] if held else []
    told.append(f"số liệu đến ngày {day(book.assessment.as_of)}")
    if commit:
        told.append(f"bản {commit[:7]}")
    return ", ".join(told)
