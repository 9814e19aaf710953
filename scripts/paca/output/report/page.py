"""The draft report as a page of the site: its headings make the contents at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from paca.output.pages.book import Book
from paca.output.site.pagefile import PageFile
from paca.output.vietnamese import day

from .draft import report_body, report_view

if TYPE_CHECKING:
    from jinja2 import Environment


def report_page(book: Book, environment: Environment) -> PageFile:
    view = report_view(book)
    stage = view.round.stage if view.round else "Dự thảo"
    commit = f" · bản {view.commit[:7]}" if view.commit else ""
    owed = f" · {view.progress.asked - view.progress.filed} hồ sơ còn chưa nộp"
    if not view.banner.audience.filing:
        owed = ""
    return PageFile(
        path="report.md",
        title="Dự thảo báo cáo",
        lead=f"{stage} · số liệu đến {day(view.as_of)}{commit}{owed}.",
        markdown=report_body(view, environment, refer=_item_link),
        fragment=Markup(
            '<p class="paca-next"><a href="items.html">Xem bộ chỉ số và cách tính từng điểm</a></p>'
        ),
        contents=True,
    )


def _item_link(code: str) -> str:
    return f"[{code}](item/{code}.md)"
