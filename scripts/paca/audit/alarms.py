"""What does not fit together in a history: dates, rights, missing receipts, rewritten rows.  Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..receipts.checkpoint import Checkpoint
from ..receipts.record import Receipt, instant_text
from .commits import AuditedCommit

SKEW = dt.timedelta(minutes=10)
"""Clocks of two honest machines may differ by so much."""


class Kind(StrEnum):
    BACKDATED = "backdated"
    POSTDATED = "postdated"
    REWRITTEN = "rewritten"
    NO_RIGHT = "no-right"
    UNRECEIVED = "unreceived"
    OVERWRITTEN = "overwritten"
    UNSIGNED = "unsigned"
    MISQUOTED = "misquoted"


@dataclass(frozen=True, slots=True)
class Alarm:
    """``commit`` and ``path`` may be empty: a tag, a checkpoint."""

    kind: Kind
    commit: str
    path: str
    vi: str
    en: str


def backdated(commits: Sequence[AuditedCommit]) -> Iterator[Alarm]:
    """Nobody can build on a commit before it exists; an author's date may be older only where a rebase,
    which keeps it, explains that: then committer's date stands after the parent's."""
    by_id = {one.commit: one for one in commits}
    for one in commits:
        parents = [by_id[parent] for parent in one.parents if parent in by_id]
        for parent in parents:
            for what_vi, what_en, when in (
                ("ghi", "committer's", one.committed),
                ("tác giả", "author's", one.authored),
            ):
                bound = parent.committed if what_en == "committer's" else parent.authored
                rebased = what_en == "author's" and one.committed - one.authored > SKEW
                if when < bound - SKEW and not rebased:
                    yield Alarm(
                        Kind.BACKDATED,
                        one.commit,
                        "",
                        f"ngày {what_vi} {instant_text(when)} sớm hơn commit cha {parent.commit[:10]} "
                        f"({instant_text(bound)})",
                        f"{what_en} date {instant_text(when)} is before that of its parent "
                        f"{parent.commit[:10]} ({instant_text(bound)})",
                    )


def against_receipts(
    commits: Sequence[AuditedCommit],
    receipts: Sequence[Receipt],
    *,
    may: Callable[[str, str], bool] | None,
) -> Iterator[Alarm]:
    """Dates after the forge had the commit; blobs it never received; pushes by accounts without the right.

    ``may(account, path)``.  A blob counts as rightly pushed if any account that pushed it may: who merges
    pushes it once more.  Commits before the first receipted one are not asked for receipts.
    """
    arrived: dict[str, dt.datetime] = {}
    pushers: dict[tuple[str, str], list[Receipt]] = {}
    for receipt in receipts:
        arrived.setdefault(receipt.commit, receipt.received)
        pushers.setdefault((receipt.path, receipt.blob), []).append(receipt)
    begun = False
    for one in commits:
        begun = begun or one.commit in arrived
        first = arrived.get(one.commit)
        latest = max(one.committed, one.authored)
        if first and latest > first + SKEW:
            yield Alarm(
                Kind.POSTDATED,
                one.commit,
                "",
                f"ghi ngày {instant_text(latest)}, nhưng máy chủ đã nhận lúc {instant_text(first)}",
                f"dated {instant_text(latest)}, but the forge had it at {instant_text(first)}",
            )
        for change in one.changed:
            came = pushers.get((change.path, change.after), [])
            if begun and not came:
                yield Alarm(
                    Kind.UNRECEIVED,
                    one.commit,
                    change.path,
                    "máy chủ chưa từng ghi nhận nội dung này",
                    "the forge never recorded this content",
                )
            named = [receipt for receipt in came if receipt.by]
            if may and named and not any(may(receipt.by, change.path) for receipt in named):
                yield Alarm(
                    Kind.NO_RIGHT,
                    one.commit,
                    change.path,
                    f"do tài khoản {named[0].by} đẩy lên, không có quyền ở đây",
                    f"pushed by the account {named[0].by}, which has no right here",
                )


def rewritten(commits: Sequence[AuditedCommit], checkpoints: Sequence[Checkpoint]) -> Iterator[Alarm]:
    """A commit that a signed checkpoint saw on the main branch must still be below it."""
    known = {one.commit for one in commits}
    for one in checkpoints:
        if one.commit and one.commit not in known:
            yield Alarm(
                Kind.REWRITTEN,
                one.commit,
                "",
                f"nhánh chính lúc {instant_text(one.time)} có commit này, nay không còn: lịch sử bị viết lại",
                f"the main branch had this commit at {instant_text(one.time)} and no longer has: history was "
                "rewritten",
            )


def overwritten(
    commits: Sequence[AuditedCommit], entries: Callable[[str], tuple[object, ...] | None]
) -> Iterator[Alarm]:
    """Decisions and verified scores are only ever added: each version begins with the one before.

    ``entries(blob)`` gives a decision file's entries, None where it cannot be read.
    """
    for one in commits:
        for change in one.changed:
            if not is_ledger(change.path) or not change.before.strip("0"):
                continue
            before = entries(change.before)
            after = entries(change.after) if change.after.strip("0") else ()
            if before and (after is None or after[: len(before)] != before):
                yield Alarm(
                    Kind.OVERWRITTEN,
                    one.commit,
                    change.path,
                    "quyết định đã ghi bị sửa, xóa hoặc đổi chỗ",
                    "a recorded decision was changed, deleted or moved",
                )


def misquoted(
    commits: Sequence[AuditedCommit],
    receipts: Sequence[Receipt],
    entries: Callable[[str], tuple[object, ...] | None],
) -> Iterator[Alarm]:
    """Receipts put into the tree that the log does not hold so: only there they are signed.

    As with receipts themselves, commits before the first receipted one are not asked.
    """
    arrived = {receipt.commit for receipt in receipts}
    begun = False
    for one in commits:
        begun = begun or one.commit in arrived
        for change in one.changed if begun else ():
            parts = change.path.split("/")
            if not is_ledger(change.path) or parts[3] != "receipts":
                continue
            before = entries(change.before) if change.before.strip("0") else ()
            after = entries(change.after) if change.after.strip("0") else ()
            added = [row for row in after or () if row not in (before or ())]
            folder = f"evidence/{parts[1]}/{parts[4].removesuffix('.yml')}"
            if any(not _quoted(row, receipts, folder) for row in added):
                yield Alarm(
                    Kind.MISQUOTED,
                    one.commit,
                    change.path,
                    "biên nhận ghi trong kho không có, hoặc không như vậy, trong nhật ký đã ký",
                    "a receipt in the tree is not, or not so, in the signed log",
                )


def _quoted(row: object, receipts: Sequence[Receipt], folder: str) -> bool:
    if not isinstance(row, dict):
        return False
    try:
        held = receipts[int(str(row["n"]))] if str(row["n"]).isdecimal() else None
        if held is None:
            return False
        received = dt.datetime.fromisoformat(str(row["received"]))
        said = (f"{folder}/{row['file']}", str(row["blob"]), str(row["delivery"]))
        return said == (held.path, held.blob, held.delivery) and received == held.received
    except (KeyError, IndexError, TypeError, ValueError):
        return False


def is_ledger(path: str) -> bool:
    parts = path.split("/")
    if len(parts) < 4 or parts[0] != "evidence" or parts[2] != "_working-group":
        return False
    return parts[3:] == ["verified.yml"] or (len(parts) == 5 and parts[3] in ("decisions", "receipts"))
