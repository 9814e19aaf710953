"""Receipts for the pushes that a forge has on record: once each, in the order in which they came."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..read import git_process
from .forge import Push
from .log import ReceiptLog
from .received import pushed
from .record import Receipt

Fetch = Callable[[str], bool]
"""Brings a commit into the repository; False where the forge no longer gives it."""


@dataclass(frozen=True)
class Collected:
    """``absent``: pushes whose commits could not be had; ``delayed``: those written with a later instant."""

    receipts: tuple[Receipt, ...]
    absent: tuple[Push, ...]
    delayed: tuple[Push, ...]


def collect(
    log: ReceiptLog, root: Path, found: Iterable[Push], *, onto: str, until: dt.datetime, fetch: Fetch
) -> Collected:
    """Appends a receipt for every blob of every commit that no receipt names yet.

    Pushes after ``until`` wait for the next time: what a forge tells of its last seconds may still grow, and
    the log takes nothing that is older than its end.  A push that turns up all the same, after others, gets
    the instant of the log's end.
    """
    known = list(log.receipts())
    commits = {receipt.commit for receipt in known}
    floor = log.floor()
    made: list[Receipt] = []
    absent, delayed = [], []
    for push in sorted(found):
        if push.at > until or push.head in commits:
            continue
        if not _has(root, push.head) and not fetch(push.head):
            absent.append(push)
            continue
        at = max(push.at, floor) if floor else push.at
        came = pushed(root, since=_before(root, push.head, onto), revision=push.head, received=at,
                      delivery=push.delivery, by=push.by, known=[*known, *made])  # fmt: skip
        fresh = [replace(receipt, received=at) for receipt in came if receipt.commit not in commits]
        if fresh and at != push.at:
            delayed.append(push)
        commits.update(receipt.commit for receipt in fresh)
        made += fresh
    return Collected(log.append(made) if made else (), tuple(absent), tuple(delayed))


def _has(root: Path, commit: str) -> bool:
    return git_process.output(root, "cat-file", "-e", f"{commit}^{{commit}}")[0] == 0


def _before(root: Path, head: str, onto: str) -> str | None:
    """What ``onto`` was before ``head`` came into it, or is now where it has not; None for a first commit."""
    if git_process.output(root, "merge-base", "--is-ancestor", head, onto)[0] != 0:
        return onto
    code, out, _ = git_process.output(
        root, "rev-list", "--first-parent", "--ancestry-path", f"{head}..{onto}", "--"
    )
    merges = out.decode().split() if code == 0 else []
    before = f"{merges[-1] if merges else onto}^1"
    code, out, _ = git_process.output(root, "rev-parse", "--verify", "--quiet", f"{before}^{{commit}}")
    if code == 0 and out.decode().strip() != head:
        return before
    # Taken over as it was, without a merge: how far the push reached back nobody knows; the last is sure.
    return f"{head}^1" if _has(root, f"{head}^1") else None


def fetcher(root: Path, remote: str | None) -> Fetch:
    """Fetches single commits from ``remote`` with the caller's own settings (credentials); None: never."""

    def fetch(commit: str) -> bool:
        if remote is None:
            return False
        asked = (
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            remote,
            commit,
        )
        done = subprocess.run(
            git_process.command(*asked), cwd=root, capture_output=True,
            env=os.environ | {"GIT_TERMINAL_PROMPT": "0"},
        )  # fmt: skip
        return done.returncode == 0 and _has(root, commit)

    return fetch
