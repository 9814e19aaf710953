"""Workbooks from outside that would stall or fell whoever lays them out: refused in no time, with words."""

# Rows of parts are read as rows.
# ruff: noqa: E501

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from paca.edition_tools.open_xlsx import MAX_XML, NotOpened, TooLarge, open_xlsx
from paca.edition_tools.table import read_tables
from paca.errors import PacaError

WHOLE = "A1:XFD1048576"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(**changed: bytes | None) -> bytes:
    """A plain workbook with one of its parts changed (``sheet``, ``styles``, ``book``) or left out."""
    book, made, out = Workbook(), io.BytesIO(), io.BytesIO()
    book.active.append(["Mã", "Điểm thẩm định"])
    book.save(made)
    names = {
        "sheet": SHEET,
        "styles": "xl/styles.xml",
        "book": "xl/workbook.xml",
        "picture": "xl/media/a.png",
    }
    parts = {names[key]: content for key, content in changed.items()}
    with zipfile.ZipFile(made) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        held = {info.filename: was.read(info) for info in was.infolist()} | parts
        for name, content in held.items():
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()


def sheet(rows: str = "", after: str = "", head: str = "", encoding: str = "utf-8") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    return (
        f'{declared}{head}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode(
            encoding
        )
    )


def test_a_plain_one_is_opened() -> None:
    values, formulas = open_xlsx(workbook(picture=b"\x89PNG" + bytes(MAX_XML)))  # pictures are not laid out
    assert values.active.max_column == formulas.active.max_column == 2
    merged = sheet(after='<mergeCells count="1"><mergeCell ref="A1:C3"/></mergeCells>', encoding="utf-16")
    assert open_xlsx(workbook(sheet=merged))[0].active.merged_cells.ranges


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"sheet": sheet(after=f'<mergeCells><mergeCell ref="{WHOLE}"/></mergeCells>')}, TooLarge),
        (
            {"sheet": sheet(after=f'<mergeCells><mergeCell ref="{WHOLE}"/></mergeCells>', encoding="utf-16")},
            TooLarge,
        ),
        (
            {"sheet": sheet(after="<mergeCells>" + '<mergeCell ref="A1:Z999"/>' * 20 + "</mergeCells>")},
            TooLarge,
        ),
        (
            {"sheet": sheet(after='<mergeCells><mergeCell ref="A&#49;:XFD&#49;048576"/></mergeCells>')},
            TooLarge,
        ),
        (
            {"sheet": sheet(after=f'<hyperlinks><hyperlink ref="{WHOLE}" location="x"/></hyperlinks>')},
            TooLarge,
        ),
        ({"sheet": sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}, TooLarge),
        ({"sheet": sheet("<row/>" * (MAX_XML // 6))}, TooLarge),
        ({"sheet": sheet(after='<mergeCells><mergeCell ref="A1:B"/></mergeCells>')}, NotOpened),
        ({"sheet": sheet("<row><c><v>&b;</v></c></row>", head="<!DOCTYPE a [<!ENTITY b 'c'>]>")}, NotOpened),
        ({"sheet": sheet("<row>")}, NotOpened),
        ({"sheet": b""}, NotOpened),
        ({"sheet": sheet('<row r="1"><c r="A1" s="99"><v>1</v></c></row>')}, NotOpened),
    ],
)
def test_what_cannot_be_laid_out_is_refused_before_it_is(
    changed: dict[str, bytes | None], why: type[Exception], tmp_path: Path
) -> None:
    data = workbook(**changed)
    tracemalloc.start()
    before = time.process_time()
    try:
        with pytest.raises(NotOpened) as refused:
            open_xlsx(data)
        assert refused.type is why
        assert time.process_time() - before < 2 and tracemalloc.get_traced_memory()[1] < 300_000_000
    finally:
        tracemalloc.stop()
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(PacaError) as told:
        read_tables(tmp_path / "a.xlsx")
    assert told.value.vi.startswith("a.xlsx ")
