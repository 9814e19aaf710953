"""Pages cast in a mould are those that MkDocs makes; where the mould does not fit, MkDocs makes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from paca.output.site.mould import FEWEST, Moulds, Source, filled, mould_of, source_of
from paca.output.site.pagefile import PAGES, PageFile

TITLES = ("Sở Nội vụ", "A & B <i>", "Tổng quan", 'Nháy "kép"', "\\1 \\g<0> {x}", "x.html", "Sở Nội vụ")


def page(number: int, title: str, **more: object) -> PageFile:
    fragment = Markup(f'<p id="p{number}">Điểm {number}</p>\n<a href="p{number}.html">x</a>')
    return PageFile(f"agency/p{number}.md", title, "Một câu.", fragment=fragment, **more)


def framed(source: Source) -> str:
    """As a theme does: the title twice, the page's own address twice, the menu on every page."""
    own = source.own
    return (
        f'<title>{own["title"]} - PCTN</title><link href="{own["name"]}"><nav><a>Lịch</a></nav>'
        f'<b>{own["title"]}</b><a href="../en/agency/{own["name"]}">EN</a>\n{own["head"]}\n'
        f"<div>\n{own['fragment']}\n</div><footer></footer>"
    )


PAGES_PUT = (
    *(page(number, title) for number, title in enumerate(TITLES)),
    PageFile("index.md", "Trang đầu", fragment=Markup("<p>x</p>")),
)


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    (tmp_path / PAGES).mkdir()
    (tmp_path / PAGES / "guide.md").write_text("# Hướng dẫn\n\n[một](agency/p3.md#x)\n", encoding="utf-8")
    return tmp_path


def moulds_of(stage: Path, *pages: PageFile) -> Moulds:
    moulds = Moulds(stage)
    for one in pages:
        moulds.put(one)
    moulds.write()
    return moulds


def written(stage: Path) -> set[str]:
    docs = stage / PAGES
    return {file.relative_to(docs).as_posix() for file in docs.rglob("*.md")} - {"guide.md"}


def built(stage: Path, *pages: PageFile, frame=framed) -> set[str]:
    """What a generator makes of those of ``pages`` that are written; their names."""
    made = set()
    for source in filter(None, map(source_of, pages)):
        if source.path in written(stage):
            file = stage / "site" / source.address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(frame(source), encoding="utf-8")
            made.add(source.path)
    return made


def test_every_page_is_as_the_generator_makes_it(stage: Path) -> None:
    wanted = {source.address: framed(source) for source in filter(None, map(source_of, PAGES_PUT))}
    moulds = moulds_of(stage, *PAGES_PUT)
    made = built(stage, *PAGES_PUT)
    assert {"index.md", "agency/p0.md", "agency/p3.md"} <= made  # of the menu, a sample, linked by Markdown
    assert 0 < len(made) < len(wanted)
    assert moulds.cast(stage / "site")
    site = stage / "site"
    assert {
        file.relative_to(site).as_posix(): file.read_text("utf-8") for file in site.rglob("*.html")
    } == wanted


def test_a_mould_that_does_not_fit_makes_nothing(stage: Path) -> None:
    """A frame that knows more of its page than its title, text and address."""
    moulds = moulds_of(stage, *PAGES_PUT)
    made = built(stage, *PAGES_PUT, frame=lambda source: framed(source) + str(len(source.head)))
    assert not moulds.cast(stage / "site")
    assert len(list((stage / "site").rglob("*.html"))) == len(made)
    moulds.write_held()
    assert written(stage) == {one.path for one in PAGES_PUT} == set(moulds.paths)


def test_few_pages_and_pages_of_other_fields_are_no_group(stage: Path) -> None:
    pages = [page(number, "x", part="ab"[number % 2]) for number in range(2 * FEWEST - 2)]
    moulds_of(stage, *pages)
    assert len(written(stage)) == 2 * FEWEST - 2


def test_two_pages_of_one_address_are_refused(stage: Path) -> None:
    moulds = moulds_of(stage, *PAGES_PUT)
    for other in (PAGES_PUT[3], PageFile("guide.md", "Hướng dẫn")):
        with pytest.raises(FileExistsError):
            moulds.put(other)


def test_text_that_looks_like_a_slot_stays_text() -> None:
    first = Source(
        "a/x.md", {"title": "X", "fragment": "<p>1</p>"}, '<div class="paca-head"><h1>X</h1></div>'
    )
    mould = mould_of(first, framed(first))
    assert mould is not None and filled(mould, first) == framed(first)
    sly = Source(
        "a/y.md", {"title": "\ue000fragment\ue000", "fragment": "<p>\ue000title\ue000</p>"}, first.head + " "
    )
    assert filled(mould, sly) == framed(sly)
    assert mould_of(sly, framed(sly)) is None


def test_the_reports_links_lead_to_pages_that_are_cast(stage: Path) -> None:
    """What is generated may link to pages by Markdown without their being made for it."""
    links = "[p3](agency/p3.md#x), [p0](agency/p0.md)"
    (stage / PAGES / "guide.md").unlink()
    report = PageFile("report.md", "Báo cáo", markdown=links, fragment=Markup("<p>x</p>"))
    moulds_of(stage, *PAGES_PUT, report)
    assert "agency/p3.md" not in written(stage)
    text = (stage / PAGES / "report.md").read_text(encoding="utf-8")
    assert '<a href="agency/p3.html#x">p3</a>, [p0](agency/p0.md)' in text
