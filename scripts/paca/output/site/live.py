"""A built site with what changed since in front of it: a page is made anew when it is asked for.

Building a whole site takes seconds, making one of its pages hundredths of one.  The frame around the page
is that of the page on disk (``mould``), so a page of a new file, the report's text and the search index
are right only when the whole site has been built again.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from .mould import Source, filled, mould_of, source_of

if TYPE_CHECKING:
    from ..pages.write import SitePages


class Live:
    """The site in the folder ``site``; safe to ask from several threads."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._lock = threading.Lock()
        self._built: SitePages | None = None  # what lies on disk
        self._now: SitePages | None = None  # what shall be shown, where it is another
        self._made: dict[str, bytes | None] = {}  # of the two at hand

    def built(self, pages: SitePages) -> None:
        """The folder holds ``pages`` now."""
        with self._lock:
            self._built, self._made = pages, {}
            if self._now is pages:
                self._now = None

    def changed(self, pages: SitePages) -> None:
        with self._lock:
            self._now, self._made = pages, {}

    def page(self, address: str) -> bytes | None:
        """The page at ``address`` (``agency/snv.html``).  None: the file on disk is what there is to show."""
        with self._lock:
            built, now, made = self._built, self._now, self._made
        if built is None or now is None or not address.endswith(".html"):
            return None
        if address not in made:
            made[address] = self._page(address, built, now)
        return made[address]

    def _page(self, address: str, built: SitePages, now: SitePages) -> bytes | None:
        path = address.removesuffix(".html") + ".md"
        before, after = (_source(pages, path) for pages in (built, now))
        if before is None or after is None or before == after:
            return None
        try:
            html = (self._site / address).read_text(encoding="utf-8")
        except OSError:  # the folder is being replaced
            return None
        mould = mould_of(before, html)
        return filled(mould, after).encode() if mould is not None else None


def _source(pages: SitePages, path: str) -> Source | None:
    try:
        return source_of(pages.make(path))
    except KeyError:
        return None
