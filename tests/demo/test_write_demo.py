"""The demo as a whole: same seed, same commit; every file is read; a real history; a plausible round."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paca.assess import assess
from paca.assessment import Assessment, State
from paca.demo import Demo, write_demo
from paca.errors import PacaError
from paca.read.load import load_records
from paca.read.source import open_source

# The id of a small demo.  It changes only when the generator does, on purpose: then write the new one here.
GOLDEN = "c81696c625de6f7a8f817d3a68f05fc70bfbf3e9"
WRITE = "import sys; from pathlib import Path; from paca.demo import write_demo; " + (
    "write_demo(Path(sys.argv[1]), agencies=3, items=8, seed=int(sys.argv[2]))"
)


def git(directory: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=directory, capture_output=True, check=True)
    return done.stdout.decode()


def head_of(directory: Path) -> str:
    return git(directory, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The full default demo: it takes about two seconds, so these tests are not slow ones."""
    return write_demo(tmp_path_factory.mktemp("demo") / "tinh-mau")


@pytest.fixture(scope="module")
def assessed(demo: Demo) -> Assessment:
    return assess(demo.directory, use_cache=False)


# --- the same everywhere ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4711"},
        {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_NAME": "Ai đó", "GIT_DIR": "/nowhere"},
        {"GIT_DEFAULT_HASH": "sha256", "GIT_INDEX_FILE": "/nowhere/index"},
    ],
)
def test_the_same_seed_gives_the_same_commit(surroundings: dict[str, str], tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".gitconfig").write_text(
        "[user]\n name = X\n[core]\n autocrlf = true\n hooksPath = /nowhere\n"
        "[init]\n defaultBranch = trunk\n[commit]\n gpgsign = true\n[tag]\n gpgsign = true\n"
        "[extensions]\n objectFormat = sha256\n"
    )
    target = tmp_path / "một nơi khác"
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path), **surroundings}
    subprocess.run([sys.executable, "-c", WRITE, str(target), "2019"], env=environment, check=True)
    assert head_of(target) == GOLDEN


def test_another_seed_gives_another_commit(tmp_path: Path) -> None:
    write_demo(tmp_path / "one", agencies=3, items=8, seed=1)
    write_demo(tmp_path / "two", agencies=3, items=8, seed=2)
    assert len({head_of(tmp_path / "one"), head_of(tmp_path / "two"), GOLDEN}) == 3


def test_one_more_agency_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    small = write_demo(tmp_path / "small", agencies=20, items=8).directory / "evidence/2019/snv"
    large = write_demo(tmp_path / "large", agencies=43, items=8).directory / "evidence/2019/snv"
    assert {path.name: path.read_bytes() for path in small.glob("*.md")} == {
        path.name: path.read_bytes() for path in large.glob("*.md")
    }


def test_a_directory_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("của tôi")
    with pytest.raises(PacaError, match="not empty"):
        write_demo(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("sizes", [{"agencies": 1}, {"agencies": 2001}, {"items": 0}, {"items": 301}])
def test_a_size_out_of_range_is_refused(sizes: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(PacaError):
        write_demo(tmp_path / "demo", **sizes)


# --- its history -----------------------------------------------------------------------------------


def test_it_has_a_history_of_many_hands(demo: Demo) -> None:
    log = git(demo.directory, "log", "--format=%ae %aI %cI").split("\n")[:-1]
    assert len(log) == demo.commits >= 200
    assert len({line.split()[0] for line in log}) >= 20
    days = [line.split()[1] for line in log]
    assert days == sorted(days, reverse=True)  # newest first: no commit older than its parent
    assert all(line.split()[1] == line.split()[2] and line.endswith("+07:00") for line in log)
    assert days[-1].startswith("2020-05-") and days[0].startswith("2020-08-12")


def test_the_drafts_are_annotated_tags_in_order(demo: Demo) -> None:
    tags = git(demo.directory, "for-each-ref", "refs/tags", "--format=%(refname:short) %(objecttype)")
    assert tags.split("\n")[:-1] == ["draft-1 tag", "draft-2 tag"]
    git(demo.directory, "merge-base", "--is-ancestor", "draft-1", "draft-2")
    git(demo.directory, "merge-base", "--is-ancestor", "draft-2", "main")


def test_the_working_copy_is_the_head(demo: Demo) -> None:
    assert git(demo.directory, "status", "--porcelain") == ""
    assert git(demo.directory, "symbolic-ref", "HEAD").strip() == "refs/heads/main"
    git(demo.directory, "fsck", "--strict")


def test_drafts_grow_and_the_first_has_no_decision(demo: Demo, assessed: Assessment) -> None:
    first = assess(demo.directory, "draft-1", use_cache=False)
    second = assess(demo.directory, "draft-2", use_cache=False)
    filed = [
        sum(entry.state is not State.MISSING for entry in one.entries.values())
        for one in (first, second, assessed)
    ]
    assert filed[0] < filed[1] <= filed[2]
    assert not first.records.working_group.decisions
    assert second.records.working_group.decisions and not second.records.working_group.comments
    assert not any(entry.explained is not None for entry in second.entries.values())
    assert any(entry.explained is not None for entry in assessed.entries.values())


# --- its content -----------------------------------------------------------------------------------


def test_every_file_is_read_without_a_complaint(demo: Demo) -> None:
    records = load_records(open_source(demo.directory, "HEAD"))
    assert records.refused == ()
    assert records.findings == ()


def test_the_check_has_no_errors(assessed: Assessment) -> None:
    assert not assessed.refused


def test_texts_are_nfc_and_lf(demo: Demo) -> None:
    for path in demo.directory.rglob("*"):
        if path.suffix in (".yml", ".md"):
            text = path.read_bytes().decode("utf-8")
            assert unicodedata.is_normalized("NFC", text), path
            assert "\r" not in text and text.endswith("\n"), path


def test_a_round_of_the_size_that_was_asked(demo: Demo, assessed: Assessment) -> None:
    assert 2100 <= demo.submissions <= 2194
    assert len(assessed.entries) == 43 * 51 + 1
    kinds = Counter(agency.group for agency in assessed.asked["A.1.1"])
    assert (kinds["so-ban-nganh"], kinds["phoi-hop"]) == (19, 6)
    assert kinds["huyen-mien-nui"] + kinds["huyen-dong-bang"] == 18


def test_states_are_mixed_as_in_the_middle_of_a_round(assessed: Assessment) -> None:
    states = Counter(entry.state for entry in assessed.entries.values())
    share = {state: count / len(assessed.entries) for state, count in states.items()}
    assert 0.12 < share[State.MISSING] < 0.20
    assert 0.60 < share[State.REVIEWED] < 0.75
    assert states[State.RETURNED] >= 10 and states[State.EXPLAINED] >= 10 and states[State.SUBMITTED] >= 100


def test_self_scores_are_inflated_and_the_gap_is_missing_proof(assessed: Assessment) -> None:
    claimed, standing = float(assessed.total.self_points or 0), float(assessed.total.standing.points or 0)
    assert 76 < claimed < 81
    assert 65 < standing < 69
    gap = {
        code: float(((node.self_points or 0) - (node.standing.points or 0)) / node.max)
        for code, node in assessed.nodes.items()
        if code.count(".") == 1
    }
    widest = sorted(gap, key=lambda code: -gap[code])[:3]
    assert set(widest) == {"B.5", "B.7", "C.1"}


def test_comments_stand_in_every_state(assessed: Assessment) -> None:
    comments = [located.model for located in assessed.records.working_group.comments]
    states = Counter(
        comment.adoption.value if comment.adoption else "replied" if comment.replies else "open"
        for comment in comments
    )
    assert len(comments) == 60
    assert set(states) == {"open", "replied", "adopted", "partly", "not-adopted"}


def test_agencies_register_documents_once_and_use_them_often(assessed: Assessment) -> None:
    filed = [files for files in assessed.records.filed.values() if len(files.submissions) > 40]
    for files in filed:
        assert 15 <= len(files.documents) <= 45, files.slug
    uses = Counter(
        key
        for files in filed
        for filed_one in files.submissions.values()
        for key in filed_one.front.model.documents
    )
    assert sum(uses.values()) / sum(len(files.documents) for files in filed) > 1.2


def test_no_one_is_named(demo: Demo) -> None:
    """People have numbers; every organisation carries "Mẫu"; links go nowhere."""
    register = (demo.directory / "evidence/2019/agencies.yml").read_text("utf-8")
    names = re.findall(r"^    name: (.+)$", register, re.MULTILINE)
    assert len(names) == 44 and all("Mẫu" in name for name in names)
    for path in demo.directory.rglob("*.yml"):
        for host in re.findall(r"https?://([^/\s\"]+)", path.read_text("utf-8")):
            assert host.endswith(".example"), path


# --- any size --------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=12)
@given(agencies=st.integers(2, 12), items=st.integers(4, 30), seed=st.integers(0, 999))
def test_any_size_gives_a_repository_that_adds_up(
    agencies: int, items: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("any") / "demo"
    written = write_demo(target, agencies=agencies, items=items, seed=seed)
    assessment = assess(target, use_cache=False)
    assert not assessment.refused
    assert assessment.total.max == 100
    assert len(assessment.asked) == items
    assert written.submissions == sum(len(files.submissions) for files in assessment.records.filed.values())
