"""The tree of pages is no engine's prisoner: Zensical makes of it what MkDocs with Material makes.

Compared is what a reader reads: title, links and text of every page's content, and the menu around it.
"""

from __future__ import annotations

import importlib.util
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from paca.assess import assess
from paca.output.site.build import ENGINES, build_site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("zensical") is None,
        reason="Zensical is not installed (pip install zensical)",
    ),
]
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Page(NamedTuple):
    title: str
    links: tuple[str, ...]
    text: str  # without white space: engines differ in the spans they colour code with


class Reader(HTMLParser):
    """What stands inside Material's ``article.md-content__inner``, and the document's title."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.inside: list[str] = []
        self.title: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in VOID:
            self.inside.append(tag)
        if self.depth:
            self.depth += tag not in VOID
            if tag == "a" and values.get("href"):
                self.links.append(values["href"])
        elif tag == "article" and "md-content__inner" in (values.get("class") or ""):
            self.depth = 1

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
        if self.depth and tag not in VOID:
            self.depth -= 1

    def handle_data(self, data):
        tag = self.inside[-1] if self.inside else ""
        if tag == "title" and "svg" not in self.inside:
            self.title.append(data)
        if self.depth and tag not in ("script", "style"):
            self.text.append(data)


def read(path: Path) -> Page:
    reader = Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return Page("".join(reader.title).strip(), tuple(reader.links), "".join("".join(reader.text).split()))


@pytest.fixture(scope="module")
def sites(demo_repo, repo_root, tmp_path_factory):
    """One assessment, built by both engines."""
    place = tmp_path_factory.mktemp("engines")
    assessment = assess(demo_repo, "draft-2")
    for engine in ENGINES:
        result = build_site(assessment, out=place / engine, engine_root=repo_root, engine=engine)
        assert result.broken_links == ()
    return place / "mkdocs", place / "zensical"


def pages(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_both_engines_write_the_same_pages(sites):
    mkdocs, zensical = sites
    assert pages(mkdocs) == pages(zensical)
    assert len(pages(mkdocs)) > 60


def test_titles_links_and_text_are_the_same(sites):
    mkdocs, zensical = sites
    different = []
    for name in sorted(pages(mkdocs)):
        ours, theirs = read(mkdocs / name), read(zensical / name)
        assert ours.title and (ours.text or name == "404.html"), name
        different += [
            (name, field) for field in Page._fields if getattr(ours, field) != getattr(theirs, field)
        ]
    assert different == []
