"""All cases in one tree, made into sites, tables and workbooks: nothing runs, nothing private is in them.

Those of the corpus, and in a second tree those of our own (``own.py``).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from paca.assess import assess
from paca.assessment import Assessment
from paca.model.visibility import Audience, Publicity
from paca.output.audience import publish
from paca.output.office.xlsx import write_xlsx
from paca.output.pages.book import Book
from paca.output.site import build_site
from paca.tables import TABLES, to_csv

from ..browser.sites import served
from ..leak.search import contents
from .conftest import Together
from .corpus import cases
from .run import DAY


@pytest.fixture(scope="module")
def assessment(together: Together) -> Assessment:
    return assess(together.root, "main", as_of=DAY, use_cache=False)


@pytest.fixture(scope="module")
def sites(
    together: Together,
    assessment: Assessment,
    repo_root: Path,
    once: Callable[[str, Callable[[Path], None]], Path],
) -> Path:
    """The site for those inside, and the most open one that a policy can ask for."""

    def make(directory: Path) -> None:
        shown = {
            "internal": assessment,
            "open": publish(assessment, Audience(frozenset(Publicity))),
        }
        for name, made in shown.items():
            build_site(made, out=directory / name / "site", engine_root=repo_root, data_root=together.root)

    return once("hostile-sites", make)


def run_in_a_browser(chromium: Any, folder: Path, *, within: str = "") -> list[str]:
    """Open every page that may hold a text of an agency, without the policy that would stop what got through.

    Only those with ``within`` in their name, and the lists of all.  Fails if anything ran; gives the pages.
    """
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html"))]
    names = [
        name
        for name in names
        if not name.startswith(("finding/", "guide/", "assets/")) and (within in name or "/" not in name)
    ]
    with served(folder) as address, chromium.new_context(bypass_csp=True) as context:
        page, seen = context.new_page(), []
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on(
            "request",
            lambda request: seen.append(request.url) if not request.url.startswith(address) else None,
        )
        for name in names:
            page.goto(address + name)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = page.evaluate("document.documentElement.getAttributeNames().filter(n => /pwn/.test(n))")
            assert found == [], name
            assert page.url.startswith(address), name
        assert seen == []
    return names


@pytest.mark.slow
def test_nothing_runs_in_a_browser(chromium: Any, sites: Path) -> None:
    run_in_a_browser(chromium, sites / "internal" / "site")
    assert [case.id for case in cases() if case.marker and Path(case.marker).exists()] == []


@pytest.mark.slow
def test_no_canary_is_public(sites: Path) -> None:
    """Not in a name, not in a byte; with its white space, its disguise or its case changed neither."""
    canaries = {one for case in cases() for one in case.canaries}
    assert len(canaries) > 15
    found = []
    for name, data in contents(sites / "open" / "site"):
        if name.startswith(("finding/", "guide/")):
            continue  # the engine's own words: "TỐI MẬT" is explained there
        text = data.decode("utf-8", "replace")
        found += [(one, name) for one in canaries if one in text or one.casefold() in text.casefold()]
    assert found == []


@pytest.mark.slow
def test_visible_text_stays_in_the_internal_site(sites: Path) -> None:
    """What a person typed can be read there; the search of the test above can find."""
    text = "".join(
        data.decode("utf-8", "replace")
        for name, data in contents(sites / "internal" / "site")
        if name.endswith(".html")
    )
    for shown in (
        "Theo mẫu &lt;Sở Nội vụ&gt;, điền &lt;họ và tên&gt;; 5 &lt; 6.",
        "Đạt | 10 | 10 | 10",
        "＝1+1",
    ):
        assert shown in text, shown


def formulas_in(table: str) -> list[str]:
    """Cells of a CSV that a spreadsheet would compute."""
    formula = re.compile(r"\s*[=@＝＠\t\r]|\s*[+\-＋－](?![\d .,%]*$)")
    return [cell for row in csv.reader(io.StringIO(table)) for cell in row if formula.match(cell)]


def test_tables_have_no_formulas(assessment: Assessment) -> None:
    for make in TABLES.values():
        assert formulas_in(to_csv(make(assessment))) == []


def test_the_workbook_holds_texts_as_they_are(assessment: Assessment) -> None:
    """Every harmless and every dangerous text of the corpus is a text in a cell, character for character."""
    book = load_workbook(io.BytesIO(write_xlsx(Book(assessment))))
    texts = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.fullmatch(r"=(SUM|ROUND)?[A-Z0-9(),:+*/ .\-]+", cell.value), (
                        cell.value
                    )  # our own sums
                elif isinstance(cell.value, str):
                    texts.add(cell.value)
    wanted = {case.value for case in cases() if case.group in "SX" and case.value and "\r" not in case.value}
    assert wanted - {text.removeprefix("'") for text in texts} - {text for text in texts} == set()
