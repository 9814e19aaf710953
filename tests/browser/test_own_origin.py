"""The policy holds on our own pages, and nothing leaves: over http as from a folder."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from .sites import KINDS, SIZES, listen, served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", ["http", "folder"])
def test_no_page_breaks_the_policy_or_asks_another_host(chromium: Any, demo_site: Path, way: str) -> None:
    opened = served(demo_site) if way == "http" else nullcontext(demo_site.as_uri() + "/")
    with opened as address, chromium.new_context(viewport=SIZES["desktop"]) as context:
        tab = context.new_page()
        tab.add_init_script(
            "addEventListener('securitypolicyviolation', found => console.error(found.violatedDirective))"
        )
        complaints, asked = listen(tab)
        for kind in KINDS:
            tab.goto(f"{address}{kind}.html")
            tab.locator("[data-paca-scheme]").click()
        tab.keyboard.press("Control+k")
        tab.keyboard.type("ke hoach")
        tab.locator("#paca-hits a").first.click()
        tab.locator("article mark").first.wait_for()
        assert complaints == []
        assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_the_bundle_works_from_a_folder(chromium: Any, demo_site: Path) -> None:
    """Theme, sorting, filtering: what a reader does with the site on a USB stick."""
    with chromium.new_context(viewport=SIZES["desktop"], color_scheme="light") as context:
        tab = context.new_page()
        complaints, asked = listen(tab)
        tab.goto((demo_site / "agencies.html").as_uri())
        scheme = "document.body.dataset.mdColorScheme"
        assert tab.evaluate(scheme) == "default"
        tab.locator("[data-paca-scheme]").click()
        assert tab.evaluate(scheme) == "slate"
        tab.goto((demo_site / "agencies.html").as_uri())
        assert tab.evaluate(scheme) == "slate"  # remembered

        rows = tab.locator("#co-quan tbody tr:not(.paca-group):not([hidden]) td:first-child")
        before = rows.all_inner_texts()
        tab.locator("#co-quan th button").first.click()
        assert rows.all_inner_texts() != before and sorted(rows.all_inner_texts()) == sorted(before)
        assert tab.locator("#co-quan tr.paca-group:not([hidden])").count() == 0
        tab.locator("input[data-paca-filter='#co-quan']").fill("thanh tra")
        assert [name for name in rows.all_inner_texts() if "thanh tra" not in name.lower()] == []
        assert complaints == [] and [url for url in asked if not url.startswith("file:")] == []
