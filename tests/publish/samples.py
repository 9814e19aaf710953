"""Two small built sites and their versions; what a publication does with real ones is the same."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path

from paca.publish.branch import BranchStore
from paca.publish.folder import FolderStore
from paca.publish.store import Store
from paca.publish.version import Stage, Version

ENGINE = Path(__file__).resolve().parents[2]
UTC = dt.UTC


def version(name: str, *, on: str = "2020-07-03", year: int = 2019, **more: object) -> Version:
    day = dt.date.fromisoformat(on)
    values = {
        "name": name,
        "title": f"Bản {name}",
        "year": year,
        "stage": Stage.DRAFT,
        "on": dt.datetime(day.year, day.month, day.day, 18, tzinfo=UTC),
        "as_of": day,
        "commit": "0" * 40,
        "digest": "0" * 64,
    }
    return Version(**(values | more))


def built(folder: Path, text: str, *, pages: tuple[str, ...] = ("index.html", "agency/x.html")) -> Path:
    """A site of which every file says ``text``."""
    for page in (*pages, "assets/main.css"):
        target = folder / page
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{page}: {text}\r\n", encoding="utf-8", newline="")
    return folder


def make_store(kind: str, place: Path) -> Store:
    """An empty publication: a folder, or a branch of a new repository beside which work goes on."""
    if kind == "folder":
        return FolderStore(place / "publication")
    repo = place / "repo"
    subprocess.run(["git", "init", "-q", repo], check=True)
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "Start"], cwd=repo, check=True)
    return BranchStore(repo, "publication")


def contents(store: Store) -> dict[str, bytes]:
    snapshot = store.snapshot()
    return {path: snapshot.read(path) for path in sorted(snapshot.paths())}
