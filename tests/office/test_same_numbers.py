"""Word, PDF, Markdown, workbook and the JSON that the site's data come from: the same numbers everywhere."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook
from paca.cli.score_json import score_document
from paca.output.office.word_file import Word

# A number with decimals as it is printed: 66,85; −0,01; +1,50.
NUMBER = re.compile(r"[−+]?\d[\d.]*,\d{2}(?!\d)")
NOTHING = "–"


def numbers(text: str) -> Counter[str]:
    return Counter(NUMBER.findall(text))


def printed(document: dict) -> dict[str, list[str]]:
    """Rows of the score table by code (the total under ""), from the JSON alone."""
    found = {}
    for node in (*document["nodes"], document["total"]):
        row = []
        for name in ("self", "reviewed", "verified"):
            row.append(node[name]["rounded"].replace(".", ",") if node[name] else NOTHING)
        standing = node["standing"]
        filed = sum(count for state, count in node["states"].items() if state not in ("missing", "not-asked"))
        there = standing["points"] and not (filed == 0 and standing["outcome"] == "missing")
        row.append(standing["points"]["rounded"].replace(".", ",") if there else NOTHING)
        found[node["code"] or ""] = row
    return found


def test_word_says_what_the_data_say(written) -> None:
    word = Word(written.docx)
    table = next(
        table for table in word.tables if table[0][:2] == ["Mã", "Phần, tiêu chí, tiêu chí thành phần"]
    )
    told = {row[0]: row[3:] for row in table[1:]}
    assert told == printed(score_document(written.assessment))
    assert len(told) >= 52 + 4 + 1


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
    (tmp_path / "report.pdf").write_bytes(written.pdf)
    text = run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode()
    assert numbers(text) == numbers(Word(written.docx).text)


def test_site_says_what_the_report_says(written, tmp_path: Path) -> None:
    """The site's report page is the Markdown report but for its heading and its links."""
    from paca.output.pages.environment import make_environment
    from paca.output.report.compose import TEMPLATES
    from paca.output.report.page import report_page

    page = report_page(written.book, make_environment(TEMPLATES)).markdown
    unlinked = re.sub(r"\[([A-Z][\d.]+)\]\(item/[^)]+\)", r"\1", page)
    assert unlinked.strip() == written.markdown.partition("\n\n")[2].strip()


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
