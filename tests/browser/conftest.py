"""The small province's site, built once for all browser tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from paca.assess import assess
from paca.output.site import build_site


@pytest.fixture(scope="session")
def demo_site(once: Callable[..., Path], demo_repo: Path, repo_root: Path) -> Path:
    """The small province's site, built once."""

    def build(directory: Path) -> None:
        directory.mkdir(parents=True)
        result = build_site(assess(demo_repo, use_cache=False), out=directory / "site", engine_root=repo_root)
        assert result.broken_links == ()

    return once("demo-site", build) / "site"
