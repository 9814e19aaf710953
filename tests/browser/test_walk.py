"""A reader's walk from the folder alone: overview → agency → item → document → back, desktop and phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from .sites import KINDS, SIZES

pytestmark = pytest.mark.browser


@pytest.fixture(params=sorted(SIZES))
def page(request: pytest.FixtureRequest, chromium: Any) -> Any:
    context = chromium.new_context(viewport=SIZES[request.param])
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "request", lambda sent: page.problems.append(sent.url) if not sent.url.startswith("file:") else None
    )
    yield page
    context.close()
    assert page.problems == []  # no script error, and nothing asked of any network


def test_from_the_overview_to_a_document_and_back(page: Any, demo_site: Path) -> None:
    page.goto((demo_site / "index.html").as_uri())
    assert "hồ sơ đã nộp" in page.locator(".paca-lead").inner_text()

    page.locator(".paca-next a[href='agencies.html']").click()
    page.locator("#co-quan td a").first.click()
    agency = page.url.split("#")[0]
    assert page.locator("h2").first.inner_text().startswith("Việc cần làm")

    page.locator("#bang-tieu-chi a[href*='submissions/']").first.click()
    page.locator(".paca-section a[href*='#cach-tinh']").first.click()
    assert re.search(r"/item/[A-Z][.0-9]+\.html#cach-tinh$", page.url)
    assert re.match(r"[A-Z][.0-9]+ ", page.locator("h1").inner_text())
    assert page.locator(".paca-steps li").count() >= 1

    page.locator("#dong-gop ~ .paca-scroll a[href*='submissions/']").first.click()
    page.locator(".paca-section a[href*='documents/'], td a[href*='documents/']").first.click()
    anchor = page.url.split("#")[1]
    row = page.locator(f'[id="{anchor}"]')
    row.wait_for(state="visible")
    row.locator("a[href*='agency/']").first.click()
    assert "/agency/" in page.url
    for _ in range(3):
        page.go_back()
    assert "/item/" in page.url
    for _ in range(2):
        page.go_back()
    assert page.url.split("#")[0] == agency


def test_a_cell_of_the_grid_opens_the_submission(page: Any, demo_site: Path) -> None:
    page.goto((demo_site / "grid.html").as_uri())
    # A wide screen shows the matrix, a phone the list below it.
    ways = page.locator("table.paca-grid td.s-v a:visible, .paca-gridlist p a[href*='#']:visible")
    code = ways.first.get_attribute("href").partition("#")[2]
    ways.first.click()
    assert page.url.endswith(f"#{code}")
    page.locator(f'[id="{code}"]').wait_for(state="visible")


def test_the_register_filters_without_diacritics(page: Any, demo_site: Path) -> None:
    page.goto((demo_site / "documents.html").as_uri())
    page.locator("#danh-muc a[href^='documents/']").first.click()
    page.wait_for_url("**/documents/*")
    page.wait_for_load_state()
    rows = page.locator("#danh-muc tbody tr")
    before = rows.count()
    page.locator("input[data-paca-filter='#danh-muc']").fill("ke hoach")
    shown = page.locator("#danh-muc tbody tr:not([hidden])")
    assert 0 < shown.count() < before
    assert all("kế hoạch" in text.lower() for text in shown.all_inner_texts())


def test_the_register_finds_a_document_of_any_agency(page: Any, demo_site: Path) -> None:
    page.goto((demo_site / "documents.html").as_uri())
    page.locator("[data-paca-find] input").fill("ke hoach")
    hits = page.locator(".paca-hits a")
    hits.first.wait_for(state="visible")
    assert "/documents/" in hits.first.get_attribute("href")
    hits.first.click()
    page.wait_for_url("**/documents/*")
    page.locator("article mark").first.wait_for()
    assert "--" in page.url.split("#")[1]


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(page: Any, demo_site: Path, kind: str) -> None:
    page.goto((demo_site / f"{kind}.html").as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_no_items_table_widens_its_page(page: Any, demo_site: Path) -> None:
    """Items have up to six figures, each a column: the widest scrolls in a frame of its own."""
    too_wide = []
    for item in sorted((demo_site / "item").glob("*.html")):
        page.goto(item.as_uri(), wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(item.stem)
    assert too_wide == []
