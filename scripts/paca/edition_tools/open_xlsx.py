"""Opening a workbook from outside: looked through before openpyxl, which believes whatever it reads.

A merged range or a link over a whole sheet is a line of XML and 17 billion cells; a part of a hundred
megabytes unpacks from a few kilobytes.  Both are refused here, before anything is built of them.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_XML = 10_000_000
"""Bytes of all parts that are XML, unpacked: an annex of some hundred rows has well under 1 MB."""

MAX_CELLS = 200_000
"""Cells of a sheet, from A1 to its last one, and of all its merged ranges and links together."""

_SPREAD = frozenset({"mergeCell", "hyperlink"})  # what openpyxl lays out cell by cell
_TEXT = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


class NotOpened(ValueError):
    """No workbook that can be read."""


class TooLarge(NotOpened):
    """A workbook that would be larger than anybody fills in."""


def open_xlsx(content: bytes) -> tuple[Workbook, Workbook]:
    """The workbook with the values of its cells, and with their formulas.  Raises NotOpened."""
    from openpyxl import load_workbook

    try:
        _look_through(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that it drops: nobody asked for them
            # Not openpyxl's read-only mode: it knows neither merged cells nor hidden rows.
            values = load_workbook(io.BytesIO(content), data_only=True)
            formulas = load_workbook(io.BytesIO(content))
    except NotOpened:
        raise
    except Exception as error:  # whatever it trips over: a broken file has no end of ways to be broken
        raise NotOpened from error
    for sheet in values.worksheets:
        if sheet.max_row * sheet.max_column > MAX_CELLS:
            raise TooLarge
    return values, formulas


def _look_through(content: bytes) -> None:
    left = MAX_XML
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            with archive.open(info) as part:
                if not part.read(4).startswith(_TEXT):
                    continue  # a picture
            left -= info.file_size
            if left < 0:
                raise TooLarge
            _look_at(archive.read(info))


def _look_at(xml: bytes) -> None:
    left = MAX_CELLS

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal left
        if name.rpartition(":")[2] in _SPREAD:
            left -= _cells_of(attributes.get("ref", ""))
            if left < 0:
                raise TooLarge

    def declared(*_: object) -> None:
        raise NotOpened  # no workbook declares a document type; entities would be its only use

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = declared
    parser.Parse(xml, True)


def _cells_of(reference: str) -> int:
    """How many cells a range is of.  Raises ValueError where it is none.

    >>> _cells_of("B2"), _cells_of("A1:C4"), _cells_of("A1:XFD1048576")
    (1, 12, 17179869184)
    """
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(reference)
    return (abs(right - left) + 1) * (abs(bottom - top) + 1)
