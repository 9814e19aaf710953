"""A page shown before the site is built again is, to the byte, the page that building gives."""

from __future__ import annotations

import http.client
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from paca.assessment import Assessment
from paca.output.pages.makers import Extra
from paca.output.pages.write import SitePages
from paca.output.site import build_site, serve
from paca.output.site.build import site_pages
from paca.output.site.live import Live

from .page_samples import assessment_of, sample_records


def pages(assessment: Assessment, root: Path) -> SitePages:
    return site_pages(assessment, root, Extra())


@pytest.fixture(scope="module")
def two(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Assessment, Assessment, Path]:
    """An assessment, the same after a clerk wrote a sentence more, and the folder of both their sites."""
    before = assessment_of(sample_records())
    records = before.records
    files = records.filed["so-a"]
    filed = files.submissions["B.5.1"]
    longer = replace(filed, body=filed.body + "\n\nThêm một câu nữa.\n")
    changed = replace(files, submissions={**files.submissions, "B.5.1": longer})
    after = assessment_of(replace(records, filed={**records.filed, "so-a": changed}))
    folder = tmp_path_factory.mktemp("live")
    for name, assessment in (("before", before), ("after", after)):
        build_site(assessment, out=folder / name, engine_root=repo_root)
    return before, after, folder


def test_what_is_shown_is_what_building_gives(two, repo_root: Path) -> None:
    before, after, folder = two
    live = Live(folder / "before")
    assert live.page("submissions/so-a.html") is None  # nothing was built here yet
    live.built(pages(before, repo_root))
    assert live.page("submissions/so-a.html") is None  # what lies there is right
    live.changed(pages(after, repo_root))
    shown = {}
    for path in sorted((folder / "before").rglob("*.html")):
        address = path.relative_to(folder / "before").as_posix()
        if (made := live.page(address)) is not None:
            shown[address] = made
    assert set(shown) == {"submissions/so-a.html", "en/submissions/so-a.html"}
    for address, made in shown.items():
        assert made == (folder / "after" / address).read_bytes(), address
        assert "Thêm một câu nữa." in made.decode()


def test_once_built_the_folder_is_right_again(two, repo_root: Path) -> None:
    before, after, folder = two
    live, now = Live(folder / "before"), pages(after, repo_root)
    live.built(pages(before, repo_root))
    live.changed(now)
    assert live.page("submissions/so-a.html") is not None
    live.built(now)
    assert live.page("submissions/so-a.html") is None


def test_what_is_no_page_of_ours_is_left_to_the_folder(two, repo_root: Path) -> None:
    before, after, folder = two
    live = Live(folder / "before")
    live.built(pages(before, repo_root))
    live.changed(pages(after, repo_root))
    for address in ("", "submissions/", "404.html", "../x.html", "search/index.js", "agency/none.html"):
        assert live.page(address) is None, address


def test_a_change_of_data_is_shown_first_and_built_when_it_is_quiet(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("cũ", encoding="utf-8")
    (tmp_path / "evidence").mkdir()
    told: list[str] = []
    shown: dict[str, bytes] = {}
    steps: list[str] = []
    stop, showing, built = threading.Event(), threading.Event(), threading.Event()

    def refresh() -> None:
        steps.append("refresh")
        shown["index.html"] = "mới".encode()

    def rebuild() -> None:
        steps.append("rebuild")
        shown.clear()
        (site / "index.html").write_text("mới", encoding="utf-8")
        built.set()

    def tell(text: str) -> None:
        told.append(text)
        if "Đã cập nhật" in text:
            showing.set()

    options = dict(
        rebuild=rebuild, refresh=refresh, page=shown.get, roots=[tmp_path], tell=tell, port=0,
        interval=0.02, quiet=1.0, stop=stop,
    )  # fmt: skip
    thread = threading.Thread(target=serve, args=(site,), kwargs=options)
    thread.start()
    try:
        while not told:
            stop.wait(0.01)
        port = int(told[0].split()[1].rstrip("/").rpartition(":")[2])
        assert fetch(port) == "cũ"
        (tmp_path / "evidence" / "a.md").write_text("1")
        assert showing.wait(10)
        assert fetch(port) == "mới" and steps == ["refresh"]
        assert built.wait(10)
        assert fetch(port) == "mới" and steps == ["refresh", "rebuild"]
    finally:
        stop.set()
        thread.join(timeout=5)
    assert not thread.is_alive()


def fetch(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", "/?x=1")
    answer = connection.getresponse()
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.read().decode()
