"""Pages of one kind differ in title, text and their own address: MkDocs makes three, the others are cast.

MkDocs takes a third of a build's time to put the same frame around seven hundred pages.  So of each group of
generated pages (one folder, one language, the same fields) it gets three.  From the first a mould is taken;
it is used only if it gives the two others to the byte.  Where it does not, MkDocs makes all pages.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..language import ENGLISH
from .pagefile import PAGES, PageFile, front_of, head_of, place_of, write_page

FEWEST = 6  # a smaller group is not worth a mould
_OWN = "\ue000"  # private use: the mark of a slot while a mould is taken; a page that holds it gives none
_LINK = re.compile(r"\[([^\]]*)\]\(<?([^)>\s#]+)\.md(#[^)>\s]*)?>?\)")
_SLOT = re.compile(f"{_OWN}(\\w+){_OWN}")

Mould = list[str]
"""The frame's pieces; every second one is the name of what is the page's own (``Source.own``)."""


@dataclass(frozen=True, slots=True)
class Source:
    """What MkDocs makes a generated page of: ``front`` is its front matter, ``head`` its only block."""

    path: str  # below the folder of pages
    front: Mapping[str, object]
    head: str

    @property
    def group(self) -> tuple[object, ...]:
        """Pages that are alike but for what ``own`` says."""
        rest = {key: value for key, value in self.front.items() if key not in ("title", "fragment")}
        return posixpath.dirname(self.path), json.dumps(rest, sort_keys=True)

    @property
    def address(self) -> str:
        return self.path.removesuffix(".md") + ".html"

    @property
    def own(self) -> dict[str, str]:
        return {
            "title": str(self.front["title"]),
            "name": posixpath.basename(self.address),
            "head": self.head,
            "fragment": str(self.front["fragment"]),
        }


def source_of(page: PageFile) -> Source | None:
    """None: the page is not of this form (with Markdown, without a fragment)."""
    if page.markdown or not page.fragment:
        return None
    return Source(page.path, front_of(page), head_of(page))


class Moulds:
    """Takes generated pages (``put``) and writes only those that MkDocs must make (``write``).

    The others are made by ``cast``, or written too by ``write_held`` where the moulds do not fit or another
    generator makes the site.  ``tree`` is the folder of the build.
    """

    def __init__(self, tree: Path) -> None:
        self._tree = tree
        self._pages: dict[str, PageFile] = {}
        self._groups: list[list[Source]] = []

    @property
    def paths(self) -> Collection[str]:
        """Of all pages that were put, written or held."""
        return self._pages.keys()

    def put(self, page: PageFile) -> Path:
        """Its place.  Raises as ``write_page``."""
        place = place_of(self._tree, page)
        if page.path in self._pages or place.exists():
            raise FileExistsError(f"two pages have one address: {page.path!r}")
        self._pages[page.path] = page
        return place

    def write(self) -> None:
        linked = self._linked_by_hand()  # which MkDocs checks: it must find these
        groups: dict[tuple[object, ...], list[Source]] = {}
        for path, page in sorted(self._pages.items()):
            # Pages of the menu, which differ by what is marked in it, stand above all folders.
            if path not in linked and "/" in path.removeprefix(f"{ENGLISH}/") and (source := source_of(page)):
                groups.setdefault(source.group, []).append(source)
        self._groups = [group for group in groups.values() if len(group) >= FEWEST]
        held = {source.path for source in self._held()}
        for path, page in self._pages.items():
            if path not in held:
                write_page(self._tree, replace(page, markdown=_addressed(path, page.markdown, held)))

    def write_held(self) -> None:
        for source in self._held():
            write_page(self._tree, self._pages[source.path])

    def cast(self, site: Path) -> bool:
        """Makes the pages that are held; False: some mould does not fit and nothing was made."""
        moulds = []
        for first, second, *_, last in self._groups:
            mould = mould_of(first, _read(site, first))
            if mould is None or any(filled(mould, one) != _read(site, one) for one in (second, last)):
                return False
            moulds.append(mould)
        for mould, group in zip(moulds, self._groups, strict=True):
            for source in group[2:-1]:
                (site / source.address).write_text(filled(mould, source), encoding="utf-8", newline="\n")
        return True

    def _held(self) -> Iterator[Source]:
        for group in self._groups:
            yield from group[2:-1]

    def _linked_by_hand(self) -> set[str]:
        docs, linked = self._tree / PAGES, set()
        for file in docs.rglob("*.md"):
            path = file.relative_to(docs).as_posix()
            linked |= {_target(path, found) for found in _LINK.finditer(file.read_text(encoding="utf-8"))}
        return linked


def _target(path: str, link: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), f"{link[2]}.md"))


def _addressed(path: str, text: str, held: Collection[str]) -> str:
    """``text`` with links to pages that MkDocs does not see as HTML, which it does not look into."""

    def link(found: re.Match[str]) -> str:
        if _target(path, found) not in held:
            return found[0]
        return f'<a href="{found[2]}.html{found[3] or ""}">{found[1]}</a>'

    return _LINK.sub(link, text)


def mould_of(source: Source, html: str) -> Mould | None:
    """``html`` with slots in place of what is the page's own.  None: its text does not stand there once."""
    own = source.own
    before, _, rest = html.partition(own["head"])
    between, found, after = rest.partition(own["fragment"])
    if not found or _OWN in html or own["head"] in rest or own["fragment"] in after:
        return None

    def frame(text: str) -> str:
        text = text.replace(f">{own['title']}", f">{_slot('title')}")
        for opening in '"/':  # the page's own address is linked, alone or behind its folder
            text = text.replace(f'{opening}{own["name"]}"', f'{opening}{_slot("name")}"')
        return text

    return _SLOT.split(frame(before) + _slot("head") + frame(between) + _slot("fragment") + frame(after))


def filled(mould: Mould, source: Source) -> str:
    own = source.own
    return "".join([own[piece] if place % 2 else piece for place, piece in enumerate(mould)])


def _slot(name: str) -> str:
    return f"{_OWN}{name}{_OWN}"


def _read(site: Path, source: Source) -> str:
    return (site / source.address).read_text(encoding="utf-8")
