"""What the tests share: where the repository is, demo provinces built once, a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bootstrap.exclusive import exclusive
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() in ("true", "1")

# A busy machine is no reason to fail; in CI the same commit gets the same examples.
settings.register_profile("paca", deadline=None, derandomize=IN_CI)
settings.load_profile("paca")

# Debian's browser first; the others are what a developer's desktop may have.
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
CHROMIUM_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


# First of all: before `-m` chooses among the items by their markers.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test's fixtures say what it costs; nobody has to remember the marker."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if "full_demo" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")


@pytest.fixture(scope="session")
def repo_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def demo_repo(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """A small province, 6 agencies × 52 items, with its git history.  Shared: read it, never write."""
    return once("demo-small", lambda directory: _write_demo(directory, agencies=6, items=52))


@pytest.fixture(scope="session")
def full_demo(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    """The full province, 43 agencies × 52 items: tests that use it are slow.  Shared: never write."""
    return once("demo-full", lambda directory: _write_demo(directory, agencies=43, items=52))


@pytest.fixture
def demo_copy(demo_repo: Path, tmp_path: Path) -> Path:
    """The small province once more, with its history and tags, to be changed at will."""
    copy = tmp_path / "demo"
    shutil.copytree(demo_repo, copy, symlinks=True)
    return copy


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """``once(name, make)``: a folder made by the first worker that asks, shared by all of them."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made_once(name: str, make: Callable[[Path], None]) -> Path:
        directory, finished = shared / name, shared / f"{name}.finished"
        with exclusive(shared / f"{name}.lock"):
            if not finished.exists():
                shutil.rmtree(directory, ignore_errors=True)
                make(directory)
                finished.touch()
        return directory

    return made_once


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless browser (playwright's ``Browser``).

    Without Chromium the test is skipped with a reason; where ``CI=true`` it fails, because there a
    site nobody looked at must not pass.
    """
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        reason = "no Chromium on this machine (Debian, Ubuntu: apt install chromium; or set CHROMIUM=path)"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def node_packages() -> Callable[[str], Path]:
    """``node_packages(folder)``: ``node_modules`` of ``tests/<folder>``.

    Where node or a package is not to be had the test is skipped with the reason; where ``CI=true`` it fails.
    """
    from tests.node_packages import Unavailable, node_modules

    def of(folder: str) -> Path:
        try:
            return node_modules(folder)
        except Unavailable as reason:
            if IN_CI:
                pytest.fail(str(reason))
            pytest.skip(str(reason))

    return of


@pytest.fixture(autouse=True, scope="session")
def _own_git_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nobody's git settings, hooks or signing reach the tests, and none is needed to commit."""
    settings = tmp_path_factory.mktemp("git") / "config"
    for name, value in (
        ("user.name", "Người thử"),
        ("user.email", "test@example.invalid"),
        ("init.defaultBranch", "main"),
    ):
        subprocess.run(["git", "config", "--file", settings, name, value], check=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        yield


def _write_demo(directory: Path, *, agencies: int, items: int) -> None:
    from paca.demo import write_demo

    write_demo(directory, agencies=agencies, items=items)
