"""The hostile corpus: its manifest, and its files straight out of the archive.

Nothing is unpacked by a general tool: some names and kinds of file (pipes, links, twins by case) are made
to hurt whoever does.
"""

from __future__ import annotations

import json
import re
import stat
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SYMLINK, PIPE = "120000", "010000"


@dataclass(frozen=True)
class Entry:
    """One file of a tree: git's mode (or that of a pipe), and its bytes or a link's target."""

    data: bytes
    mode: str = "100644"
    readable: bool = True


@dataclass(frozen=True)
class Case:
    """One line of the manifest.  ``files`` by path below the case's folder, as bytes."""

    id: str
    group: str
    name: str
    expect: str
    must_not: frozenset[str]
    scalar: str | None
    value: str | None
    canaries: tuple[str, ...]
    marker: str | None
    pwn: str | None
    files: Mapping[bytes, Entry] = field(repr=False)

    @property
    def content(self) -> bytes:
        """The bytes of the only file."""
        (entry,) = self.files.values()
        return entry.data


@cache
def cases() -> tuple[Case, ...]:
    found = []
    held = _files()
    for line in (HERE / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        found.append(
            Case(
                row["id"],
                row["group"],
                row["name"],
                row["expect"],
                frozenset(row["must_not"]),
                row.get("scalar"),
                row.get("value"),
                tuple(row.get("canaries", ())),
                row.get("marker"),
                row.get("pwn"),
                held[row["id"]],
            )
        )
    return tuple(found)


def _files() -> dict[str, dict[bytes, Entry]]:
    found: dict[str, dict[bytes, Entry]] = {}
    with tarfile.open(HERE / "cases.tar.gz", encoding="utf-8", errors="surrogateescape") as archive:
        for member in archive:
            _, owner, *rest = member.name.rstrip("/").split("/")
            if not rest or member.isdir():
                continue
            if member.issym():
                entry = Entry(member.linkname.encode(), SYMLINK)
            elif member.isfifo():
                entry = Entry(b"", PIPE)
            else:
                content = archive.extractfile(member)
                assert content is not None, member.name
                entry = Entry(content.read(), readable=bool(member.mode & stat.S_IRUSR))
            name = "/".join(rest).encode("utf-8", "surrogateescape")
            found.setdefault(owner, {})[name] = entry
    return found


def raw_value(case: Case) -> str:
    """What stands behind the only key of a one-line YAML case, quotes and all: ``"1e400"``."""
    match = re.fullmatch(rb"[a-z_]+: (.*)\n", case.content)
    assert match is not None, case.id
    return match.group(1).decode("utf-8")
