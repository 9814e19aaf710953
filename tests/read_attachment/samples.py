"""Files built byte by byte: honest ones, and honest ones with one thing added that must not be there."""

# ruff: noqa: E501
from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]%b>>"


def pdf(
    catalog: bytes = b"",
    page: bytes = b"",
    *more: bytes,
    trailer: bytes = b"",
    pages: int = 1,
    tree: bytes | None = None,
    tail: bytes = b"",
) -> bytes:
    """A PDF; ``catalog``, ``page`` and ``trailer`` are added to those dictionaries, ``more`` objects follow.

    Object 1 is the catalog, 2 the page tree (``tree`` in its place), 3 the first page.
    """
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%b>>" % catalog,
        tree or b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        *[PAGE % page] * pages,
        *more,
    ]
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out) + tail


def packed_pdf(padding: int = 0) -> bytes:
    """A PDF whose objects all stand in one compressed object stream, with ``padding`` blanks behind them."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE % b""]
    places, body = [], b""
    for number, content in enumerate(objects, 1):
        places.append(b"%d %d" % (number, len(body)))
        body += content + b" "
    table = b" ".join(places) + b" "
    packer = zlib.compressobj(9)
    packed = packer.compress(table + body)
    for _ in range(padding // 1_000_000):
        packed += packer.compress(b" " * 1_000_000)
    packed += packer.flush()
    out = b"%PDF-1.7\n"
    place = len(out)
    head = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(objects), len(table))
    out += b"4 0 obj\n" + stream(head, packed) + b"\nendobj\n"
    start = len(out)
    rows = b"\0" + bytes(4) + b"\xff\xff"
    rows += b"".join(b"\2" + struct.pack(">IH", 4, index) for index in range(len(objects)))
    rows += b"\1" + struct.pack(">IH", place, 0) + b"\1" + struct.pack(">IH", start, 0)
    head = b"/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R"
    out += b"5 0 obj\n" + stream(head, rows) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return out


def stream(head: bytes, data: bytes) -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), head, data)


TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>{more}'
    "</Types>"
)
RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)
REL = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"{}/>'
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
SHEETS = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>{}</sheets></workbook>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}<sheetData>{}</sheetData></worksheet>'
EXTERNAL = ' TargetMode="External"'


def rel(kind: str, target: str, *, external: bool = False) -> str:
    return RELS.format(REL.format("r9", kind, target, EXTERNAL if external else ""))


def run(text: str, more: str = "") -> str:
    return f"<w:p><w:r>{more}<w:t>{text}</w:t></w:r></w:p>"


def zipped(files: Mapping[str, str | bytes], *, comment: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return target.getvalue()


def docx_files(
    body: str = run("Báo cáo"), more: Mapping[str, str | bytes] | None = None, *, types: str = ""
) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": TYPES.format(
            part="word/document.xml", kind="wordprocessingml.document", more=types
        ),
        "_rels/.rels": RELS.format(REL.format("r1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": '<?xml version="1.0" encoding="UTF-8"?>' + WORD.format(body),
        **(more or {}),
    }


def docx(
    body: str = run("Báo cáo"), more: Mapping[str, str | bytes] | None = None, *, types: str = ""
) -> bytes:
    return zipped(docx_files(body, more, types=types))


def xlsx(
    *,
    sheets: str = '<sheet name="S" sheetId="1"/>',
    columns: str = "",
    rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>',
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": TYPES.format(part="xl/workbook.xml", kind="spreadsheetml.sheet", more=""),
            "_rels/.rels": RELS.format(REL.format("r1", "officeDocument", "xl/workbook.xml", "")),
            "xl/workbook.xml": SHEETS.format(sheets),
            "xl/worksheets/sheet1.xml": SHEET.format(columns, rows),
            **(more or {}),
        }
    )


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    *more: bytes, side: int = 1, rows: bytes | None = None, declared: int | None = None, tail: bytes = b""
) -> bytes:
    """A grey square of ``side`` pixels; ``more`` chunks stand before the picture."""
    header = struct.pack(">IIBBBBB", declared or side, declared or side, 8, 0, 0, 0, 0)
    data = zlib.compress(rows if rows is not None else (b"\0" * (side + 1)) * side)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + b"".join(more)
        + chunk(b"IDAT", data)
        + chunk(b"IEND", b"")
        + tail
    )


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpg(*more: bytes, side: int = 8, tail: bytes = b"", end: bytes = b"\xff\xd9") -> bytes:
    """The frame of a grey JPEG; ``more`` segments stand behind the JFIF header."""
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0\1\2\0\0\1\0\1\0\0")
        + b"".join(more)
        + segment(0xDB, b"\0" + bytes(range(1, 65)))
        + segment(0xC0, struct.pack(">BHHB", 8, side, side, 1) + b"\1\x11\0")
        + segment(0xDA, b"\1\1\0\0\x3f\0")
        + b"\x12\x34\xff\x00\x56\xff\xd0\x78"
        + end
        + tail
    )
