"""The maps of the draft reports that comments stand at, read from git: one look a commit."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..draft.branch import map_at
from ..model.draft import DraftMap
from ..publish.git import Git
from .forges import Thread
from .merge import drafted

MOST_DRAFTS = 200


def drafts_at(repo: Path, threads: Iterable[Thread], year: int) -> tuple[dict[str, DraftMap], int]:
    """Maps by commit, and how many threads stand at a draft whose commit is not in the repository."""
    roots = [thread.remarks[0] for thread in threads if drafted(thread.remarks[0])]
    wanted = dict.fromkeys(root.commit for root in roots if root.commit)
    found = {}
    if wanted and Git(repo).tried("rev-parse", "--git-dir")[0] == 0:
        for commit in list(wanted)[:MOST_DRAFTS]:
            if held := map_at(repo, commit, year):
                found[commit] = held
    return found, sum(1 for root in roots if root.commit not in found)
