"""How the agencies lie apart: pictures of the index of agencies, each with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.output.charts.spread import Standing, distribution, distribution_rows, rank_bars, rank_rows
from paca.output.charts.tiles import Tile, tile_rows, tiles
from paca.output.language import say

from .book import Book, progress
from .figures import figure

DISTRICTS = frozenset({"city", "town", "district"})
FEW = 3  # fewer values are no distribution


@dataclass(frozen=True, slots=True)
class AgenciesPictures:
    """Empty where the audience does not see what they draw, or nothing is there to draw."""

    districts: Markup
    spread: Markup
    rank: Markup


def agencies_pictures(book: Book) -> AgenciesPictures:
    audience = book.assessment.audience
    standings = point_shares(book) if audience.scores else ()
    shares = filed_shares(book) if audience.filing else ()
    return AgenciesPictures(districts=_districts(shares), spread=_spread(standings), rank=_rank(standings))


def point_shares(book: Book) -> tuple[Standing, ...]:
    """Points had of points possible, over the scored submissions of each agency: for orientation only."""
    found = []
    for _, title, members in book.groups:
        for agency in members:
            pairs = [pair for (slug, _), pair in book.part_points.items() if slug == agency.slug]
            maximum = sum((pair[1] for pair in pairs), Fraction(0))
            if maximum:
                points = sum((pair[0] for pair in pairs), Fraction(0))
                found.append(Standing(book.short(agency.slug), points / maximum, title))
    return tuple(found)


def filed_shares(book: Book) -> tuple[Tile, ...]:
    """Submissions filed of those asked, of each district."""
    found = []
    for _, title, members in book.groups:
        for agency in members:
            if agency.kind in DISTRICTS:
                counts = progress(book.by_agency.get(agency.slug, ()))
                share = Fraction(counts.filed, counts.asked) if counts.asked else None
                found.append(Tile(book.short(agency.slug), share, title))
    return tuple(found)


def _districts(shares: Sequence[Tile]) -> Markup:
    if not any(tile.share for tile in shares):
        return Markup("")
    picture = tiles(
        shares,
        title=say("Tỷ lệ hồ sơ đã nộp của từng huyện, thị xã, thành phố"),
        description=say("{n} đơn vị, mỗi ô một đơn vị; ô đậm hơn là nộp nhiều hơn.", n=len(shares)),
    )
    caption = say("Mỗi ô một đơn vị, xếp theo danh sách, không theo bản đồ.")
    return figure(picture, tile_rows(shares), caption)


def _spread(standings: Sequence[Standing]) -> Markup:
    if len(standings) < FEW:
        return Markup("")
    picture = distribution(
        standings,
        title=say("Tỷ lệ điểm đạt của các cơ quan, theo nhóm"),
        description=say("Mỗi chấm một cơ quan, từ 0 đến 100 %; vạch đậm là trung vị của nhóm."),
    )
    caption = say("Mỗi chấm một cơ quan; vạch đậm là trung vị. Chỉ tính các hồ sơ đã có điểm.")
    return figure(picture, distribution_rows(standings), caption)


def _rank(standings: Sequence[Standing]) -> Markup:
    if len(standings) < FEW:
        return Markup("")
    picture = rank_bars(
        standings,
        title=say("Cơ quan xếp theo tỷ lệ điểm đạt"),
        description=say("Cơ quan bằng điểm có cùng thứ tự."),
    )
    caption = say(
        "Cơ quan được hỏi các tiêu chí khác nhau: thứ tự để tham khảo, không phải xếp hạng thi đua."
    )
    return figure(picture, rank_rows(standings), caption)
