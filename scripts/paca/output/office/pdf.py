"""A report as PDF by WeasyPrint: tagged, with bookmarks and embedded fonts, the same bytes every time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from paca.errors import PacaError
from paca.output.report.blocks import Report, text_of
from paca.output.report.compose import TEMPLATES

from .form import COUNTRY, MOTTO, Form
from .wordxml import shares

if TYPE_CHECKING:
    from jinja2 import Environment
    from weasyprint import Document as Laid

TEMPLATE = "report/report.html.jinja"


class PdfError(PacaError):
    """PDF cannot be made on this machine."""


def write_pdf(
    report: Report, form: Form, *, day: dt.date, templates: Path | None = None, contents: bool = True
) -> bytes:
    """``day`` is the day of assessment: what the file's properties say of when it was made."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise PdfError(
            f"Máy này chưa có thư viện để ghi PDF ({error}). Debian, Ubuntu: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 fonts-croscore. Hoặc ghi Word: --format docx.",
            f"This machine cannot write PDF ({error}). Debian, Ubuntu: apt install libpango-1.0-0 "
            "libpangoft2-1.0-0 fonts-croscore. Or write Word: --format docx.",
        ) from None

    def lay_out(what: Report, numbers: Mapping[str, int]) -> Laid:
        html = write_html(what, form, day=day, templates=templates, contents=contents, pages=numbers)
        return HTML(string=html, url_fetcher=_nothing).render()

    with _rare_collection():
        numbers: dict[str, int] = {}
        if contents:
            # Page numbers of the contents from the body alone: left to WeasyPrint they lay out every
            # page of the annexes, which count for themselves, a second time.
            alone = lay_out(dataclasses.replace(report, annexes=()), {})
            numbers = {one[0]: one[1][0] + 1 for one in alone.make_bookmark_tree()}
        made = lay_out(report, numbers).write_pdf(
            pdf_tags=True, pdf_identifier=f"{form.symbol} {report.note}".encode()
        )
    assert made is not None
    return made


@contextmanager
def _rare_collection() -> Iterator[None]:
    """Millions of boxes are made and few are garbage: looking for it at every step is half the time."""
    held = gc.get_threshold()
    gc.set_threshold(20_000, 10, 10)
    try:
        yield
    finally:
        gc.set_threshold(*held)


def write_html(
    report: Report,
    form: Form,
    *,
    day: dt.date,
    templates: Path | None = None,
    contents: bool = True,
    pages: Mapping[str, int] | None = None,
) -> str:
    """The print page, whole in itself: no file, no address is fetched for it.

    ``pages`` are the page numbers of the body's sections by heading, for the table of contents.
    """
    template = _environment(templates or TEMPLATES).get_template(TEMPLATE)
    return template.render(
        report=report,
        form=form,
        day=day.isoformat(),
        country=COUNTRY,
        motto=MOTTO,
        contents=contents,
        pages=pages or {},
        text_of=text_of,
        shares=shares,
    )


def _environment(templates: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"nothing is fetched for a report: {address}")
