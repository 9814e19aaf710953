"""Scoring one tree after the other with what is remembered gives what scoring each alone gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.assess import assess
from paca.history.series import history, newest_year, scoring_records
from paca.history.walk import RolledTree, Roller, differences, list_commits
from paca.read.memory import Memory
from paca.records import Records
from paca.score.memo import ScoreMemo
from paca.score.run import score_round


def test_the_whole_history_of_the_demo(demo_repo: Path) -> None:
    commits = list_commits(demo_repo, "HEAD")
    changed = differences(demo_repo, commits)
    year, memory, memo = newest_year(demo_repo, commits[-1]), Memory(None), ScoreMemo()
    chosen = [*range(0, len(commits) - 1, max(len(commits) // 25, 1)), len(commits) - 1]
    moved = set()
    with Roller(demo_repo, commits, changed) as roller:
        for index in chosen:
            tree = roller.at(index)
            records = scoring_records(tree, year, memory)
            day = tree.default_day()
            with_memo = score_round(records, as_of=day, changes={}, memo=memo)
            alone = score_round(records, as_of=day, changes={})
            assert with_memo.total == alone.total and with_memo.nodes == alone.nodes, commits[index]
            assert with_memo.entries == alone.entries, commits[index]
            moved.add(alone.total.standing.points)
    assert len(moved) > 8  # the trees are not all alike


def test_a_round_that_was_assessed_is_not_scored_again(
    demo_repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo, memory = ScoreMemo(), Memory(None)
    alone = history(demo_repo, "HEAD", None, limit=0, use_cache=False)
    for name in ("draft-1", "draft-2"):
        assess(demo_repo, name, use_cache=False, checks=False, memory=memory, memo=memo)
    read: list[str] = []

    def scoring(tree: RolledTree, year: int, memory: Memory) -> Records:
        read.append(str(tree.revision.commit))
        return scoring_records(tree, year, memory)

    monkeypatch.setattr("paca.history.series.scoring_records", scoring)
    again = history(demo_repo, "HEAD", None, limit=0, use_cache=False, memory=memory, memo=memo)
    assert again.points == alone.points
    assert len(read) == len(again.points) - 2
