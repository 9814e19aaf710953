"""What moves around the pages: theme, menu, title in the head, contents; by keyboard, from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paca.output.site.material_css import TARGET, generate

from .sites import SIZES, listen

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(chromium: Any, demo_site: Path) -> Iterator[Any]:
    """``open_page(name, size, **options)`` → a tab; at the end no script has complained."""
    contexts, complaints = [], []

    def opened(name: str, size: str = "desktop", **options: Any) -> Any:
        contexts.append(chromium.new_context(viewport=SIZES[size], reduced_motion="reduce", **options))
        tab = contexts[-1].new_page()
        complaints.append(listen(tab)[0])
        tab.goto((demo_site / f"{name}.html").as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [said for each in complaints for said in each] == []


def test_the_sheet_taken_from_material_is_fresh(demo_site: Path, repo_root: Path) -> None:
    """After a new Material or a new class: ``python -m paca.output.site.material_css SITE``."""
    assert generate(demo_site, repo_root / "site_templates/scripts") == (repo_root / TARGET).read_text(
        "utf-8"
    )


def test_the_theme_changes_by_keyboard_says_so_and_stays(open_page: Any) -> None:
    tab = open_page("index", color_scheme="dark")
    scheme = "document.body.dataset.mdColorScheme"
    button = tab.locator("[data-paca-scheme]")
    assert tab.evaluate(scheme) == "slate"
    assert button.get_attribute("aria-label") == "Chuyển sang nền sáng"
    tab.emulate_media(color_scheme="light")  # nobody has chosen: the system counts
    tab.wait_for_function(f"() => {scheme} === 'default'")
    button.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate(scheme) == "slate"
    tab.emulate_media(color_scheme="dark")
    tab.emulate_media(color_scheme="light")
    tab.reload()
    assert tab.evaluate(scheme) == "slate"


def test_the_menu_opens_takes_the_focus_and_gives_it_back(open_page: Any) -> None:
    tab = open_page("item/B.5.1", "phone")
    opener = tab.locator(".paca-menu")
    opener.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary')")
    assert opener.get_attribute("aria-expanded") == "true"
    tab.keyboard.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    assert tab.evaluate("document.activeElement.matches('.paca-menu')")
    tab.keyboard.press("Enter")
    tab.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary')")
    tab.locator(".md-sidebar--primary a[href$='agencies.html']").click()
    tab.wait_for_url("**/agencies.html")
    assert not tab.evaluate("document.getElementById('__drawer').checked")


def test_the_head_names_the_page_and_the_way_up_comes_when_wanted(open_page: Any) -> None:
    tab = open_page("agency/ttt", "phone")
    upward, shown = tab.locator("[data-md-component=top]"), ".md-header__title--active"
    assert upward.is_hidden() and tab.locator(shown).count() == 0
    tab.evaluate("scrollTo(0, 4000)")
    tab.locator(shown).wait_for()
    assert "Thanh tra" in tab.locator(".md-header__topic").last.inner_text()
    assert upward.get_attribute("hidden") is not None  # reading on is not in anybody's way
    tab.evaluate("scrollTo(0, 3000)")
    tab.wait_for_function("() => !document.querySelector('[data-md-component=top]').hidden")
    upward.click()
    tab.wait_for_function("() => scrollY === 0 && document.querySelector('[data-md-component=top]').hidden")


def test_the_contents_follow_what_is_read(open_page: Any) -> None:
    tab = open_page("guide/agency")
    links = tab.locator(".md-sidebar--secondary a[href^='#']")
    links.nth(3).click()
    tab.wait_for_function(
        "link => link.classList.contains('md-nav__link--active')", arg=links.nth(3).element_handle()
    )
    assert tab.locator(".md-sidebar--secondary .md-nav__link--active").count() == 1
