"""The files that a release is computed from: git objects of one commit, each by its blob and SHA-256."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from ..errors import PacaError
from ..read.git_source import GitSource
from .statement import FileDigest, Input

_SUBMODULE = "160000"  # names a commit of another repository, holds no bytes of this one


def inputs_of(repo: Path, commit: str) -> tuple[Input, ...]:
    """By path.  RevisionError where there is no such commit, PacaError where the store lacks an object."""
    source = GitSource.open(repo, commit)
    entries = [entry for entry in source.entries() if entry.mode != _SUBMODULE]
    found = tuple(
        Input(name=entry.path, digest=FileDigest(git_blob=entry.blob, sha256=sha256(data).hexdigest()))
        for entry, data in source.read(entries)
    )
    if len(found) != len(entries):
        raise PacaError(
            "Kho git thiếu đối tượng của commit này: hãy tải đủ về (git fetch --unshallow) rồi chạy lại.",
            "The repository lacks objects of this commit: fetch them (git fetch --unshallow) and try again.",
        )
    return tuple(sorted(found, key=lambda one: one.name))


def tree_of(repo: Path, commit: str) -> str:
    from ..publish.git import Git

    return Git(repo).run("rev-parse", "--verify", f"{commit}^{{tree}}").decode().strip()
