"""The shell end to end, on a few pages: staged, built by MkDocs, checked, swapped in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import Markup
from paca.output.site import SiteError, build_site
from paca.output.site.csp import POLICY
from paca.output.site.links import BrokenLink
from paca.output.site.pagefile import PageFile
from paca.output.site.search import addresses

from .site_samples import engine_without_docs, pages_writer, sample_assessment


@pytest.fixture(scope="module")
def engine(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_without_docs(repo_root, tmp_path_factory.mktemp("engine"))


@pytest.fixture(scope="module")
def built(engine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build") / "site"
    build_site(sample_assessment(), out=out, engine_root=engine, write_pages=pages_writer())
    return out


def read(site: Path, page: str) -> str:
    return (site / page).read_text("utf-8")


def test_the_fragment_follows_the_lead(built: Path) -> None:
    page = read(built, "item/B.5.1.html")
    assert (
        page.index("<h1>") < page.index("paca-lead") < page.index("in-b") < page.index("<h2>Cách tính</h2>")
    )
    assert page.count("<h1>") == 1


def test_nothing_is_evaluated_and_nothing_is_markup(built: Path) -> None:
    page = read(built, "submissions/x.html")
    assert "&#123;&#123; 7 * 7 }}" in page and "49" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    assert "<title>Sở Mẫu &lt;b&gt;&amp; ** - " in page
    assert "<b>&" not in page and "<i>" not in page


def test_every_page_says_what_it_shows(built: Path) -> None:
    for page in ("index.html", "item/B.5.1.html", "report.html", "404.html"):
        text = read(built, page)
        assert "Tỉnh Mẫu &lt;i&gt;" in text and "<code>0123456789</code>" in text and "12/08/2020" in text
        assert "Dữ liệu mẫu." in text and "Bộ chỉ số tạm đặt." in text


def test_a_lost_reader_is_led_on_in_vietnamese(built: Path) -> None:
    text = read(built, "404.html")
    assert "<h1>Không có trang này</h1>" in text and "Not found" not in text
    assert re.search(r'<li><a href="[^"]*/?agencies\.html">Cơ quan</a>', text)


def test_real_data_bear_no_mark_of_fiction(engine: Path, tmp_path: Path) -> None:
    build_site(
        sample_assessment(fictional=False, commit=None),
        out=tmp_path / "site",
        engine_root=engine,
        write_pages=pages_writer(),
    )
    page = read(tmp_path / "site", "index.html")
    assert "Dữ liệu mẫu." not in page and "chưa ghi vào kho" in page


def test_no_page_names_another_host(built: Path) -> None:
    loads = re.compile(r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//[^>]*>")
    for page in built.rglob("*.html"):
        assert not loads.findall(page.read_text("utf-8")), page
    for style in (built / "assets").glob("*.css"):
        assert "http" not in re.sub(
            r"/\*.*?\*/|\[href\^=\"http\"\]|xmlns='[^']*'", "", style.read_text("utf-8"), flags=re.DOTALL
        )


def test_the_policy_stands_first_and_no_page_needs_an_exception(built: Path) -> None:
    """No inline script, handler, style element or attribute: the policy has no hash and no unsafe-inline."""
    assert "unsafe" not in POLICY and "sha256" not in POLICY
    for page in built.rglob("*.html"):
        text = page.read_text("utf-8")
        assert text.index("Content-Security-Policy") < min(text.index("<script"), text.index("<link"))
        assert not re.findall(r"<script(?![^>]* src=)|<style|<[^>]+ (?:style|on[a-z]+)=", text), page.name


def test_the_menu_is_short_and_has_only_pages_that_exist(built: Path) -> None:
    page = read(built, "index.html")
    assert "md-tabs" in page and 'href="report.html"' in page
    assert "comments.html" not in page
    assert page.count("submissions/x.html") == 0


def test_the_search_index_leads_to_places_that_exist(built: Path) -> None:
    found = set(addresses(read(built, "search/index.js")))
    assert {"submissions/x.html#B.5.1", "report.html#dieu-chuyen-don-vi", "item/B.5.1.html"} <= found
    for address in found:
        page, _, anchor = address.partition("#")
        assert not anchor or f'id="{anchor}"' in read(built, page), address


def test_nothing_is_shipped_that_no_page_asks_for(built: Path) -> None:
    names = {path.relative_to(built).as_posix() for path in built.rglob("*")}
    assert not [name for name in names if name.endswith(".map") or "lunr" in name or "workers" in name]


def test_the_build_is_quiet_and_leaves_nothing_behind(
    engine: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    build_site(sample_assessment(), out=tmp_path / "site", engine_root=engine, write_pages=pages_writer())
    assert capfd.readouterr() == ("", "")
    assert list((tmp_path / ".cache").iterdir()) == []


def test_the_same_assessment_gives_the_same_bytes(built: Path, engine: Path, tmp_path: Path) -> None:
    build_site(sample_assessment(), out=tmp_path / "site", engine_root=engine, write_pages=pages_writer())

    def content(site: Path) -> dict[str, bytes]:
        return {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }

    assert content(tmp_path / "site") == content(built)


def test_a_broken_link_in_prose_stops_the_build_and_the_old_site_stays(engine: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    build_site(sample_assessment(), out=out, engine_root=engine, write_pages=pages_writer())
    before = read(out, "index.html")
    bad = PageFile("bad.md", "Hỏng", markdown="[đâu](nowhere.md)")
    with pytest.raises(SiteError) as caught:
        build_site(sample_assessment(), out=out, engine_root=engine, write_pages=pages_writer(bad))
    assert any("nowhere.md" in message for message in caught.value.messages)
    assert read(out, "index.html") == before


def test_broken_links_in_fragments_are_reported(engine: Path, tmp_path: Path) -> None:
    fragment = '<p id="a"><a href="#a">x</a><a href="#b">x</a><a href="item/B.9.html">x</a><a href="https://a.vn">x</a></p>'
    page = PageFile("more.md", "Thêm", fragment=Markup(fragment))
    result = build_site(
        sample_assessment(), out=tmp_path / "site", engine_root=engine, write_pages=pages_writer(page)
    )
    assert result.broken_links == (
        BrokenLink("more.html", "#b", "anchor"),
        BrokenLink("more.html", "item/B.9.html", "page"),
    )
    assert "comments.md" in result.absent


def test_only_our_own_files_enter_the_site(repo_root: Path, tmp_path: Path) -> None:
    engine = engine_without_docs(repo_root, tmp_path / "engine")
    docs = engine / "docs"
    (tmp_path / "secret.md").write_text("bí mật")
    (docs / "leak.md").symlink_to(tmp_path / "secret.md")
    for name in ("notes.bak", "data.yml", ".hidden.md", "page.html"):
        (docs / name).write_text("x")
    (docs / "hand.md").write_text("# Viết tay\n")
    build_site(sample_assessment(), out=tmp_path / "site", engine_root=engine, write_pages=pages_writer())
    names = {path.name for path in (tmp_path / "site").rglob("*")}
    assert "hand.html" in names
    assert names.isdisjoint({"leak.html", "leak.md", "notes.bak", "data.yml", ".hidden.html", "page.html"})
