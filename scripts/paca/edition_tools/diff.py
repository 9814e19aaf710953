"""Compare two editions: parts, points moved, items new, gone, renamed, re-pointed.  Pure.

Items are linked by the mapping of either edition; what no mapping links is matched by near-equal
titles, which is stated as a guess; a code alone links nothing, for letters change meaning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from ..model.edition import Node
from ..model.values import FactStatus, number_text
from ..records import Edition
from .titles import NEAR_EQUAL, similarity

SCHEMA = "paca.edition-diff/1"
Basis = Literal["mapping", "guess"]
Change = Literal["same", "renamed", "re-pointed", "renamed, re-pointed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A node of the older edition and what it became; one side is None where it is new or gone."""

    before: Node | None
    after: Node | None
    basis: Basis | None

    @property
    def change(self) -> Change:
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        renamed = similarity(self.before.title, self.after.title) < 1.0
        repointed = self.moved not in (None, 0)
        if renamed and repointed:
            return "renamed, re-pointed"
        return "renamed" if renamed else "re-pointed" if repointed else "same"

    @property
    def moved(self) -> Fraction | None:
        """Points gained (negative: lost); None where either side's points are unknown."""
        if self.before is None or self.after is None or self.before.max is None or self.after.max is None:
            return None
        return self.after.max - self.before.max

    @property
    def placeholder(self) -> bool:
        """Whether a title or points compared here are made up."""
        return any(
            FactStatus.PLACEHOLDER in (node.title_status, node.max_status)
            for node in (self.before, self.after)
            if node is not None
        )


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """``parts`` pairs letters as they stand (their meaning may differ); ``pairs`` what is below them
    (and a part only where a mapping names it)."""

    before: Edition
    after: Edition
    parts: tuple[tuple[str, Node | None, Node | None], ...]
    pairs: tuple[Pair, ...]


def diff_editions(before: Edition, after: Edition) -> EditionDiff:
    """``before`` and ``after`` in the order given; nothing is assumed about their years."""
    old = [located.model for located in before.nodes]
    new = [located.model for located in after.nodes]
    return EditionDiff(
        before=before,
        after=after,
        parts=tuple(_parts(old, new)),
        pairs=tuple(_pairs(before, after, old, new)),
    )


def _parts(old: list[Node], new: list[Node]) -> Iterator[tuple[str, Node | None, Node | None]]:
    left = {node.code: node for node in old if node.parent is None and node.code}
    right = {node.code: node for node in new if node.parent is None and node.code}
    for code in sorted(left.keys() | right.keys()):
        yield code, left.get(code), right.get(code)


def _name(node: Node) -> str:
    return node.code or node.key or ""


def _links(before: Edition, after: Edition) -> Iterator[tuple[str, str]]:
    """(older code or key, newer code or key), as either edition's mapping says."""
    for located in after.links:
        if located.model.year == before.year:
            yield located.model.other, located.model.code
    for located in before.links:
        if located.model.year == after.year:
            yield located.model.code, located.model.other


def _pairs(before: Edition, after: Edition, old: list[Node], new: list[Node]) -> Iterator[Pair]:
    left = {_name(node): node for node in old}
    right = {_name(node): node for node in new}
    linked: dict[str, list[str]] = {}
    for one, other in dict.fromkeys(_links(before, after)):
        if one in left and other in right:
            linked.setdefault(other, []).append(one)
    used = {one for ones in linked.values() for one in ones}
    guesses = _guesses(
        [node for name, node in left.items() if name not in used and node.parent],
        [node for name, node in right.items() if name not in linked and node.parent],
    )
    used |= set(guesses.values())
    for name, node in right.items():
        if name in linked:
            for one in linked[name]:
                yield Pair(left[one], node, "mapping")
        elif name in guesses:
            yield Pair(left[guesses[name]], node, "guess")
        elif node.parent:
            yield Pair(None, node, None)
    for name, node in left.items():
        if name not in used and node.parent:
            yield Pair(node, None, None)


def _guesses(old: list[Node], new: list[Node]) -> dict[str, str]:
    """Newer name → older name for near-equal titles, best matches first, each used once."""
    scored = [
        (similarity(one.title, other.title), _name(other), _name(one))
        for one in old
        for other in new
        if _real(one) and _real(other) and _level(one) == _level(other)
    ]
    guesses: dict[str, str] = {}
    for score, newer, older in sorted(scored, key=lambda entry: (-entry[0], entry[1], entry[2])):
        if score >= NEAR_EQUAL and newer not in guesses and older not in guesses.values():
            guesses[newer] = older
    return guesses


def _real(node: Node) -> bool:
    """A title in brackets stands for one that nobody read: equal brackets mean nothing."""
    return not node.title.startswith("(")


def _level(node: Node) -> int:
    return node.code.count(".") if node.code else 2


def diff_document(diff: EditionDiff) -> dict[str, Any]:
    """The JSON form ``paca.edition-diff/1``."""
    return {
        "schema": SCHEMA,
        "before": _edition(diff.before),
        "after": _edition(diff.after),
        "parts": [{"code": code, "before": _node(old), "after": _node(new)} for code, old, new in diff.parts],
        "pairs": [
            {
                "before": _node(pair.before),
                "after": _node(pair.after),
                "basis": pair.basis,
                "change": pair.change,
                "moved": number_text(pair.moved) if pair.moved is not None else None,
                "placeholder": pair.placeholder,
            }
            for pair in diff.pairs
        ],
    }


def _edition(edition: Edition) -> dict[str, Any]:
    header = edition.header
    return {"year": header.year, "decision": header.decision, "completeness": header.completeness}


def _node(node: Node | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return {
        "code": node.code,
        "key": node.key,
        "title": node.title,
        "title_status": node.title_status.value,
        "max": number_text(node.max) if node.max is not None else None,
        "max_status": node.max_status.value,
    }
