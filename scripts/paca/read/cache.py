"""Parsed files kept by the id of their content: what did not change is not parsed again.

Only what is clean is kept, and only plain values; models and checks run on them anew, so a cache can
make a check faster but not other.  A cache that is damaged, locked or cannot be written is no cache.
"""

from __future__ import annotations

import hashlib
import marshal
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

from .cache_place import cache_file
from .parse import ParsedFile
from .paths import Kind

_BATCH = 500  # SQLite takes at most 999 parameters in builds of before 2020


@cache
def reader_version() -> str:
    """Changes with every change of the reader, of what counts as a secret, of what stores values."""
    digest = hashlib.sha256(f"{sys.version_info[:3]} {marshal.version}".encode())
    here = Path(__file__).parent
    for source in sorted((*here.glob("*.py"), *here.parent.glob("privacy/*.py"))):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


class RecordCache:
    """A table in the repository's cache file (see ``cache_place``)."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def of(cls, repo: Path) -> RecordCache | None:
        """None where there is no place for a cache."""
        path = cache_file(repo)
        return cls(path) if path is not None else None

    def get(self, wanted: Iterable[tuple[str, Kind]]) -> Mapping[tuple[str, Kind], ParsedFile]:
        """What is known of (blob id, kind); an empty mapping where there is no usable cache."""
        keys = {f"{blob} {kind.value}": (blob, kind) for blob, kind in wanted}
        found: dict[tuple[str, Kind], ParsedFile] = {}
        if not keys or not self.path.is_file():
            return found
        try:
            with closing(sqlite3.connect(self.path, timeout=2)) as base:
                names = list(keys)
                for start in range(0, len(names), _BATCH):
                    part = names[start : start + _BATCH]
                    marks = ",".join("?" * len(part))
                    rows = base.execute(
                        f"SELECT id, parsed FROM files WHERE version = ? AND id IN ({marks})",
                        [reader_version(), *part],
                    )
                    for name, parsed in rows:
                        tree, mark, body, body_line = marshal.loads(parsed)
                        found[keys[name]] = ParsedFile(tree, mark, body, body_line, ())
        except (sqlite3.Error, OSError, ValueError, EOFError, TypeError):
            return {}
        return found

    def put(self, parsed: Mapping[tuple[str, Kind], ParsedFile]) -> None:
        """Adds clean files, in one transaction; does nothing where that cannot be done."""
        rows = [
            (
                f"{blob} {kind.value}",
                reader_version(),
                marshal.dumps((file.tree, file.mark, file.body, file.body_line)),
            )
            for (blob, kind), file in parsed.items()
            if not file.findings and file.tree is not None
        ]
        if not rows:
            return
        try:
            self._store(rows)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return  # locked, read-only or no space: the next run will do
            try:
                self.path.unlink()  # damaged
                self._store(rows)
            except (sqlite3.Error, OSError):
                return
        except OSError:
            return

    def _store(self, rows: list[tuple[str, str, bytes]]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=2)) as base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            with base:
                base.execute(
                    "CREATE TABLE IF NOT EXISTS files (id TEXT PRIMARY KEY, version TEXT, parsed BLOB)"
                )
                base.execute("DELETE FROM files WHERE version != ?", [reader_version()])
                base.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)
