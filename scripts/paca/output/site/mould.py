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
from dataclasses import dataclass
from pathlib import Path

from ..language import ENGLISH

FEWEST = 6  # a smaller group is not worth a mould
ASIDE = "cast"  # beside the folder of pages: MkDocs does not see it
_OWN = "\ue000"  # private use: the mark of a slot while a mould is taken; a page that holds it gives none
_LINK = re.compile(r"\[([^\]]*)\]\(<?([^)>\s#]+)\.md(#[^)>\s]*)?>?\)")
_GENERATED = re.compile(r"---\ntitle: .*\n(?:.*\n)*?fragment: ")  # as ``pagefile`` writes
_SLOT = re.compile(f"{_OWN}(\\w+){_OWN}")

Mould = list[str]
"""The frame's pieces; every second one is the name of what is the page's own (``Source.own``)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A generated page as ``pagefile`` wrote it: ``front`` is its front matter, ``head`` its only block."""

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


def source_of(path: str, text: str) -> Source | None:
    """None: the page is not of this form (written by hand, with Markdown, without a fragment)."""
    if not text.startswith("---\ntitle: "):
        return None
    fields, _, body = text[4:].partition("\n---\n")
    head = body.strip("\n")
    try:
        front = {
            key: json.loads(value) for key, _, value in (line.partition(": ") for line in fields.split("\n"))
        }
    except ValueError:
        return None
    if "fragment" not in front or not head.startswith('<div class="paca-head') or "\n\n" in head:
        return None
    return Source(path, front, head)


class Moulds:
    """The pages below ``docs`` that MkDocs need not make; ``hold`` takes them aside, ``cast`` makes them."""

    def __init__(self, docs: Path) -> None:
        self._docs, self._aside = docs, docs.parent / ASIDE
        self._groups: list[list[Source]] = []

    def hold(self) -> None:
        groups: dict[tuple[object, ...], list[Source]] = {}
        linked: set[str] = set()  # by Markdown of hand, which MkDocs checks: it must find these
        written: dict[str, str] = {}  # generated Markdown (the report) that links to pages
        for file in sorted(self._docs.rglob("*.md")):
            path, text = file.relative_to(self._docs).as_posix(), file.read_text(encoding="utf-8")
            source = source_of(path, text)
            if source is None:
                targets = {_target(path, found) for found in _LINK.finditer(text)}
                if targets and _GENERATED.match(text):
                    written[path] = text
                else:
                    linked |= targets
            # Pages of the menu, which differ by what is marked in it, stand above all folders.
            elif "/" in path.removeprefix(f"{ENGLISH}/"):
                groups.setdefault(source.group, []).append(source)
        unlinked = ([one for one in group if one.path not in linked] for group in groups.values())
        self._groups = [group for group in unlinked if len(group) >= FEWEST]
        held = {source.path for source in self._held()}
        for path in held:
            _move(self._docs / path, self._aside / path)
        for path, text in written.items():
            (self._docs / path).write_text(_addressed(path, text, held), encoding="utf-8", newline="\n")

    def _held(self) -> Iterator[Source]:
        for group in self._groups:
            yield from group[2:-1]

    def put_back(self) -> None:
        for source in self._held():
            _move(self._aside / source.path, self._docs / source.path)

    def cast(self, site: Path) -> bool:
        """Makes the pages that were held; False: some mould does not fit and nothing was made."""
        made: dict[str, str] = {}
        for first, second, *others, last in self._groups:
            mould = mould_of(first, _read(site, first))
            if mould is None or any(filled(mould, one) != _read(site, one) for one in (second, last)):
                return False
            made |= {source.address: filled(mould, source) for source in others}
        for address, html in made.items():
            (site / address).write_text(html, encoding="utf-8", newline="\n")
        return True


def _target(path: str, link: re.Match[str]) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), f"{link[2]}.md"))


def _addressed(path: str, text: str, held: Collection[str]) -> str:
    """Markdown links to pages that MkDocs does not see, as HTML that it does not look into."""

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


def _move(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    path.rename(to)
