"""The Word report against the decree's rules, and as programs that open it see it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.cli.main import main
from paca.errors import PacaError
from paca.output.office.decree30 import MM, RULES, Rule, checklist, lies, sides
from paca.output.office.form import agency_form, report_form
from paca.output.office.word_file import W, Word, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.place} {rule.demand}")
def test_nghi_dinh_30(rule: Rule, written) -> None:
    held = rule.met(Word(written.docx))
    print(f"{'đạt' if held else 'KHÔNG ĐẠT'}  {rule.place:7} {rule.demand}")
    assert held


def test_the_rules_can_fail(quang_nam) -> None:
    """A page of other measures, another font, a bare first page: each rule that concerns it says no."""
    import io
    import zipfile

    def changed(old: bytes, new: bytes, part: str = "word/document.xml") -> Word:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(quang_nam.docx)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                content = source.read(name)
                assert name != part or old in content
                target.writestr(name, content.replace(old, new) if name == part else content)
        return Word(out.getvalue())

    by_demand = {rule.demand: rule for rule in RULES}
    cases = {
        "lề trái 30–35 mm": (b'w:left="1701"', b'w:left="1134"', "word/document.xml"),
        "phông chữ Times New Roman": (b"Times New Roman", b"Arial", "word/styles.xml"),
        "không hiển thị số trang thứ nhất": (b"<w:titlePg/>", b"", "word/document.xml"),
        "số trang của phụ lục đánh riêng": (b'w:start="1"', b'w:start="2"', "word/document.xml"),
        "số, ký hiệu cỡ 13: “Số: 05/BC-UBND”": (b"/BC-UBND<", b"/bc ubnd<", "word/document.xml"),
    }
    for demand, (old, new, part) in cases.items():
        assert not by_demand[demand].met(changed(old, new, part)), demand


def test_a_page_that_nobody_laid_out_meets_hardly_a_rule() -> None:
    """No rule holds for want of what it speaks of; what holds is what a plain page happens to have."""
    import io

    import docx

    out = io.BytesIO()
    docx.Document().save(out)
    met = [rule.demand for rule, holds in checklist(out.getvalue()) if holds]
    assert met == [
        "trình bày theo chiều dài; chiều rộng chỉ cho bảng, biểu ở phụ lục",
        "lề trái 30–35 mm",
        "chữ màu đen",
        "tiêu đề mục I, II đậm, cỡ 13–14",
        "phụ lục đánh số La Mã, tên in hoa, ghi kèm theo văn bản nào",  # it has none
    ]


def test_the_command_prints_the_checklist(quang_nam, tmp_path: Path) -> None:
    (tmp_path / "bc.docx").write_bytes(quang_nam.docx)
    told = CliRunner().invoke(main, ["report", "--check", str(tmp_path / "bc.docx")])
    assert told.exit_code == 0 and told.output.count("\n") == len(RULES) + 1
    assert told.output.endswith(f"đạt {len(RULES)} / {len(RULES)}.\n")
    import docx

    docx.Document().save(str(tmp_path / "trang.docx"))
    bare = CliRunner().invoke(main, ["report", "--check", str(tmp_path / "trang.docx")])
    assert bare.exit_code == 1 and "KHÔNG ĐẠT  I.1     khổ giấy A4" in bare.output
    (tmp_path / "x.docx").write_bytes(b"x")
    wrong = CliRunner().invoke(main, ["report", "--check", str(tmp_path / "x.docx")]).exception
    assert isinstance(wrong, PacaError) and "không phải tệp Word" in wrong.vi


def test_number_and_day_as_the_decree_writes_them(demo) -> None:
    form = report_form(demo.book, number="5", signed_on=dt.date(2020, 2, 3))
    assert form.code == "Số: 05/BC-UBND"
    assert form.place_and_day == "Mẫu, ngày 03 tháng 02 năm 2020"
    later = report_form(demo.book, number="123", signed_on=dt.date(2020, 10, 12))
    assert (later.code, later.place_and_day) == ("Số: 123/BC-UBND", "Mẫu, ngày 12 tháng 10 năm 2020")
    assert form.attached_to == (
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 03 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh Mẫu)"
    )


def test_a_signed_report_meets_every_rule_too(demo) -> None:
    """Number, day and signer filled in, as a release writes them."""
    from paca.output.office.docx import write_docx

    form = report_form(demo.book, number="7", signed_on=dt.date(2020, 7, 5), signer="Nguyễn Văn Mẫu")
    data = write_docx(demo.report, form, day=demo.assessment.as_of)
    assert [rule.demand for rule, met in checklist(data) if not met] == []
    loud = write_docx(demo.report, replace(form, signer="NGUYỄN VĂN MẪU"), day=demo.assessment.as_of)
    assert [rule.place for rule, met in checklist(loud) if not met] == ["II.7"]


def test_nothing_is_invented_for_quang_nam(quang_nam) -> None:
    """Number, day and signer stay open; no agency has a score; what is a placeholder says so."""
    word = Word(quang_nam.docx)
    assert word.styled("Số ký hiệu") == ["Số: ……/BC-UBND"]
    assert word.styled("Địa danh") == ["Quảng Nam, ngày …… tháng …… năm ……"]
    assert word.styled("Tên người ký") == ["………………………"]
    scores = next(table for table in word.tables if table[0][0] == "Mã" and len(table[0]) == 7)
    assert {cell for row in scores[1:] for cell in row[3:]} == {"–"}
    items = [row for row in scores[1:] if row[0].count(".") == 2]
    assert len(items) == 52 and all("(tạm đặt)" in row[1] for row in items)


def test_agency_sheet_names_who_stands_above(quang_nam) -> None:
    register = quang_nam.book.agency_by_slug
    assert agency_form(register["snv"], quang_nam.book).parent == ("UBND TỈNH QUẢNG NAM",)
    district = agency_form(register["nam-giang"], quang_nam.book)
    assert (district.parent, district.post) == ((), "CHỦ TỊCH")
    assert district.issuer == ("ỦY BAN NHÂN DÂN", "HUYỆN NAM GIANG")


def test_tables_repeat_their_head_and_never_tear_a_row(written) -> None:
    word = Word(written.docx)
    for table in word.body.findall(W + "tbl"):
        rows = table.findall(W + "tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        assert heads[0] is (table.find(f".//{W}tblHeader") is not None) and not any(heads[1:])


def test_captions_are_numbered_by_fields_in_order(written) -> None:
    word = Word(written.docx)
    captions = word.styled("caption")
    assert captions
    assert [int(re.match(r"Bảng (\d+)\. ", one)[1]) for one in captions] == list(range(1, len(captions) + 1))
    fields = [one.text.strip() for one in word.body.iter(W + "instrText")]
    assert sum(1 for one in fields if one.startswith("SEQ Bảng")) == len(captions)


def test_contents_lead_to_every_section_and_annex(written) -> None:
    word = Word(written.docx)
    anchors = [one.get(W + "anchor") for one in word.body.iter(W + "hyperlink")]
    assert anchors == [one.get(W + "name") for one in word.body.iter(W + "bookmarkStart")]
    assert len(anchors) == 8 + len(written.report.annexes)
    codes = [(one.text or "").strip() for one in word.body.iter(W + "instrText")]
    assert sum(1 for one in codes if one.startswith("TOC ")) == 1
    assert sum(1 for one in codes if one.startswith("PAGEREF ")) == 8  # annexes count their own pages


def test_only_annexes_lie_on_the_long_side(written) -> None:
    word = Word(written.docx)
    assert [lies(section) for section in word.sections] == [
        False,
        *(annex.wide for annex in written.report.annexes),
    ]
    for section, table in _last_tables(word):
        wide, _ = sides(section)
        margins = section.find(W + "pgMar")
        line = wide - sum(int(margins.get(W + side)) / MM for side in ("left", "right"))
        columns = [int(one.get(W + "w")) / MM for one in table.iter(W + "gridCol")]
        assert sum(columns) <= line + 0.5


def _last_tables(word: Word):
    """The last table of every section, with the section."""
    found = None
    for one in word.body:
        found = one if one.tag == W + "tbl" else found
        section = one if one.tag == W + "sectPr" else one.find(f".//{W}sectPr")
        if section is not None and found is not None:
            yield section, found
            found = None


def test_lines_that_lead_to_a_list_stay_with_it(written) -> None:
    word = Word(written.docx)
    body = [one for one in word.body if one.tag in (W + "p", W + "tbl")]
    for one, below in itertools.pairwise(body):
        if one.tag == W + "p" and text(one).rstrip().endswith(":"):
            listed = below.tag == W + "tbl" or text(below).startswith("- ")
            assert not listed or one.find(f"{W}pPr/{W}keepNext") is not None, text(one)

    # A line over an agency's table, below the agency's name.
    kept = [one for one in body if text(one).startswith("Được yêu cầu ") and one.tag == W + "p"]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in kept)
    assert bool(kept) is bool(written.book.progress.filed)


def test_the_same_bytes_twice(written) -> None:
    from paca.output.office.docx import write_docx

    assert write_docx(written.report, written.form, day=written.assessment.as_of) == written.docx


def test_a_provinces_own_template_keeps_its_styles(quang_nam, tmp_path: Path) -> None:
    import docx
    from docx.shared import Mm, Pt
    from paca.output.office.docx import write_docx

    own = docx.Document()
    own.styles["Heading 1"].font.size = Pt(20)
    own.sections[0].left_margin = Mm(35)
    own.sections[0].header.paragraphs[0].text = "TỈNH ỦY"
    own.save(tmp_path / "mau.docx")
    day = quang_nam.assessment.as_of
    made = Word(write_docx(quang_nam.report, quang_nam.form, day=day, template=tmp_path / "mau.docx"))
    assert made.styles["heading 1"].find(f"{W}rPr/{W}sz").get(W + "val") == "40"
    assert abs(int(made.sections[0].find(W + "pgMar").get(W + "left")) / 1440 * 25.4 - 35) < 0.1
    assert "TỈNH ỦY" in "".join(made.header("default").itertext())
    assert made.styled("Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_report_of_ours_restyled_is_a_template(written, tmp_path: Path) -> None:
    """As docs/guide/report.md tells a province to make its own."""
    import io

    import docx
    from docx.shared import Mm, Pt
    from paca.output.office.docx import write_docx

    own = docx.Document(io.BytesIO(written.docx))
    for name in ("Heading 1", "Heading 2", "Body Text"):
        own.styles[name].font.size = Pt(13)
    for section in own.sections:
        section.left_margin = Mm(35)
    own.save(tmp_path / "mau.docx")
    day = written.assessment.as_of
    data = write_docx(written.report, written.form, day=day, template=tmp_path / "mau.docx")
    made = Word(data)
    assert [rule.demand for rule, met in checklist(data) if not met] == []
    assert made.text == Word(written.docx).text
    assert made.look("heading 1", "rPr", "sz").get(W + "val") == "26"
    assert [lies(one) for one in made.sections] == [lies(one) for one in Word(written.docx).sections]
    for section, table in _last_tables(made):
        columns = [int(one.get(W + "w")) / MM for one in table.iter(W + "gridCol")]
        assert sum(columns) <= sides(section)[0] - 35 - 20 + 0.5


@pytest.mark.slow
def test_libreoffice_opens_it_and_keeps_the_header_on_one_line(written, run, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(written.docx)
    profile = (tmp_path / "profile").as_uri()
    run(
        *("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"),
        *("--outdir", tmp_path, tmp_path / "report.docx"),
    )
    pages = run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode().split("\f")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in pages[0]
    assert not re.match(r"\s*1\s*\n", pages[0]) and re.match(r"\s*2\s*\n", pages[1])
    annex = next(place for place, page in enumerate(pages) if page.lstrip().startswith("Phụ lục I\n"))
    listed = re.findall(r"^([IV]+)\. .*?\.{5,} ?(\d+)$", pages[0], flags=re.M)
    assert [number for number, _ in listed] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    for number, page in listed:
        place = int(page) - 1
        assert re.search(rf"^ *{number}\. \S", pages[place].split("MỤC LỤC")[0 if place else -1], flags=re.M)
    assert re.match(r"\s*2\s*\n", pages[annex + 1])
