"""Is the log what it was?  Pure: bytes of the log, checkpoints, witnesses' copies → alarms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .checkpoint import Checkpoint, NotACheckpoint
from .merkle import Hash, leaf_hash, roots
from .record import NotAReceipt, Receipt

Verifier = Callable[[Checkpoint], bool]
"""Whether the checkpoint's signature is good and by an allowed signer."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """``where`` is a line of the log or a checkpoint's name."""

    where: str
    vi: str
    en: str


@dataclass(frozen=True)
class Verdict:
    receipts: tuple[Receipt, ...]
    checkpoints: tuple[Checkpoint, ...]
    alarms: tuple[Alarm, ...]
    leaves: tuple[Hash, ...] = field(default=(), repr=False)

    @property
    def good(self) -> bool:
        return not self.alarms


def verify(
    log: bytes,
    checkpoints: Mapping[str, bytes],
    *,
    witnesses: Mapping[str, bytes] | None = None,
    verifier: Verifier,
) -> Verdict:
    """Every way in which the log, its checkpoints and the copies kept elsewhere contradict each other.

    ``checkpoints`` and ``witnesses`` are texts by name.
    """
    alarms: list[Alarm] = []
    lines = log.split(b"\n")
    if lines.pop():
        alarms.append(Alarm(f"{len(lines) + 1}", "dòng cuối bị cụt", "the last line is cut"))
    receipts = tuple(_receipts(lines, alarms))
    leaves = tuple(leaf_hash(line) for line in lines)
    parsed = _parsed(checkpoints, alarms)
    kept = _parsed(witnesses or {}, alarms)
    whole = roots(leaves, {one.size for one in (*parsed.values(), *kept.values())})
    for name, one in (*parsed.items(), *kept.items()):
        alarms += _against(name, one, whole, verifier)
    chain = sorted(parsed.items(), key=lambda pair: (pair[1].size, pair[1].time))
    alarms += _chain(chain)
    if len(receipts) == len(lines):
        alarms += _times(receipts, [one for _, one in chain])
    covered = chain[-1][1].size if chain else 0
    if covered < len(lines):
        alarms.append(
            Alarm(
                f"{covered + 1}",
                f"{len(lines) - covered} biên nhận chưa có điểm chốt nào ký",
                f"{len(lines) - covered} receipts that no checkpoint covers",
            )
        )
    alarms += _kept(kept, [one for _, one in chain])
    return Verdict(receipts, tuple(one for _, one in chain), tuple(alarms), leaves)


def _receipts(lines: Sequence[bytes], alarms: list[Alarm]) -> Iterator[Receipt]:
    for number, line in enumerate(lines):
        try:
            receipt = Receipt.parse(line)
        except NotAReceipt as error:
            alarms.append(Alarm(f"{number + 1}", error.vi, error.en))
            continue
        if receipt.n != number:
            alarms.append(
                Alarm(
                    f"{number + 1}",
                    f"biên nhận số {receipt.n} đứng ở chỗ của số {number}",
                    f"receipt {receipt.n} stands where number {number} should",
                )
            )
        yield receipt


def _parsed(texts: Mapping[str, bytes], alarms: list[Alarm]) -> dict[str, Checkpoint]:
    found = {}
    for name, text in texts.items():
        try:
            found[name] = Checkpoint.parse(text, name=name)
        except NotACheckpoint as error:
            alarms.append(Alarm(name, error.vi, error.en))
    return found


def _against(name: str, one: Checkpoint, whole: Mapping[int, Hash], verifier: Verifier) -> Iterator[Alarm]:
    if not verifier(one):
        yield Alarm(name, "chữ ký sai hoặc khoá lạ", "bad signature or unknown key")
    if one.size not in whole:
        yield Alarm(
            name,
            f"điểm chốt có {one.size} biên nhận, nhật ký có ít hơn: đã bị cắt",
            f"the checkpoint counts {one.size} receipts, the log has fewer: it was cut",
        )
    elif whole[one.size].hex() != one.root:
        yield Alarm(
            name,
            f"{one.size} biên nhận đầu không còn như khi ký",
            f"the first {one.size} receipts are not what was signed",
        )


def _chain(chain: Sequence[tuple[str, Checkpoint]]) -> Iterator[Alarm]:
    before: Checkpoint | None = None
    for name, one in chain:
        if one.previous != (before.digest if before else ""):
            yield Alarm(name, "thiếu điểm chốt ngay trước", "the checkpoint before it is missing")
        if before and one.time < before.time:
            yield Alarm(name, "ký trước cả điểm chốt đứng trước", "signed before the one that precedes it")
        if before and one.origin != before.origin:
            yield Alarm(name, f"của nhật ký khác ({one.origin})", f"of another log ({one.origin})")
        before = one


def _times(receipts: Sequence[Receipt], chain: Sequence[Checkpoint]) -> Iterator[Alarm]:
    """No receipt may be older than what was signed before it came, or younger than what signs it."""
    marks = {one.size: one.time for one in chain}
    floor = None
    for place, receipt in enumerate(receipts):
        if place in marks:
            floor = max(filter(None, (floor, marks[place])))
        if floor and receipt.received < floor:
            yield Alarm(
                f"{place + 1}",
                "giờ nhận sớm hơn biên nhận hoặc điểm chốt đứng trước: lùi ngày",
                "received before the receipt or checkpoint that precedes it: backdated",
            )
        floor = max(filter(None, (floor, receipt.received)))
        if place + 1 in marks and marks[place + 1] < receipt.received:
            yield Alarm(
                f"{place + 1}", "giờ nhận sau cả khi ký điểm chốt", "received after the checkpoint was signed"
            )


def _kept(kept: Mapping[str, Checkpoint], chain: Sequence[Checkpoint]) -> Iterator[Alarm]:
    """What a witness keeps must stand in the row of checkpoints: else the row was replaced or rolled back."""
    row = {one.digest for one in chain}
    for name, one in kept.items():
        if one.digest not in row:
            yield Alarm(
                name,
                "nhật ký không còn điểm chốt mà nơi làm chứng đang giữ: đã bị viết lại hoặc quay lui",
                "the log no longer has the checkpoint that a witness keeps: rewritten or rolled back",
            )
