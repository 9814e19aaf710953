"""Real sites: the same commit gives the same bytes anywhere; what a reader of an old version sees."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from paca.publish.commands import check
from paca.publish.folder import FolderStore

from .samples import ENGINE

pytestmark = pytest.mark.slow


def paca(*arguments: object, code: int = 0, umask: int = 0o022, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "paca", *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(ENGINE / "scripts")} | environment,
        capture_output=True,
        encoding="utf-8",
        umask=umask,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def publication(demo_repo, tmp_path_factory):
    """Draft 1, draft 2, final, published by the command, in an order that is not theirs."""
    folder = tmp_path_factory.mktemp("site") / "publication"
    paca("publish", "draft-2", "--repo", demo_repo, "--into", folder)
    final = ("--final", "--title", "Chính thức", "--alias", "latest")
    paca("publish", "2019-final", "--repo", demo_repo, "--into", folder, *final)
    paca("publish", "draft-1", "--repo", demo_repo, "--into", folder)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_commit_gives_the_same_bytes(demo_repo, tmp_path):
    shutil.copytree(demo_repo, tmp_path / "elsewhere" / "copy", symlinks=True)
    outs = tmp_path / "one", tmp_path / "deep" / "two"
    west = {"TZ": "America/Lima", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    east = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"}
    paca("publish", "draft-2", "--repo", demo_repo, "--into", outs[0], **west)
    paca(
        "publish",
        "draft-2",
        "--repo",
        tmp_path / "elsewhere" / "copy",
        "--into",
        outs[1],
        umask=0o077,
        **east,
    )
    one, two = map(files, outs)
    assert [path for path in one.keys() | two.keys() if one.get(path) != two.get(path)] == []
    again = paca("publish", "draft-2", "--repo", demo_repo, "--into", outs[0], "--lang", "en")
    assert "already" in again


def test_a_public_publication_tells_nothing_of_the_repository(publication, demo_repo):
    git = ["git", "-C", str(demo_repo), "log", "--all", "--format=%H %h%n%aI"]
    told = subprocess.run(git, capture_output=True, text=True, check=True).stdout.split()
    everything = b"\0".join(files(publication).values()).decode("utf-8", "replace")
    assert [one for one in set(told) if one in everything] == []


def test_the_commands_say_what_they_did(publication, demo_repo):
    told = paca("publish", "--check", "--repo", demo_repo, "--into", publication)
    assert [line.split()[0] for line in told.splitlines()[:3]] == ["draft-1", "draft-2", "2019-final"]
    assert paca("publish", "--repo", demo_repo, "--into", publication, code=3)
    assert paca("publish", "--withdraw", "draft-1", "--repo", demo_repo, "--into", publication, code=3)
    assert paca("publish", "Bản 1", "--repo", demo_repo, "--into", publication, code=3)
    assert check(FolderStore(publication)).whole


@pytest.fixture
def addresses(publication):
    """The publication over http and from a folder."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            pass

    handler = functools.partial(Quiet, directory=str(publication))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", publication.resolve().as_uri()
    server.shutdown()
    server.server_close()


def troubles_of(page) -> list[str]:
    """What goes wrong on a page from now on: scripts, messages, requests that fail, answers of refusal.

    A page that leads on at once (an alias, the front page) leaves while the browser still asks for its
    icon, or reads the last bytes of the page itself: the browser breaks those off (ERR_ABORTED), which
    says nothing of the file.  A file that is missing is an answer of 404, or over file:// another failure.
    """
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("response", lambda answer: seen.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "requestfailed",
        lambda request: seen.append(request.url) if request.failure != "net::ERR_ABORTED" else None,
    )
    return seen


def test_every_page_names_an_icon_that_is_there(publication):
    icon = re.compile(r'<link rel="(?:shortcut )?icon" href="([^"]+)"')
    pages = sorted(publication.rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        named = icon.findall(page.read_text(encoding="utf-8"))
        # 404.html is shown at any depth, so it counts from the root of its site.
        assert all((page.parent / name.lstrip("/")).is_file() for name in named), page
        # Pages of a version name theirs; the front page and those of a withdrawal have none.
        assert named or not (page.parent / "assets").is_dir(), page


def test_a_reader_of_an_old_version_finds_the_current_one(chromium, addresses):
    for address in addresses:
        page = chromium.new_page()
        troubles = troubles_of(page)
        page.goto(f"{address}/draft-1/items.html#B.5.1")
        notice = page.locator(".paca-superseded")
        assert "Bản hiện hành: Chính thức" in notice.inner_text()
        notice.locator("a").click()
        page.wait_for_url("**/2019-final/items.html#B.5.1")
        assert page.locator(".paca-superseded").count() == 0
        page.locator(".paca-versions summary").focus()
        page.keyboard.press("Enter")
        shown = page.locator(".paca-versions__all li").all_inner_texts()
        assert [text.split(" · ")[0] for text in shown[:3]] == ["Chính thức", "Dự thảo 2", "Dự thảo 1"]
        assert "hiện hành, đang xem" in shown[0]
        page.keyboard.press("Escape")
        assert page.locator(".paca-versions details[open]").count() == 0
        for alias in ("latest/items.html#B.5.1", "index.html"):
            page.goto(f"{address}/{alias}")
            page.wait_for_url(f"**/2019-final/{alias.removeprefix('latest/')}")
        assert troubles == []
        page.close()


def test_an_english_reader_stays_in_english_from_version_to_version(chromium, addresses):
    for address in addresses:
        page = chromium.new_page()
        troubles = troubles_of(page)
        page.goto(f"{address}/draft-1/en/items.html#B.5.1")
        notice = page.locator(".paca-superseded")
        told = notice.inner_text()
        assert "This version has been superseded." in told and "Current version: Chính thức · " in told
        assert re.search(r"\d+\xa0(Jul|Aug|Sep)\xa02020", told)
        assert notice.locator("[lang=vi]").inner_text() == "Chính thức"
        notice.locator("a").click()
        page.wait_for_url("**/2019-final/en/items.html#B.5.1")
        page.locator(".paca-versions summary").click()
        shown = page.locator(".paca-versions__all li").all_inner_texts()
        assert "current, open now" in shown[0]
        page.locator(".paca-versions__all li a", has_text="Dự thảo 2").click()
        page.wait_for_url("**/draft-2/en/items.html#B.5.1")
        page.goto(f"{address}/latest/en/items.html#B.5.1")
        page.wait_for_url("**/2019-final/en/items.html#B.5.1")
        page.locator(".paca-versions summary").click()
        page.locator(".paca-versions__all li a").last.click()
        page.wait_for_url("**/versions-en.html")
        assert page.evaluate("document.documentElement.lang") == "en"
        assert page.locator("h1").inner_text() == "Published versions"
        assert page.locator("li > p > a").first.inner_text() == "Chính thức"
        page.locator("li > p > a").first.click()
        page.wait_for_url("**/2019-final/en/index.html")
        page.goto(f"{address}/versions-en.html")
        page.locator(".tongue a").click()
        page.wait_for_url("**/versions.html")
        assert page.locator("h1").inner_text() == "Các bản đã công bố"
        assert troubles == []
        page.close()


def test_without_scripts_the_way_to_the_other_versions_is_a_link(chromium, addresses):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{addresses[0]}/draft-1/agencies.html")
    page.click(".paca-versions a")
    assert page.url.endswith("/versions.html")
    assert page.locator("li > p > a").first.inner_text() == "Chính thức"
    context.close()
