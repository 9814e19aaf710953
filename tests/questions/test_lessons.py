"""Lessons are what was written in the round, each with its line; editions are linked by the mapping alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.demo import write_demo
from paca.lessons import LessonKind, lessons, successors


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    repo = tmp_path_factory.mktemp("lessons") / "demo"
    write_demo(repo, agencies=6, items=52, until="verified")
    return assess(repo, use_cache=False, year=2019)


def test_every_lesson_stands_on_the_lines_it_names(assessed: Assessment) -> None:
    found = lessons(assessed)
    assert {one.kind for one in found} == set(LessonKind)
    written = {
        located.model.reason for held in assessed.records.working_group.decisions.values() for located in held
    } | {located.model.reason for located in assessed.records.working_group.verified.values()}
    for one in found:
        assert one.count == len(one.places) and all(place.path and place.line for place in one.places)
        assert one.kind is LessonKind.FINDING or one.text in written


def test_a_reason_repeated_by_the_final_decision_counts_once(assessed: Assessment) -> None:
    held = assessed.records.working_group.decisions
    for one in lessons(assessed):
        if one.kind in (LessonKind.REFUSED, LessonKind.SET, LessonKind.RETURNED):
            assert one.count <= sum(1 for item, _ in held if item == one.item)


def test_the_mapping_says_what_became_of_an_item(assessed: Assessment) -> None:
    following = successors(assessed, 2020)
    relations = {one.relation for ones in following.values() for one in ones}
    assert relations == {"same", "split", "merged"}
    assert any(len(ones) == 2 for ones in following.values())  # split
    dropped = [code for code, node in assessed.nodes.items() if not node.children and code not in following]
    assert len(dropped) == 1
    assert successors(assessed, 2035) == {}


def test_the_file_holds_the_words(assessed: Assessment, tmp_path: Path) -> None:
    one = next(lesson for lesson in lessons(assessed) if lesson.kind is LessonKind.VERIFIED)
    assert one.places[0].path == "evidence/2019/_working-group/verified.yml"
