"""One line of scores (self → reviewed → verified) of the index, a part, a criterion or an item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import NodeScore, Outcome, State
from paca.output.language import say
from paca.output.rounding import misfit_note

from .book import NOT_FILED, Book
from .links import TOTAL_ANCHOR, Links
from .marks import node_chip, score_of


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Points are the province's; ``lost`` counts only what is settled, ``open`` what still waits."""

    code: str
    title: str
    href: str
    chip: Markup
    maximum: Fraction
    points: Fraction | None  # what stands now
    score: Markup
    self_points: Fraction | None
    reviewed: Fraction | None
    verified: Fraction | None
    open: Fraction
    asked: int
    filed: int
    part: str

    @property
    def anchor(self) -> str:
        """Its row in the index of items."""
        return self.code or TOTAL_ANCHOR

    @property
    def gap(self) -> Fraction | None:
        """Self-score less the working group's, where both exist."""
        if self.self_points is None or self.reviewed is None:
            return None
        return self.self_points - self.reviewed


def score_line(score: NodeScore, book: Book, links: Links) -> ScoreLine:
    node = score.node
    code = node.code or "" if node else ""
    if node is None:
        href = links.total()
    else:
        href = links.item(code) if book.is_item(score) else links.node(code)
    asked = sum(count for state, count in score.states.items() if state is not State.NOT_ASKED)
    filed = sum(count for state, count in score.states.items() if state not in NOT_FILED)
    # Nothing filed is no score, also where the item's policy will count it as zero in the end.
    nothing = filed == 0 and score.standing.outcome is Outcome.MISSING
    return ScoreLine(
        code=code,
        title=node.title if node else say("Tổng điểm"),
        href=href,
        chip=node_chip(node) if node else Markup(""),
        maximum=score.max,
        points=None if nothing else score.standing.points,
        score=score_of(score.standing),
        self_points=score.self_points,
        reviewed=score.reviewed,
        verified=score.verified,
        open=score.open_max,
        asked=asked,
        filed=filed,
        part=book.part_of(code) if code else "",
    )


def rounding_note(parts: Iterable[ScoreLine], total: ScoreLine) -> str | None:
    """Where the printed points of ``parts`` miss the printed points of their sum."""
    return misfit_note([part.points for part in parts], total.points)
