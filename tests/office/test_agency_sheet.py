"""One agency's sheet: at most two pages, what was asked, given, scored and what is still to explain."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.assess import assess
from paca.cli.main import main
from paca.output.notation import points
from paca.output.office.agency_sheet import agency_sheet
from paca.output.office.decree30 import RULES
from paca.output.office.docx import write_docx
from paca.output.office.form import agency_form
from paca.output.office.pdf import write_pdf
from paca.output.office.word_file import Word
from paca.output.pages.book import Book
from paca.output.pages.links import Links
from paca.output.pages.todo import tasks

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


def pages(made: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


@pytest.mark.parametrize("revision", ["draft-1", "draft-2", "HEAD"])
def test_all_agencies_fit_on_two_pages(revision: str, full_demo: Path) -> None:
    """In the first draft most is missing, in the second most is to explain."""
    book = Book(assess(full_demo, revision))
    long = {}
    for slug in book.by_agency:
        form = agency_form(book.agency_by_slug[slug], book)
        made = write_pdf(agency_sheet(slug, book), form, day=book.assessment.as_of, contents=False)
        long[slug] = pages(made)
    assert len(long) == 43 and set(long.values()) <= {1, 2}, long


def test_quang_nam_s_sheets_fit_on_two_pages(quang_nam) -> None:
    for slug in list(quang_nam.book.by_agency)[::6]:
        form = agency_form(quang_nam.book.agency_by_slug[slug], quang_nam.book)
        day = quang_nam.assessment.as_of
        assert pages(write_pdf(agency_sheet(slug, quang_nam.book), form, day=day, contents=False)) <= 2, slug


@pytest.mark.slow
def test_the_longest_sheet_fits_in_libreoffice_too(full_demo: Path, run, tmp_path: Path) -> None:
    book = Book(assess(full_demo, "draft-1"))
    slug = max(book.by_agency, key=lambda one: len(tasks(one, book, Links())))
    form = agency_form(book.agency_by_slug[slug], book)
    made = write_docx(agency_sheet(slug, book), form, day=book.assessment.as_of, contents=False)
    (tmp_path / "phieu.docx").write_bytes(made)
    profile = (tmp_path / "profile").as_uri()
    run(
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
        *("--outdir", tmp_path, tmp_path / "phieu.docx"),
    )
    assert pages((tmp_path / "phieu.pdf").read_bytes()) <= 2


@pytest.mark.parametrize("ending", ["md", "xlsx"])
def test_only_word_and_pdf(ending: str, demo_repo: Path, tmp_path: Path) -> None:
    arguments = ["--repo", str(demo_repo), "--agency", "ttt", "--out", str(tmp_path / f"x.{ending}")]
    done = CliRunner().invoke(main, ["report", *arguments])
    assert type(done.exception).__name__ == "PacaError"


def test_an_unknown_agency_is_told_the_known_ones(demo_repo: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "x.docx")
    done = CliRunner().invoke(main, ["report", "--repo", str(demo_repo), "--agency", "zzz", "--out", out])
    assert "ttt" in done.exception.vi and not Path(out).exists()
