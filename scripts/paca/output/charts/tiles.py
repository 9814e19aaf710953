"""The districts as tiles, each with its share: a map that needs no borders and favours no large area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from ..language import say
from ..notation import percent
from .svg import WIDTH, Table, frame, rect, text, wrap


@dataclass(frozen=True, slots=True)
class Tile:
    """``share`` (0..1), None where there is nothing to show yet; ``group`` keeps neighbours together."""

    label: str
    share: Fraction | None
    group: str = ""


ACROSS, GAP, TALL = 6, 4, 50
TONES = 4  # shades from 0 to 100 %; the number stands in the tile as well


def tiles(rows: Sequence[Tile], *, title: str, description: str = "") -> Markup:
    """Tiles by group, in the order given."""
    wide = (WIDTH - GAP * (ACROSS - 1)) / ACROSS
    body: list[str] = []
    top = 0.0
    for group, members in _groups(rows):
        if group:
            body.append(text(0, top + 12, group, classes="t1"))
            top += 18
        for place, tile in enumerate(members):
            x, y = (place % ACROSS) * (wide + GAP), top + (place // ACROSS) * (TALL + GAP)
            body.append(_tile(tile, x, y, wide))
        top += -(-len(members) // ACROSS) * (TALL + GAP) + 6
    return frame(top, body, title=title, description=description)


def tile_rows(rows: Sequence[Tile]) -> Table:
    """The table twin."""
    header = (say("Nhóm"), say("Đơn vị"), say("Tỷ lệ"))
    return header, tuple((tile.group, tile.label, percent(tile.share, 0)) for tile in rows)


def _tile(tile: Tile, x: float, y: float, wide: float) -> str:
    tone = "none" if tile.share is None else str(min(int(tile.share * TONES), TONES - 1))
    lines = wrap(tile.label, wide - 4, size=5.6)
    parts = [rect(x, y, wide, TALL, f"c-tile-{tone}")]
    for number, part in enumerate(lines):
        parts.append(text(x + wide / 2, y + 15 + 12 * number, part, classes="t6", anchor="middle"))
    parts.append(text(x + wide / 2, y + 43, percent(tile.share, 0), classes="t1", anchor="middle"))
    return "".join(parts)


def _groups(rows: Sequence[Tile]) -> list[tuple[str, list[Tile]]]:
    held: dict[str, list[Tile]] = {}
    for tile in rows:
        held.setdefault(tile.group, []).append(tile)
    return list(held.items())
