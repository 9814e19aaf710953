"""Whether verified scores of parts and criteria agree with those of what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..records import Edition

# Scores are printed with two decimals: each one may be off by half a hundredth, and so may their sum.
HALF_A_HUNDREDTH = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class Covered:
    """What verified scores say of a node: the sum of its items, and how many of them have a score."""

    total: Fraction
    scored: int
    items: int

    @property
    def whole(self) -> bool:
        return self.items > 0 and self.scored == self.items

    @property
    def tolerance(self) -> Fraction:
        """How far a printed total may be from the sum of printed scores."""
        return HALF_A_HUNDREDTH * (self.scored + 1)


def items_below(edition: Edition, code: str | None) -> Iterator[str]:
    """Codes of the scored items below a node, in the edition's order; of the whole edition for None."""
    for child in edition.children.get(code, ()):
        if child.model.code is None:
            continue
        if child.model.rule is not None:
            if child.model.rule.kind != "unscored":
                yield child.model.code
        else:
            yield from items_below(edition, child.model.code)


def covered(edition: Edition, code: str | None, scores: Mapping[str, Fraction]) -> Covered:
    """The items below ``code`` (None: all of them) that ``scores`` has, added up."""
    below = list(items_below(edition, code))
    held = [scores[item] for item in below if item in scores]
    return Covered(sum(held, Fraction(0)), len(held), len(below))


def misfits(edition: Edition, scores: Mapping[str, Fraction]) -> Iterator[tuple[str, Fraction, Covered]]:
    """(code, its own score, the items below it) where the two differ by more than rounding explains.

    Only where every item below has a score: anything else cannot be compared.
    """
    for code, own in scores.items():
        node = edition.by_code.get(code)
        if node is None or node.model.rule is not None:
            continue
        below = covered(edition, code, scores)
        if below.whole and abs(below.total - own) > below.tolerance:
            yield code, own, below
