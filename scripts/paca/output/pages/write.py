"""Put every page of an assessment on disk, as the site shell wants it (``paca.output.site.pagefile``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from paca.assessment import Assessment
from paca.output.audience.pages import open_pages, page_kind
from paca.output.audience.project import earlier_for
from paca.output.language import VIETNAMESE, Language, say, speaking, spoken
from paca.output.language.catalogue import english
from paca.output.site.pagefile import PAGES, PageFile, SearchEntry, write_page
from paca.output.site.search import write_search

from . import pictures
from .agencies import agencies_view
from .agency import agency_view
from .book import Book
from .calendar import calendar_view
from .comments import comments_view
from .comparison import comparison_view
from .dictionary import dictionary_view
from .documents import RegisterView, documents_view, register_views
from .environment import make_environment
from .findings import by_code, finding_view, findings_view
from .grid import grid_view
from .in_language import Translation
from .item import item_view
from .items import items_view
from .meanings import MEANINGS
from .overview import overview_view
from .recommendations import recommendations_view
from .rules import rules_view
from .standings import agencies_pictures

if TYPE_CHECKING:
    from jinja2 import Environment

    from paca.output.charts.line import Moment
    from paca.output.report.narrative import Narrative

Progress = Callable[[int, int], None]
REPORT = "report.md"


def write_pages(
    assessment: Assessment,
    out: Path,
    *,
    templates: Path,
    earlier: Assessment | None = None,
    course: Sequence[Moment] = (),
    progress: Progress | None = None,
    with_english: bool = True,
    narrative: Narrative | None = None,
) -> list[Path]:
    """Write all pages below ``out`` (a staging folder) and return their Markdown files.

    The English pages lie below ``en/`` under the same names.  ``templates`` is the folder
    ``site_templates``; ``earlier`` is what "what changed" and the report compare with; ``course`` is the
    total over the round's commits, oldest first, for the overview's chart; ``narrative`` is the working
    group's prose in the report.
    ``progress`` is told (pages written, pages in all).
    """
    book = Book(assessment)
    languages = [Language(VIETNAMESE), *([english(templates)] if with_english else [])]
    count = page_count(book) * len(languages)
    by_hand = sorted(path.relative_to(out / PAGES).as_posix() for path in (out / PAGES).rglob("*.md"))
    report = None
    written = []
    for language in languages:
        translation, pages = Translation(language, by_hand), []
        with speaking(language):
            made = make_pages(
                book,
                make_environment(templates),
                earlier=earlier,
                course=course,
                report=report,
                narrative=narrative,
            )
            for page in made:
                report = page.markdown if page.path == REPORT else report
                page = translation.of(page)
                written.append(write_page(out, page))
                pages.append(page)
                if progress:
                    progress(len(written), count)
            write_search(out, pages, language.folder)
    return written


def page_count(book: Book) -> int:
    from paca.check.catalogue import CATALOGUE

    registers = sum(1 for files in book.assessment.records.filed.values() if files.documents)
    return 14 + registers + len(book.agencies) + len(book.items) + len(CATALOGUE)


def make_pages(
    book: Book,
    environment: Environment,
    *,
    earlier: Assessment | None = None,
    course: Sequence[Moment] = (),
    report: str | None = None,
    narrative: Narrative | None = None,
) -> Iterator[PageFile]:
    """Every page for its audience, in memory: the overview, the indexes, then agencies, items, codes.

    ``report`` is the report's text if it was made before: it is an official document, in Vietnamese only.
    """
    earlier = earlier_for(earlier, book.assessment)
    kinds = open_pages(book.assessment, earlier=earlier)
    for page in _all_pages(book, environment, earlier, course, report, narrative):
        if kinds is None or page_kind(page.path) in kinds:
            yield page


def _all_pages(
    book: Book,
    environment: Environment,
    earlier: Assessment | None,
    course: Sequence[Moment],
    report: str | None,
    narrative: Narrative | None,
) -> Iterator[PageFile]:
    yield from _front_pages(book, environment, earlier, course)
    yield from _index_pages(book, environment, earlier, report, narrative)
    for agency in book.agencies:
        view = agency_view(agency.slug, book)
        yield _page(
            environment,
            "agency",
            f"agency/{agency.slug}.md",
            agency.name,
            view,
            pictures=pictures.agency_pictures(view),
        )
    for item in book.items:
        detail = item_view(item, book)
        yield _page(
            environment,
            "item",
            f"item/{detail.code}.md",
            f"{detail.code} {detail.node.title}",
            detail,
            part=book.part_of(detail.code).lower(),
            pictures=pictures.item_pictures(detail),
        )
    yield from _finding_pages(book, environment)


def _front_pages(
    book: Book, environment: Environment, earlier: Assessment | None, course: Sequence[Moment]
) -> Iterator[PageFile]:
    grid = grid_view(book)
    overview = overview_view(book, earlier=earlier, grid=grid)
    front = pictures.overview_pictures(overview, course=course)
    yield _page(environment, "overview", "index.md", book.title, overview, pictures=front)
    yield _page(environment, "grid", "grid.md", say("Ma trận hồ sơ"), grid)
    yield _page(environment, "changes", "changes.md", say("Thay đổi so với bản trước"), overview.changes)
    yield _page(environment, "calendar", "calendar.md", say("Lịch"), calendar_view(book))


def _index_pages(
    book: Book,
    environment: Environment,
    earlier: Assessment | None,
    report: str | None,
    narrative: Narrative | None,
) -> Iterator[PageFile]:
    from paca.output.report.page import report_page

    registers = register_views(book)
    spread = agencies_pictures(book)
    yield _page(environment, "agencies", "agencies.md", say("Cơ quan"), agencies_view(book), pictures=spread)
    yield _page(environment, "items", "items.md", say("Bộ chỉ số"), items_view(book))
    compared = comparison_view(book)
    yield _page(environment, "comparison", "comparison.md", say("Tự chấm, tổ công tác, thẩm định"), compared)
    listed = documents_view(book, registers)
    yield _page(environment, "documents", "documents.md", say("Danh mục tài liệu"), listed)
    for register in registers:
        yield _page(
            environment,
            "register",
            f"documents/{register.slug}.md",
            say("Tài liệu của {name}", name=register.name),
            register,
            search=_document_search(register),
        )
    yield _page(environment, "comments", "comments.md", say("Góp ý và giải trình"), comments_view(book))
    recommended = recommendations_view(book)
    yield _page(
        environment, "recommendations", "recommendations.md", say("Kiến nghị và thực tiễn tốt"), recommended
    )
    yield report_page(book, environment, body=report, narrative=narrative, earlier=earlier)


def _finding_pages(book: Book, environment: Environment) -> Iterator[PageFile]:
    from paca.check.catalogue import CATALOGUE

    found = by_code(book)
    yield _page(environment, "findings", "findings.md", say("Mã phát hiện"), findings_view(book))
    for code, message in sorted(CATALOGUE.items()):
        view = finding_view(message, found.get(code, ()), book)
        yield _page(
            environment, "finding", f"finding/{code}.md", f"{code} {message.say('title', spoken().tag)}", view
        )
    yield _page(environment, "rules", "rules.md", say("Ví dụ tính điểm"), rules_view())
    yield _page(environment, "dictionary", "dictionary.md", say("Từ điển dữ liệu"), dictionary_view(MEANINGS))


def _page(
    environment: Environment,
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
    template = environment.get_template(f"pages/{kind}.html.jinja")
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
