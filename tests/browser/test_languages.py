"""The same page in the other language, one link away; an English page searches the English pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .sites import SIZES, listen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_switch_leads_to_the_same_page_and_back(chromium: Any, demo_site: Path, size: str) -> None:
    with chromium.new_context(viewport=SIZES[size]) as context:
        tab = context.new_page()
        complaints, _ = listen(tab)
        for kind in ("index", "agency/ttt", "item/B.5.1", "documents/ttt", "report"):
            tab.goto((demo_site / f"{kind}.html").as_uri())
            assert tab.evaluate("document.documentElement.lang") == "vi"
            tab.locator("a.paca-tongue").click()
            tab.wait_for_url((demo_site / "en" / f"{kind}.html").as_uri())
            assert tab.evaluate("document.documentElement.lang") == "en"
            alternates = tab.evaluate(
                "[...document.querySelectorAll('link[hreflang]')].map(one => [one.hreflang, one.href])"
            )
            assert dict(alternates) == {
                "en": (demo_site / "en" / f"{kind}.html").as_uri(),
                "vi": (demo_site / f"{kind}.html").as_uri(),
            }
            tab.locator("a.paca-tongue").click()
            tab.wait_for_url((demo_site / f"{kind}.html").as_uri())
        assert complaints == []


def test_the_keyboard_reaches_the_switch(chromium: Any, demo_site: Path) -> None:
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        tab.goto((demo_site / "grid.html").as_uri())
        for _ in range(12):
            tab.keyboard.press("Tab")
            if tab.evaluate("document.activeElement.matches('a.paca-tongue')"):
                break
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/en/grid.html")


def test_a_page_without_a_twin_leads_to_the_english_introduction(chromium: Any, demo_site: Path) -> None:
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        tab.goto((demo_site / "guide" / "agency.html").as_uri())
        assert tab.locator("link[hreflang]").count() == 0
        tab.locator("a.paca-tongue").click()
        tab.wait_for_url("**/en/guide/index.html")
        assert tab.locator("h1").inner_text() == "What this is, and how to read it"


def test_an_english_page_searches_the_english_pages(chromium: Any, demo_site: Path) -> None:
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        complaints, asked = listen(tab)
        tab.goto((demo_site / "en" / "agency" / "ttt.html").as_uri())
        tab.keyboard.press("Control+k")
        tab.keyboard.type("chuyen doi vi tri")
        hit = tab.locator("#paca-hits a").first
        hit.wait_for()
        assert "results" in tab.locator(".md-search-result__meta").inner_text()
        hit.click()
        tab.wait_for_url("**/en/item/B.5.*")
        assert [url for url in asked if url.endswith("search/index.js")] == [
            (demo_site / "en" / "search" / "index.js").as_uri()
        ]
        tab.keyboard.press("Control+k")
        tab.keyboard.type("submission grid")
        tab.locator("#paca-hits a").first.click()
        tab.wait_for_url("**/en/grid.html*")
        assert complaints == []


def test_the_menu_of_an_english_page_stays_in_english(chromium: Any, demo_site: Path) -> None:
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        tab.goto((demo_site / "en" / "items.html").as_uri())
        titles = tab.locator(".md-tabs__link").all_inner_texts()
        assert titles[:4] == ["Overview", "Grid", "Agencies", "Items"]
        assert tab.locator(".md-tabs__item--active").inner_text() == "Items"
        tab.locator(".md-tabs__link", has_text="Agencies").click()
        tab.wait_for_url("**/en/agencies.html")
