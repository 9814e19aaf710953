"""Readers who cannot see well, or have no mouse: axe-core finds nothing, the keyboard reaches everything."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest

from .sites import KINDS, SCHEMES, SIZES, served

pytestmark = pytest.mark.browser

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(
  found => found.violations.map(v => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 120)}`))"""
LINKS = """[...document.querySelectorAll('article a[href]')]
  .filter(link => link.tabIndex >= 0 && link.checkVisibility()).map(link => link.getAttribute('href'))"""
HERE = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {tag: at.tagName, id: at.id, href: at.getAttribute('href'), cls: at.className,
    seen: box.width > 0 && style.visibility !== 'hidden',
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0, y: box.top};
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, from the wheel of axe-playwright-python (MPL-2.0; only tests use it)."""
    package = pytest.importorskip("axe_playwright_python")
    return (Path(package.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", sorted(SIZES))
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Any, demo_site: Path, axe: str, size: str, scheme: str
) -> None:
    found = {}
    with chromium.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce") as context:
        tab = context.new_page()
        for kind in KINDS:
            tab.goto((demo_site / f"{kind}.html").as_uri())
            tab.evaluate(axe)
            if problems := tab.evaluate(RUN, WCAG):
                found[kind] = problems
    assert found == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", sorted(SIZES))
def test_axe_finds_nothing_in_the_open_search_menu_and_404(
    chromium: Any, demo_site: Path, axe: str, size: str, scheme: str
) -> None:
    with (
        served(demo_site) as address,
        chromium.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce") as context,
    ):
        tab = context.new_page()
        tab.goto(address + "404.html")
        tab.evaluate(axe)
        assert tab.evaluate(RUN, WCAG) == []
        tab.goto(address + "item/B.5.1.html")
        tab.evaluate(axe)
        tab.keyboard.press("Control+k")
        tab.keyboard.type("ke hoach")
        tab.locator("#paca-hits a").first.wait_for()
        tab.wait_for_timeout(400)  # the panel unfolds
        assert tab.evaluate(RUN, WCAG) == []
        tab.keyboard.press("Escape")
        if size == "phone":
            tab.locator(".paca-menu").click()
            tab.wait_for_timeout(400)
            assert tab.evaluate(RUN, WCAG) == []


@pytest.mark.parametrize("kind", ["index", "agency/ttt", "grid", "documents"])
@pytest.mark.parametrize("size", sorted(SIZES))
def test_the_tab_key_goes_through_the_page_and_is_seen(
    chromium: Any, demo_site: Path, kind: str, size: str
) -> None:
    """Every stop shows where it is; no stop is hidden; every link of the article is reached, in order."""
    with chromium.new_context(viewport=SIZES[size], reduced_motion="reduce") as context:
        tab = context.new_page()
        tab.goto((demo_site / f"{kind}.html").as_uri())
        wanted = tab.evaluate(LINKS)
        reached, stops = [], []
        for _ in range(2 * len(wanted) + 100):
            tab.keyboard.press("Tab")
            here = tab.evaluate(HERE)
            if here["tag"] == "BODY":
                break
            stops.append(here)
            if here["href"] is not None and tab.evaluate("!!document.activeElement.closest('article')"):
                reached.append(here["href"])
        assert [stop for stop in stops if not stop["seen"]] == []
        assert [stop for stop in stops if not stop["ring"]] == []
        assert reached == wanted


def test_the_grid_is_one_stop_and_arrows_go_from_cell_to_cell(chromium: Any, demo_site: Path) -> None:
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        tab.goto((demo_site / "grid.html").as_uri())
        assert tab.locator("#ma-tran a[tabindex='0']").count() == 1
        tab.locator("#ma-tran a[tabindex='0']").focus()
        tab.keyboard.press("ArrowRight")
        first = tab.evaluate("document.activeElement.getAttribute('href')")
        tab.keyboard.press("ArrowRight")
        tab.keyboard.press("ArrowDown")
        second = tab.evaluate("document.activeElement.getAttribute('href')")
        assert first.endswith("#A.1.1") and second.endswith("#A.1.2")
        assert first.split("#")[0] != second.split("#")[0]
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")
        assert tab.evaluate("document.activeElement.textContent") == "A.1.2"
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/item/A.1.2.html")


def test_no_letter_digit_or_sign_alone_does_anything(chromium: Any, demo_site: Path) -> None:
    """WCAG 2.1.4: who speaks to the machine, or hits a key by mistake, starts nothing; Ctrl+K does."""
    with chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        for kind in ("index", "grid"):
            tab.goto((demo_site / f"{kind}.html").as_uri())
            state = "() => [location.href, scrollY, document.activeElement.tagName, document.body.innerHTML]"
            before = tab.evaluate(state)
            tab.keyboard.type(string.ascii_letters + string.digits + string.punctuation)
            assert tab.evaluate(state) == before
            assert not tab.evaluate("document.getElementById('__search').checked")
            tab.keyboard.press("Control+k")
            tab.wait_for_function("() => document.activeElement.matches('.paca-search input')")


@pytest.mark.parametrize("size", sorted(SIZES))
def test_search_by_keyboard_alone(chromium: Any, demo_site: Path, size: str) -> None:
    with chromium.new_context(viewport=SIZES[size]) as context:
        tab = context.new_page()
        tab.goto((demo_site / "index.html").as_uri())
        if size == "phone":
            tab.locator(".paca-lens").focus()
            tab.keyboard.press("Enter")
        else:
            tab.keyboard.press("Control+k")
        tab.wait_for_function("() => document.activeElement.matches('.paca-search input')")
        tab.keyboard.type("chuyen doi vi tri")
        tab.locator("#paca-hits a").first.wait_for()
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("document.activeElement.matches('#paca-hits a')")
        tab.keyboard.press("Escape")
        assert not tab.evaluate("document.getElementById('__search').checked")
        tab.keyboard.press("Control+k")
        tab.wait_for_function("() => document.activeElement.matches('.paca-search input')")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/item/B.5.*")
        marks = tab.locator("article mark")
        marks.first.wait_for()
        assert "chuyển đổi vị trí" in {text.lower() for text in marks.all_inner_texts()}
