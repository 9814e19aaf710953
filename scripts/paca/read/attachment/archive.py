"""A ZIP read by its directory, before anything is unpacked.  Two readers must never see two contents."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from .limits import MAX_MEMBERS, MAX_RATIO, MAX_RATIO_FROM, MAX_UNPACKED
from .verdict import Notes, Refused

COMMENT = "D543"

_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_NAME = re.compile(r"[A-Za-z0-9_\[\]()!@#$&+,;=~'. %-]+(?:/[A-Za-z0-9_\[\]()!@#$&+,;=~'. %-]+)*/?")
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_LATER = 0x0008  # sizes follow the data
_UNICODE_PATH = 0x7075  # a second name, which some readers prefer
_ZIP64 = 0x0001
_DESCRIPTORS = (12, 16)


class Member(NamedTuple):
    """One file inside; ``start`` is where its packed bytes begin."""

    name: str
    packed: int
    size: int
    method: int
    checksum: int
    start: int


def members(data: bytes, notes: Notes) -> tuple[Member, ...]:
    """The directory's files, folders left out.  Refused: all that is not one plain, gapless archive."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 22 - 65_535))
    if at < 0 or at + 22 > len(data):
        raise Refused("D526")
    _, disk, first_disk, here, count, length, offset, comment = _END.unpack_from(data, at)
    if 0xFFFF in (here, count) or 0xFFFFFFFF in (length, offset) or data[at - 20 : at - 16] == b"PK\x06\x07":
        raise Refused("D536", what="zip64")
    if disk or first_disk or here != count:
        raise Refused("D536", what="volumes")
    if at + 22 + comment != len(data):
        raise Refused("D536", what="end")
    if comment:
        notes.held.add(COMMENT)
    if offset + length != at:
        raise Refused("D536", what="directory")
    if count > MAX_MEMBERS:
        raise Refused("D528")
    found = tuple(_directory(data, offset, at, count))
    _limits(found)
    return tuple(member for member in found if not member.name.endswith("/"))


def _directory(data: bytes, at: int, end: int, count: int) -> Iterator[Member]:
    seen: set[str] = set()
    spans: list[tuple[int, int, bool]] = []
    directory = at
    for _ in range(count):
        if at + _ENTRY.size > end:
            raise Refused("D536", what="directory")
        entry = _ENTRY.unpack_from(data, at)
        signature, _, _, flags, method, _, _, checksum, packed, size = entry[:10]
        named, extra, comment, disk, _, _, offset = entry[10:]
        after = at + _ENTRY.size + named + extra + comment
        if signature != b"PK\x01\x02" or after > end or disk:
            raise Refused("D536", what="directory")
        raw = data[at + _ENTRY.size : at + _ENTRY.size + named]
        name = _checked_name(raw, seen)
        if flags & _ENCRYPTED:
            raise Refused("D527")
        if method not in (0, 8):
            raise Refused("D536", what="method")
        _extra(data[at + _ENTRY.size + named : at + _ENTRY.size + named + extra])
        start = _local(data, offset, raw, flags, method, (checksum, packed, size))
        if start + packed > directory or (method == 0 and packed != size):
            raise Refused("D536", what="size")
        spans.append((offset, start + packed, bool(flags & _LATER)))
        if name.endswith("/") and size:
            raise Refused("D536", what="folder")
        yield Member(name, packed, size, method, checksum, start)
        at = after
    if at != end:
        raise Refused("D536", what="directory")
    _gapless(data, spans, directory)


def _checked_name(raw: bytes, seen: set[str]) -> str:
    """Names of parts are ASCII by the standard; two that differ by case are one to Office."""
    try:
        name = raw.decode("ascii")
    except UnicodeDecodeError:
        raise Refused("D536", what="name") from None
    if not _NAME.fullmatch(name) or not {".", ".."}.isdisjoint(name.split("/")):
        raise Refused("D536", what="name")
    if name.lower() in seen:
        raise Refused("D536", what="duplicate")
    seen.add(name.lower())
    return name


def _extra(field: bytes) -> None:
    at = 0
    while at + 4 <= len(field):
        kind, length = struct.unpack_from("<2H", field, at)
        if kind in (_UNICODE_PATH, _ZIP64):
            raise Refused("D536", what="extra")
        at += 4 + length


def _local(data: bytes, at: int, name: bytes, flags: int, method: int, sizes: tuple[int, int, int]) -> int:
    """Where the packed bytes begin; the header before them must say what the directory says."""
    if at + _LOCAL.size > len(data):
        raise Refused("D536", what="offset")
    signature, _, local_flags, local_method, _, _, *local_sizes, named, extra = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size + named + extra
    given = data[at + _LOCAL.size : at + _LOCAL.size + named]
    if signature != b"PK\x03\x04" or given != name or local_method != method:
        raise Refused("D536", what="header")
    if (local_flags ^ flags) & (_ENCRYPTED | _LATER):
        raise Refused("D536", what="header")
    if tuple(local_sizes) != sizes and not (flags & _LATER and not any(local_sizes)):
        raise Refused("D536", what="header")
    _extra(data[at + _LOCAL.size + named : start])
    return start


def _gapless(data: bytes, spans: list[tuple[int, int, bool]], end: int) -> None:
    """Members stand one behind the other: nothing before, between, behind, and none in another."""
    at, later = 0, False
    for start, stop, follows in [*sorted(spans), (end, end, False)]:
        gap = start - at
        if gap and not (later and gap in _DESCRIPTORS):
            raise Refused("D536", what="gap" if gap > 0 else "overlap")
        at, later = stop, follows


def _limits(found: tuple[Member, ...]) -> None:
    if sum(member.size for member in found) > MAX_UNPACKED:
        raise Refused("D528")
    for member in found:
        if member.size > MAX_RATIO_FROM and member.size > MAX_RATIO * max(member.packed, 1):
            raise Refused("D528")


def content(data: bytes, member: Member) -> bytes:
    """One file unpacked: never more than it declares, and whole by its checksum."""
    packed = data[member.start : member.start + member.packed]
    if member.method == 0:
        plain = packed
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            plain = stream.decompress(packed, member.size + 1)
            if not stream.eof:
                plain += stream.decompress(stream.unconsumed_tail, 1)
        except zlib.error:
            raise Refused("D526") from None
        if not stream.eof or stream.unused_data or len(plain) != member.size:
            raise Refused("D536", what="size")
    if zlib.crc32(plain) != member.checksum:
        raise Refused("D526")
    return plain
