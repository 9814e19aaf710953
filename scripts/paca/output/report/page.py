"""The draft report as a page of the site: its headings make the contents at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from paca.output.language import VIETNAMESE, say, spoken
from paca.output.notation import day
from paca.output.pages.book import Book
from paca.output.pages.links import TOTAL_ANCHOR
from paca.output.site.pagefile import PageFile

from .draft import report_body, report_view
from .narrative import NOTHING, Narrative

if TYPE_CHECKING:
    from jinja2 import Environment

    from paca.assessment import Assessment


def report_page(
    book: Book,
    environment: Environment,
    *,
    body: str | None = None,
    narrative: Narrative | None = None,
    earlier: Assessment | None = None,
) -> PageFile:
    """``body`` is the report's text if it was made before.

    The report is an official document: on an English page only what stands around it is in English.
    """
    view = report_view(book, earlier=earlier)
    items = {str(score.node.code) for score in book.items if score.node}
    stage = view.round.stage if view.round else say("Dự thảo")
    told = [say("{stage} · số liệu đến {day}", stage=stage, day=day(view.as_of))]
    if view.commit:
        told.append(say("bản {commit}", commit=view.commit[:7]))
    if view.banner.audience.filing:
        told.append(say("{n} hồ sơ còn chưa nộp", n=view.progress.asked - view.progress.filed))
    made = body or report_body(
        view,
        environment,
        refer=lambda code: _link(code, item=code in items),
        refer_total=lambda text: f"[{text}](items.md#{TOTAL_ANCHOR})",
        narrative=narrative or NOTHING,
    )
    return PageFile(
        path="report.md",
        title=say("Dự thảo báo cáo"),
        lead=" · ".join(told) + ".",
        markdown=made,
        markdown_language="" if spoken().native else VIETNAMESE,
        fragment=Markup('<p class="paca-next"><a href="items.html">{}</a></p>').format(
            say("Xem bộ chỉ số và cách tính từng điểm")
        ),
        contents=True,
    )


def _link(code: str, *, item: bool) -> str:
    """To the item's page, or to the row of a part or criterion in the index of items."""
    return f"[{code}](item/{code}.md)" if item else f"[{code}](items.md#{code})"
