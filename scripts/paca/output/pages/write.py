"""Put every page of an assessment on disk, as the site shell wants it (``paca.output.site.pagefile``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from paca.assessment import Assessment
from paca.output.language import VIETNAMESE, Language, speaking
from paca.output.language.catalogue import english
from paca.output.site.pagefile import PAGES, PageFile, write_page
from paca.output.site.search import write_search

from .book import Book
from .environment import make_environment
from .in_language import Translation
from .makers import Extra, Make, page_makers

if TYPE_CHECKING:
    from paca.output.charts.line import Moment
    from paca.output.report.narrative import Narrative

Progress = Callable[[int, int], None]
REPORT = "report.md"


class SitePages:
    """Every page of an assessment in every language of its site, each made when it is asked for.

    ``paths`` lists them; the English ones lie below ``en/`` under the same names.  ``templates`` is the
    folder ``site_templates``; ``by_hand`` are the hand-written pages beside them (``guide/index.md``).
    """

    def __init__(
        self,
        assessment: Assessment,
        *,
        templates: Path,
        by_hand: Iterable[str],
        extra: Extra,
        with_english: bool = True,
    ) -> None:
        book, by_hand = Book(assessment), tuple(by_hand)
        self._made: dict[str, tuple[Language, Translation, Make]] = {}
        self._report: str | None = None
        self._templates, self._book = templates, book
        self._extra = replace(extra, report=self._report_text)
        for language in [Language(VIETNAMESE), *([english(templates)] if with_english else [])]:
            translation = Translation(language, by_hand)
            for path, make in self._makers(language).items():
                self._made[language.folder + path] = (language, translation, make)

    @property
    def paths(self) -> Sequence[str]:
        return tuple(self._made)

    def by_folder(self) -> Mapping[str, Sequence[str]]:
        """The paths of each language, in order, by its folder (``""``, ``"en/"``)."""
        found: dict[str, list[str]] = {}
        for path, (language, _, _) in self._made.items():
            found.setdefault(language.folder, []).append(path)
        return found

    def make(self, path: str) -> PageFile:
        """The page at ``path``.  Raises KeyError where there is none."""
        language, translation, make = self._made[path]
        with speaking(language):
            page = make()
            if path == REPORT:
                self._report = page.markdown
            return translation.of(page)

    def _makers(self, language: Language) -> Mapping[str, Make]:
        with speaking(language):
            return page_makers(self._book, make_environment(self._templates), self._extra)

    def _report_text(self) -> str | None:
        return self._report


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
    put: Callable[[PageFile], Path] | None = None,
) -> list[Path]:
    """Write all pages below ``out`` (a staging folder), or ``put`` them; returns their Markdown files.

    ``templates``, ``with_english``: as SitePages; ``earlier``, ``course``, ``narrative``: as Extra.
    ``progress`` is told (pages written, pages in all).
    """
    put = put or partial(write_page, out)
    by_hand = sorted(path.relative_to(out / PAGES).as_posix() for path in (out / PAGES).rglob("*.md"))
    site = SitePages(
        assessment,
        templates=templates,
        by_hand=by_hand,
        extra=Extra(earlier, course, narrative),
        with_english=with_english,
    )
    written = []
    for folder, paths in site.by_folder().items():
        pages = []
        for path in paths:
            page = site.make(path)
            written.append(put(page))
            pages.append(page)
            if progress:
                progress(len(written), len(site.paths))
        write_search(out, pages, folder)
    return written
