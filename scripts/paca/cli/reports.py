"""The report in every form, from one assessment: what ``report`` and ``release`` share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..check.catalogue.message import LANGUAGES
from ..errors import PacaError

if TYPE_CHECKING:
    from ..assessment import Assessment
    from ..output.report.narrative import Narrative

FORMS = ("md", "docx", "pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class Paper:
    """What only the signed document bears, as it is typed on the command line."""

    number: str | None = None
    signed_on: dt.date | None = None
    signer: str | None = None
    template: Path | None = None


def narrative_of(whole: Assessment, shown: Assessment) -> Narrative:
    """The sections of the same commit; the public's report has none, since nobody marked them public.

    PacaError where a section was refused: a report without it would look whole.
    """
    from ..check.render import render
    from ..model.report_text import FOLDER
    from ..output.pages.book import Book
    from ..output.report.narrative import NOTHING, narrate

    if shown.audience.public:
        return NOTHING
    refused = {file.path for file in whole.records.refused if file.path.startswith(f"{FOLDER}/")}
    for finding in whole.records.findings:
        if finding.position.path in refused:
            vi, en = (render(finding, language).text for language in LANGUAGES)
            raise PacaError(f"{finding.position}: {vi}", f"{finding.position}: {en}")
    return narrate(whole.records.report_texts, Book(shown))


def contradictions(whole: Assessment) -> tuple[PacaError, ...]:
    """Numbers typed by hand in the sections that the data contradict, each as one line in both languages."""
    from ..check.render import render

    told = []
    for finding in whole.findings:
        if finding.code == "R970":
            words = [render(finding, language) for language in LANGUAGES]
            told.append(PacaError(*(f"{finding.position}: {one.text} {one.fix}" for one in words)))
    return tuple(told)


def earlier_version(
    repo: Path, since: str | None, year: int | None, use_cache: bool, assessment: Assessment
) -> Assessment | None:
    """The version to compare with, as on the site: the one asked for, or the latest tag before; or none."""
    from ..assess import assess
    from ..output.audience.project import earlier_for
    from ..read.tags import tags_before

    since = since or next((tag.name for tag in tags_before(repo, assessment.revision.commit)), None)
    if since is None:
        return None
    return earlier_for(assess(repo, since, year=year, use_cache=use_cache), assessment)


def maker(
    assessment: Assessment, form: str, paper: Paper, narrative: Narrative, earlier: Assessment | None
) -> Callable[[], str | bytes]:
    """What makes the file's content; for Word and PDF it holds the report's blocks and nothing more."""
    from ..output.pages.book import Book

    if form == "md":
        from ..output.report.draft import render_report

        return partial(render_report, assessment, narrative=narrative, earlier=earlier)

    book = Book(assessment)
    if form == "xlsx":
        from ..output.office.xlsx import write_xlsx

        return partial(write_xlsx, book)
    from ..output.office.form import report_form
    from ..output.report.compose import compose

    report = compose(book, narrative=narrative, earlier=earlier)
    letter = report_form(book, number=paper.number, signed_on=paper.signed_on, signer=paper.signer)
    if form == "pdf":
        from ..output.office.pdf import write_pdf

        return partial(write_pdf, report, letter, day=assessment.as_of)
    from ..output.office.docx import write_docx

    return partial(write_docx, report, letter, day=assessment.as_of, template=paper.template)
