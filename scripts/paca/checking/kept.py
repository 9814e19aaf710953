"""Results of parts kept from one check to the next, in the repository's cache file.

A result is found by its part's name and believed only for its key, which holds the digest of all that it
rests on and the version of the engine.  A cache that is damaged, locked or cannot be written is no cache.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..finding import Finding, Position

Row = tuple[str, str, Any]  # name, key, plain values

WHOLE = "whole/"
MOST_WHOLE = 16
"""Whole results of commits that are kept; the oldest go first."""


def engine_version() -> str:
    """Changes with every change of paca, Python and the libraries that read and validate.

    By sizes and times of files, as Python tells whether its compiled modules are fresh.
    """
    package = Path(__file__).parents[1]
    found = [f"{sys.version} {marshal.version}"]
    for library in ("yaml", "pydantic", "pydantic_core"):
        spec = find_spec(library)
        found.append(_stamp(spec.origin) if spec and spec.origin else "")
    for folder in ("", "model", "read", "read/attachment", "score", "score/rules", "check", "check/rules",
                   "privacy", "checking"):  # fmt: skip
        with os.scandir(package / folder) as entries:
            found += sorted(_stamp(entry.path) for entry in entries if entry.name.endswith(".py"))
    return hashlib.blake2b("\n".join(found).encode(), digest_size=16).hexdigest()


def _stamp(path: str) -> str:
    info = os.stat(path)
    return f"{path} {info.st_size} {info.st_mtime_ns}"


class Kept:
    """The table ``checks`` of one cache file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, *names: str) -> Mapping[str, tuple[str, Any]]:
        """Rows by name; a name that ends in ``/`` stands for all below it."""
        if not self.path.is_file():
            return {}
        found: dict[str, tuple[str, Any]] = {}
        try:
            with closing(sqlite3.connect(self.path, timeout=2)) as base:
                for name in names:
                    rows = base.execute(
                        "SELECT name, key, result FROM checks WHERE name >= ? AND name < ?",
                        (name, name + ("\U0010ffff" if name.endswith("/") else "\0")),
                    )
                    found.update((row, (key, marshal.loads(result))) for row, key, result in rows)
        except (sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            return {}
        return found

    def put(self, rows: list[Row], *, drop: list[str] | None = None) -> None:
        """Keeps rows in place of those of the same names, and forgets those of ``drop``."""
        if not rows and not drop:
            return
        for _ in range(2):
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                return self._store(rows, drop or [])
            except sqlite3.OperationalError:
                return  # locked, read-only or no space: the next run will do
            except sqlite3.DatabaseError:
                self.path.unlink(missing_ok=True)  # damaged
            except (OSError, ValueError):
                return

    def _store(self, rows: list[Row], drop: list[str]) -> None:
        with closing(sqlite3.connect(self.path, timeout=2)) as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            with base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS checks (name TEXT PRIMARY KEY, key TEXT, result BLOB)"
                )
                base.executemany("DELETE FROM checks WHERE name = ?", [(name,) for name in drop])
                base.executemany(
                    "INSERT OR REPLACE INTO checks VALUES (?, ?, ?)",
                    [(name, key, marshal.dumps(result)) for name, key, result in rows],
                )
                whole = "name >= ? AND name < ?"  # a row that is written anew counts as the newest
                base.execute(
                    f"DELETE FROM checks WHERE {whole} AND rowid NOT IN "
                    f"(SELECT rowid FROM checks WHERE {whole} ORDER BY rowid DESC LIMIT ?)",
                    (*(WHOLE, WHOLE + "\U0010ffff") * 2, MOST_WHOLE),
                )


def plain(findings: list[Finding] | tuple[Finding, ...]) -> list[tuple[Any, ...]]:
    """Findings as plain values."""
    return [
        (
            found.code,
            found.position.path,
            found.position.line,
            found.position.column,
            dict(found.params),
            found.item,
            found.agency,
            None if found.points is None else (found.points.numerator, found.points.denominator),
        )
        for found in findings
    ]


def findings_of(values: list[tuple[Any, ...]]) -> list[Finding]:
    """The inverse of ``plain``."""
    return [
        Finding(
            code,
            Position(path, line, column),
            params,
            item,
            agency,
            None if points is None else Fraction(*points),
        )
        for code, path, line, column, params, item, agency, points in values
    ]
