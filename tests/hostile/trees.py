"""The small round around the cases: two good agencies, one with a mistake that must always be found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..check.builders import TREE
from ..read.trees import commit
from .corpus import PIPE, SYMLINK, Entry
from .placing import Place

ROOT = Path(__file__).resolve().parents[2]
ROUND = "evidence/2019"
SEEDED = (f"{ROUND}/huyen-mau/figures.yml", "figures:\n  - {key: so-cuoc, value: sai, unit: cuộc}\n")
MISTAKE = ("S310", "ERROR", SEEDED[0], 2)


def files_of(places: Iterable[Place]) -> dict[bytes, Entry]:
    """The whole tree with the folders of these places; every folder is an agency of the register."""
    text = dict(TREE) | dict([SEEDED])
    rows = [
        f"  - {{slug: {place.slug}, name: Cơ quan {place.slug}, kind: department, group: so}}\n"
        for place in places
    ]
    text[f"{ROUND}/agencies.yml"] += "".join(rows)
    files = {path.encode(): Entry(content.encode()) for path, content in text.items()}
    for place in places:
        for name, entry in place.files.items():
            files[f"{ROUND}/{place.slug}/".encode() + name] = entry
    return files


def lay(root: Path, files: Mapping[bytes, Entry]) -> Path:
    """The files as a working tree."""
    for path, entry in files.items():
        place = os.path.join(os.fsencode(root), path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if entry.mode == SYMLINK:
            os.symlink(entry.data, place)
        elif entry.mode == PIPE:
            os.mkfifo(place)
        else:
            with open(place, "wb") as file:
                file.write(entry.data)
            if not entry.readable:
                os.chmod(place, 0)
    return root


def store(root: Path, files: Mapping[bytes, Entry], message: str = "Nộp hồ sơ") -> Path:
    """The files as a commit, as far as git can hold them."""
    held = {path: entry for path, entry in files.items() if entry.mode != PIPE and entry.readable}
    modes = {path.decode(): entry.mode for path, entry in held.items() if entry.mode != "100644"}
    # trees.commit looks modes up by text.
    content = {(path.decode() if _is_text(path) else path): entry.data for path, entry in held.items()}
    return commit(root, content, modes=modes, message=message)


def _is_text(path: bytes) -> bool:
    try:
        path.decode()
    except UnicodeDecodeError:
        return False
    return True


class Runner:
    """The process that checks trees, one fork each."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.run"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, root: Path, revision: str | None, *, seconds: int = 8) -> dict[str, Any]:
        assert self._process.stdin is not None and self._process.stdout is not None
        job = {"root": str(root), "revision": revision, "seconds": seconds}
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(30)
