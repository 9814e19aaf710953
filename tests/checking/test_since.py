"""A commit checked after another one: only what differs is listed and read, and nothing is lost by it."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paca.assess import assess
from paca.checking.kept import MOST_WHOLE, WHOLE, Kept
from paca.checking.run import check_revision
from paca.read.cache_place import cache_file
from paca.read.git_source import GitSource

from .test_same_as_assess import DAYS, EDITS, ROUND, append, fresh, pick, tiny

__all__ = ["tiny"]  # the fixture


def readme(root: Path, chance: random.Random) -> None:
    """A file that nobody reads, with a secret that must be told all the same."""
    folder = pick(root, f"{ROUND}/[!_]*/documents.yml", chance).parent
    (folder / "README.md").write_text("Liên hệ 0912 345 678.\n", "utf-8")


def executable(root: Path, chance: random.Random) -> None:
    pick(root, f"{ROUND}/[!_]*/*.md", chance).chmod(0o755)


def folder_gone(root: Path, chance: random.Random) -> None:
    for file in pick(root, f"{ROUND}/[!_]*/documents.yml", chance).parent.rglob("*"):
        if file.is_file():
            file.unlink()


def stray_decisions(root: Path, chance: random.Random) -> None:
    (root / ROUND / "_working-group/decisions" / f"{chance.choice(['a b', 'khong-ai'])}.yml").write_text("x")


def another_year(root: Path, chance: random.Random) -> None:
    folder = root / f"evidence/{chance.choice([2018, 2020])}"
    (folder / "so-cu").mkdir(parents=True, exist_ok=True)
    (folder / chance.choice(["assessment.yml", "so-cu/documents.yml"])).write_text("documents: []\n", "utf-8")


EVERY: dict[str, Callable[[Path, random.Random], None]] = EDITS | {
    "a secret where nobody reads": readme,
    "a mode": executable,
    "a folder gone": folder_gone,
    "stray decisions": stray_decisions,
    "another year": another_year,
    "a note at the root": append("evidence/README.md", "\nThêm.\n"),
}


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def empty(demo: Path, folder: Path) -> Path:
    """A fresh copy without a cache: another worker may be writing the one that is copied."""
    root = fresh(demo, folder)
    shutil.rmtree(root / ".git/paca", ignore_errors=True)
    return root


def committed(root: Path, names: list[str], chance: random.Random) -> str:
    for name in names:
        try:
            EVERY[name](root, chance)
        except (IndexError, FileNotFoundError):
            pass  # nothing of that kind is left
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def the_same(root: Path, commit: str, day: dt.date | None) -> None:
    full = assess(root, commit, as_of=day, use_cache=False)
    quick = check_revision(root, commit, as_of=day)
    assert quick.findings == full.findings
    assert (quick.accepted, quick.refused) == (len(full.records.accepted), len(full.records.refused))
    assert (quick.known, quick.filed) == (tuple(full.records.agencies.by_slug), set(full.records.filed))
    assert (quick.year, quick.as_of, quick.revision) == (full.records.year, full.as_of, full.revision)


@pytest.mark.parametrize("name", EVERY)
def test_one_commit_after_another_and_back(tiny: Path, tmp_path: Path, name: str) -> None:
    root = empty(tiny, tmp_path)
    first = committed(root, [], random.Random(0))
    check_revision(root, first)
    second = committed(root, [name], random.Random(name))
    for commit in (second, first, second):
        the_same(root, commit, None)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chance=st.integers(0, 2**32).map(random.Random),
    steps=st.lists(st.lists(st.sampled_from(sorted(EVERY)), max_size=2), min_size=2, max_size=5),
    days=st.lists(st.sampled_from(DAYS), min_size=5, max_size=5),
)
def test_any_commits_in_any_order(
    tiny: Path, tmp_path: Path, chance: random.Random, steps: list[list[str]], days: list[dt.date | None]
) -> None:
    root = empty(tiny, tmp_path)
    commits = [committed(root, [], chance)]
    for names, day in zip(steps, days, strict=False):
        commits.append(committed(root, names, chance))
        the_same(root, chance.choice(commits), day)


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries each listing of a commit had."""
    counts: list[int] = []
    entries = GitSource.entries

    def counted(self: GitSource):
        found = entries(self)
        counts.append(len(found))
        return found

    monkeypatch.setattr(GitSource, "entries", counted)
    return counts


def test_what_stands_is_not_even_listed(tiny: Path, tmp_path: Path, listed: list[int]) -> None:
    root = empty(tiny, tmp_path)
    committed(root, [], random.Random(0))
    check_revision(root, "HEAD")
    whole = max(listed)
    listed.clear()
    commit = committed(root, ["a self-score"], random.Random(1))
    (changed,) = git(root, "diff", "--name-only", "HEAD~1", "HEAD").splitlines()
    others = [
        path for path in git(root, "ls-files", f"{ROUND}/[a-z]*/*").splitlines()
        if path.split("/")[2] != changed.split("/")[2]
    ]  # fmt: skip
    check_revision(root, commit)
    assert max(listed) == whole - len(others) and len(others) > 20
    listed.clear()
    check_revision(root, commit)  # the same folders again
    check_revision(root, "HEAD~1")
    assert listed == []


def test_rows_that_another_process_has_put_are_not_believed(tiny: Path, tmp_path: Path) -> None:
    """Between reading the state and writing its own, somebody else may have checked another commit."""
    root = empty(tiny, tmp_path)
    first = committed(root, [], random.Random(0))
    check_revision(root, first)
    place = cache_file(root)
    assert place is not None
    kept = Kept(place)
    before = kept.get("commit/")
    second = committed(root, ["a broken submission"], random.Random(2))
    check_revision(root, second)
    after = kept.get("commit/")
    mixed = {**after, "commit/state": before["commit/state"]}  # rows of the second, state of the first
    kept.put([(name, key, row) for name, (key, row) in mixed.items()])
    third = committed(root, ["a figure"], random.Random(3))
    the_same(root, third, None)


def test_only_so_many_whole_results_are_kept(tiny: Path, tmp_path: Path) -> None:
    root = empty(tiny, tmp_path)
    for day in range(1, MOST_WHOLE + 4):
        check_revision(root, "HEAD", as_of=dt.date(2020, 7, day))
    place = cache_file(root)
    assert place is not None and len(Kept(place).get(WHOLE)) == MOST_WHOLE


def test_a_text_is_held_against_the_whole_round_unless_that_is_too_large(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where only the agency that differs is listed: the numbers are those of all."""
    root = empty(tiny, tmp_path)
    (root / "docs/report").mkdir(parents=True, exist_ok=True)
    (root / "docs/report/01-a.md").write_text("Tổng số điểm là 99,99 điểm.\n", "utf-8")
    check_revision(root, committed(root, [], random.Random(0)))
    second = committed(root, ["a self-score"], random.Random(1))
    the_same(root, second, None)
    assert "R970" in {finding.code for finding in check_revision(root, second).findings}
    monkeypatch.setattr("paca.checking.run.MOST_SCORED", 0)
    third = committed(root, ["a figure"], random.Random(2))
    assert "R970" not in {finding.code for finding in check_revision(root, third).findings}
