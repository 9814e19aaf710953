"""WordprocessingML by text: paragraphs, fields and tables of thousands of rows in seconds.

python-docx makes one object a cell and takes minutes for a hundred pages; here a table is one string,
parsed once.  Every text goes through ``escaped``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from paca.output.report.blocks import Line, Table

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TWIPS = 1440 / 25.4  # twentieths of a point in a millimetre

# Characters that XML 1.0 cannot hold at all.
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(text: str) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text), {'"': "&quot;"})


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


KEEP = "<w:keepNext/>"  # with the paragraph below


def runs(line: Line, *, bold: bool = False) -> str:
    return "".join(run(one.text, bold=bold or one.bold, italic=one.italic) for one in line)


def paragraph(inside: str, style: str, extra: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{inside}</w:p>'


def field(code: str, shown: str) -> str:
    """A field with what it shows until it is updated."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escaped(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD_2013 = "http://schemas.microsoft.com/office/word/2012/wordml"


def for_word(inside: str) -> str:
    """A run that only Word sees (2013 and later): nothing else claims to understand its namespace."""
    return (
        f'<w:r><mc:AlternateContent xmlns:mc="{_COMPATIBILITY}" xmlns:w15="{_WORD_2013}">'
        f'<mc:Choice Requires="w15">{inside}</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>'
    )


def bookmark(inside: str, name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def rule(style: str, *, width: float, of: float) -> str:
    """A horizontal line ``width`` mm long in the middle of ``of`` mm: the border of an empty paragraph."""
    side = round((of - width) / 2 * TWIPS)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


_TOGETHER = 3  # the last rows of a table: no total stands alone on a page
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for edge in _EDGES)


def table(made: Table, styles: Mapping[str, str], *, width: float) -> str:
    """The table over ``width`` mm; its head repeats on every page and no row is torn in two."""
    parts_of_line = made.widths or shares(made)
    total = sum(parts_of_line)
    columns = [round(width * TWIPS * share / total) for share in parts_of_line]
    cell, digits, head = styles["Ô bảng"], styles["Ô số"], styles["Đầu bảng"]
    starts = [f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/></w:tcPr>' for one in columns]
    opening, kept = (
        [
            f'{start}<w:p><w:pPr><w:pStyle w:val="{digits if right else cell}"/>{keep}</w:pPr>'
            for start, right in zip(starts, made.numeric, strict=True)
        ]
        for keep in ("", KEEP)
    )
    kept_rows = range(len(made.rows) - _TOGETHER, len(made.rows) - 1)
    band = (  # the name of a group is never left alone at the foot of a page
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(columns)}" w:type="dxa"/><w:gridSpan w:val="{len(columns)}"/>'
        f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{cell}"/><w:keepNext/></w:pPr>'
    )
    parts = [
        f'<w:tbl xmlns:w="{NAMESPACE}"><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:jc w:val="center"/>'
        f"<w:tblBorders>{_LINES}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar><w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{one}"/>' for one in columns),
        "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        *(
            f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(run(text), head)}</w:tc>"
            for one, text in zip(columns, made.head, strict=True)
        ),
        "</w:tr>",
    ]
    for place, row in enumerate(made.rows):
        strong = place in made.strong
        parts.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        if place in made.bands:
            parts.append(band)
            parts.append(f"{runs(row[0], bold=True)}</w:p></w:tc></w:tr>")
            continue
        for start, held in zip(kept if place in kept_rows else opening, row, strict=True):
            parts.append(f"{start}{runs(held, bold=strong)}</w:p></w:tc>")
        parts.append("</w:tr>")
    parts.append("</w:tbl>")
    return "".join(parts)


_LINE_CHARS = 80  # of a table's line: so many letters of 11 pt stand on 160 mm
_WORD = 15  # longer words may be broken
_BOLD = 1.3  # a head's letters are wider


def shares(made: Table) -> tuple[float, ...]:
    """Columns by what they hold: each its longest word, the rest of the line to those with long texts."""
    least, wishes = [], []
    for column, head in enumerate(made.head):
        cells = ["".join(one.text for one in row[column]) for row in made.rows]
        lengths = sorted(len(cell) for cell in cells) or [0]
        typical = lengths[len(lengths) * 3 // 4]
        told = max((len(word) for text in cells for word in text.split()), default=1)
        bold = _two_lines(head) * _BOLD
        least.append(min(max(told, bold), _WORD) + 1.5)
        wishes.append(max(typical - least[-1], 0.0))
    rest = max(_LINE_CHARS - sum(least), 0.0)
    wanted = sum(wishes)
    return tuple(
        small + (rest * wish / wanted if wanted else rest / len(least))
        for small, wish in zip(least, wishes, strict=True)
    )


def _two_lines(head: str) -> int:
    """Letters of the longer line of a head that is broken once, where it is shortest."""
    words = head.split()
    breaks = range(1, len(words) + 1)
    return min((max(len(" ".join(words[:at])), len(" ".join(words[at:]))) for at in breaks), default=1)


def layout(columns: Iterable[tuple[float, str]]) -> str:
    """A row of cells without lines: (width in mm, paragraphs) a cell.  For header and signature."""
    cells = list(columns)
    grid = "".join(f'<w:gridCol w:w="{round(width * TWIPS)}"/>' for width, _ in cells)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{round(width * TWIPS)}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for width, inside in cells
    )
    total = round(sum(width for width, _ in cells) * TWIPS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )
