"""How real files are bent: by bytes, by lines, by what stands after a colon, by name and kind.

A mutation is a function of bytes and of choices that hypothesis makes, so that it can shrink a failure to the
few that matter.
"""

# Rows of tokens are read as rows.
# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from hypothesis import strategies as st

# Pieces that parsers, terminals, forges and spreadsheets have tripped over.
TOKENS: tuple[bytes, ...] = (
    *(b"\0", b"\r", b"\t", b"\n", b"\x1b[2J", b"\x9b", b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xf4\x90\x80\x80"),
    *(b"&a ", b"*a", b"!!python/name:os.system ", b"!x ", b"<<: ", b"? ", b"- ", b": ", b"| ", b">-\n", b"%YAML 1.1\n", b"---\n", b"...\n"),
    *(b"[", b"]", b"{", b"}", b"[[[[[[[[", b"'", b'"', b"\\", b"#", b" #", b"`", b"@", b",", b"~", b"null", b"\xe2\x80\xa8", b"\xc2\x85"),
    *(b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\xad", b"\xc2\xa0", b"\xcc\x81", b"\xf3\xa0\x81\x81", b"\xd0\xb0", b"\xef\xbc\x9a"),
    *(b"1e400", b"-0", b"0x1F", b"1_0", b"12:30", b".nan", b"9" * 400, b"1.250.000", b"1,5", b"30/02/2019", b"2019-12-32", b"0000-00-00"),
    *(b"::error::x", b"%0A", b"<script>", b"=cmd|' /C calc'!A0", b"{{ 7 * 7 }}", b"../../etc/passwd", b"javascript:x", b"key: ", b"item: "),
    *(b'{{ diem("A") }}', b"{{ diem_so(", b"{% if co_diem() %}", b"{%- else -%}", b"{% endif %}", b"{#", b"#}", b"}}", b"9,99 \xc4\x91i\xe1\xbb\x83m "),
    *(b"figures:\n", b"documents:\n", b"  ", b"    ", b"\\u202e", b"\\x00", b"\\e[0m", b"\\n"),
)  # fmt: skip
NAMES: tuple[bytes, ...] = (
    *(b"A.1.1.md ", b"a.1.1.md", b"A.1.1.MD", b"A.9.9.md", b"B.md", b"figures.yaml", b"FIGURES.YML", b"con.yml", b".gitattributes"),
    *(b"x\n::error::y.md", b"a\x1b[31m.md", b"a\xff.md", "A.1.1\u202e.md".encode(), "Te\u0323\u0302p.md".encode(), b"d/e/f/g/h/i/j/k.md"),
    *(b"attachments", b"attachments/x.pdf", b"attachments/x.docx", b"attachments/x.svg", b"documents.yml/x", b"~$a.docx", b"explanations.yml"),
)  # fmt: skip
MODES = ("100644", "100644", "100755", "120000", "160000", "010000", "040000")
LONGEST = 2_000_000  # bytes of a bent file: eight times what is read, and nothing a machine could not hold
SECRET = b"049085001234"  # an ID number nobody has; no report may repeat it

Mutation = Callable[[bytes], bytes]
_SCALAR = re.compile(rb"(?m)^([ \-]*[A-Za-z_\"'-]+:[ ]+)([^\n]+)$")


class Tree(NamedTuple):
    """What an agency's folder is made of: mode and bytes by path below it."""

    files: Mapping[bytes, tuple[str, bytes]]


def mutations(others: tuple[bytes, ...]) -> st.SearchStrategy[Mutation]:
    """One change of a file; ``others`` are contents that pieces are taken from."""
    token = st.sampled_from(TOKENS)
    place = st.integers(0, 1_000)
    few = st.one_of(token, st.binary(max_size=8))
    return st.one_of(
        st.builds(_insert, place, few),
        st.builds(_replace, place, st.integers(1, 40), few),
        st.builds(_cut, place),
        st.builds(_delete_line, place),
        st.builds(_repeat_line, place, st.sampled_from((2, 3, 40, 4_000))),
        st.builds(_move_line, place, place),
        st.builds(_indent, place, st.integers(-4, 9)),
        st.builds(_scalar, place, st.one_of(few, st.lists(token, min_size=2, max_size=4).map(b"".join))),
        st.builds(_rename_key, place, few),
        st.builds(_nest, place, st.sampled_from((b"[", b"{", b"- ", b"> ", b"{a: ")), st.sampled_from((3, 60, 5_000))),
        st.builds(_splice, place, st.sampled_from(others), place, st.integers(1, 400)),
        st.builds(_line_ends, st.sampled_from((b"\r\n", b"\r", b"\n\r", b"\n\n", b"\xe2\x80\xa9"))),
        st.builds(_encode, st.sampled_from(("utf-16", "utf-32", "utf-16-be", "utf-8-sig", "cp1258"))),
        st.builds(_insert, place, st.just(b" " + SECRET + b" ")),
    )  # fmt: skip


def _at(data: bytes, place: int) -> int:
    return place * len(data) // 1_000


def _insert(place: int, piece: bytes) -> Mutation:
    return lambda data: data[: _at(data, place)] + piece + data[_at(data, place) :]


def _replace(place: int, size: int, piece: bytes) -> Mutation:
    return lambda data: data[: _at(data, place)] + piece + data[_at(data, place) + size :]


def _cut(place: int) -> Mutation:
    return lambda data: data[: _at(data, place)]


def _lines(change: Callable[[list[bytes]], None]) -> Mutation:
    def mutated(data: bytes) -> bytes:
        lines = data.split(b"\n")
        change(lines)
        return b"\n".join(lines)

    return mutated


def _delete_line(place: int) -> Mutation:
    return _lines(lambda lines: lines.__delitem__(place % len(lines)))


def _repeat_line(place: int, times: int) -> Mutation:
    def change(lines: list[bytes]) -> None:
        at = place % len(lines)
        lines[at : at + 1] = [lines[at]] * min(times, 1 + LONGEST // (len(lines[at]) + 1))

    return _lines(change)


def _move_line(place: int, to: int) -> Mutation:
    def change(lines: list[bytes]) -> None:
        line = lines.pop(place % len(lines))
        lines.insert(to % (len(lines) + 1), line)

    return _lines(change)


def _indent(place: int, by: int) -> Mutation:
    def change(lines: list[bytes]) -> None:
        at = place % len(lines)
        lines[at] = b" " * by + lines[at] if by > 0 else lines[at][-by:]

    return _lines(change)


def _scalar(place: int, piece: bytes) -> Mutation:
    """Another value behind one of the colons."""

    def mutated(data: bytes) -> bytes:
        found = list(_SCALAR.finditer(data))
        if not found:
            return data + piece
        match = found[place % len(found)]
        return data[: match.start(2)] + piece + data[match.end(2) :]

    return mutated


def _rename_key(place: int, piece: bytes) -> Mutation:
    def mutated(data: bytes) -> bytes:
        found = list(_SCALAR.finditer(data))
        if not found:
            return piece + data
        at = found[place % len(found)].end(1) - 2
        return data[:at] + piece + data[at:]

    return mutated


def _nest(place: int, opener: bytes, times: int) -> Mutation:
    return _insert(place, opener * times)


def _splice(place: int, other: bytes, start: int, size: int) -> Mutation:
    return lambda data: _insert(place, other[_at(other, start) : _at(other, start) + size])(data)


def _line_ends(end: bytes) -> Mutation:
    return lambda data: data.replace(b"\n", end)


def _encode(name: str) -> Mutation:
    return lambda data: data.decode("utf-8", "replace").encode(name, "replace")


def bent(files: Mapping[bytes, bytes], others: tuple[bytes, ...]) -> st.SearchStrategy[Tree]:
    """A folder with one to three of its files changed, perhaps one renamed or of another kind, perhaps one gone."""

    def tree(
        changes: list[tuple[bytes, list[Mutation]]], odd: tuple[bytes, bytes, str] | None, gone: bytes | None
    ) -> Tree:
        made = {path: ("100644", data) for path, data in files.items()}
        for path, steps in changes:
            data = made[path][1]
            for step in steps:
                data = step(data)[:LONGEST]
            made[path] = ("100644", data)
        if odd is not None:
            path, name, mode = odd
            made[name] = (mode, made[path][1])
        if gone is not None and gone in made:
            del made[gone]
        return Tree(made)

    path = st.sampled_from(sorted(files))
    steps = st.lists(mutations(others), min_size=1, max_size=4)
    changes = st.lists(st.tuples(path, steps), min_size=1, max_size=3)
    odd = st.one_of(st.none(), st.tuples(path, st.sampled_from(NAMES), st.sampled_from(MODES)))
    return st.builds(tree, changes, odd, st.one_of(st.none(), st.none(), path))
