"""What became of the last edition's items in this one, as a mapping of the two says.  Pure.

An item that no mapping names is called new or dropped only where the mapping goes down to items: one that
links parts alone says nothing of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from paca.model.edition import Node
from paca.output.pages.words import RELATIONS
from paca.records import Edition, Records

NEW, DROPPED = "mới", "bỏ"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of either edition."""

    code: str
    title: str
    maximum: Fraction | None


@dataclass(frozen=True, slots=True)
class Change:
    """``now`` is None where the item was dropped, ``before`` is empty where it is new."""

    now: Item | None
    before: tuple[Item, ...]
    relation: str


@dataclass(frozen=True, slots=True)
class SinceLast:
    """``counts`` in words; ``changes`` are what is not kept with the same maximum; ``above``: links of parts
    and criteria."""

    year: int
    items: int  # of the last edition
    counts: tuple[tuple[str, int], ...]
    changes: tuple[Change, ...]
    kept: tuple[Change, ...]
    above: int
    proven: bool  # whether every link has a source

    @property
    def to_items(self) -> bool:
        return bool(self.counts)


def since_last(records: Records) -> SinceLast | None:
    """Against the latest earlier edition that a mapping links with this one; None where there is none."""
    edition = records.edition
    if edition is None:
        return None
    for year in sorted((year for year in records.editions if year < edition.year), reverse=True):
        last = records.editions[year]
        links = _links(edition, last)
        if links:
            return _compared(edition, last, links)
    return None


def _links(edition: Edition, last: Edition) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(code of the last edition, relation) by the code that continues it."""
    found: dict[str, list[tuple[str, str]]] = {}
    pairs = [
        *((one.model.code, one.model.other, one) for one in edition.links if one.model.year == last.year),
        *((one.model.other, one.model.code, one) for one in last.links if one.model.year == edition.year),
    ]
    for code, other, link in pairs:
        found.setdefault(code, []).append((other, link.model.relation))
    return {code: tuple(dict.fromkeys(olds)) for code, olds in found.items()}


def _compared(edition: Edition, last: Edition, links: Mapping[str, tuple[tuple[str, str], ...]]) -> SinceLast:
    before = {str(node.model.code): _item(node.model) for node in last.items}
    changes: list[Change] = []
    kept: list[Change] = []
    new: list[Change] = []
    counts: Counter[str] = Counter()
    used: set[str] = set()
    for located in edition.items:
        now = _item(located.model)
        olds = [(before[code], relation) for code, relation in links.get(now.code, ()) if code in before]
        if not olds:
            new.append(Change(now, (), NEW))
            continue
        used.update(old.code for old, _ in olds)
        relation = olds[0][1]
        counts[relation] += 1
        one = Change(now, tuple(old for old, _ in olds), RELATIONS.get(relation, relation))
        same = relation == "same" and one.before[0].maximum == now.maximum
        (kept if same else changes).append(one)
    dropped = [Change(None, (item,), DROPPED) for code, item in before.items() if code not in used]
    known = {str(node.model.code) for node in edition.items}
    told = [(word, counts[kind]) for kind, word in RELATIONS.items() if counts[kind]]
    told += [(word, len(ones)) for word, ones in ((NEW, new), (DROPPED, dropped)) if ones]
    return SinceLast(
        year=last.year,
        items=len(before),
        counts=tuple(told) if used else (),
        changes=(*changes, *new, *dropped) if used else (),
        kept=tuple(kept),
        above=sum(1 for code in links if code not in known),
        proven=all(
            link.model.status == "exact"
            for one, year in ((edition, last.year), (last, edition.year))
            for link in one.links
            if link.model.year == year
        ),
    )


def _item(node: Node) -> Item:
    return Item(str(node.code), node.title, node.max)
