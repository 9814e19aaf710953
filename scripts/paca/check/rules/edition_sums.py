"""Maxima add up exactly at every level, and the tree has as many entries as its source says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...finding import Finding, Position
from ...model.edition import Node
from ...records import Edition, Located
from ..context import Context
from ..words import number

# The names that ``expected_counts`` may use, by depth from the top.
DEPTHS = {"parts": 0, "criteria": 1, "sub_criteria": 2, "sub-criteria": 2, "subcriteria": 2, "items": None}


def check_round(context: Context) -> Iterator[Finding]:
    for year in sorted(context.records.editions):
        edition = context.records.editions[year]
        if context.unread.edition(year):
            continue  # what is missing from a sum may be what could not be read
        for located in edition.nodes:
            children = edition.children.get(located.model.code, ()) if located.model.code else ()
            if children and located.model.max is not None:
                yield from _sum(located.model.code or "", located.model.max, children, located.where("max"))
        parts = edition.children.get(None, ())
        if parts:
            folder = parts[0].path.rpartition("/")[0]
            where = Position(f"{folder}/edition.yml" if folder else parts[0].path)
            yield from _sum(str(year), edition.header.total_max, parts, where)
            yield from _counts(edition, where)


def _sum(
    name: str, limit: Fraction, children: tuple[Located[Node], ...], where: Position
) -> Iterator[Finding]:
    known = [child.model.max for child in children if child.model.max is not None]
    total = sum(known, Fraction(0))
    whole = len(known) == len(children)
    # Where a source does not tell every child's points, only too much can be seen.
    if (whole and total != limit) or total > limit:
        item = None if name.isdigit() else name
        yield Finding("E801", where, {"item": name, "max": number(limit), "total": number(total)}, item=item)


def _counts(edition: Edition, where: Position) -> Iterator[Finding]:
    parents = {node.model.code: node.model.parent for node in edition.nodes if node.model.code}
    depths = [_depth(node.model.parent, parents) for node in edition.nodes]
    for name, expected in edition.header.expected_counts.items():
        if name not in DEPTHS:
            continue
        depth = DEPTHS[name]
        found = len(edition.items) if depth is None else depths.count(depth)
        # None at all is a level that no source gives: E812 says so.
        if found not in (0, expected):
            params = {"name": name, "found": str(found), "expected": str(expected), "year": str(edition.year)}
            yield Finding("E810", where, params)


def _depth(parent: str | None, parents: dict[str, str | None]) -> int:
    depth = 0
    while parent is not None and depth < 10:
        depth += 1
        parent = parents.get(parent)
    return depth
