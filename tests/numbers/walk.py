"""Every printed number of points on a page with the place that explains it, as a reader finds it.

A number stands in a unit (a table row, list entry, paragraph, fact, chart); the links of the unit lead to
what explains it.  Nothing here knows how the engine makes them: it reads finished
pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import yaml
from paca.output.site.pagefile import PAGES

# Points are always printed with two decimals; percentages and dates are not points.
NUMBER = re.compile(r"(?<![\d.,/])[−+]?\d{1,3}(?:\.\d{3})*,\d\d(?![\d%]|\s*%)")
IN_ENGLISH = re.compile(r"(?<![\d.,/])[−+]?\d{1,3}(?:,\d{3})*\.\d\d(?![\d%]|\s*%)")
SWAPPED = str.maketrans(",.", ".,")
ENGLISH = "en/"  # the folder of the English pages; the report is an official document and stays Vietnamese
UNITS = frozenset({"tr", "li", "p", "dd", "figure"})
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    tag: str
    classes: frozenset[str]
    id: str
    links: list[str] = field(default_factory=list)
    language: str = ""


@dataclass(frozen=True)
class Printed:
    """``number`` in Vietnamese form whatever the page's language; ``unit`` is its row, entry or paragraph;
    ``chapter`` the id of the h2 before it."""

    page: str
    number: str
    around: tuple[Element, ...]
    unit: Element | None
    chapter: str
    text: str
    at_home: bool = True  # written as the page's own numbers are

    def inside(self, name: str) -> bool:
        return any(name in element.classes for element in self.around)

    @property
    def quoted(self) -> bool:
        """Whether it stands in words that an English page leaves, and marks, as Vietnamese."""
        return any(element.language == "vi" for element in self.around)


@dataclass(frozen=True)
class Site:
    """Numbers and anchors of each page; ``fragments`` is its HTML as it was written."""

    pages: Mapping[str, list[Printed]]
    anchors: Mapping[str, set[str]]
    fragments: Mapping[str, str]


def in_english(page: str) -> bool:
    return page.startswith(ENGLISH) and page != f"{ENGLISH}report.html"


def told_numbers(page: str, text: str) -> Iterator[tuple[str, bool]]:
    """The numbers of points in ``text``, in Vietnamese form; whether each is written as its page's are."""
    yield from ((match.group(), not in_english(page)) for match in NUMBER.finditer(text))
    if in_english(page):
        yield from ((match.group().translate(SWAPPED), True) for match in IN_ENGLISH.finditer(text))


class _Reader(HTMLParser):
    def __init__(self, page: str, html: str) -> None:
        super().__init__()
        self.page, self.chapter = page, ""
        self.open: list[Element] = []
        self.found: list[Printed] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):  # type: ignore[no-untyped-def]
        given = dict(attributes)
        self.ids.add(given.get("id") or "")
        if tag == "h2":
            self.chapter = given.get("id") or ""
        if tag == "a" and given.get("href"):
            for element in self.open:
                element.links.append(given["href"])
        if tag not in VOID:
            classes = frozenset((given.get("class") or "").split())
            self.open.append(Element(tag, classes, given.get("id") or "", language=given.get("lang") or ""))

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        for number, at_home in told_numbers(self.page, data):
            unit = next((element for element in reversed(self.open) if element.tag in UNITS), None)
            told = data.strip()[:90]
            around = tuple(self.open)
            self.found.append(Printed(self.page, number, around, unit, self.chapter, told, at_home))


def numbers_of_html(page: str, html: str) -> tuple[list[Printed], set[str]]:
    """The numbers and the anchors of a page."""
    reader = _Reader(page, html)
    return reader.found, reader.ids


def numbers_of_markdown(page: str, text: str) -> Iterator[Printed]:
    """Of a page in plain Markdown (the report): each line is a unit."""
    for line in text.splitlines():
        links = re.findall(r"\]\(([^)\s]+)\)", line)
        if line.startswith('<p class="paca-lead">'):
            links = ["#"]  # the first sentence of a page speaks of the page itself
        unit = Element("line", frozenset(), "", [link.replace(".md", ".html") for link in links])
        for number, at_home in told_numbers(page, line):
            yield Printed(page, number, (), unit, "", line[:90], at_home)


def read_site(out: Path) -> Site:
    """Of the staging folder ``out``, by the names that the pages have once they are built."""
    pages, anchors, fragments = {}, {}, {}
    for path in sorted((out / PAGES).rglob("*.md")):
        front, _, body = path.read_text("utf-8").removeprefix("---\n").partition("\n---\n")
        name = path.relative_to(out / PAGES).as_posix().removesuffix(".md") + ".html"
        fragments[name] = yaml.load(front, yaml.CSafeLoader).get("fragment", "")
        found, anchors[name] = numbers_of_html(name, fragments[name])
        pages[name] = [*found, *numbers_of_markdown(name, body)]
    return Site(pages, anchors, fragments)


def resolved(page: str, link: str) -> tuple[str, str] | None:
    """(page, anchor) that a link of ``page`` leads to; None for one that leaves the site."""
    if re.match(r"[a-z]+:", link):
        return None
    target, _, anchor = link.partition("#")
    if not target:
        return page, anchor
    parts = page.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts), anchor
