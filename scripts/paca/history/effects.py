"""What single commits did to the province's score of an item: the score at each, less the score before it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from ..read.load import collector_paused
from ..read.memory import Memory
from ..score.memo import ScoreMemo
from ..score.run import score_round
from .series import newest_year, scoring_records
from .walk import Roller, differences, list_commits


def effects(
    repo: Path, revision: str, asked: Mapping[str, str], *, use_cache: bool = True
) -> Mapping[str, Fraction]:
    """Exact points by commit; ``asked`` maps commits (full ids) of ``revision`` to the item looked at.

    A commit that ``revision`` does not hold, or an item without points at it, is left out.  What was
    without points before counts as 0 then.
    """
    root = Path(repo).resolve()
    commits = list_commits(root, revision)
    changed = differences(root, commits)
    memo, memory = ScoreMemo(), Memory.of(root, use_cache=use_cache)
    found: dict[str, Fraction] = {}
    with collector_paused(), Roller(root, commits, changed) as roller:
        year = newest_year(root, commits[-1])

        def points(index: int, item: str) -> Fraction | None:
            tree = roller.at(index)
            records = scoring_records(tree, year, memory)
            scored = score_round(records, as_of=tree.default_day(), changes={}, memo=memo)
            node = scored.nodes.get(item)
            return node.standing.points if node else None

        for index, one in enumerate(commits):
            item = asked.get(one.change.commit)
            if item is None:
                continue
            before = points(index - 1, item) if index else None
            after = points(index, item)
            if after is not None:
                found[one.change.commit] = after - (before or Fraction(0))
    return found
