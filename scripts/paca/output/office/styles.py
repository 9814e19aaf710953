"""Word styles and measures of a document after Nghị định 30/2020/NĐ-CP, Phụ lục I.

The constants are the decree's; a province's own template overrides what it defines itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

FONT = "Times New Roman"  # mục I.2: Unicode TCVN 6909:2001, black
BODY = 14  # điểm; the decree allows 13 to 14
CELL = 11  # tables and annexes: the decree leaves them free
PAPER = (210.0, 297.0)  # A4, mm
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 20.0  # mm: 20–25, 20–25, 30–35, 15–20
HEADER = 10.0  # mm from the paper's edge to the page number, which stands in the top margin
LINE = PAPER[0] - LEFT - RIGHT  # mm of text
ISSUER, COUNTRY = 60.0, 100.0  # mm: the two cells of the header; 13 pt bold needs 95.7 mm for the Quốc hiệu
INDENT = 12.7  # mm: first line, 1 cm or 1.27 cm
AFTER = 6  # pt between paragraphs, at least 6


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: ``align`` is left, center, right or both; spaces in points, indents in mm."""

    name: str
    size: float = BODY
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0
    after: float = 0
    first: float = 0
    left: float = 0
    line: float = 1.0
    keep: bool = False  # with the paragraph below
    level: int | None = None  # of the outline: what the table of contents lists
    above: str = "Normal"


STYLES = (
    Style("Normal"),
    Style("Body Text", align="both", after=AFTER, first=INDENT, line=1.1),
    Style("Liệt kê", align="both", after=3, first=INDENT, line=1.1),
    Style("Heading 1", bold=True, align="both", before=6, after=AFTER, first=INDENT, keep=True, level=0),
    Style("Heading 2", bold=True, align="both", before=3, after=AFTER, first=INDENT, keep=True, level=1),
    Style("Caption", size=13, bold=True, align="center", before=6, after=4, keep=True),
    Style("Ô bảng", size=CELL),
    Style("Ô số", size=CELL, align="right"),
    Style("Đầu bảng", size=CELL, bold=True, align="center", keep=True),
    Style("Cơ quan chủ quản", size=13, align="center"),
    Style("Cơ quan ban hành", size=13, bold=True, align="center"),
    Style("Quốc hiệu", size=13, bold=True, align="center"),
    Style("Tiêu ngữ", size=14, bold=True, align="center"),
    Style("Số ký hiệu", size=13, align="center"),
    Style("Địa danh", size=14, italic=True, align="center"),
    Style("Tên loại", size=14, bold=True, align="center", before=12),
    Style("Trích yếu", size=14, bold=True, align="center"),
    Style("Kẻ ngang", size=3, align="center", before=3),
    Style("Kính gửi", size=14, align="center", before=6, after=6),
    Style("Ghi chú bản", size=13, italic=True, align="center", after=8),
    Style("Tên mục lục", size=14, bold=True, align="center", before=6, after=4, keep=True),
    Style("toc 1", size=13, after=2),
    Style("toc 2", size=13, after=2),
    Style("Tên phụ lục", size=14, bold=True, align="center", keep=True, level=0),
    Style("Kèm theo", size=14, italic=True, align="center", after=8),
    Style("Nơi nhận", size=12, bold=True, italic=True),
    Style("Danh sách nơi nhận", size=11),
    Style("Người ký", size=14, bold=True, align="center"),
    Style("Tên người ký", size=14, bold=True, align="center"),
    Style("header", size=13, align="center"),
)


def apply_styles(document: Document, *, own: bool) -> None:
    """Define the styles.  ``own``: the document is a province's template, whose styles stay as they are."""
    from docx.enum.style import WD_STYLE_TYPE

    there = {style.name.lower() for style in document.styles}
    for style in STYLES:
        known = style.name.lower() in there
        if own and known:
            continue
        name = {"header": "Header"}.get(style.name, style.name)
        made = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if not known:
            made.base_style = document.styles["Normal"]
        _write(made, style)


def _write(made, style: Style) -> None:  # noqa: ANN001 - python-docx's ParagraphStyle
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    font, form = made.font, made.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(style.size), style.bold, style.italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = made.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    form.alignment = {
        "left": ALIGN.LEFT,
        "center": ALIGN.CENTER,
        "right": ALIGN.RIGHT,
        "both": ALIGN.JUSTIFY,
    }[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.first_line_indent, form.left_indent = Mm(style.first), Mm(style.left)
    form.line_spacing = style.line
    form.keep_with_next = style.keep
    form.widow_control = True
    if style.level is not None:
        outline = made.element.get_or_add_pPr()
        for old in outline.findall(qn("w:outlineLvl")):
            outline.remove(old)
        level = outline.makeelement(qn("w:outlineLvl"), {qn("w:val"): str(style.level)})
        outline.append(level)


def style_ids(document: Document) -> dict[str, str]:
    """Identifiers by the names above, as the XML refers to them."""
    by_name = {style.name.lower(): style.style_id for style in document.styles}
    return {style.name: by_name[style.name.lower()] for style in STYLES}


def lay_page(section: Section) -> None:
    """A4 with the decree's margins and the place of the page number."""
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(PAPER[0]), Mm(PAPER[1])
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(HEADER), Mm(HEADER)
