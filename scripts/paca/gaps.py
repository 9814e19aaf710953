"""Where points can still be won: what is missing, grouped by agency, item or kind of document.

Pure.  ``reachable`` of an entry is the most that supplying everything it lacks could add to the
province's total; summed by agency or item it is exact.  A document kind gathers all entries that lack
it, so those sums overlap: an entry that lacks two papers counts with both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .assessment import Assessment, Entry, Missing, State

ZERO = Fraction(0)


class By(StrEnum):
    AGENCY = "agency"
    ITEM = "item"
    DOCUMENT_KIND = "document-kind"


@dataclass(frozen=True, slots=True)
class Lack:
    """One missing thing: how many entries of the gap lack it, and the points that wait for it."""

    missing: Missing
    entries: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Gap:
    """``key`` is a slug, an item's code or a document kind.  ``lacks`` are by points, then by number."""

    key: str
    title: str
    points: Fraction
    entries: tuple[Entry, ...]
    lacks: tuple[Lack, ...]

    @property
    def agencies(self) -> int:
        return len({entry.agency for entry in self.entries})

    @property
    def items(self) -> int:
        return len({entry.item for entry in self.entries})


def gaps(assessment: Assessment, by: By = By.AGENCY) -> tuple[Gap, ...]:
    """Gaps with something missing, most points first (then by key)."""
    groups: dict[str, list[Entry]] = {}
    for entry in assessment.entries.values():
        if not entry.missing or entry.state is State.FINAL:
            continue
        for key in _keys(entry, by):
            groups.setdefault(key, []).append(entry)
    found = [
        Gap(
            key,
            _title(assessment, key, by),
            sum((entry.reachable for entry in entries), ZERO),
            tuple(sorted(entries, key=lambda entry: (-entry.reachable, entry.item, entry.agency))),
            tuple(_lacks(entries, by, key)),
        )
        for key, entries in groups.items()
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.points, gap.key)))


def open_points(assessment: Assessment) -> Fraction:
    """The points of the total that everything missing together could add, at the most."""
    return sum((gap.points for gap in gaps(assessment, By.ITEM)), ZERO)


def unfiled(entry: Entry) -> bool:
    return any(lack.what == "submission" for lack in entry.missing)


def _keys(entry: Entry, by: By) -> Iterable[str]:
    match by:
        case By.AGENCY:
            return (entry.agency,)
        case By.ITEM:
            return (entry.item,)
        case By.DOCUMENT_KIND:
            return dict.fromkeys(lack.key for lack in entry.missing if lack.what == "document")


def _lacks(entries: Iterable[Entry], by: By, own: str) -> Iterator[Lack]:
    """What is missing in these entries; a gap of a document kind does not list itself.

    Where nothing was filed the submission is what is missing: its figures and answers come with it.
    """
    number: Counter[Missing] = Counter()
    points: dict[Missing, Fraction] = {}
    for entry in entries:
        for lack in dict.fromkeys(entry.missing):
            if by is not By.DOCUMENT_KIND and unfiled(entry) and lack.what != "submission":
                continue
            if by is By.DOCUMENT_KIND and lack.key == own and lack.what == "document":
                continue
            number[lack] += 1
            points[lack] = points.get(lack, ZERO) + entry.reachable
    order: Callable[[Missing], tuple[Fraction, int, str, str]] = lambda lack: (  # noqa: E731
        -points[lack], -number[lack], lack.what, lack.key,
    )  # fmt: skip
    for lack in sorted(number, key=order):
        yield Lack(lack, number[lack], points[lack])


def _title(assessment: Assessment, key: str, by: By) -> str:
    records = assessment.records
    if by is By.AGENCY:
        located = records.agencies.by_slug.get(key)
        return (located.model.short or located.model.name) if located else key
    if by is By.ITEM:
        scored = assessment.nodes.get(key)
        return scored.node.title if scored and scored.node else key
    kind = records.edition.documents.get(key) if records.edition else None
    return kind.model.title if kind else key
