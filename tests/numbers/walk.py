"""Every printed number of points on a page with the place that explains it, as a reader finds it.

A number stands in a unit (a table row, list entry, paragraph, fact, chart); the links of the unit lead to
what explains it.  Nothing here knows the engine: it reads finished pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Points are always printed with two decimals; percentages and dates are not points.
NUMBER = re.compile(r"(?<![\d.,/])[−+]?\d{1,3}(?:\.\d{3})*,\d\d(?![\d%]|\s*%)")
UNITS = frozenset({"tr", "li", "p", "dd", "figure"})
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    tag: str
    classes: frozenset[str]
    id: str
    links: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Printed:
    """``unit`` is its row, entry or paragraph; ``chapter`` the id of the h2 before it."""

    page: str
    number: str
    around: tuple[Element, ...]
    unit: Element | None
    chapter: str
    text: str

    def inside(self, name: str) -> bool:
        return any(name in element.classes for element in self.around)


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
            self.open.append(Element(tag, classes, given.get("id") or ""))

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        while self.open and self.open.pop().tag != tag:
            pass

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        for match in NUMBER.finditer(data):
            unit = next((element for element in reversed(self.open) if element.tag in UNITS), None)
            told = data.strip()
            self.found.append(
                Printed(self.page, match.group(), tuple(self.open), unit, self.chapter, told[:90])
            )


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
        for match in NUMBER.finditer(line):
            yield Printed(page, match.group(), (), unit, "", line[:90])


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
