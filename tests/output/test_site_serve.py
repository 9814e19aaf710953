"""Serving: a change rebuilds, a failed build is told and the server stays."""

from __future__ import annotations

import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from paca.output.site import SiteError, serve
from paca.output.site.serve import changed, snapshot


def test_new_changed_and_removed_files_are_seen(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence" / "2019"
    evidence.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("x")
    for name in ("kept.yml", "changed.yml", "removed.yml"):
        (evidence / name).write_text("1")
    before = snapshot([tmp_path])
    (evidence / "changed.yml").write_text("22")
    (evidence / "removed.yml").unlink()
    (evidence / "new.yml").write_text("1")
    (evidence / "~$open.xlsx").write_text("an office suite's lock file")
    (tmp_path / "elsewhere.txt").write_text("not watched")
    names = [path.name for path in changed(before, snapshot([tmp_path]))]
    assert names == ["changed.yml", "new.yml", "removed.yml"]


def test_a_failed_build_is_told_and_the_next_change_builds_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("cũ", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    told: list[str] = []
    results: list[Exception | None] = [SiteError(("trang hỏng",)), None]
    stop = threading.Event()

    def rebuild() -> None:
        error = results.pop(0)
        if error:
            raise error
        (site / "index.html").write_text("mới", encoding="utf-8")

    thread = threading.Thread(
        target=serve,
        args=(site,),
        kwargs=dict(rebuild=rebuild, roots=[tmp_path], tell=told.append, port=0, interval=0.02, stop=stop),
    )
    thread.start()
    try:
        wait_for(lambda: told)
        address = told[0].split()[1]
        assert address.startswith("http://127.0.0.1:")
        assert fetch(address) == "cũ"
        (tmp_path / "docs" / "a.md").write_text("1")
        wait_for(lambda: any("trang hỏng" in line for line in told))
        assert fetch(address) == "cũ"
        (tmp_path / "docs" / "a.md").write_text("22")
        wait_for(lambda: any("Đã dựng lại trong" in line for line in told))
        assert fetch(address) == "mới"
        assert "Đã đổi / changed: docs/a.md" in told
    finally:
        stop.set()
        thread.join(timeout=5)
    assert not thread.is_alive()


def fetch(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as response:
        assert response.headers["Cache-Control"] == "no-store"
        return response.read().decode()


def wait_for(condition: Callable[[], object], *, seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.01)
