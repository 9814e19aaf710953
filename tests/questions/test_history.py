"""The score over commits: the same as assessing each commit, at a fraction of the cost."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from paca.assess import assess
from paca.history.series import choose, choose_spread, history
from paca.history.walk import Roller, differences, list_commits
from paca.read.git_source import GitSource
from paca.read.tree import RevisionError

ITEM = "B.5.1"


def git(repo: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=repo, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def whole(demo_repo: Path):
    return history(demo_repo, "HEAD", None, limit=None, use_cache=False)


def test_every_sampled_point_is_what_assess_says(demo_repo: Path, whole):
    for point in whole.points[:: max(1, len(whole.points) // 6)]:
        then = assess(demo_repo, point.change.commit, year=whole.year, use_cache=False)
        assert (point.points, point.reviewed) == (then.total.standing.points, then.total.reviewed)


def test_an_item_and_one_agency_of_it_can_be_followed(demo_repo: Path):
    now = assess(demo_repo, "HEAD", use_cache=False)
    agency = now.asked[ITEM][0].slug
    assert history(demo_repo, "HEAD", ITEM).points[-1].score == now.nodes[ITEM].standing
    one = history(demo_repo, "HEAD", ITEM, agency=agency).points[-1]
    assert one.score == now.entries[ITEM, agency].standing


def test_a_rolled_tree_is_the_tree_git_lists(demo_repo: Path):
    commits = list_commits(demo_repo, "HEAD")
    with Roller(demo_repo, commits, differences(demo_repo, commits)) as roller:
        for index in range(0, len(commits), max(1, len(commits) // 8)):
            source = GitSource.open(demo_repo, commits[index].change.commit)
            assert roller.at(index).entries() == source.entries()


def test_the_default_takes_the_first_the_tags_and_the_last(demo_repo: Path, whole):
    sample = history(demo_repo, "HEAD", None, limit=3)
    assert sample.sampled and not whole.sampled
    shown = [point.change.commit for point in sample.points]
    every = [point.change.commit for point in whole.points]
    tagged = [point.change.commit for point in whole.points if point.tags]
    assert len(tagged) == 2
    assert set(shown) == {every[0], *tagged, *every[-3:]}
    assert sum(point.commits for point in sample.points) == sample.touched == len(every)


def test_history_never_checks_anything_out(demo_copy: Path):
    before = git(demo_copy, "status", "--porcelain")
    (demo_copy / "evidence/2019/agencies.yml").write_text("broken: [", encoding="utf-8")
    dirty = git(demo_copy, "status", "--porcelain")
    assert before != dirty
    history(demo_copy, "HEAD", ITEM, limit=2, use_cache=False)
    assert git(demo_copy, "status", "--porcelain") == dirty
    assert (demo_copy / "evidence/2019/agencies.yml").read_text("utf-8") == "broken: ["


def test_folders_that_go_and_come_back_a_merge_and_a_tag_on_other_files(demo_copy: Path):
    agency = next(
        path for path in sorted((demo_copy / "evidence/2019").iterdir()) if (path / f"{ITEM}.md").is_file()
    )
    git(demo_copy, "checkout", "-q", "-b", "side")
    git(demo_copy, "rm", "-rq", agency.relative_to(demo_copy).as_posix())
    git(demo_copy, "commit", "-qm", "Rút hồ sơ")
    git(demo_copy, "revert", "--no-edit", "HEAD")
    git(demo_copy, "checkout", "-q", "-")
    (demo_copy / "README.md").write_text("Chỉ README đổi", encoding="utf-8")
    git(demo_copy, "add", "README.md")
    git(demo_copy, "commit", "-qm", "README")
    git(demo_copy, "tag", "ghi-chu")
    git(demo_copy, "merge", "-q", "--no-ff", "-m", "Gộp", "side")
    found = history(demo_copy, "HEAD", None, limit=4, use_cache=False)
    for point in found.points:
        assert point.points == assess(demo_copy, point.change.commit, use_cache=False).total.standing.points
    assert [point.tags for point in found.points if "ghi-chu" in point.tags]
    straight = history(demo_copy, "HEAD", None, limit=4, first_parent=True, use_cache=False)
    assert "Rút hồ sơ" in [point.change.subject for point in found.points]
    assert "Rút hồ sơ" not in [point.change.subject for point in straight.points]


def test_an_unknown_revision_is_said(demo_repo: Path):
    with pytest.raises(RevisionError):
        history(demo_repo, "no-such-branch", None)


@pytest.mark.parametrize(
    ("touched", "limit", "chosen"),
    [((0, 2, 5), None, (0, 2, 5)), ((0, 2, 5), 3, (0, 2, 5)), ((0, 2, 5, 6), 1, (0, 6)), ((0, 2), 0, (0, 2))],
)
def test_choosing(demo_repo: Path, touched, limit, chosen):
    untagged = [commit for commit in list_commits(demo_repo, "HEAD") if not commit.tags][:8]
    assert choose(untagged, touched, limit) == chosen


def test_choosing_for_a_picture_is_even_over_time(demo_repo: Path):
    commits = list_commits(demo_repo, "HEAD")
    every = tuple(range(len(commits)))
    chosen = choose_spread(commits, every, 4)
    tagged = [index for index in every if commits[index].tags]
    assert chosen[0] == 0 and chosen[-1] == every[-1] and set(tagged) <= set(chosen)
    assert len(chosen) <= 4 + 2 + len(tagged) and list(chosen) == sorted(chosen)
    days = [commits[index].change.on.date() for index in chosen]
    quarter = (days[-1] - days[0]).days / 4
    gaps = [(after - before).days for before, after in zip(days, days[1:], strict=False)]
    assert max(gaps) <= 2 * quarter + 1
    assert choose_spread(commits, (), 4) == ()
