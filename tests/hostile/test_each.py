"""Each case alone in a small repository, from a working tree and from a commit; and the same together."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from paca.arrival import Deadline

from .conftest import SOURCES, Together
from .corpus import Case, cases
from .judge import errors, faults, general
from .placing import Place, places
from .run import MEGABYTES, SECONDS
from .trees import ROUND, Runner, files_of, lay, store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, links, forks and names that Windows has not")

PLACES = places()


def test_the_whole_corpus_is_here() -> None:
    assert len(cases()) == 122
    assert {case.group for case in cases()} == set("YTFMSDXLNC")
    assert {place.case.id for place in PLACES} == {case.id for case in cases()}


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.id}-{case.name}")
def test_alone(case: Case, runner: Runner, together: Together, tmp_path: Path) -> None:
    """The verdict of the manifest, within two seconds and 300 MB, and the same one in the full tree."""
    wrong = []
    for place in PLACES:
        if place.case is not case:
            continue
        files = files_of([place])
        root = tmp_path / place.slug
        lay(root, files)
        if place.in_git:
            store(root, files)
        for source in SOURCES if place.in_git else SOURCES[:1]:
            answer = runner(root, None if source == "tree" else "main")
            said = general(answer) or faults(place, answer)
            if not said and source == "tree":
                said = _costs(answer)
            if not said and errors(place, answer) != errors(place, together.answers[source]):
                said = [f"other errors together: {errors(place, together.answers[source])}"]
            wrong += [f"{place.slug} {source}: {one}" for one in said]
    assert not wrong, "\n".join(wrong)


def _costs(answer: dict[str, float]) -> list[str]:
    if answer["seconds"] > SECONDS or answer["megabytes"] > MEGABYTES:
        return [f"{answer['seconds']:.1f} s and {answer['megabytes']:.0f} MB"]
    return []


@pytest.mark.parametrize("source", SOURCES)
def test_all_together(source: str, together: Together) -> None:
    """Every case in one tree: each has its verdict, and the mistake elsewhere is still found."""
    answer = together.answers[source]
    wrong = general(answer)
    for place in PLACES:
        if place.in_git or source == "tree":
            wrong += [f"{place.slug}: {one}" for one in faults(place, answer)]
    assert not wrong, "\n".join(wrong)


def test_the_command_itself(together: Together) -> None:
    """``paca check`` on all of them: exit code 1, JSON that can be read, nothing on the way there."""
    command = [sys.executable, "-m", "paca.cli", "check", "--repo", str(together.root), "--format", "json"]
    done = subprocess.run([*command, "--rev", "main"], capture_output=True, text=True, timeout=300, cwd="/")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    told = json.loads(done.stdout)
    places_of_errors = {finding["path"] for finding in told["findings"] if finding["level"] == "error"}
    assert f"{ROUND}/huyen-mau/figures.yml" in places_of_errors


MOMENTS = [
    ("2026-06-30T23:59:59+07:00", True),
    ("2026-06-30T23:59:59-12:00", False),
    ("2026-07-01T00:00:00+07:00", False),
    ("2026-06-30T16:59:59+00:00", True),
    ("2026-06-30T17:00:00+00:00", False),
]


@pytest.mark.parametrize(("moment", "in_time"), MOMENTS)
def test_moments(moment: str, in_time: bool) -> None:
    """Group T as what it is about: the last day ends at midnight in Viet Nam, wherever the clock stood."""
    deadline = Deadline("nop", dt.date(2026, 6, 30))
    assert (dt.datetime.fromisoformat(moment) < deadline.end) is in_time


def test_a_place_that_is_judged_wrong_is_noticed(runner: Runner, tmp_path: Path) -> None:
    """The judge itself: a verdict turned round is a fault."""
    place = next(one for one in PLACES if one.case.id == "S03")
    answer = runner(lay(tmp_path / "a", files_of([place])), None)
    turned = Place(place.case, place.slug, "reject", place.files)
    other = Place(place.case, place.slug, "accept", place.files, {"8": 1})
    assert general(answer) == [] and faults(place, answer) == []
    assert faults(turned, answer) == ["not refused"]
    assert faults(other, answer) == ["lost or changed: '8'"]
