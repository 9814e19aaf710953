"""The SHA-256 of every file of a version, in the form that ``sha256sum --check`` reads.

Anyone can verify a publication without paca: ``cd publication && sha256sum -c manifest/*.sha256``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FOLDER = "manifest"

Digests = Mapping[str, str]  # path below the publication → SHA-256, hexadecimal


class Change(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """A file that is not what was published."""

    path: str
    change: Change


def manifest_path(name: str) -> str:
    return f"{FOLDER}/{name}.sha256"


def file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def folder_digests(folder: Path, *, prefix: str) -> dict[str, str]:
    """Every file below ``folder``, its path beginning with ``prefix`` (``du-thao-1/``)."""
    return {
        prefix + path.relative_to(folder).as_posix(): file_digest(path)
        for path in folder.rglob("*")
        if path.is_file()
    }


def write_manifest(digests: Digests) -> bytes:
    """Sorted by path; no name of a built file holds a line break or a backslash."""
    return "".join(f"{digests[path]}  {path}\n" for path in sorted(digests)).encode()


def read_manifest(content: bytes) -> dict[str, str]:
    """Raises ValueError at a line that is not ``<64 hex digits>  <path>``."""
    found = {}
    for line in content.decode("utf-8").splitlines():
        value, gap, path = line[:64], line[64:66], line[66:]
        if gap != "  " or not path or int(value, 16) < 0:
            raise ValueError(f"not a line of a manifest: {line[:80]!r}")
        found[path] = value
    return found


def differences(published: Digests, found: Digests) -> tuple[Difference, ...]:
    """How ``found`` differs from what was ``published``, by path."""
    changes = [
        Difference(path, Change.MISSING if path not in found else Change.CHANGED)
        for path, value in published.items()
        if found.get(path) != value
    ]
    changes += [Difference(path, Change.ADDED) for path in found if path not in published]
    return tuple(sorted(changes))
