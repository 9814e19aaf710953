"""Places in an order of scores: equals share their places, the next ones count on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")


class Place(NamedTuple):
    """From 1; ``first`` and ``last`` differ where several are equal."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def ranks(points: Mapping[Key, Fraction | None]) -> dict[Key, Place]:
    """Places by exact value, most points first, equals in the order given; without points no place.

    >>> found = ranks({"a": Fraction(2), "b": Fraction(3), "c": Fraction(2), "d": Fraction(1), "e": None})
    >>> {key: str(place) for key, place in found.items()}
    {'b': '1', 'a': '2–3', 'c': '2–3', 'd': '4'}
    """
    known = {key: value for key, value in points.items() if value is not None}
    ordered = sorted(known, key=lambda key: -known[key])  # stable
    shared: dict[Fraction, Place] = {}
    for number, key in enumerate(ordered, 1):
        before = shared.get(known[key])
        shared[known[key]] = Place(before.first if before else number, number)
    return {key: shared[known[key]] for key in ordered}
