"""A whole round replayed on real git: draft → 60 comments → draft → final → verified, published and traced.

The two drafts before the comments are the ones of the default demo.  Draft 2 goes out for comments,
draft 3 answers them; nothing moves in between without a cause, a person and a day.
"""

from __future__ import annotations

import html
import itertools
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from paca.assess import assess
from paca.assessment import Assessment, State
from paca.compare import CauseKind, Comparison, compare
from paca.demo import write_demo
from paca.output.notation import day
from paca.output.pages.comments import effect_text
from paca.records import Located

pytestmark = pytest.mark.slow
TAGS = ("draft-1", "draft-2", "draft-3", "final", "verified")
SCRIPTS = Path(__file__).parents[2] / "scripts"
GROUP = "evidence/2019/_working-group"


def git(repo: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=repo, capture_output=True, check=True).stdout.decode()


def paca(*arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "paca", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("round") / "tinh-mau"
    return write_demo(target, agencies=12, items=52, until="verified").directory


@pytest.fixture(scope="module")
def states(repo: Path) -> Mapping[str, Assessment]:
    return {tag: assess(repo, tag, use_cache=False) for tag in TAGS}


@pytest.fixture(scope="module")
def steps(states: Mapping[str, Assessment]) -> Mapping[str, Comparison]:
    """What lies between a tag and the one before it, by the later tag."""
    return {later: compare(states[one], states[later]) for one, later in itertools.pairwise(TAGS)}


@pytest.fixture(scope="module")
def publication(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publication") / "cong-bo"
    for tag in ("draft-1", "draft-3", "final", "verified"):
        paca("publish", tag, "--repo", repo, "--into", folder, "--audience", "internal")
    return folder


def comments_of(assessment: Assessment) -> list[Located]:
    return list(assessment.records.working_group.comments)


# --- the history -----------------------------------------------------------------------------------


def test_it_goes_on_from_the_default_demo(repo: Path, tmp_path: Path) -> None:
    short = write_demo(tmp_path / "short", agencies=12, items=52).directory
    for tag in ("draft-1", "draft-2"):
        assert git(short, "rev-parse", tag) == git(repo, "rev-parse", tag)
    git(repo, "merge-base", "--is-ancestor", git(short, "rev-parse", "HEAD").strip(), "draft-3")
    for one, other in itertools.pairwise(TAGS):
        git(repo, "merge-base", "--is-ancestor", one, other)
    git(repo, "fsck", "--strict")


def test_the_same_seed_ends_in_the_same_commit(repo: Path, tmp_path: Path) -> None:
    again = write_demo(tmp_path / "again", agencies=12, items=52, until="verified").directory
    assert git(again, "rev-parse", "HEAD") == git(repo, "rev-parse", "HEAD")


def test_nothing_is_wrong_or_bent(repo: Path, states: Mapping[str, Assessment]) -> None:
    assert not any(one.refused for one in states.values())
    assert not any(one.records.findings for one in states.values())
    assert " 0 báo động" in paca("audit", "--repo", repo)  # nothing overwritten, backdated or rewritten


def test_at_the_end_everything_filed_is_final(states: Mapping[str, Assessment]) -> None:
    counts = Counter(entry.state for entry in states["final"].entries.values())
    assert set(counts) == {State.FINAL, State.MISSING}
    assert counts[State.FINAL] > 450


# --- sixty comments --------------------------------------------------------------------------------


def test_sixty_comments_stand_open_on_draft_2_and_answered_in_draft_3(
    repo: Path, states: Mapping[str, Assessment]
) -> None:
    assert not comments_of(states["draft-2"])
    answered = [located.model for located in comments_of(states["draft-3"])]
    assert len(answered) == len({one.id for one in answered}) == 60
    assert all(one.adoption is not None and (one.reason or "").strip() for one in answered)
    assert len({one.adoption for one in answered}) == 3
    assert "0 việc còn nợ, 60 góp ý" in paca("feedback", "status", "--repo", repo, "--year", 2019)


def test_every_adopted_comment_names_the_commit_that_it_caused(
    repo: Path, states: Mapping[str, Assessment]
) -> None:
    for one in (located.model for located in comments_of(states["draft-3"])):
        if one.adoption.value == "not-adopted":
            assert one.change is None
            continue
        patch = git(repo, "show", "--format=", "--unified=0", str(one.change))
        added = [line for line in patch.splitlines() if line.startswith("+")]
        assert any(one.id in line for line in added), one.id
        if one.item:
            assert f"{GROUP}/decisions/{one.about_agency}.yml" in patch


def test_the_effect_told_is_what_the_commits_did(repo: Path, states: Mapping[str, Assessment]) -> None:
    """Assessed commit by commit, whatever the walk of the history that wrote it says."""
    from paca.model.edition import UnscoredRule

    told = 0
    for one in (located.model for located in comments_of(states["draft-3"])):
        if one.adoption.value == "not-adopted" or not one.item:
            assert one.effect is None
            continue
        log = git(repo, "log", "--format=%H", "--fixed-strings", f"--grep=theo góp ý {one.id}", "draft-3")
        commits = log.split()
        assert commits and commits[0].startswith(one.change)
        if told < 8:  # each costs two assessments for each of its commits
            moved = sum(
                (item_points(repo, commit, one.item) - item_points(repo, f"{commit}~1", one.item))
                for commit in commits
            )
            assert abs(moved - one.effect) <= Fraction(1, 20_000), one.id
        told += 1
        rule = states["draft-3"].nodes[one.item].node.rule
        assert one.effect == 0 or not isinstance(rule, UnscoredRule)
        assert ("giữ nguyên" in one.reason) or one.effect != 0
    assert told > 15


def item_points(repo: Path, revision: str, item: str) -> Fraction:
    return assess(repo, revision, use_cache=False).nodes[item].standing.points or Fraction(0)


def test_the_matrix_holds_each_comment_once_with_its_reason(
    publication: Path, states: Mapping[str, Assessment]
) -> None:
    page = (publication / "draft-3/comments.html").read_text("utf-8")
    rows = dict(re.findall(r'<tr id="gop-y-([^"]+)"[^>]*>(.*?)</tr>', page, re.DOTALL))
    comments = {located.model.id: located.model for located in comments_of(states["draft-3"])}
    assert len(re.findall(r'<tr id="gop-y-', page)) == len(rows) == 60
    assert rows.keys() == comments.keys()
    for key, row in rows.items():
        assert comments[key].reason in html.unescape(row), key
        assert "chưa trả lời" not in row.lower()
        assert (str(comments[key].change)[:10] in row) == (comments[key].change is not None)
        if comments[key].effect is None:
            assert '<span class="num">' not in row
        else:
            assert f'<span class="num">{effect_text(comments[key].effect)}</span>' in row
    report = (publication / "draft-3/report.html").read_text("utf-8")
    assert all(len(re.findall(rf"<td[^>]*>{key}</td>", report)) == 1 for key in comments)


# --- every change has a cause, a person and a day ---------------------------------------------------


@pytest.mark.parametrize("later", TAGS[1:])
def test_every_score_that_moved_has_causes_by_someone_on_a_day(
    later: str, steps: Mapping[str, Comparison], repo: Path
) -> None:
    step = steps[later]
    kinds = {
        *(CauseKind.SUBMISSION_ADDED, CauseKind.SUBMISSION_CHANGED, CauseKind.FIGURE, CauseKind.DECISION),
        *(CauseKind.DOCUMENT_ADDED, CauseKind.EXPLANATION, CauseKind.ARRIVAL),
    }
    moved = [change for change in step.entries if change.delta]
    for change in moved:
        assert change.causes, (change.item, change.agency)
        for cause in change.causes:
            assert cause.kind in kinds and cause.by and cause.on, (change.item, change.agency, cause)
            assert cause.position and cause.change, cause
            git(repo, "cat-file", "-e", f"{cause.change.commit}^{{commit}}")
    for node in step.nodes:
        score = step.after.nodes[node.code]
        if node.delta and not score.children:
            assert any(cause.by for cause in node.causes), node.code
    # Parts and total move by nothing else than their items.
    items = [one.delta for one in step.nodes if not step.after.nodes[one.code].children]
    assert sum(items) == step.delta


def test_drafts_move_and_adoption_confirms(steps: Mapping[str, Comparison]) -> None:
    assert steps["draft-2"].delta > 0 and len([one for one in steps["draft-2"].entries if one.delta]) > 100
    assert len([one for one in steps["draft-3"].entries if one.delta]) >= 5
    assert not [
        one for one in steps["verified"].entries if one.delta
    ]  # TTCP's scores stand beside, not above


def test_between_draft_2_and_3_each_move_leads_to_a_comment_a_decision_or_evidence(
    steps: Mapping[str, Comparison], states: Mapping[str, Assessment]
) -> None:
    comments = {located.model.id: located.model for located in comments_of(states["draft-3"])}
    named: Counter[str] = Counter()
    for change in steps["draft-3"].entries:
        asked = {cause.comment for cause in change.causes if cause.comment}
        for key in asked:
            assert (comments[key].item, comments[key].about_agency) == (change.item, change.agency)
            named[key] += 1
        if change.delta and not asked:
            assert {cause.kind for cause in change.causes} & {CauseKind.DECISION, CauseKind.DOCUMENT_ADDED}
    adopted = {key for key, one in comments.items() if one.item and one.adoption.value != "not-adopted"}
    assert set(named) == adopted and set(named.values()) == {1}


@pytest.mark.parametrize("later", ["draft-2", "draft-3"])
def test_paca_compare_names_cause_and_person(later: str, steps: Mapping[str, Comparison], repo: Path) -> None:
    before = TAGS[TAGS.index(later) - 1]
    told = " ".join(paca("compare", before, later, "--repo", repo, "--year", 2019, "--all").split())
    document = json.loads(paca("compare", before, later, "--repo", repo, "--year", 2019, "--format", "json"))
    entries = {(one["item"], one["agency"]): one for one in document["submissions"]}
    for change in (one for one in steps[later].entries if one.delta):
        for cause, json_cause in zip(
            change.causes, entries[change.item, change.agency]["causes"], strict=True
        ):
            assert f"← {cause.by} · {day(cause.on)}" in told
            assert json_cause["commit"] == cause.change.commit and json_cause["comment"] == cause.comment
            assert json_cause["decided_by"] or json_cause["author"]
            assert not cause.comment or f"theo góp ý {cause.comment}" in told


def test_the_page_of_changes_tells_what_moved_why_and_by_whom(
    publication: Path, steps: Mapping[str, Comparison]
) -> None:
    page = html.unescape((publication / "draft-3/changes.html").read_text("utf-8"))
    rows = {
        found[1]: found[0]
        for found in re.finditer(r"<tr><td><a href=\"item/([^\"]+)\.html\">.*?</tr>", page, re.DOTALL)
    }
    moved = [one for one in steps["draft-3"].nodes if not steps["draft-3"].after.nodes[one.code].children]
    assert {one.code for one in moved} <= rows.keys()
    for node in moved:
        people = {cause.by for cause in node.causes if cause.by}
        assert any(name in rows[node.code] for name in people), node.code
    assert re.findall(r"comments\.html#gop-y-gy-\d+", page)


# --- on paper -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def paper(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[str, ...]]]:
    """The tables of draft 3 in Word, against draft 2: cells by row."""
    import docx

    target = tmp_path_factory.mktemp("paper") / "bao-cao.docx"
    paca("report", "--repo", repo, "--rev", "draft-3", "--since", "draft-2", "--year", 2019, "--out", target)
    held = docx.Document(str(target))
    return [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in held.tables]


def table_of(paper: list[list[tuple[str, ...]]], *heads: str) -> list[tuple[str, ...]]:
    (found,) = (rows[1:] for rows in paper if set(heads) <= set(rows[0]))
    return found


def test_the_paper_s_matrix_answers_each_comment(
    paper: list[list[tuple[str, ...]]], states: Mapping[str, Assessment]
) -> None:
    rows = {row[0]: row for row in table_of(paper, "Mã", "Người góp ý", "Kết quả, lý do")}
    comments = {located.model.id: located.model for located in comments_of(states["draft-3"])}
    assert rows.keys() == comments.keys() and len(rows) == 60
    for key, row in rows.items():
        one = comments[key]
        verdict, _, reason = row[-2].partition(": ")
        assert verdict in ("tiếp thu", "tiếp thu một phần", "không tiếp thu") and reason == one.reason
        if one.effect is not None:
            assert f"{one.item}, cả tỉnh: {effect_text(one.effect)}" in row[-1]
            assert f"bản {one.change[:7]}" in row[-1]


def test_the_paper_traces_each_change_to_its_comment_or_decision(
    paper: list[list[tuple[str, ...]]], steps: Mapping[str, Comparison]
) -> None:
    step = steps["draft-3"]
    rows = {row[0].split()[0]: row for row in table_of(paper, "Tiêu chí thành phần", "Bản trước", "Vì")}
    moved = [one for one in step.nodes if one.delta and not step.after.nodes[one.code].children]
    assert moved and {one.code for one in moved} == rows.keys()
    for node in moved:
        of_agencies = [
            cause for change in step.entries if change.item == node.code for cause in change.causes
        ]
        asked = {cause.comment for cause in (*node.causes, *of_agencies) if cause.comment}
        assert set(re.findall(r"gy-\d+", rows[node.code][-1])) == asked, node.code
        assert asked or rows[node.code][-1].strip(" –"), node.code


# --- published and verified ------------------------------------------------------------------------


def test_the_versions_stand_side_by_side(publication: Path) -> None:
    listed = json.loads((publication / "versions.json").read_text("utf-8"))
    assert {"draft-1", "draft-3", "final", "verified"} <= {one["name"] for one in listed["versions"]}
    assert all((publication / tag / "index.html").is_file() for tag in ("draft-1", "draft-3", "final"))
    paca("publish", "--check", "--into", publication)


def test_the_verified_scores_came_through_the_importer(repo: Path, states: Mapping[str, Assessment]) -> None:
    held = yaml.safe_load((repo / f"{GROUP}/verified.yml").read_text("utf-8"))["scores"]
    items = [
        node.model for node in states["final"].records.edition.items if node.model.rule.kind != "unscored"
    ]
    assert [one["code"] for one in held] == [node.code for node in items]
    assert {one["source"] for one in held} == {"00/TB-MAU (hư cấu)"} and all("page" in one for one in held)
    final, verified = states["final"].total, states["verified"].total
    assert verified.standing.points == final.standing.points
    assert 0 < final.standing.points - verified.verified < 10
