"""Verdicts kept by the id of the content: a file that did not change is not opened again.

Refused files are kept too, so that a bomb is met once.  Plain JSON beside the parsed records; a cache
that is damaged, locked or cannot be written is no cache.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from ...records import AttachmentFacts
from .verdict import Problem, Verdict

_BATCH = 500  # SQLite takes at most 999 parameters in builds of before 2020


@cache
def inspector_version() -> str:
    """Changes with every change of what inspects."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {_library()}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _library() -> str:
    from importlib import metadata  # costs more than the look into the cache; only where there are files

    try:
        return metadata.version("pikepdf")
    except metadata.PackageNotFoundError:
        return ""


def known(path: Path, blobs: Iterable[str]) -> Mapping[str, Verdict]:
    """What is known of the blobs; an empty mapping where there is no usable cache."""
    wanted, found = list(blobs), {}
    if not wanted or not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(path, timeout=2)) as base:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(part))
                rows = base.execute(
                    f"SELECT id, verdict FROM attachments WHERE version = ? AND id IN ({marks})",
                    [inspector_version(), *part],
                )
                for blob, verdict in rows:
                    found[blob] = _loaded(verdict)
    except (sqlite3.Error, OSError, ValueError, TypeError, KeyError):
        return {}
    return found


def keep(path: Path, verdicts: Mapping[str, Verdict]) -> None:
    """Adds verdicts that hold for good, in one transaction; does nothing where that cannot be done."""
    version = inspector_version() if verdicts else ""
    rows = [(blob, version, _dumped(verdict)) for blob, verdict in verdicts.items() if verdict.lasting]
    if not rows:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=2)) as base:
            base.execute("PRAGMA synchronous = OFF")
            with base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS attachments (id TEXT PRIMARY KEY, version TEXT, verdict TEXT)"
                )
                base.execute("DELETE FROM attachments WHERE version != ?", [version])
                base.executemany("INSERT OR REPLACE INTO attachments VALUES (?, ?, ?)", rows)
    except (sqlite3.Error, OSError):
        return


def _dumped(verdict: Verdict) -> str:
    facts = verdict.facts
    return json.dumps(
        {
            "facts": [facts.sha256, facts.size, facts.kind, facts.pages, facts.pixels, facts.held],
            "problems": [[problem.code, problem.params] for problem in verdict.problems],
        }
    )


def _loaded(text: str) -> Verdict:
    stored = json.loads(text)
    sha256, size, kind, pages, pixels, held = stored["facts"]
    facts = AttachmentFacts(sha256, size, kind, pages, tuple(pixels) if pixels else None, tuple(held))
    return Verdict(facts, tuple(Problem(code, params) for code, params in stored["problems"]))
