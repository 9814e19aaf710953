"""Tables and workbooks from outside, bent at random: taken, or refused in words, in bounded time.

As for ``test_fuzz``: ``PACA_FUZZ_SECONDS`` and ``PACA_FUZZ_SEED`` try longer and other examples.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import strategies as st
from openpyxl import Workbook
from paca.assess import assess
from paca.edition_tools.import_table import plan_import
from paca.edition_tools.report import import_document
from paca.edition_tools.table import read_tables
from paca.errors import PacaError
from paca.read.source import open_source
from paca.verified.plan import edition_of, plan_verified
from paca.verified.read import read_verified
from paca.workbook.apply import apply
from paca.workbook.changes import changes
from paca.workbook.current import current
from paca.workbook.folder import present, wrong
from paca.workbook.read import read_workbook
from paca.workbook.write import write_workbook

from ..edition_tools.annexes import HEADER, PART_A, REST
from ..verified.tables import LETTER, changed, round_of
from .tables import csv_bent, rows_bent, zip_bent
from .test_fuzz import run_for

pytestmark = pytest.mark.slow

CPU_SECONDS = 2.0
SHARE = 0.125  # of the time of one fuzzer; half of it for all three
AGENCY = "vpubnd"


def told_or_taken(take: Callable[[], object]) -> None:
    """Only a PacaError, with words in both languages and no control characters; in its time."""
    before = time.process_time()
    try:
        take()
    except PacaError as error:
        for words in (error.vi, error.en):
            assert words.strip() and "Traceback" not in words
    assert time.process_time() - before < CPU_SECONDS


def bent(rows: list[list[str]], tmp_path: Path) -> st.SearchStrategy[tuple[str, bytes]]:
    """A name and bytes: the rows as CSV or as XLSX, of bent cells or of bent parts."""

    def written(made: list[list[str]]) -> bytes:
        book = Workbook()
        for row in made:
            book.active.append(
                ["".join(char for char in cell if char.isprintable() or char == "\n") for cell in row]
            )
        book.save(tmp_path / "made.xlsx")
        return (tmp_path / "made.xlsx").read_bytes()

    sound = written(rows)
    return st.one_of(
        st.tuples(st.just("a.csv"), csv_bent(rows)),
        st.tuples(st.just("a.xlsx"), rows_bent(rows).map(written)),
        st.tuples(st.just("a.xlsx"), zip_bent(sound)),
    )


def test_tables_of_verified_scores_hold_anything(tmp_path: Path) -> None:
    rows = [[str(cell) for cell in row] for row in changed()]
    records = round_of()
    edition = edition_of(records)

    def one(table: tuple[str, bytes]) -> None:
        file = tmp_path / table[0]
        file.write_bytes(table[1])
        told_or_taken(
            lambda: plan_verified(
                read_verified(read_tables(file), edition), records, document=LETTER, because=None
            )
        )

    run_for(SHARE, one, bent(rows, tmp_path))


def test_annexes_of_an_edition_hold_anything(tmp_path: Path) -> None:
    rows = [[*row, *[""] * (len(HEADER) - len(row))] for row in (HEADER, *PART_A, *REST)]
    editions = round_of().editions

    def one(table: tuple[str, bytes]) -> None:
        file = tmp_path / table[0]
        file.write_bytes(table[1])
        told_or_taken(
            lambda: import_document(
                plan_import(file, repo=tmp_path, editions=editions, year=2031), written=False
            )
        )

    run_for(SHARE, one, bent(rows, tmp_path))


def test_an_agencys_workbook_holds_anything(demo_repo: Path, tmp_path: Path) -> None:
    assessment = assess(demo_repo)
    view = current(assessment, AGENCY)
    have = present(open_source(demo_repo, None), year=2019, agency=AGENCY)
    sound = write_workbook(view, as_of=assessment.as_of)

    def take(data: bytes) -> None:
        returned = read_workbook(data, "a.xlsx")
        if (returned.agency, returned.year) != (AGENCY, 2019):
            return
        made = changes(returned, view)
        if not made.problems:
            texts = apply(made, view, have.texts, assessment.records.edition)
            wrong(texts, year=2019, agency=AGENCY)

    run_for(2 * SHARE, lambda data: told_or_taken(lambda: take(data)), zip_bent(sound))
