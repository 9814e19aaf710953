"""A page at its place in a language; on an English one what stays Vietnamese is marked, and links lead on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from paca.output.language import VIETNAMESE, Language, say
from paca.output.language.foreign import mark, plain
from paca.output.site.pagefile import PageFile, SearchEntry


@dataclass
class Translation:
    """``by_hand`` are the hand-written pages below the site (``guide/index.md``, ``en/guide/index.md``).

    Those without an English twin are linked where they lie, one folder up, and the link says its language.
    """

    language: Language
    by_hand: Iterable[str]
    _links: re.Pattern[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        folder = self.language.folder
        names = {name.removesuffix(".md") for name in self.by_hand}
        twins = {name.removeprefix(folder) for name in names if name.startswith(folder)}
        alone = sorted(names - twins - {folder + name for name in twins})
        if alone and folder:
            self._links = re.compile(rf'href="((?:\.\./)*(?:{"|".join(map(re.escape, alone))})\.html[^"]*)"')

    def of(self, page: PageFile) -> PageFile:
        """``page``, which was made in this language, with its path in it."""
        if self.language.native:
            return page
        return replace(
            page,
            path=self.language.folder + page.path,
            lead=self._finished(Markup(escape(page.lead))),
            fragment=self._finished(page.fragment),
            description=say(
                "Hồ sơ, điểm và chứng cứ của kỳ đánh giá công tác phòng, chống tham nhũng cấp tỉnh"
            ),
            search=[SearchEntry(one.anchor, plain(one.title), plain(one.text)) for one in page.search],
            language=self.language.tag,
        )

    def _finished(self, html: Markup) -> Markup:
        if self._links:
            html = Markup(self._links.sub(rf'href="../\1" hreflang="{VIETNAMESE}"', str(html)))
        return mark(html)
