"""Killed at 100 random moments, a publication is the old one or the new one, and the next command works."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from paca.publish.commands import check, publish, withdraw

from .samples import ENGINE, built, contents, make_store, version

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="no SIGKILL"),
]
ONE = version("du-thao-1")
TWO = version("du-thao-2", on="2020-08-05")
PAGES = tuple(f"agency/{number}.html" for number in range(60)) + ("index.html",)


def start(kind: str, place: Path, what: str, folder: Path) -> subprocess.Popen[bytes]:
    """A publisher in a process group of its own, so that its git dies with it."""
    script = Path(__file__).with_name("publisher.py")
    arguments = [kind, str(place), what, str(folder), str(ENGINE), TWO.model_dump_json()]
    process = subprocess.Popen(
        [sys.executable, str(script), *arguments],
        env=os.environ | {"PYTHONPATH": str(ENGINE / "scripts")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.parametrize("kind", ["folder", "branch"])
def test_killed_at_a_hundred_moments(kind, tmp_path):
    chance = random.Random(2019)
    folder = built(tmp_path / "two", "text of two", pages=PAGES)
    store = make_store(kind, tmp_path / "p") if kind == "branch" else make_store(kind, tmp_path)
    place = store.root if kind == "folder" else store.git.root
    publish(store, built(tmp_path / "one", "text of one", pages=PAGES), ONE, engine_root=ENGINE)
    old = contents(store)
    process = start(kind, place, "publish", folder)
    begin = time.monotonic()
    assert process.wait() == 0
    seconds = time.monotonic() - begin
    published, outcomes = contents(store), Counter()
    reset(store, kind, old, tmp_path)
    for _ in range(100):
        process = start(kind, place, "publish", folder)
        time.sleep(chance.random() * seconds * 1.1)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        now = contents(store)
        assert now in (old, published)
        outcomes["new" if now == published else "old"] += 1
        result = check(store)
        assert result.differences == ()
        reset(store, kind, old, tmp_path)
    assert outcomes["old"] and outcomes["new"], outcomes
    # After all that the next command does what it should, and clears what was left.
    unlock(place, kind)
    publish(store, folder, TWO, engine_root=ENGINE)
    assert contents(store) == published and check(store).whole
    withdraw(store, TWO.name, reason="Thử", engine_root=ENGINE)
    assert all(b"text of two" not in text for text in contents(store).values())
    if kind == "folder":
        assert not list(tmp_path.glob(".publication.next-*"))


def reset(store, kind, state, tmp_path):
    """The old state again: the kept copy of the folder, or the branch put back."""
    if contents(store) == state:
        return
    if kind == "folder":
        shutil.rmtree(store.root)
        for path, content in state.items():
            target = store.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return
    unlock(store.git.root, kind)
    publish_one = built(tmp_path / "one", "text of one", pages=PAGES)
    store.git.run("update-ref", "-d", store.reference)
    publish(store, publish_one, ONE, engine_root=ENGINE)
    assert contents(store) == state


def unlock(place: Path, kind: str) -> None:
    """git killed while it moves a reference leaves its lock, as with any git command; its message says so."""
    if kind == "branch":
        for lock in (place / ".git").rglob("*.lock"):
            lock.unlink()
