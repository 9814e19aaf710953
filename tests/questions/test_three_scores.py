"""Self, reviewed, verified: the gaps are those of the scores, and their causes add up to them exactly."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.model.visibility import Audience, Publicity
from paca.output.audience.project import publish
from paca.three_scores import GapCause, ThreeScores, three_scores

VERIFIED = """\
scores:
  - {code: A.1.1, score: 0.5, source: 12/TTCP, date: 15/12/2020, page: 3, reason: Ban hành muộn}
  - {code: A.1.1, score: 0.6, source: 15/TTCP, replaces: TTCP đính chính, reason: Ban hành muộn một tháng}
  - {code: D, score: 12, source: 12/TTCP}
"""


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory, demo_repo: Path) -> Assessment:
    import shutil

    copy = tmp_path_factory.mktemp("three") / "demo"
    shutil.copytree(demo_repo, copy, symlinks=True)
    (copy / "evidence/2019/_working-group/verified.yml").write_text(VERIFIED, encoding="utf-8")
    return assess(copy, use_cache=False)


@pytest.fixture(scope="module")
def lines(assessed: Assessment) -> Mapping[str, ThreeScores]:
    return {line.code: line for line in three_scores(assessed)}


def test_the_shares_of_every_line_add_up_to_its_gap(lines: Mapping[str, ThreeScores]) -> None:
    assert any(line.shares for line in lines.values())
    for line in lines.values():
        lost = sum((share.points for share in line.shares), Fraction(0))
        assert lost == -(line.review_gap or 0), line.code


def test_a_gap_is_the_difference_of_what_is_printed_beside_it(lines: Mapping[str, ThreeScores]) -> None:
    for line in lines.values():
        score = line.score
        if line.item and line.review_gap is not None:
            assert line.review_gap == score.reviewed - score.self_points
        if not line.item and line.compared == line.items:
            assert line.review_gap == score.reviewed - score.self_points


def test_causes_name_agencies_and_the_reasons_that_were_written(
    assessed: Assessment, lines: Mapping[str, ThreeScores]
) -> None:
    causes = {share.cause for line in lines.values() for share in line.shares}
    assert {GapCause.UNPROVEN, GapCause.DECIDED, GapCause.RETURNED, GapCause.COMPUTED} <= causes
    decided = [
        reason
        for line in lines.values()
        if line.item
        for share in line.shares
        if share.cause is GapCause.DECIDED
        for reason in share.reasons
    ]
    written = {
        located.model.reason for held in assessed.records.working_group.decisions.values() for located in held
    }
    assert decided and all(reason.text in written and reason.position for reason in decided)


def test_the_last_verified_entry_stands_and_all_stay_in_the_ledger(
    assessed: Assessment, lines: Mapping[str, ThreeScores]
) -> None:
    line = lines["A.1.1"]
    assert line.score.verified == Fraction("0.6") and line.entry.source == "15/TTCP"
    assert [entry.points for entry in line.score.ledger if entry.stage.value == "verified"] == [
        Fraction("0.5"),
        Fraction("0.6"),
    ]
    assert lines["D"].verify_gap == 12 - lines["D"].score.reviewed
    assert lines["A.1.2"].verify_gap is None


def test_the_public_gets_no_causes_to_guess_from(assessed: Assessment) -> None:
    public = publish(assessed, Audience(frozenset({Publicity.ALWAYS, Publicity.SCORES})))
    told = {line.code: line for line in three_scores(public)}
    assert not any(line.shares for line in told.values())
    assert told["A.1.1"].entry.reason == "Ban hành muộn một tháng"
    assert told["A.1.1"].review_gap == three_scores(assessed)[2].review_gap
