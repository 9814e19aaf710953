"""Folders of a commit by the ids that git gives them: what stands is known without listing it."""

from __future__ import annotations

from dataclasses import dataclass

from . import git_process
from .git_source import GitSource
from .tree import PLACES, ROOTS

MOST_DIFFERENT = 5_000


@dataclass(frozen=True, slots=True)
class Name:
    """One entry of a folder.  Bytes that are not UTF-8 show as ``\\xff``."""

    path: str
    tree: bool
    id: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def root_ids(source: GitSource) -> tuple[str, ...] | None:
    """The ids of the folders of ``PLACES``, "" for the report's texts where there are none.

    None where another one is missing, or something else stands in the place of one.
    """
    found = {one.path: one for one in _listed(source, *PLACES) or ()}
    if not all(one.tree for one in found.values()) or not found.keys() >= set(ROOTS):
        return None
    return tuple(found[place].id if place in found else "" for place in PLACES)


def names_in(source: GitSource, folder: str) -> tuple[Name, ...] | None:
    """What stands directly in ``folder``; None where git cannot tell."""
    return _listed(source, folder + "/")


def _listed(source: GitSource, *paths: str) -> tuple[Name, ...] | None:
    code, out, _ = git_process.output(
        source.root, "ls-tree", "-z", "--full-tree", str(source.revision.commit), *paths
    )
    if code != 0:
        return None
    found = []
    for record in out.split(b"\0")[:-1]:
        head, _, path = record.partition(b"\t")
        _, kind, name = head.split()
        found.append(Name(_text(path), kind == b"tree", name.decode()))
    return tuple(found)


def differing(source: GitSource, before: str, after: str) -> tuple[str, ...] | None:
    """Paths in which two folders differ; None where they are too many, or a folder is gone."""
    code, out, _ = git_process.output(
        source.root, "diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff",
        "--no-textconv", "--ignore-submodules=none", before, after, "--",
    )  # fmt: skip
    paths = out.split(b"\0")[:-1]
    return None if code != 0 or len(paths) > MOST_DIFFERENT else tuple(map(_text, paths))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")
