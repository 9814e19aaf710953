"""Pages cast in a mould are those that MkDocs makes; where the mould does not fit, MkDocs makes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from paca.output.site.mould import FEWEST, Moulds, Source, filled, mould_of, source_of
from paca.output.site.pagefile import PAGES, PageFile, write_page

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


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    for number, title in enumerate(TITLES):
        write_page(tmp_path, page(number, title))
    write_page(tmp_path, PageFile("index.md", "Trang đầu", fragment=Markup("<p>x</p>")))
    (tmp_path / PAGES / "guide.md").write_text("# Hướng dẫn\n\n[một](agency/p3.md#x)\n", encoding="utf-8")
    return tmp_path


def sources(stage: Path) -> dict[str, Source]:
    docs = stage / PAGES
    found = {}
    for file in docs.rglob("*.md"):
        path = file.relative_to(docs).as_posix()
        if source := source_of(path, file.read_text(encoding="utf-8")):
            found[path] = source
    return found


def built(stage: Path, *, frame=framed) -> set[str]:
    """What a generator makes of the pages it sees; their names."""
    made = set()
    for path, source in sources(stage).items():
        file = stage / "site" / source.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(frame(source), encoding="utf-8")
        made.add(path)
    return made


def test_every_page_is_as_the_generator_makes_it(stage: Path) -> None:
    wanted = {source.address: framed(source) for source in sources(stage).values()}
    moulds = Moulds(stage / PAGES)
    moulds.hold()
    made = built(stage)
    moulds.put_back()
    assert {"index.md", "agency/p0.md", "agency/p3.md"} <= made  # of the menu, a sample, linked by Markdown
    assert 0 < len(made) < len(wanted)
    assert moulds.cast(stage / "site")
    site = stage / "site"
    assert {
        file.relative_to(site).as_posix(): file.read_text("utf-8") for file in site.rglob("*.html")
    } == wanted
    assert len(sources(stage)) == len(wanted)  # all put back


def test_a_mould_that_does_not_fit_makes_nothing(stage: Path) -> None:
    """A frame that knows more of its page than its title, text and address."""
    moulds = Moulds(stage / PAGES)
    moulds.hold()
    made = built(stage, frame=lambda source: framed(source) + str(len(source.head)))
    moulds.put_back()
    assert not moulds.cast(stage / "site")
    assert len(list((stage / "site").rglob("*.html"))) == len(made)


def test_few_pages_and_pages_of_other_fields_are_no_group(tmp_path: Path) -> None:
    for number in range(2 * FEWEST - 2):
        write_page(tmp_path, page(number, "x", part="ab"[number % 2]))
    moulds = Moulds(tmp_path / PAGES)
    moulds.hold()
    assert len(built(tmp_path)) == 2 * FEWEST - 2


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
    write_page(stage, PageFile("report.md", "Báo cáo", markdown=links, fragment=Markup("<p>x</p>")))
    (stage / PAGES / "guide.md").unlink()
    moulds = Moulds(stage / PAGES)
    moulds.hold()
    assert not (stage / PAGES / "agency/p3.md").exists()
    text = (stage / PAGES / "report.md").read_text(encoding="utf-8")
    assert '<a href="agency/p3.html#x">p3</a>, [p0](agency/p0.md)' in text
