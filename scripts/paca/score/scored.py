"""What ``score_round`` gives: a whole round scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..assessment import Entry, NodeScore, Placed, Score
from ..model.register import Agency


@dataclass(frozen=True)
class ScoredRound:
    asked: Mapping[str, tuple[Agency, ...]]
    entries: Mapping[tuple[str, str], Entry]
    nodes: Mapping[str, NodeScore]
    total: NodeScore
    calendar: tuple[Placed, ...]

    def computed(self, item: str, agency: str) -> Score | None:
        """The rule's own score of an agency's submission; None where nothing was asked of it."""
        entry = self.entries.get((item, agency))
        return entry.computed if entry is not None else None
