"""``history(...)``: what an item, a part or the total scored at the commits of the past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from ..assessment import Change, Outcome, Score
from ..read.load import collector_paused, latest_year, read_places
from ..read.memory import Memory
from ..read.paths import Kind, Placed, classify
from ..read.placing import place_round
from ..records import Records
from ..score.memo import ScoreMemo
from ..score.run import score_round
from ..score.scored import ScoredRound
from .walk import Commit, Differences, RolledTree, Roller, differences, list_commits

# Files of these kinds are read but never scored: where nothing else changed, the score stands.
_UNSCORED = frozenset(
    {
        *(Kind.COMMENT, Kind.RECOMMENDATIONS, Kind.PRACTICES),
        *(Kind.LAST_ROUND, Kind.ATTACHMENT, Kind.README, Kind.MAPPING, Kind.REPORT_TEXT),
    }
)
LAST = 20  # commits that are scored when nothing is asked, beside tags and the first


@dataclass(frozen=True, slots=True)
class Point:
    """The score at one commit.  ``score`` is None where the edition then did not know the code.

    ``commits`` counts the commits with changes to the data since the point before, this one included.
    """

    change: Change
    tags: tuple[str, ...]
    score: Score | None
    self_points: Fraction | None
    reviewed: Fraction | None
    commits: int

    @property
    def points(self) -> Fraction | None:
        return self.score.points if self.score else None

    @property
    def outcome(self) -> Outcome | None:
        return self.score.outcome if self.score else None


@dataclass(frozen=True, slots=True)
class History:
    """``points`` oldest first; ``touched`` of ``walked`` commits changed data, some of them are shown."""

    code: str | None
    agency: str | None
    year: int
    walked: int
    touched: int
    points: tuple[Point, ...]

    @property
    def sampled(self) -> bool:
        return len(self.points) < self.touched


def history(
    repo: Path,
    revision: str,
    code: str | None,
    *,
    agency: str | None = None,
    year: int | None = None,
    limit: int | None = LAST,
    spread: bool = False,
    first_parent: bool = False,
    own_tags: bool = True,
    use_cache: bool = True,
    memory: Memory | None = None,
    memo: ScoreMemo | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> History:
    """Score ``code`` (None: the total; with ``agency``: its own submission) over the commits of ``revision``.

    ``limit`` is how many of the last commits are scored beside the first and all tags (None: every
    commit that changed data); with ``spread`` they are the last of as many equal spans of time, for a
    picture.  Without ``own_tags`` those of ``revision`` itself are left out: what is made of a commit is
    then the same before and after it is tagged.  ``memory`` and ``memo`` have what was read and scored
    before.  The round is that of the newest tree.  Raises RevisionError.
    """
    root = Path(repo).resolve()
    commits = list_commits(root, revision, first_parent=first_parent)
    if not own_tags:
        commits = (*commits[:-1], replace(commits[-1], tags=()))
    changed = differences(root, commits)
    touched, commits = _touched(commits, changed)
    chosen = choose_spread(commits, touched, limit or LAST) if spread else choose(commits, touched, limit)
    memory = memory if memory is not None else Memory.of(root, use_cache=use_cache)
    memo = memo if memo is not None else ScoreMemo()
    points: list[Point] = []
    before = -1
    with collector_paused(), Roller(root, commits, changed) as roller:
        year = year if year is not None else newest_year(root, commits[-1])
        scored: ScoredRound | None = None
        for done, index in enumerate(chosen):
            if scored is None or _may_score(changed[before + 1 : index + 1]):
                tree = roller.at(index)
                scored = memo.round(str(tree.revision.commit), year, tree.default_day())
                if scored is None:
                    records = scoring_records(tree, year, memory)
                    scored = score_round(records, as_of=tree.default_day(), changes={}, memo=memo)
            between = sum(1 for place in touched if before < place <= index)
            points.append(_point(commits[index], scored, code, agency, between))
            before = index
            if progress is not None:
                progress(done + 1, len(chosen))
    return History(code, agency, year, len(commits), len(touched), tuple(points))


def _touched(
    commits: Sequence[Commit], changed: Sequence[Differences]
) -> tuple[tuple[int, ...], tuple[Commit, ...]]:
    """Indices of the commits that changed data; a tag on one that did not moves to the state it names."""
    touched = [index for index in range(len(commits)) if index == 0 or changed[index]]
    tags: dict[int, list[str]] = {}
    last = 0
    for index, commit in enumerate(commits):
        if changed[index]:
            last = index
        if commit.tags:
            tags.setdefault(last, []).extend(commit.tags)
    moved = tuple(
        Commit(commit.tree, commit.change, tuple(tags.get(index, ()))) for index, commit in enumerate(commits)
    )
    return tuple(touched), moved


def choose(commits: Sequence[Commit], touched: Sequence[int], limit: int | None) -> tuple[int, ...]:
    """Indices to score: all that changed data, or the first, the tags and the last ``limit``."""
    if limit is None or len(touched) <= limit:
        return tuple(touched)
    last = set(touched[len(touched) - limit :]) if limit else {touched[-1]}
    return tuple(index for index in touched if index in last or index == touched[0] or commits[index].tags)


def choose_spread(commits: Sequence[Commit], touched: Sequence[int], spans: int) -> tuple[int, ...]:
    """Indices to score: the first, the tags, and the last within each of ``spans`` equal spans of time."""
    if not touched:
        return ()
    times = [commits[index].change.on.timestamp() for index in touched]
    begin, width = min(times), (max(times) - min(times)) / spans or 1
    last_of = {
        min(int((time - begin) / width), spans - 1): index for time, index in zip(times, touched, strict=True)
    }
    kept = {touched[0], touched[-1], *last_of.values()}
    return tuple(index for index in touched if index in kept or commits[index].tags)


def scoring_records(tree: RolledTree, year: int, memory: Memory) -> Records:
    """What of a tree can score; comments and the insides of attachments are not even opened."""
    places = place_round(tree.entries(), year).places
    scoring = [(entry, placed) for entry, placed in places if placed.kind not in _UNSCORED]
    return read_places(tree, scoring, year=year, cache=memory)


def _may_score(changed: Sequence[Differences]) -> bool:
    """Whether any of the changes can move a score; what has no place in the tree may (it refuses files)."""
    for paths in changed:
        for path in paths:
            placed = classify(path)
            if not isinstance(placed, Placed) or placed.kind not in _UNSCORED:
                return True
    return False


def newest_year(root: Path, commit: Commit) -> int:
    from ..read.git_source import GitSource

    return latest_year(GitSource.open(root, commit.change.commit).entries())


def _point(commit: Commit, scored: ScoredRound, code: str | None, agency: str | None, between: int) -> Point:
    score = own = reviewed = None
    if agency is not None:
        entry = scored.entries.get((str(code), agency))
        if entry is not None:
            score, own, reviewed = entry.standing, entry.self_points, entry.reviewed
    else:
        node = scored.total if code is None else scored.nodes.get(code)
        if node is not None:
            score, own, reviewed = node.standing, node.self_points, node.reviewed
    return Point(commit.change, commit.tags, score, own, reviewed, between)
