"""English pages of the small province: each has its twin, and only what agencies wrote is Vietnamese."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from paca.assess import assess
from paca.output.audience import for_audience
from paca.output.language.catalogue import english
from paca.output.pages.write import write_pages
from paca.output.site.pagefile import PAGES
from paca.output.site.stage import english_frame, lay_stage, read_config

from . import said

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# A name in an English sentence that can hold no element of its own.
NAMES = ("title", "desc", "option")


class Reader(HTMLParser):
    """Runs of text with a Vietnamese letter: (element, language, text), and such attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside: list[tuple[str, str]] = [("html", "en")]
        self.texts: list[tuple[str, str, str]] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.attributes += [
            (name, text) for name, text in attributes if text and said.VIETNAMESE.search(text)
        ]
        if tag not in VOID:
            self.inside.append((tag, values.get("lang") or self.inside[-1][1]))

    def handle_endtag(self, tag):
        while len(self.inside) > 1 and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if said.VIETNAMESE.search(data):
            self.texts.append((*self.inside[-1], " ".join(data.split())))


@pytest.fixture(scope="module", params=["internal", "public"])
def written(request, demo_repo, tmp_path_factory) -> Path:
    """All pages of both languages, as they lie on disk before the generator runs."""
    out = tmp_path_factory.mktemp(f"pages-{request.param}")
    assessment = for_audience(assess(demo_repo, use_cache=False), request.param)
    earlier = assess(demo_repo, "draft-1", use_cache=False)
    lay_stage(out, engine_root=said.ROOT)
    write_pages(assessment, out, templates=said.TEMPLATES, earlier=earlier)
    return out / PAGES


HAND_WRITTEN = {
    path.relative_to(said.ROOT / "docs").as_posix() for path in (said.ROOT / "docs").rglob("*.md")
}


def english_pages(written: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((written / "en").rglob("*.md")):
        if path.relative_to(written).as_posix() in HAND_WRITTEN:
            continue
        text = path.read_text(encoding="utf-8")
        # The report is an official document: in Vietnamese, and its front matter says so.
        body = text if "content_lang" not in text else text[: text.index("</div>", text.index("<h1"))]
        yield path.relative_to(written / "en").as_posix(), _html(body)


def _html(text: str) -> str:
    """A page's HTML: the fragment in its front matter and what stands below."""
    front, body = yaml.safe_load(text.split("---\n", 2)[1]), text.split("---\n", 2)[2]
    return f"{body}\n{front.get('fragment', '')}"


def test_every_page_has_its_twin_under_the_same_name(written):
    names = {path.relative_to(written).as_posix() for path in written.rglob("*.md")}
    twins = {name.removeprefix("en/") for name in names if name.startswith("en/")}
    alone = english_frame(written.parent, read_config(said.ROOT), ())["alone"]
    others = {name for name in names if not name.startswith("en/")}
    assert others - twins == {name.replace(".html", ".md") for name in alone}
    assert twins <= others
    assert not others - twins - HAND_WRITTEN
    assert len(twins) > 100


def test_outside_of_marked_text_nothing_is_vietnamese(written):
    found = {
        f"{name}: <{tag}> {text[:80]}"
        for name, page in english_pages(written)
        for tag, language, text in Reader(page).texts
        if language != "vi" and tag not in NAMES
    }
    assert found == set()


def test_what_is_marked_vietnamese_is_no_text_of_ours(written, demo_repo):
    """Text that nobody translated would be marked like an agency's: nothing of the catalogue may be there."""
    ours = {text.rpartition("\x04")[2] for text in english(said.TEMPLATES).texts}
    ours = {text for text in ours if "{" not in text and said.VIETNAMESE.search(text)}
    figures = next(demo_repo.glob("indicators/*/figures.yml")).read_text(encoding="utf-8")
    ours -= {*OF_THE_DATA, *re.findall(r"unit: (.*)", figures)}
    found = {
        f"{name}: {text}"
        for name, page in english_pages(written)
        for _, language, text in Reader(page).texts
        if text.strip(" .:;,") in ours
    }
    assert found == set()


# Words that the demo's own data hold as well: a phase's title.
OF_THE_DATA = frozenset({"Thẩm định"})


def test_marked_text_comes_from_the_repository(written, demo_repo):
    """Every Vietnamese run of an agency's or item's page stands in a file of the province."""
    authors = subprocess.run(
        ["git", "-C", str(demo_repo), "log", "--format=%an"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    held = _squeezed(
        authors.stdout
        + "\n".join(
            path.read_text(encoding="utf-8")
            for path in sorted(demo_repo.rglob("*"))
            if path.is_file() and path.suffix in (".yml", ".md") and ".git" not in path.parts
        )
    )
    strange = set()
    for name, page in english_pages(written):
        if not name.startswith(("agency/", "item/", "documents/")):
            continue
        for tag, language, text in Reader(page).texts:
            if language == "vi" and tag != "text" and not _is_held(text, held):
                strange.add(f"{name}: {text[:100]}")
    assert strange == set()


CODE = re.compile(r"\b[A-D](\.\d+)*\b\.?")  # items and parts are named with their code


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", " ", CODE.sub(" ", text)).casefold()


def _is_held(text: str, held: str) -> bool:
    """The text, or each of the things that it joins ("A; B", "Sở X, Sở Y"), stands in a file."""
    if _squeezed(text).strip() in held:
        return True
    parts = re.split(r"[;:,·–/“”(=→]|\d[\d.,]*", text.removesuffix("…"))
    return all(_squeezed(part).strip() in held for part in parts)


def test_numbers_and_days_are_written_as_english_readers_expect(written):
    page = dict(english_pages(written))["items.md"]
    vietnamese = _html((written / "items.md").read_text(encoding="utf-8"))
    assert re.search(r">\d+\.\d\d<", page) or "not published" in page
    assert not re.search(r">\d+,\d\d<", page)
    assert not re.search(r"\b\d\d/\d\d/\d{4}\b", dict(english_pages(written))["calendar.md"])
    assert re.search(r"\b\d\d/\d\d/\d{4}\b", _html((written / "calendar.md").read_text(encoding="utf-8")))
    assert not re.search(r">\d+\.\d\d<", vietnamese)


def test_links_stay_in_english_or_say_that_they_leave(written):
    """No link leads to nothing; one to a hand-written Vietnamese page says its language."""
    for name, page in english_pages(written):
        place = written / "en" / name
        for target in re.findall(r'href="([^":#]+\.html)[^"]*"(?! hreflang="vi")', page):
            path = (place.parent / target).resolve().with_suffix(".md")
            assert path.is_relative_to(written / "en"), f"{name}: {target}"
            assert path.is_file(), f"{name}: {target}"
