"""A folder as it lies on disk: the digest of every plain file, and whatever is none."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ..publish.manifest import file_digest


@dataclass(frozen=True, slots=True)
class Copy:
    """Paths below the folder, with ``/``.

    ``odd`` are links, pipes and other things that a release never holds; ``empty`` are folders in which
    nothing lies; ``unread`` are files that could not be read.
    """

    files: dict[str, str]
    odd: tuple[str, ...]
    empty: tuple[str, ...]
    unread: tuple[str, ...]


def copy_of(folder: Path) -> Copy:
    """Links are named, never followed: a link to the right content is not the sealed file."""
    files: dict[str, str] = {}
    odd, empty, unread = [], [], []
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            found = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError:
            unread.append(_below(folder, current))
            continue
        if not found and current != folder:
            empty.append(_below(folder, current))
        for entry in found:
            path = Path(entry.path)
            mode = entry.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                pending.append(path)
            elif not stat.S_ISREG(mode):
                odd.append(_below(folder, path))
            else:
                try:
                    files[_below(folder, path)] = file_digest(path)
                except OSError:
                    unread.append(_below(folder, path))
    return Copy(files, tuple(sorted(odd)), tuple(sorted(empty)), tuple(sorted(unread)))


def _below(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
