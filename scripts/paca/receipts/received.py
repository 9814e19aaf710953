"""What a push brought, read from git objects by one ``git log``: every blob of every commit.

A push that replaces a file twice brings two blobs; lateness is judged by exactly the one that stands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..read import git_process
from ..read.git_source import GitSource
from ..read.tree import RevisionError
from .record import Receipt

_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def path_text(path: bytes) -> str:
    """A path as receipts write it: what is not UTF-8, or would break a line, as ``\\x0a``."""
    text = path.decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", text)


def agency_of(path: str) -> str:
    """The folder that owns ``path``: an agency, ``_working-group``, or "" outside of a round."""
    parts = path.split("/")
    return parts[2] if len(parts) > 3 and parts[0] == "evidence" else ""


def pushed(
    root: Path,
    *,
    since: str | None,
    revision: str,
    received: dt.datetime,
    delivery: str,
    by: str = "",
    known: Iterable[Receipt] = (),
) -> tuple[Receipt, ...]:
    """Receipts, still without a place, for what ``revision`` has and ``since`` has not, oldest commit first.

    A merge brings only what neither ``known`` nor a commit of the same push brought before it.
    Raises RevisionError where a revision does not exist.
    """
    head = GitSource.open(root, revision).revision.commit
    shut = [f"^{GitSource.open(root, since).revision.commit}"] if since else []
    code, out, err = git_process.output(
        root, "log", "-z", "--reverse", "--topo-order", "--diff-merges=first-parent", "--raw", "--no-abbrev",
        "--no-renames", "--no-color", "--no-ext-diff", "--format=%x01%H %P", str(head), *shut, "--",
    )  # fmt: skip
    if code != 0:
        raise RevisionError("git không đọc được lịch sử.", err.decode("utf-8", "replace"))
    seen = {(receipt.path, receipt.blob) for receipt in known}
    found = []
    for commit, merge, path, blob in _changes(out):
        if merge and (path, blob) in seen:
            continue
        seen.add((path, blob))
        found.append(Receipt(0, path, blob, commit, agency_of(path), received, delivery, by))
    return tuple(found)


def _changes(out: bytes) -> Iterator[tuple[str, bool, str, str]]:
    """Commit, whether it is a merge, path, blob."""
    tokens = iter(out.split(b"\0"))
    commit, merge = "", False
    for token in tokens:
        token = token.lstrip(b"\n")
        if token.startswith(b"\x01"):
            head, *parents = token[1:].decode().split()
            commit, merge = head, len(parents) > 1
        elif token.startswith(b":"):
            yield commit, merge, path_text(next(tokens)), token.split()[3].decode()
