"""Labelled queries over the full demo: the right page is among the first three for 95 of 100."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from paca.assess import assess
from paca.output.site import build_site
from paca.output.site.slugs import fold
from paca.records import Records

QUERIES = Path(__file__).with_name("queries.tsv")

TYPED: dict[str, Callable[[str], str]] = {
    "as it stands": lambda number: number,
    "spaces for signs": lambda number: re.sub(r"[/-]", " ", number),
    "small, dashes": lambda number: number.lower().replace("/", "-"),
    "without diacritics": lambda number: fold(number, " ").upper().replace(" ", "/", 1).replace(" ", "-"),
    "run together": lambda number: re.sub(r"[/-]", "", number),
    "leading zero": lambda number: "0" + number,
    "two letters swapped": lambda number: number[:-3] + number[-2] + number[-3] + number[-1],
}


def queries(records: Records) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        query, pages, *typed = line.split("\t")
        if query.startswith("{"):
            agency, key = query.strip("{}").split("--")
            query = TYPED[typed[0]](str(records.filed[agency].documents[key].model.number))
        found.append((query, tuple(pages.split("|"))))
    return found


@pytest.mark.browser
def test_the_right_page_is_among_the_first_three(
    chromium: Any, full_demo: Path, repo_root: Path, tmp_path: Path
) -> None:
    assessment = assess(full_demo, use_cache=False)
    build_site(assessment, out=tmp_path / "site", engine_root=repo_root)
    asked = queries(assessment.records)
    assert len(asked) >= 40
    missed = []
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        tab, outside = context.new_page(), []
        tab.on("request", lambda sent: None if sent.url.startswith("file:") else outside.append(sent.url))
        tab.goto((tmp_path / "site" / "index.html").as_uri())
        tab.keyboard.press("Control+k")
        field, status = tab.locator(".paca-search input"), tab.locator(".paca-search [role=status]")
        for query, pages in asked:
            field.fill("")
            tab.wait_for_function("document.querySelector('#paca-hits').hidden")
            field.fill(query)
            tab.wait_for_function(
                "status => status.textContent !== status.dataset.start", arg=status.element_handle()
            )
            links = tab.eval_on_selector_all("#paca-hits a", "all => all.slice(0, 3).map(a => a.href)")
            addresses = [re.sub(r"^.*/site/|\?h=[^#]*", "", link) for link in links]
            if not set(addresses) & set(pages):
                missed.append((query, addresses))
    assert len(missed) <= len(asked) // 20, missed
    assert outside == []
