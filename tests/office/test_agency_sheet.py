"""One agency's sheet: at most two pages, what was asked, given, scored and what is still to explain."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.cli.main import main
from paca.output.office.agency_sheet import agency_sheet
from paca.output.office.decree30 import RULES
from paca.output.office.docx import write_docx
from paca.output.office.form import agency_form
from paca.output.office.pdf import write_pdf
from paca.output.office.word_file import Word
from paca.output.vietnamese import points

DEMANDS = [rule for rule in RULES if not rule.place.startswith("III")]


def sheet(written, slug: str) -> Word:
    book = written.book
    form = agency_form(book.agency_by_slug[slug], book)
    day = written.assessment.as_of
    return Word(write_docx(agency_sheet(slug, book), form, day=day, contents=False))


def test_it_says_what_the_data_say(demo) -> None:
    for slug, entries in demo.book.by_agency.items():
        word = sheet(demo, slug)
        told = {}
        for row in next(table for table in word.tables if table[0][0] == "Mã")[1:]:
            told[row[0]], told[row[5]] = row[2:5], row[7:10]
        for entry in entries:
            own, reviewed, stands = told[entry.item]
            assert (own, reviewed) == (points(entry.self_points), points(entry.reviewed))
            if entry.standing.points is not None and entry.state.value != "missing":
                assert stands.split("/")[0] == points(entry.standing.points)
        assert set(told) - {""} == {entry.item for entry in entries}


def test_it_has_the_form_of_an_official_document(demo) -> None:
    word = sheet(demo, next(iter(demo.book.by_agency)))
    failed = [rule.demand for rule in DEMANDS if not rule.met(word)]
    assert not failed


def test_it_fits_on_two_pages(written, tmp_path: Path) -> None:
    import pikepdf

    for slug in list(written.book.by_agency)[:3]:
        form = agency_form(written.book.agency_by_slug[slug], written.book)
        made = write_pdf(agency_sheet(slug, written.book), form, day=written.assessment.as_of, contents=False)
        (tmp_path / "sheet.pdf").write_bytes(made)
        with pikepdf.open(tmp_path / "sheet.pdf") as pdf:
            assert len(pdf.pages) <= 2, slug


@pytest.mark.parametrize("ending", ["md", "xlsx"])
def test_only_word_and_pdf(ending: str, demo_repo: Path, tmp_path: Path) -> None:
    arguments = ["--repo", str(demo_repo), "--agency", "ttt", "--out", str(tmp_path / f"x.{ending}")]
    done = CliRunner().invoke(main, ["report", *arguments])
    assert type(done.exception).__name__ == "PacaError"


def test_an_unknown_agency_is_told_the_known_ones(demo_repo: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x.docx")
    done = CliRunner().invoke(main, ["report", "--repo", str(demo_repo), "--agency", "zzz", "--out", out])
    assert "ttt" in done.exception.vi and not Path(out).exists()
