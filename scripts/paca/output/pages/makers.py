"""Which pages an assessment has, and how each is made: on its own, whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from paca.assessment import Assessment, NodeScore
from paca.output.audience.pages import open_pages, page_kind
from paca.output.audience.project import earlier_for
from paca.output.language import say, spoken
from paca.output.site.pagefile import PageFile, SearchEntry

from . import pictures
from .agencies import agencies_view
from .agency import agency_view
from .book import Book
from .calendar import calendar_view
from .changes import ChangesView, changes_view
from .comments import comments_view
from .comparison import comparison_view
from .dictionary import dictionary_view
from .documents import RegisterView, documents_view, holders, register_view
from .findings import by_code, finding_view, findings_view
from .grid import grid_view
from .item import item_view
from .items import items_view
from .overview import overview_view
from .recommendations import recommendations_view
from .rules import rules_view
from .standings import agencies_pictures
from .submissions import has_page, submissions_view

if TYPE_CHECKING:
    from jinja2 import Environment

    from paca.check.catalogue.message import Message
    from paca.finding import Finding
    from paca.model.register import Agency
    from paca.output.charts.line import Moment
    from paca.output.report.narrative import Narrative

Make = Callable[[], PageFile]


@dataclass(frozen=True)
class Extra:
    """What pages show beside the assessment.

    ``earlier`` is what "what changed" and the report compare with, as its audience sees it; ``course`` the
    total over the round's commits, oldest first; ``narrative`` the working group's prose in the report;
    ``report`` gives the report's text if it was made before: it is an official document, in Vietnamese only.
    """

    earlier: Assessment | None = None
    course: Sequence[Moment] = ()
    narrative: Narrative | None = None
    report: Callable[[], str | None] = lambda: None


def page_makers(book: Book, environment: Environment, extra: Extra | None = None) -> Mapping[str, Make]:
    """Path -> what makes that page, in the order of the site: the overview, the indexes, then the rest.

    Only the pages that the assessment's audience gets.  A page is made in the language being spoken when
    it is made, which must be that of ``environment``.
    """
    extra = extra or Extra()
    earlier = earlier_for(extra.earlier, book.assessment)
    kinds = open_pages(book.assessment, earlier=earlier)
    return {
        path: make
        for path, make in _all(book, environment, extra, earlier)
        if kinds is None or page_kind(path) in kinds
    }


def make_pages(book: Book, environment: Environment, extra: Extra | None = None) -> Iterator[PageFile]:
    """Every page for its audience, in memory, one after the other."""
    for make in page_makers(book, environment, extra).values():
        yield make()


def _all(
    book: Book, environment: Environment, extra: Extra, earlier: Assessment | None
) -> Iterator[tuple[str, Make]]:
    from paca.check.catalogue import CATALOGUE

    maker = _Maker(book, environment, extra, earlier)

    def plain(kind: str, title: Callable[[], str], view: Callable[[], Any]) -> tuple[str, Make]:
        return f"{kind}.md", lambda: maker.page(kind, f"{kind}.md", title(), view())

    yield "index.md", maker.overview
    yield plain("grid", lambda: say("Ma trận hồ sơ"), lambda: grid_view(book))
    yield plain("changes", lambda: say("Thay đổi so với bản trước"), lambda: maker.changes)
    yield plain("calendar", lambda: say("Lịch và hạn nộp"), lambda: calendar_view(book))
    yield "agencies.md", maker.agencies
    yield plain("items", lambda: say("Bộ chỉ số"), lambda: items_view(book))
    yield plain("comparison", lambda: say("Tự chấm, tổ công tác, thẩm định"), lambda: comparison_view(book))
    yield plain(
        "documents",
        lambda: say("Danh mục tài liệu"),
        lambda: documents_view(book, maker.registers.values()),
    )
    for slug in holders(book):
        yield f"documents/{slug}.md", partial(maker.register, slug)
    yield plain("comments", lambda: say("Góp ý và giải trình"), lambda: comments_view(book))
    yield plain(
        "recommendations", lambda: say("Kiến nghị và thực tiễn tốt"), lambda: recommendations_view(book)
    )
    yield "report.md", maker.report
    for agency in book.agencies:
        yield f"agency/{agency.slug}.md", partial(maker.agency, agency)
    for agency in book.agencies:
        if has_page(agency.slug, book):
            yield f"submissions/{agency.slug}.md", partial(maker.submissions, agency)
    for item in book.items:
        if item.node:
            yield f"item/{item.node.code}.md", partial(maker.item, item)
    yield plain("findings", lambda: say("Mã phát hiện"), lambda: findings_view(book))
    for code, message in sorted(CATALOGUE.items()):
        yield f"finding/{code}.md", partial(maker.finding, message)
    yield plain("rules", lambda: say("Ví dụ tính điểm"), rules_view)
    yield plain("dictionary", lambda: say("Từ điển dữ liệu"), dictionary_view)


@dataclass(frozen=True)
class _Maker:
    """The pages that need more than a view; what several of them share is computed once."""

    book: Book
    environment: Environment
    extra: Extra
    earlier: Assessment | None

    @cached_property
    def changes(self) -> ChangesView:
        return changes_view(self.book, earlier=self.earlier)

    @cached_property
    def registers(self) -> Mapping[str, RegisterView]:
        return {slug: register_view(slug, self.book) for slug in holders(self.book)}

    @cached_property
    def _found(self) -> Mapping[str, tuple[Finding, ...]]:
        return by_code(self.book)

    def overview(self) -> PageFile:
        view = overview_view(self.book, earlier=self.earlier, changes=self.changes)
        drawn = pictures.overview_pictures(view, course=self.extra.course)
        return self.page("overview", "index.md", self.book.title, view, pictures=drawn)

    def agencies(self) -> PageFile:
        view, drawn = agencies_view(self.book), agencies_pictures(self.book)
        return self.page("agencies", "agencies.md", say("Cơ quan"), view, pictures=drawn)

    def register(self, slug: str) -> PageFile:
        view = self.registers[slug]
        title = say("Tài liệu của {name}", name=view.name)
        search = _document_search(view)
        return self.page("register", f"documents/{slug}.md", title, view, search=search)

    def report(self) -> PageFile:
        from paca.output.report.page import report_page

        extra = self.extra
        return report_page(
            self.book, self.environment, body=extra.report(), narrative=extra.narrative, earlier=self.earlier
        )

    def agency(self, agency: Agency) -> PageFile:
        view = agency_view(agency.slug, self.book)
        drawn = pictures.agency_pictures(view)
        return self.page("agency", f"agency/{agency.slug}.md", agency.name, view, pictures=drawn)

    def submissions(self, agency: Agency) -> PageFile:
        title = say("Hồ sơ của {name}", name=agency.name)
        view = submissions_view(agency.slug, self.book)
        return self.page("submissions", f"submissions/{agency.slug}.md", title, view)

    def item(self, item: NodeScore) -> PageFile:
        view = item_view(item, self.book)
        return self.page(
            "item",
            f"item/{view.code}.md",
            f"{view.code} {view.node.title}",
            view,
            part=self.book.part_of(view.code).lower(),
            pictures=pictures.item_pictures(view),
        )

    def finding(self, message: Message) -> PageFile:
        view = finding_view(message, self._found.get(message.code, ()), self.book)
        title = f"{message.code} {message.say('title', spoken().tag)}"
        return self.page("finding", f"finding/{message.code}.md", title, view)

    def page(
        self,
        kind: str,
        path: str,
        title: str,
        view: Any,
        *,
        part: str | None = None,
        search: Sequence[SearchEntry] = (),
        pictures: Any = None,
    ) -> PageFile:
        """A page of ``templates/pages/<kind>.html.jinja``, which has the blocks ``lead`` and ``page``."""
        template = self.environment.get_template(f"pages/{kind}.html.jinja")
        context = template.new_context({"view": view, "pictures": pictures})
        return PageFile(
            path=path,
            title=title,
            lead=Markup("".join(template.blocks["lead"](context)).strip()),
            fragment=Markup("".join(template.blocks["page"](context))),
            part=part,
            search=search,
        )


def _document_search(view: RegisterView) -> list[SearchEntry]:
    """Number and summary of each document; a classified one is not searched by its title."""
    return [
        SearchEntry(
            entry.anchor,
            entry.document.number or entry.document.title,
            "" if entry.classified else f"{entry.document.title} · {entry.document.issuer}",
        )
        for entry in view.entries
        if not (entry.classified and not entry.document.number)
    ]
