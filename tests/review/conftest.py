"""One demo province as a forge's repository, shared by the tests of a session: they only add objects."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .pulls import Forge, open_forge


@pytest.fixture(scope="session")
def forge(demo_repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Forge:
    copy = tmp_path_factory.mktemp("forge") / "repo"
    shutil.copytree(demo_repo, copy, symlinks=True)
    return open_forge(copy)


@pytest.fixture
def own_forge(demo_repo: Path, tmp_path: Path) -> Forge:
    """A repository of one test, to change at will."""
    copy = tmp_path / "repo"
    shutil.copytree(demo_repo, copy, symlinks=True)
    return open_forge(copy)
