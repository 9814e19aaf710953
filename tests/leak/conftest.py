"""A small province full of canaries: planted, committed, planted anew; the first state is a tag."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.demo import write_demo

from .plant import Planted, commit, plant

SECOND = 5000  # canaries of the second state are numbered from here


@dataclass(frozen=True)
class Burrow:
    """A planted repository: its canaries now and in the version before, and both assessments."""

    repo: Path
    now: Planted
    before: Planted
    assessment: Assessment
    earlier: Assessment


@pytest.fixture(scope="session")
def burrow(tmp_path_factory: pytest.TempPathFactory) -> Burrow:
    original = tmp_path_factory.mktemp("leak") / "original"
    write_demo(original, agencies=3, items=16)
    repo = original.with_name("planted")
    shutil.copytree(original, repo)
    before = plant(repo)
    commit(repo, before, tag="draft-planted")
    shutil.rmtree(repo / "evidence")
    shutil.copytree(original / "evidence", repo / "evidence")
    now = plant(repo, start=SECOND)
    commit(repo, now, tag="draft-planted-again")
    return Burrow(repo, now, before, assess(repo, "HEAD"), assess(repo, "draft-planted"))
