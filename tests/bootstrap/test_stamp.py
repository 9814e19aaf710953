"""Which steps a set-up still needs, from what an earlier one left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bootstrap import stamp
from bootstrap.stamp import Stamp, Step

SITE = Stamp(python="3.11 | /usr | /paca", runtime="r1", tests=None, package="p1")
TESTS = replace(SITE, tests="t1")


@pytest.mark.parametrize(
    ("found", "want", "left"),
    [
        pytest.param(None, SITE, (Step.CREATE, Step.RUNTIME, Step.PACKAGE), id="first run"),
        pytest.param(None, TESTS, (Step.CREATE, Step.TESTS, Step.PACKAGE), id="first run, for tests"),
        pytest.param(SITE, SITE, (), id="second run"),
        pytest.param(TESTS, SITE, (), id="site after tests"),
        pytest.param(SITE, TESTS, (Step.TESTS,), id="tests after site"),
        pytest.param(TESTS, replace(TESTS, tests="t2"), (Step.TESTS,), id="another test tool"),
        pytest.param(SITE, replace(SITE, package="p2"), (Step.PACKAGE,), id="pyproject.toml changed"),
        pytest.param(
            *(TESTS, replace(TESTS, runtime="r2"), (Step.CREATE, Step.TESTS, Step.PACKAGE)),
            id="another library: nothing of the old set stays",
        ),
        pytest.param(
            *(SITE, replace(SITE, python="3.12 | /usr | /paca"), (Step.CREATE, Step.RUNTIME, Step.PACKAGE)),
            id="another Python",
        ),
    ],
)
def test_steps_left(found: Stamp | None, want: Stamp, left: tuple[Step, ...]) -> None:
    assert stamp.steps(found, want) == left


@pytest.mark.parametrize("found", [None, SITE, TESTS, replace(SITE, package="p0")])
@pytest.mark.parametrize("want", [SITE, TESTS, replace(TESTS, runtime="r2")])
def test_nothing_is_left_after_the_steps_are_done(found: Stamp | None, want: Stamp) -> None:
    done = stamp.steps(found, want)
    assert stamp.steps(stamp.merged(found, want, done), want) == ()


def test_building_the_site_does_not_forget_the_test_tools() -> None:
    want = replace(SITE, package="p2")
    after = stamp.merged(TESTS, want, stamp.steps(TESTS, want))
    assert after.tests == "t1"


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"python": "3.11"}', '{"unknown": 1}'])
def test_an_unfinished_or_damaged_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    (tmp_path / stamp.NAME).write_text(content, encoding="utf-8")
    assert stamp.read(tmp_path) is None


def test_a_written_stamp_is_read_back_until_set_up_begins_again(tmp_path: Path) -> None:
    stamp.write(tmp_path, TESTS)
    assert stamp.read(tmp_path) == TESTS
    stamp.blank(tmp_path)
    assert stamp.read(tmp_path) is None


def test_line_ends_do_not_cost_a_new_set_up(tmp_path: Path) -> None:
    def want(end: bytes) -> Stamp:
        for name in ("requirements.txt", "requirements-dev.txt", "pyproject.toml"):
            (tmp_path / name).write_bytes(b"a==1" + end)
        return stamp.wanted(tmp_path, tests=True)

    assert want(b"\n") == want(b"\r\n") != want(b"\n# more\n")
