"""How tables are bent: a CSV by its bytes and cells, a workbook by the parts that it is zipped from."""

# Rows of cells are read as rows.
# ruff: noqa: E501

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping

from hypothesis import strategies as st

from .mutations import LONGEST, Mutation, mutations

# Cells that spreadsheets, readers and those who open the result have tripped over.
CELLS = (
    *("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "1e400", "-0", "nan", "inf", "1,5", "1.250,5", "٣", "9" * 400, "0x1F"),
    *("", " ", "\n", "\t", "A.1.1", "a.1.1", "A.9.9", "A.1.1\u200b", "A.\u202e1.1", "A . 1 . 1", "1", "I", "Tổng cộng", "TỔNG"),
    *("x" * 40_000, "\x00", "\x1b[2J", "\ud800", "\ufeff", "đ\u0323\u0301" * 50, "{{ 7 * 7 }}", "<script>", "'", '"', "049085001234"),
    *("30/02/2019", "2019-12-32", "44000", "có", "TRUE", "#REF!", "#DIV/0!", "Mã", "Điểm thẩm định", "../../etc/passwd", "A.1.1;B.2.1"),
)  # fmt: skip
XML = (
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<c r='XFD1048576'><v>1</v></c>", b"<row r='1048576'/>", b"<row r='-1'/>", b"<mergeCell ref='A1:XFD1048576'/>"),
    *(b"<v>1e999</v>", b"<v></v>", b" t='s'", b" t='e'", b" t='d'", b" s='99999'", b" r='A0'", b" r=''", b"<f>1+1</f>", b"<f t='shared' si='9'/>", b"\xff", b"</row>", b"<is><t>x</t></is>"),
    *(b" hidden='1'", b" count='999999999'", b"<dimension ref='A1:XFD1048576'/>", b"<col min='1' max='16384' width='1'/>", b"&#0;", b"&#xD800;", b"<sst/>", b"xmlns='x'"),
)  # fmt: skip


def rows_bent(rows: list[list[str]]) -> st.SearchStrategy[list[list[str]]]:
    """Some cells replaced, some rows repeated, dropped or moved."""
    place = st.integers(0, 1_000)

    def bent(cells: list[tuple[int, int, str]], moves: list[tuple[int, int, int]]) -> list[list[str]]:
        made = [list(row) for row in rows]
        for row, column, text in cells:
            made[row % len(made)][column % len(made[0])] = text
        for row, to, times in moves:
            line = made.pop(row % len(made)) if len(made) > 1 else made[0]
            at = to % (len(made) + 1)
            made[at:at] = [list(line) for _ in range(times)]
        return made or [[""]]

    return st.builds(
        bent,
        st.lists(st.tuples(place, place, st.sampled_from(CELLS) | st.text(max_size=6)), max_size=6),
        st.lists(st.tuples(place, place, st.sampled_from((0, 1, 2, 40))), max_size=2),
    )


def csv_bent(rows: list[list[str]]) -> st.SearchStrategy[bytes]:
    """A CSV of bent rows, in an encoding that somebody's Excel writes, perhaps bent again as bytes."""

    def written(made: list[list[str]], delimiter: str, encoding: str, steps: list[Mutation]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(made)
        data = text.getvalue().encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")
        return _all(steps, data)

    plain = "\n".join(",".join(row) for row in rows).encode()
    return st.builds(
        written,
        rows_bent(rows),
        st.sampled_from((";", ",", "\t", "|")),
        st.sampled_from(("utf-8-sig", "utf-8", "utf-16", "cp1258")),
        st.lists(mutations((plain,)), max_size=2),
    )


def zip_bent(data: bytes) -> st.SearchStrategy[bytes]:
    """A workbook whose parts are bent, dropped or named otherwise; or its bytes as they stand."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    others = tuple(parts.values())
    xml: Callable[[int, bytes], Mutation] = lambda place, piece: lambda text: _before_tag(text, place, piece)  # noqa: E731
    step = st.one_of(
        mutations(others),
        *[st.builds(xml, st.integers(0, 1_000), st.sampled_from(XML))] * 3,
    )
    change = st.tuples(st.sampled_from(sorted(parts)), st.lists(step, min_size=1, max_size=4))
    odd = st.none() | st.tuples(
        st.sampled_from(sorted(parts)), st.sampled_from(("", "x.xml", "../x", "XL/workbook.xml"))
    )

    def made(changes: list[tuple[str, list[Mutation]]], other: tuple[str, str] | None) -> bytes:
        held: dict[str, bytes] = dict(parts)
        for name, steps in changes:
            for one in steps:
                held[name] = one(held[name])[:LONGEST]
        if other is not None:
            was, named = other
            content = held.pop(was)
            if named:
                held[named] = content
        return _zipped(held)

    raw = st.lists(mutations((data,)), min_size=1, max_size=2).map(lambda steps: _all(steps, data))
    whole = st.builds(made, st.lists(change, min_size=1, max_size=3), odd)
    return st.one_of(whole, whole, whole, raw)


def _before_tag(text: bytes, place: int, piece: bytes) -> bytes:
    """``piece`` between two tags, or inside one where it is an attribute."""
    mark = b">" if piece.startswith(b" ") else b"<"
    found = [at for at, char in enumerate(text[:200_000]) if char == mark[0]]
    at = found[place % len(found)] if found else 0
    return text[:at] + piece + text[at:]


def _all(steps: list[Mutation], data: bytes) -> bytes:
    for step in steps:
        data = step(data)[:LONGEST]
    return data


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()
