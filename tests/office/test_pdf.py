"""The PDF report: what stands in the data is printed as it stands, whole, and told to readers by tags."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
from paca.output.office.form import Form
from paca.output.office.pdf import write_pdf
from paca.output.report.blocks import Annex, Block, Bullets, Heading, Paragraph, Report, Run, Table, plain

DAY = dt.date(2020, 3, 5)
FORM = Form(
    parent=(),
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH MẪU"),
    issuer_name="Ủy ban nhân dân tỉnh Mẫu",
    number=None,
    symbol="BC-UBND",
    place="Mẫu",
    signed_on=None,
    kind="BÁO CÁO",
    summary="Thử",
    to=None,
    recipients=("Lưu: VT.",),
    capacity=None,
    post="CHỦ TỊCH",
)
# Each would be markup, code or a command to the typesetter if it were read as such.
HOSTILE = (
    '#panic("x")',
    "#read(sys.inputs)",
    "*đậm* _nghiêng_ `mã` $x^2$ = Đề mục",
    "@nguồn <nhãn> // ghi chú /* và */",
    "Theo mẫu <Sở Nội vụ>; \\u{41} \\ ~ -- --- ...",
    "'nháy' \"kép\" &lt;b&gt;",
)


def text_of_pdf(run, tmp_path: Path, *blocks: Block, options: tuple[str, ...] = ("-layout",)) -> str:
    report = Report("thử", (Heading(1, "I. Thử"), *blocks), (Annex(1, "Phụ lục thử", blocks),))
    (tmp_path / "report.pdf").write_bytes(write_pdf(report, FORM, day=DAY))
    return run("pdftotext", *options, tmp_path / "report.pdf", "-").decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_it_stands(text: str, run, tmp_path: Path) -> None:
    cells = ((plain(text), plain("1")),)
    blocks = (
        Heading(2, text),
        Paragraph((Run(text, bold=True),)),
        Bullets((plain(text),)),
        Table((text, "Số"), cells, (False, True), (85, 15), 1, text),
    )
    told = re.sub(r"\s+", " ", text_of_pdf(run, tmp_path, *blocks))
    assert told.count(text) == 2 * 6  # in the body and in the annex


def test_a_row_longer_than_a_page_is_printed_whole(run, tmp_path: Path) -> None:
    many = 900
    rows = ((plain("A.1"), plain("Lời dài. " * many)), (plain("A.2"), plain("Hết.")))
    told = text_of_pdf(run, tmp_path, Table(("Mã", "Lời"), rows, (False, False), (20, 80)))
    assert told.count("Lời") - told.count("Mã") == 2 * many and told.count("Hết.") == 2


def test_no_word_crosses_its_column(run, tmp_path: Path) -> None:
    """Words without a place to break them: in a narrow column, and between the margins."""
    rows = ((plain("x" * 90), plain("W" * 40), plain("cột sau")),)
    table = Table(("Mã", "Ký hiệu", "Sau"), rows, (False, False, False), (20, 30, 50))
    told = text_of_pdf(run, tmp_path, table, Paragraph(plain("W" * 200)), options=("-bbox",))
    boxes = re.findall(r'xMin="([\d.]+)".*xMax="([\d.]+)".*>([xW\u200b]+)<', told)
    left, width = 85.0, 453.5  # points: the margin of 30 mm, 160 mm between the margins
    ends = {"x": left + 0.2 * width, "W": left + width}
    assert sum(len(word.replace("\u200b", "")) for *_, word in boxes) == 2 * (90 + 40 + 200)
    for begins, ended, word in boxes:
        assert left - 1 < float(begins) and float(ended) < ends[word[0]] + 1, word
    narrow = [float(ended) for begins, ended, word in boxes if word[0] == "W" and float(begins) > ends["x"]]
    assert narrow and all(ended < left + 0.5 * width + 1 for ended in narrow)


def test_tags_tell_headings_contents_and_tables(demo, tmp_path: Path) -> None:
    import pikepdf

    (tmp_path / "report.pdf").write_bytes(demo.pdf)
    tags: Counter[str] = Counter()
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        waiting = [pdf.Root.StructTreeRoot.K]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting += list(one)
            elif isinstance(one, pikepdf.Dictionary):
                tags[str(one.get("/S", "")).lstrip("/")] += 1
                waiting += [one.K] if "/K" in one else []
        assert str(pdf.Root.Lang) == "vi"
    sections = [one for one in demo.report.body if isinstance(one, Heading) and one.level == 1]
    tables = [one for one in demo.report.body if isinstance(one, Table)]
    tables += [one for annex in demo.report.annexes for one in annex.blocks if isinstance(one, Table)]
    assert tags["H1"] == len(sections) + len(demo.report.annexes) == tags["TOCI"]
    assert (tags["Table"], tags["TH"]) == (len(tables), sum(len(one.head) + len(one.bands) for one in tables))
    assert tags["TD"] == sum(
        len(row) for one in tables for place, row in enumerate(one.rows) if place not in one.bands
    )
    assert tags["Caption"] == sum(1 for one in tables if one.number is not None)


MM = 72 / 25.4


def words(run, path: Path, page: int) -> list[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom (mm) and text of every word of a page."""
    told = run("pdftotext", "-bbox", "-f", page, "-l", page, path, "-").decode()
    found = re.findall(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>', told)
    return [(*(float(one) / MM for one in box), text) for *box, text in found]


def sizes(path: Path, page: int) -> set[float]:
    """Sizes in points of all that is set on a page."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        return {
            round(float(one.operands[1]), 1)
            for one in pikepdf.parse_content_stream(pdf.pages[page - 1])
            if str(one.operator) == "Tf"
        }


def test_margins_sizes_and_page_numbers_on_the_paper(written, run, tmp_path: Path) -> None:
    """Nghị định 30, Phụ lục I, mục I.3 and I.7, measured on the printed page."""
    path = tmp_path / "report.pdf"
    path.write_bytes(written.pdf)
    for page in (1, 2, 3):
        held = words(run, path, page)
        number = [one for one in held if one[1] < 20]
        text = [one for one in held if one[1] >= 20]
        assert [one[4] for one in number] == ([] if page == 1 else [str(page)])
        for left, top, right, bottom, _ in number:
            assert abs((left + right) / 2 - (30 + 190) / 2) < 0.5 and top > 5 and bottom < 20
        assert 30 - 0.1 <= min(one[0] for one in text) <= 35
        assert 210 - 20 - 2 <= max(one[2] for one in text) <= 210 - 15
        assert max(one[3] for one in text) <= 297 - 20 + 0.5
    # Quốc hiệu and number 13, body 14, recipients 11 and 12; page numbers 13; tables 11.
    assert sizes(path, 1) <= {11.0, 12.0, 13.0, 14.0} and {13.0, 14.0} <= sizes(path, 1)
    assert 13.0 in sizes(path, 2)


def test_head_stands_in_two_columns(written, run, tmp_path: Path) -> None:
    """Mục II.1–4: issuing body and number to the left, the country's name, motto and place to the right."""
    path = tmp_path / "report.pdf"
    path.write_bytes(written.pdf)
    held = words(run, path, 1)
    place = {text: (left, top) for left, top, _, _, text in reversed(held)}
    left, right = place["Số:"], place["CỘNG"]
    assert left[0] < 90 < right[0] and right[1] < 25 and right[1] < left[1] < 45
    assert place["Độc"][0] > 90 and place["Độc"][1] > right[1]
    assert place["BÁO"][1] > left[1]
    heads = [one for one in held if one[4] in ("CỘNG", "NAM") and one[1] < 25]
    assert {round(one[1]) for one in heads} == {round(right[1])}  # Quốc hiệu is on one line


def test_wide_annexes_lie_on_the_long_side(written, tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "report.pdf"
    path.write_bytes(written.pdf)
    with pikepdf.open(path) as pdf:
        boxes = [[round(float(one) / MM) for one in page.MediaBox][2:] for page in pdf.pages]
        with pdf.open_outline() as outline:
            starts = [
                next(at for at, page in enumerate(pdf.pages) if page.obj == one.destination[0])
                for one in outline.root
                if str(one.title).startswith("Phụ lục")
            ]
    assert [boxes[at] for at in starts] == [
        [297, 210] if annex.wide else [210, 297] for annex in written.report.annexes
    ]
    assert boxes[0] == [210, 297] and all(sorted(box) == [210, 297] for box in boxes)


def test_no_page_ends_with_a_name_or_a_line_that_leads(demo, run, tmp_path: Path) -> None:
    """The names of agencies, the line below them and the head of their table stay together."""
    (tmp_path / "report.pdf").write_bytes(demo.pdf)
    pages = run("pdftotext", "-layout", tmp_path / "report.pdf", "-").decode().split("\f")[:-1]
    for page in pages:
        last = page.rstrip().rsplit("\n", 1)[-1].strip()
        assert not last.endswith(":") and not re.match(
            r"\d+\. (Sở|UBND|Thanh tra|Văn phòng)|Được yêu cầu", last
        )
