"""Where a repository's cache lies: in its git folder, which no commit can reach.

A cache holds answers that are believed, so nothing that is pushed, merged or checked out may put one
there.  Whoever can write into ``.git`` can already run programs as its owner.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

CACHE_DIR = "PACA_CACHE_DIR"
"""Names another folder for caches, outside of every tree that is checked."""

_LONGEST = 4096  # bytes of a .git file that are looked at


def cache_file(root: Path) -> Path | None:
    """The cache of the repository whose top folder is ``root``; None: there is no place for one.

    ``<git folder>/paca/cache.sqlite``, or a file of its own for each repository in ``PACA_CACHE_DIR``.
    Nothing is created.
    """
    root = Path(root).resolve()
    if chosen := os.environ.get(CACHE_DIR):
        folder = Path(chosen).resolve()
        if folder == root or root in folder.parents:
            return None  # the tree that is checked could bring its own
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
        return folder / f"{name}.sqlite"
    git = git_folder(root)
    return git / "paca" / "cache.sqlite" if git is not None else None


def git_folder(root: Path) -> Path | None:
    """The git folder of ``root``: ``.git``, or what a ``.git`` file names.  No commit can hold a ``.git``.

    A bare repository has none: a plain tree can be made to look like one.
    """
    git = root / ".git"
    try:
        if git.is_file():  # a linked working tree, or a submodule
            with open(git, "rb") as file:
                word, _, path = file.read(_LONGEST).partition(b":")
            if word != b"gitdir":
                return None
            git = root / os.fsdecode(path.strip())
        return git if (git / "HEAD").is_file() else None
    except (OSError, ValueError):
        return None
