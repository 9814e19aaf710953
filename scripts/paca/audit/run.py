"""``audit``: everything that does not fit below a revision; ``life``: who did what to one submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..read.git_source import GitSource
from ..read.load import load_records
from ..read.parse import parse_file
from ..read.paths import Kind as FileKind
from ..read.tree import TreeEntry
from ..receipts.checkpoint import Checkpoint
from ..receipts.record import Receipt
from ..review.rights import Owners
from .alarms import Alarm, Kind, against_receipts, backdated, is_ledger, misquoted, overwritten, rewritten
from .commits import AuditedCommit, list_commits, unsigned_tags


@dataclass(frozen=True)
class Audit:
    """``commits`` oldest first."""

    commits: tuple[AuditedCommit, ...]
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A commit that touched what a score rests on, with the first receipt of each file where there is one."""

    commit: AuditedCommit
    paths: tuple[str, ...]
    receipts: tuple[Receipt, ...]


def audit(
    repo: Path,
    revision: str,
    *,
    receipts: Sequence[Receipt] = (),
    checkpoints: Iterable[Checkpoint] = (),
    signers: Path | None = None,
) -> Audit:
    """``signers``: OpenSSH allowed signers; with them every tag must be signed by one of them.

    The log's own soundness is ``ReceiptLog.verify``'s to tell.  Raises RevisionError.
    """
    source = GitSource.open(repo, revision)
    commits = list_commits(repo, revision, signers=signers)
    owners = Owners.of(load_records(source))
    alarms = [*backdated(commits), *rewritten(commits, tuple(checkpoints))]
    ledgers = _ledgers(source, commits)
    if receipts:
        alarms += against_receipts(commits, receipts, may=owners.may if owners.known else None)
        alarms += misquoted(commits, receipts, ledgers.get)
    alarms += overwritten(commits, ledgers.get)
    if signers:
        alarms += _tags(repo, signers)
    return Audit(commits, tuple(alarms))


def _ledgers(source: GitSource, commits: Sequence[AuditedCommit]) -> dict[str, tuple[object, ...] | None]:
    """The entries of every version of every ledger, by blob; one conversation with git."""
    asked = {
        blob: TreeEntry(change.path, blob, "100644", 0)
        for one in commits
        for change in one.changed
        if is_ledger(change.path)
        for blob in (change.before, change.after)
        if blob.strip("0")
    }
    found: dict[str, tuple[object, ...] | None] = {}
    for entry, data in source.read(asked.values()):
        kind, key = _kept_in(entry.path)
        tree = parse_file(kind, data, entry.path).tree
        listed = tree.get(key) if tree else None
        found[entry.blob] = tuple(listed) if isinstance(listed, list) else None
    return found


def _kept_in(path: str) -> tuple[FileKind, str]:
    """Which ledger a path is, and under which key its entries stand."""
    if path.endswith("/verified.yml"):
        return FileKind.VERIFIED, "scores"
    return (FileKind.RECEIPTS, "receipts") if "/receipts/" in path else (FileKind.DECISIONS, "decisions")


_TAGS = {
    "lightweight": ("thẻ không có chữ ký (thẻ nhẹ)", "the tag is lightweight, unsigned"),
    "unsigned": ("thẻ không có chữ ký", "the tag is not signed"),
    "bad": ("chữ ký của thẻ sai hoặc khoá lạ", "the tag's signature is bad or by an unknown key"),
}


def _tags(repo: Path, signers: Path) -> list[Alarm]:
    return [
        Alarm(Kind.UNSIGNED, "", f"refs/tags/{name}", *_TAGS[why])
        for name, why in unsigned_tags(repo, signers)
    ]


def life(
    commits: Iterable[AuditedCommit], receipts: Iterable[Receipt], *, year: int, code: str, agency: str
) -> tuple[Event, ...]:
    """Every commit that touched the submission, the agency's shared files, or the decisions on it."""
    folder = f"evidence/{year}/{agency}"
    shared = "|".join((re.escape(code) + r"\.md", "documents\\.yml", "figures\\.yml", "explanations\\.yml"))
    concerned = re.compile(
        rf"{re.escape(folder)}/(?:{shared})|evidence/{year}/_working-group/decisions/{re.escape(agency)}\.yml"
    )
    first: dict[tuple[str, str], Receipt] = {}
    for receipt in receipts:
        first.setdefault((receipt.path, receipt.blob), receipt)
    found = []
    for one in commits:
        mine = [change for change in one.changed if concerned.fullmatch(change.path)]
        if mine:
            came = [first[key] for change in mine if (key := (change.path, change.after)) in first]
            found.append(Event(one, tuple(change.path for change in mine), tuple(came)))
    return tuple(found)
