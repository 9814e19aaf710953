"""Our own hostile files in one tree, carried through site, tables and workbook: bounded, and nothing runs."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from paca.assess import assess
from paca.assessment import Assessment
from paca.output.office.xlsx import write_xlsx
from paca.output.pages.book import Book
from paca.output.site import build_site
from paca.tables import TABLES, to_csv

from .own import MARKER
from .run import DAY
from .test_outputs import formulas_in, run_in_a_browser
from .test_own import FOLDERS, made

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="links, forks and names that Windows has not"),
]
SECONDS = 40  # of processor time for all tables and the workbook, and for the site: many times what it takes


@pytest.fixture(scope="module")
def tree(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    def make(directory: Path) -> None:
        directory.mkdir()
        made(directory / "repo", FOLDERS)

    return once("hostile-own-tree", make) / "repo"


@pytest.fixture(scope="module")
def assessment(tree: Path) -> Assessment:
    return assess(tree, "main", as_of=DAY, use_cache=False)


def test_tables_and_workbook_have_no_formulas(assessment: Assessment) -> None:
    started = time.process_time()
    tables = {name: to_csv(make(assessment)) for name, make in TABLES.items()}
    book = load_workbook(io.BytesIO(write_xlsx(Book(assessment))))
    assert time.process_time() - started < SECONDS
    assert {name: found for name, text in tables.items() if (found := formulas_in(text))} == {}
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    typed = [cell.value for cell in cells if cell.data_type == "f"]
    assert [one for one in typed if "cmd" in one or "HYPERLINK" in one or "!" in one] == []
    texts = {cell.value for cell in cells if isinstance(cell.value, str) and cell.data_type != "f"}
    for value in ("=cmd|' /C calc'!A0", "＝HYPERLINK(1)", "</title><script>alert(1)</script>"):
        assert any(value in text for text in texts), value  # whole, as a text
    assert not Path(MARKER).exists()


def test_nothing_runs_in_a_browser(
    chromium: Any, tree: Path, assessment: Assessment, repo_root: Path, tmp_path: Path
) -> None:
    started = time.process_time()
    build_site(assessment, out=tmp_path / "site", engine_root=repo_root, data_root=tree)
    assert time.process_time() - started < SECONDS
    pages = run_in_a_browser(chromium, tmp_path / "site", within="ca-")
    assert len(pages) >= len(FOLDERS)
    assert not Path(MARKER).exists()
