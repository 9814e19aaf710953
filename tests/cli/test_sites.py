"""What ``build`` and ``serve`` keep from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.cli import sites


def test_an_edit_does_not_score_the_past_again(demo_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first edit makes a checkout of a commit a working tree: the commits before are the same ones."""
    wish = sites.Wish(demo_copy, demo_copy / "site", None, None, None, False, False)
    clean = sites.assess_wish(wish)
    before = sites.course_of(wish, clean)
    file = next(demo_copy.glob("evidence/2019/[!_]*/A.1.1.md"))
    file.write_text(file.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    edited = sites.assess_wish(wish)
    assert clean.revision.commit is not None and edited.revision.commit is None

    def again(*arguments: object, **options: object) -> None:
        raise AssertionError("scored again")

    monkeypatch.setattr("paca.history.series.history", again)
    assert list(sites.course_of(wish, edited))[: len(before)] == list(before) != []
