"""Self-scores above what the working group reviewed, by agency and by item.

Only where a review gave points: an item that nobody reviewed, or that was sent back, says nothing.
The mean is taken over shares of each item's maximum, so that an item of 5 points weighs as one of 0,5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..assessment import Assessment, Entry
from ..output.notation import percent, points
from .signal import Kind, Signal

LEAST_SHARE = Fraction(1, 10)  # a tenth of the maximum on average: above the half steps of usual scales
LEAST_REVIEWS = 5  # fewer reviews of one agency or item are anecdotes
SHOWN = 5  # positions: the widest differences are where to look


def signals(assessment: Assessment) -> Iterator[Signal]:
    by_agency: dict[str, list[Entry]] = {}
    by_item: dict[str, list[Entry]] = {}
    for entry in assessment.entries.values():
        if entry.self_points is not None and entry.reviewed is not None and entry.computed.max:
            by_agency.setdefault(entry.agency, []).append(entry)
            by_item.setdefault(entry.item, []).append(entry)
    for agency, entries in by_agency.items():
        yield from _signal(Kind.INFLATION_AGENCY, entries, (agency,), None)
    for item, entries in by_item.items():
        yield from _signal(Kind.INFLATION_ITEM, entries, (), item)


def _signal(
    kind: Kind, entries: Sequence[Entry], agencies: tuple[str, ...], item: str | None
) -> Iterator[Signal]:
    if len(entries) < LEAST_REVIEWS:
        return
    mean = sum(map(_share, entries), Fraction(0)) / len(entries)
    if mean < LEAST_SHARE:
        return
    above = [entry for entry in entries if _share(entry) > 0]
    claimed = sum((entry.self_points or Fraction(0) for entry in entries), Fraction(0))
    reviewed = sum((entry.reviewed or Fraction(0) for entry in entries), Fraction(0))
    what_vi, what_en = ("cơ quan", "agencies") if item else ("tiêu chí", "items")
    yield Signal(
        kind,
        agencies,
        item,
        mean,
        f"{len(above)}/{len(entries)} {what_vi} đã thẩm tra tự chấm cao hơn: tổng tự chấm {points(claimed)}, "
        f"thẩm tra {points(reviewed)}; chênh trung bình {percent(mean)} điểm tối đa.",
        f"{len(above)} of {len(entries)} reviewed {what_en} claimed more: claimed {points(claimed)} in all, "
        f"reviewed {points(reviewed)}; on average {percent(mean)} of the maximum.",
        tuple(entry.position for entry in sorted(above, key=_share, reverse=True)[:SHOWN] if entry.position),
    )


def _share(entry: Entry) -> Fraction:
    """(self − reviewed) / max; negative where the agency was modest."""
    return ((entry.self_points or Fraction(0)) - (entry.reviewed or Fraction(0))) / entry.computed.max
