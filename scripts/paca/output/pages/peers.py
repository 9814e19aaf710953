"""An agency beside the like ones: its share of points by part, the middle of its group, and its place.

A statistic of scores that exist, for orientation: it enters no score.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from .book import ZERO, Book


@dataclass(frozen=True, slots=True)
class PeerLine:
    """``share`` (0..1) of the points that the scored submissions of a part could have; None: none scored."""

    part: str
    title: str
    points: Fraction
    maximum: Fraction
    share: Fraction | None
    median: Fraction | None
    others: tuple[Fraction, ...]  # the group's shares, sorted, the agency's own among them


def peer_lines(slug: str, book: Book) -> tuple[PeerLine, ...]:
    group = next((members for _, _, members in book.groups if any(one.slug == slug for one in members)), ())
    lines = []
    for part in book.parts:
        code = str(part.node.code) if part.node else ""
        own_points, own_maximum = book.part_points.get((slug, code), (ZERO, ZERO))
        shares = sorted(
            points / maximum
            for points, maximum in (
                book.part_points.get((agency.slug, code), (ZERO, ZERO)) for agency in group
            )
            if maximum
        )
        lines.append(
            PeerLine(
                part=code,
                title=book.title_of(code),
                points=own_points,
                maximum=own_maximum,
                share=own_points / own_maximum if own_maximum else None,
                median=median(shares) if shares else None,
                others=tuple(shares),
            )
        )
    return tuple(lines)
