"""Places in an order of scores, as competitions give them: equals share a place, the next ones count on."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key")


def ranks(points: Mapping[Key, Fraction | None]) -> dict[Key, int]:
    """Places from 1 (most points) by exact value; who has no points yet has no place.

    >>> ranks({"a": Fraction(2), "b": Fraction(3), "c": Fraction(2), "d": Fraction(1), "e": None})
    {'b': 1, 'a': 2, 'c': 2, 'd': 4}
    """
    known = {key: value for key, value in points.items() if value is not None}
    ordered = sorted(known, key=lambda key: -known[key])
    places: dict[Key, int] = {}
    for number, key in enumerate(ordered, 1):
        before = ordered[number - 2] if number > 1 else None
        same = before is not None and known[before] == known[key]
        places[key] = places[before] if same else number  # type: ignore[index]
    return places
