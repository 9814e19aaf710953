"""PNG and JPEG walked piece by piece: whole, of bearable size, and what they tell beside the picture."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from .limits import MAX_PIXELS
from .sniff import PNG, ends_as_zip, smuggles
from .verdict import Notes, Refused

METADATA = "D544"
TRAILING = "D545"

# Chunks that hold the picture or how to show it; every other one is somebody's words or data.
_PICTURE_CHUNKS = frozenset(
    (b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT tIME oFFs acTL "
     b"fcTL fdAT iDOT").split()
)  # fmt: skip
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_STEP = 1 << 20

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def inspect_png(data: bytes, notes: Notes) -> None:
    """Refused: broken or cut off, too many pixels, another file behind its end."""
    packed: list[bytes] = []
    header, end = b"", 0
    for kind, body, after in _chunks(data):
        if not header and kind != b"IHDR":
            raise Refused("D526")
        if kind == b"IHDR":
            if header or len(body) != 13:
                raise Refused("D526")
            header = body
            _size(int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"), notes)
        elif kind == b"IDAT":
            packed.append(body)
        elif kind == b"IEND":
            end = after
            break
        if kind not in _PICTURE_CHUNKS:
            if not kind[0] & 0x20:  # upper case: nobody can show the picture without knowing it
                raise Refused("D526")
            notes.held.add(METADATA)
    if not end or not packed or not _holds(header, packed):
        raise Refused("D526")
    _behind(data, end, notes)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    at = len(PNG)
    view = memoryview(data)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        after = at + 12 + length
        if after > len(data):
            raise Refused("D526")
        kind = data[at + 4 : at + 8]
        if not kind.isalpha() or zlib.crc32(view[at + 4 : after - 4]) != int.from_bytes(
            data[after - 4 : after], "big"
        ):
            raise Refused("D526")
        yield kind, data[at + 8 : after - 4], after
        at = after


def _holds(header: bytes, packed: list[bytes]) -> bool:
    """Whether the data unpack to exactly the rows that the header declares."""
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour, interlace = header[8], header[9], header[12]
    if depth not in _DEPTHS.get(colour, ()) or interlace > 1 or header[10] or header[11]:
        return False
    bits = depth * _CHANNELS[colour]

    def rows(wide: int, high: int) -> int:
        return high * (1 + (wide * bits + 7) // 8) if wide and high else 0

    if interlace:
        expected = sum(
            rows((width - left + across - 1) // across, (height - top + down - 1) // down)
            for left, top, across, down in _ADAM7
        )
    else:
        expected = rows(width, height)
    return unpacked(packed, expected, zlib.decompressobj()) == expected


def unpacked(pieces: list[bytes], limit: int, stream) -> int:  # type: ignore[no-untyped-def]
    """How many bytes the pieces unpack to: -1 where they are broken or not ended, or more than ``limit``."""
    total = 0
    try:
        for piece in pieces:
            while piece:
                total += len(stream.decompress(piece, _STEP))
                if total > limit:
                    return total
                piece = stream.unconsumed_tail
        while not stream.eof:
            if not (more := stream.decompress(b"", _STEP)):
                return -1
            total += len(more)
            if total > limit:
                return total
    except zlib.error:
        return -1
    return total


def inspect_jpeg(data: bytes, notes: Notes) -> None:
    """Refused: broken or cut off, too many pixels, another file behind its end."""
    at, framed, scanned = 2, False, False
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            raise Refused("D526")
        marker, at = found.group(1)[0], found.end()
        if marker == 0xD9:
            break
        if marker == 0x01:
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        if marker == 0xD8 or length < 2 or at + length > len(data):
            raise Refused("D526")
        body = data[at + 2 : at + length]
        at += length
        if marker in _FRAMES:
            if len(body) < 6 or framed:
                raise Refused("D526")
            framed = True
            _size(int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"), notes)
        elif marker == 0xDA:
            if not framed:
                raise Refused("D526")
            scanned = True
            following = _MARKER.search(data, at)
            if following is None:
                raise Refused("D526")
            at = following.start()
        elif _tells(marker, body):
            notes.held.add(METADATA)
    if not scanned:
        raise Refused("D526")
    _behind(data, at, notes)


def _tells(marker: int, body: bytes) -> bool:
    """Comments and application segments, but for the three that only say how to show the picture."""
    if marker == 0xE0:
        return not (body.startswith(b"JFIF\0") and len(body) <= 14)  # longer: a thumbnail
    if marker == 0xE2:
        return not body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return not (body.startswith(b"Adobe") and len(body) <= 12)
    return marker == 0xFE or 0xE0 <= marker <= 0xEF


def _size(width: int, height: int, notes: Notes) -> None:
    if not width or not height:
        raise Refused("D526")
    if width * height > MAX_PIXELS:
        raise Refused("D528")
    notes.pixels = (width, height)


def _behind(data: bytes, end: int, notes: Notes) -> None:
    tail = data[end:]
    if smuggles(tail) or ends_as_zip(data):
        raise Refused("D538")
    if tail.strip(b"\0\r\n\t "):
        notes.held.add(TRAILING)
