"""Which files each part of a round consists of, and a digest that changes when any of them does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from ..check.parts import owner_of
from ..read.paths import Kind, Placed
from ..read.placing import Placing
from ..read.tree import TreeEntry
from ..records import RefusedFile

Place = tuple[TreeEntry, Placed]

_FRAME = frozenset({Kind.EDITION, Kind.NODES, Kind.FIGURE_SPECS, Kind.DOCUMENT_KINDS, Kind.MAPPING})
_ROUND = frozenset({Kind.ROUND, Kind.REGISTER, Kind.EXTENSIONS})


@dataclass
class Part:
    """The files of the round itself, or of one agency: its folder, the decisions on it, its receipts."""

    places: list[Place] = field(default_factory=list)
    refused: list[RefusedFile] = field(default_factory=list)  # for their names or places alone

    @property
    def folder(self) -> bool:
        """Whether the agency has a folder in which a file has its place."""
        return any(placed.owner and not placed.owner.startswith("_") for _, placed in self.places)

    @cached_property
    def digest(self) -> str:
        return digest(
            (
                *(f"{entry.path} {entry.blob}" for entry, _ in self.places),
                *(f"refused {file.path} {file.blob}" for file in self.refused),
            )
        )


@dataclass(frozen=True)
class Plan:
    """``round`` is everything that is no agency's; ``agencies`` are sorted by slug."""

    year: int
    round: Part
    agencies: dict[str, Part]

    @cached_property
    def frame(self) -> list[Place]:
        """Of the round's files those that every agency's findings rest on."""
        return [
            (entry, placed)
            for entry, placed in self.round.places
            if placed.kind in _ROUND or (placed.kind in _FRAME and placed.year == self.year)
        ]


def plan_of(placing: Placing) -> Plan:
    whole = Part()
    agencies: dict[str, Part] = {}

    def part(path: str) -> Part:
        owner = owner_of(path, placing.year)
        return whole if owner is None else agencies.setdefault(owner, Part())

    for place in placing.places:
        part(place[0].path).places.append(place)
    for file in placing.refused:
        part(file.path).refused.append(file)
    return Plan(placing.year, whole, dict(sorted(agencies.items())))


def digest(lines: Iterable[str]) -> str:
    """A short text for many lines, none of which can hold a NUL."""
    text = "\0".join(lines)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
