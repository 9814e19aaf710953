"""The demo's whole site in both languages, written once for all workers, and the assessments it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.output.pages.write import write_pages

from .walk import Site, read_site


@pytest.fixture(scope="session")
def now(demo_repo: Path) -> Assessment:
    return assess(demo_repo, "HEAD", use_cache=False)


@pytest.fixture(scope="session")
def earlier(demo_repo: Path) -> Assessment:
    return assess(demo_repo, "draft-1", use_cache=False)


@pytest.fixture(scope="session")
def written(now: Assessment, earlier: Assessment, repo_root: Path, once) -> Path:
    """The folder of the pages."""

    def make(out: Path) -> None:
        out.mkdir()
        write_pages(now, out, templates=repo_root / "site_templates", earlier=earlier)

    return once("walked", make)


@pytest.fixture(scope="session")
def site(written: Path) -> Site:
    return read_site(written)
