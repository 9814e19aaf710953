"""The log on disk: ``log.jsonl``, one canonical receipt a line, and ``checkpoints/<size>-<digest>.txt``.

Only ever appended to; one writer at a time.  Everything written is on disk before the command ends.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import PacaError
from ..publish.lock import alone
from ..publish.store import PublishError
from ..signing import sign, signer
from .checkpoint import NAMESPACE, Checkpoint
from .merkle import leaf_hash, root
from .record import Receipt, instant_text
from .verify import Verdict, Verifier, verify

_PATIENCE = 60.0  # seconds; a receipt must not be lost because another push came at the same moment

_CORRECTION = dt.timedelta(seconds=5)


class LogError(PacaError):
    """The log cannot take what it is given."""


@contextmanager
def _turn(path: Path) -> Iterator[None]:
    """Waits until nobody else writes."""
    until = time.monotonic() + _PATIENCE
    while True:
        lock = alone(path)
        try:
            lock.__enter__()
            break
        except PublishError:
            if time.monotonic() > until:
                raise LogError(
                    "Một lệnh khác đang giữ nhật ký quá lâu; chưa ghi gì.",
                    "Another command has held the log for too long; nothing is written.",
                ) from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)


def _lines(content: bytes) -> list[bytes]:
    return content.split(b"\n")[:-1]


@dataclass(frozen=True)
class ReceiptLog:
    """The log in ``folder``; the folder need not exist before the first receipt."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "log.jsonl"

    def content(self) -> bytes:
        return self.file.read_bytes() if self.file.exists() else b""

    def checkpoints(self) -> dict[str, bytes]:
        """Texts by file name, oldest first."""
        return {path.name: path.read_bytes() for path in sorted((self.folder / "checkpoints").glob("*.txt"))}

    def receipts(self) -> tuple[Receipt, ...]:
        """Raises NotAReceipt where a line is none; whether they are the true ones says ``verify``."""
        return tuple(Receipt.parse(line) for line in _lines(self.content()))

    def floor(self) -> dt.datetime | None:
        """The instant before which the log takes nothing: of its last receipt or checkpoint."""
        lines = _lines(self.content())
        last = Receipt.parse(lines[-1]).received if lines else None
        return max(filter(None, (last, self._last_time())), default=None)

    def append(
        self, receipts: Iterable[Receipt], *, clock: Callable[[], dt.datetime] | None = None
    ) -> tuple[Receipt, ...]:
        """Adds them at the end, numbered; LogError where one is older than what stands already.

        With ``clock`` they are stamped when it is their turn: of two pushes at the same moment the second
        must not be refused for having waited.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with _turn(self.folder / ".lock"):
            content = self.content()
            if content and not content.endswith(b"\n"):
                raise LogError(
                    "Dòng cuối của nhật ký bị cụt (mất điện khi đang ghi?). Hãy chạy: paca receipt verify",
                    "The log's last line is cut (power lost while writing?). Run: paca receipt verify",
                )
            lines = _lines(content)
            floor = Receipt.parse(lines[-1]).received if lines else None
            stamp = self._stamp(clock(), floor) if clock else None
            made = []
            for place, receipt in enumerate(receipts, len(lines)):
                receipt = replace(
                    receipt, n=place, received=(stamp or receipt.received).replace(microsecond=0)
                )
                receipt.check()
                for earlier in filter(None, (floor, self._last_time() if place == len(lines) else None)):
                    if receipt.received < earlier:
                        raise LogError(
                            f"Không nhận: giờ {instant_text(receipt.received)} sớm hơn lần ghi trước "
                            f"({instant_text(earlier)}).",
                            f"Refused: {instant_text(receipt.received)} is before the entry that precedes it "
                            f"({instant_text(earlier)}).",
                        )
                floor = receipt.received
                made.append(receipt)
            with self.file.open("ab") as file:
                file.write(b"".join(receipt.line() + b"\n" for receipt in made))
                file.flush()
                os.fsync(file.fileno())
        return tuple(made)

    def _stamp(self, now: dt.datetime, floor: dt.datetime | None) -> dt.datetime:
        """A clock that was put right by some seconds must not lose a receipt; one that is wrong must stop."""
        bound = max(filter(None, (floor, self._last_time())), default=now)
        return bound if now < bound <= now + _CORRECTION else now

    def _last_time(self) -> dt.datetime | None:
        found = [Checkpoint.parse(text, name=name) for name, text in self.checkpoints().items()]
        return max((one.time for one in found), default=None)

    def sign(self, *, key: Path, origin: str, commit: str = "", now: dt.datetime) -> tuple[Path, Checkpoint]:
        """Signs the log as it stands; the file is what every agency may keep."""
        folder = self.folder / "checkpoints"
        folder.mkdir(parents=True, exist_ok=True)
        with _turn(self.folder / ".lock"):
            lines = _lines(self.content())
            before = max(
                (Checkpoint.parse(text, name=name) for name, text in self.checkpoints().items()),
                key=lambda one: (one.size, one.time),
                default=None,
            )
            floor = max(
                filter(None, (before and before.time, lines and Receipt.parse(lines[-1]).received)),
                default=None,
            )
            now = now.replace(microsecond=0)
            if floor and now < floor:
                raise LogError(
                    "Đồng hồ máy này chậm hơn nhật ký; chưa ký gì.",
                    "This machine's clock is behind the log; nothing is signed.",
                )
            whole = root([leaf_hash(line) for line in lines]).hex()
            made = Checkpoint(origin, len(lines), whole, now, commit, before.digest if before else "")
            if before and (before.size, before.root, before.commit) == (made.size, made.root, made.commit):
                return self._place(before), before
            made = replace(made, signature=sign(made.body(), key, namespace=NAMESPACE))
            place = self._place(made)
            scratch = place.with_suffix(".new")
            scratch.write_bytes(made.text())
            os.replace(scratch, place)
        return place, made

    def _place(self, one: Checkpoint) -> Path:
        return self.folder / "checkpoints" / f"{one.size:010d}-{one.digest[:16]}.txt"

    def verify(self, *, signers: Path, witnesses: Iterable[Path] = ()) -> Verdict:
        """Checks everything offline against ``signers`` and the checkpoints kept elsewhere."""
        copies = {str(path): path.read_bytes() for path in witnesses}
        return verify(self.content(), self.checkpoints(), witnesses=copies, verifier=verifier_for(signers))


def verifier_for(signers: Path) -> Verifier:
    """Checks signatures against an OpenSSH allowed-signers file, each statement once."""
    known: dict[tuple[bytes, str], bool] = {}

    def good(one: Checkpoint) -> bool:
        asked = (one.body(), one.signature)
        if asked not in known:
            known[asked] = signer(*asked, signers, namespace=NAMESPACE, when=one.time) is not None
        return known[asked]

    return good
