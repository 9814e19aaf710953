"""Word, PDF, Markdown, workbook and the JSON that the site's data come from: the same numbers everywhere."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from paca.cli.score_json import score_document
from paca.output.office.docx import write_docx
from paca.output.office.pdf import write_pdf
from paca.output.office.word_file import Word
from paca.output.report.blocks import Report, Table, plain, text_of
from paca.tables import items_table, to_csv

from .forms import differing, of_csv, of_json, of_page, of_pdf, of_word, of_workbook

# A number with decimals as it is printed: 66,85; −0,01; +1,50.
NUMBER = re.compile(r"[−+]?\d[\d.]*,\d{2}(?!\d)")


def numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))


def test_word_says_what_the_data_say(written) -> None:
    told = of_word(written.docx)
    assert not differing(told, of_json(score_document(written.assessment)))
    assert len(told) >= 52 + 4 + 1


def test_pdf_says_what_the_data_say(written, run, tmp_path: Path) -> None:
    told = of_pdf(pdf_text(written.pdf, run, tmp_path))
    assert not differing(told, of_json(score_document(written.assessment)))


def test_site_says_what_the_data_say(written) -> None:
    told = of_page(site_page(written, "items.md"))
    assert not differing(told, of_json(score_document(written.assessment)))


def test_csv_says_what_the_data_say(written) -> None:
    told = of_csv(to_csv(items_table(written.assessment)))
    expected = of_json(score_document(written.assessment))
    # The table has the points that the policy will count in the end; the report does not tell them yet.
    open_codes = {code for code, row in expected.items() if row[3] == "–"}
    assert differing(told, expected) <= open_codes | {""}
    assert {code: row[:3] for code, row in told.items()} == {code: row[:3] for code, row in expected.items()}


def pdf_text(data: bytes, run, tmp_path: Path) -> str:
    (tmp_path / "report.pdf").write_bytes(data)
    return run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode()


def site_page(written, path: str) -> str:
    from paca.output.pages.environment import make_environment
    from paca.output.pages.makers import Extra, page_makers
    from paca.output.report.compose import TEMPLATES

    extra = Extra(earlier=written.earlier, narrative=written.narrative)
    page = page_makers(written.book, make_environment(TEMPLATES), extra)[path]()
    return page.markdown if path == "report.md" else str(page.fragment)


@pytest.mark.parametrize("column", [0, 1, 3])  # nothing of it is verified yet
def test_one_wrong_digit_anywhere_is_found(column: int, demo, run, tmp_path: Path) -> None:
    """Planted in Word, in the PDF, on the site: each reader names the item, and that item alone."""
    data = of_json(score_document(demo.assessment))
    code = next(code for code, row in data.items() if code.count(".") == 2 and row[column] != "–")
    true = data[code][column]
    wrong = true[:-1] + str((int(true[-1]) + 1) % 10)

    report = planted(demo.report, code, column, wrong)
    day = demo.assessment.as_of
    assert differing(of_word(write_docx(report, demo.form, day=day)), data) == {code}
    assert differing(of_pdf(pdf_text(write_pdf(report, demo.form, day=day), run, tmp_path)), data) == {code}
    page = site_page(demo, "items.md")
    at = page.index(f'id="{code}"')
    label = ("Tự chấm", "Tổ công tác", "Thẩm định", "Đang tính")[column]
    old = f'data-label="{label}">{true}<'
    changed = page[:at] + page[at:].replace(old, old.replace(true, wrong), 1)
    assert differing(of_page(changed), data) == {code}


def planted(report: Report, code: str, column: int, wrong: str) -> Report:
    """The report with one cell of the score table changed."""
    annex = report.annexes[0]
    table = annex.blocks[0]
    assert isinstance(table, Table)
    rows = tuple(
        (*row[: 3 + column], plain(wrong), *row[4 + column :]) if text_of(row[0]) == code else row
        for row in table.rows
    )
    blocks = (replace(table, rows=rows), *annex.blocks[1:])
    return replace(report, annexes=(replace(annex, blocks=blocks), *report.annexes[1:]))


@pytest.mark.slow
def test_libreoffice_works_the_totals_out_anew(written, run, tmp_path: Path) -> None:
    """What a spreadsheet computes from the formulas is what the data say; a changed item moves its sums."""

    def computed(data: bytes, name: str) -> bytes:
        (tmp_path / f"{name}.xlsx").write_bytes(data)
        run(
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "out"),
            tmp_path / f"{name}.xlsx",
        )
        return (tmp_path / "out" / f"{name}.xlsx").read_bytes()

    data = of_json(score_document(written.assessment))
    told = of_workbook(computed(written.xlsx, "annexes"))
    assert not differing(told, data)
    if not written.book.progress.filed:
        return
    book = load_workbook(io.BytesIO(written.xlsx))
    sheet = book["Điểm"]
    row = next(row for row in range(2, sheet.max_row) if (sheet[f"A{row}"].value or "").count(".") == 2)
    sheet[f"E{row}"].value += 1
    out = io.BytesIO()
    book.save(out)
    code = sheet[f"A{row}"].value
    part, criterion = code.split(".")[0], code.rsplit(".", 1)[0]
    moved = differing(of_workbook(computed(out.getvalue(), "changed")), data)
    assert moved == {code, criterion, part, ""}


def test_markdown_says_what_word_says(written) -> None:
    body, _, annexes = written.markdown.partition("## Phụ lục 1.")
    word = Word(written.docx)
    of_word = word.text[: word.text.index("Phụ lục I\n")]
    assert numbers(body.replace("\\", "")) == numbers(of_word)
    assert (sum(numbers(body).values()) > 50) is (written.assessment.total.standing.points > 0)
    table = next(
        table for table in word.tables if table[0][:2] == ["Mã", "Phần, tiêu chí, tiêu chí thành phần"]
    )
    told = {row[0]: row[2:] for row in table[1:]}
    rows = re.findall(r"^\| ([A-D]\.\d+\.\d+) .*?\| ([^|]+) \| (.+) \|$", annexes, flags=re.M)
    assert len(rows) == 52
    for code, maximum, rest in rows:
        assert told[code] == [maximum, *rest.split(" | ")], code


def test_pdf_says_what_word_says(written, run, tmp_path: Path) -> None:
    assert numbers(pdf_text(written.pdf, run, tmp_path)) == numbers(Word(written.docx).text)


def test_site_says_what_the_report_says(written) -> None:
    """The site's report page is the Markdown report, prose and changes too, but for heading and links."""
    page = site_page(written, "report.md")
    unlinked = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]+\)", r"\1", page)
    assert unlinked.strip() == written.markdown.partition("\n\n")[2].strip()
    if written.earlier:
        assert "So với bản draft-1" in page and "Tỉnh đạt" in page


def test_workbook_recomputes_the_totals(written) -> None:
    """Every sum is a formula, and gives the system's own number."""
    sheet = load_workbook(io.BytesIO(written.xlsx))["Điểm"]
    values = {
        (row, column): _value(sheet, row, column) for row in range(2, sheet.max_row + 1) for column in "DEFGH"
    }
    expected = {node["code"]: node for node in score_document(written.assessment)["nodes"]} | {
        None: score_document(written.assessment)["total"]
    }
    formulas = 0
    for row in range(2, sheet.max_row + 1):
        node = expected[sheet[f"A{row}"].value]
        assert values[row, "D"] == pytest.approx(_exact(node["max"]))
        for column, name in (("E", "self"), ("F", "reviewed"), ("G", "verified")):
            if node[name]:
                assert values[row, column] == pytest.approx(_exact(node[name]))
        told = sheet[f"H{row}"].value
        if told is not None:
            assert values[row, "H"] == pytest.approx(_exact(node["standing"]["points"]))
        formulas += isinstance(told, str) and told.startswith("=")
    assert formulas == (0 if not written.book.progress.filed else 4 + 21 + 1)


def _value(sheet, row: int, column: str) -> float:
    """The cell, or its formula worked out: sums of ``N(cell)`` only."""
    held = sheet[f"{column}{row}"].value
    if isinstance(held, str) and held.startswith("="):
        assert re.fullmatch(rf"=N\({column}\d+\)(\+N\({column}\d+\))*", held), held
        return sum(_value(sheet, int(one), column) for one in re.findall(r"(\d+)\)", held))
    return float(held or 0)


def _exact(amount: dict) -> float:
    from fractions import Fraction

    return float(Fraction(amount["exact"]))


def test_text_in_the_workbook_is_never_a_formula(demo_copy: Path) -> None:
    from paca.assess import assess
    from paca.output.office.xlsx import write_xlsx
    from paca.output.pages.book import Book

    register = demo_copy / "evidence/2019/agencies.yml"
    hostile = '=HYPERLINK("http://x.invalid","y")'
    text = register.read_text(encoding="utf-8")
    name = re.search(r"^ +name: (.+)$", text, flags=re.M)[1]
    register.write_text(text.replace(f"name: {name}", f"name: '{hostile}'", 1), encoding="utf-8")
    book = load_workbook(io.BytesIO(write_xlsx(Book(assess(demo_copy)))))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value == hostile]
    assert cells and all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert all(re.fullmatch(r"=[A-Z0-9()+\-:,]+", one) for one in formulas)


def test_public_report_of_quang_nam_has_no_scores(quang_nam) -> None:
    """Its policy publishes no score: no form shows one, nor that there would be any."""
    from paca.output.audience import for_audience
    from paca.output.office.docx import write_docx
    from paca.output.office.form import report_form
    from paca.output.office.xlsx import write_xlsx
    from paca.output.pages.book import Book
    from paca.output.report.compose import compose

    book = Book(for_audience(quang_nam.assessment, "public"))
    word = Word(write_docx(compose(book), report_form(book), day=book.assessment.as_of))
    heads = {cell for table in word.tables for cell in table[0]}
    assert heads.isdisjoint({"Tự chấm", "Tổ công tác", "Đang tính"})
    sheet = load_workbook(io.BytesIO(write_xlsx(book)))["Điểm"]
    assert [cell.value for cell in sheet[1]] == ["Mã", "Phần, tiêu chí, tiêu chí thành phần", "Cấp", "Tối đa"]


def test_pdf_is_tagged_has_bookmarks_and_its_fonts(written, run, tmp_path: Path) -> None:
    import pikepdf

    (tmp_path / "report.pdf").write_bytes(written.pdf)
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
        with pdf.open_outline() as outline:
            titles = [str(one.title) for one in outline.root]
        box = [float(one) for one in pdf.pages[0].MediaBox]
    assert titles[0] == "I. Căn cứ" and any(one.startswith("Phụ lục I") for one in titles)
    assert [round(one / 72 * 25.4) for one in box] == [0, 0, 210, 297]
    fonts = run("pdffonts", tmp_path / "report.pdf").decode().splitlines()[2:]
    assert fonts and all(
        line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts
    )  # embedded, subset, Unicode
    families = {re.sub(r"^[A-Z]{6}\+|-.*$", "", line.split()[0]) for line in fonts}
    assert families <= {"Tinos", "LiberationSerif", "Liberation", "Times", "TimesNewRoman"}
    pages = run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode().split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert not re.match(r"\s*1\s*\n", pages[0]) and re.match(r"\s*2\s*\n", pages[1])


def test_every_annex_of_the_pdf_counts_its_own_pages(quang_nam, run, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(quang_nam.pdf)
    pages = run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode().split("\f")[:-1]
    told = [page.lstrip().split("\n", 1)[0].strip() for page in pages]
    expected, number = [], 1
    for first in told:
        number = 1 if first.startswith(("Phụ lục", "ỦY BAN")) else number + 1
        expected.append(first if number == 1 else str(number))
    assert told == expected and sum(1 for one in told if one.startswith("Phụ lục")) == 4


def test_pdf_and_workbook_are_the_same_bytes_twice(quang_nam) -> None:
    from paca.output.office.pdf import write_pdf
    from paca.output.office.xlsx import write_xlsx

    day = quang_nam.assessment.as_of
    assert write_pdf(quang_nam.report, quang_nam.form, day=day) == quang_nam.pdf
    assert write_xlsx(quang_nam.book) == quang_nam.xlsx
