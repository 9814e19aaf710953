"""A checkpoint: size and root of the log at one instant, signed.  One small text that anybody can keep.

Whoever keeps one (a witness) can show later that the log was rewritten, even by the holder of the key.
Checkpoints are chained by hash, so that none can be taken out of the row unseen.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from hashlib import sha256

from ..errors import PacaError
from ..signing import canonical
from .record import instant, instant_text

NAMESPACE = "paca-receipts"  # of ssh signatures: one made for anything else never passes for a checkpoint's
_HEAD = "paca-receipts/1"
_TEXT = re.compile(
    r"(paca-receipts/1\norigin: (?P<origin>[^\x00-\x1f\x7f]{1,200})\nsize: (?P<size>0|[1-9][0-9]{0,9})\n"
    r"root: (?P<root>[0-9a-f]{64})\ntime: (?P<time>[0-9TZ:-]{20})\n"
    r"commit: (?P<commit>-|[0-9a-f]{40}|[0-9a-f]{64})\nprevious: (?P<previous>-|[0-9a-f]{64})\n)"
    r"\n(?P<signature>-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+-----END SSH SIGNATURE-----\n)"
)


class NotACheckpoint(PacaError):
    """The text is no checkpoint."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} không phải là điểm chốt hợp lệ.", f"{name} is no valid checkpoint.")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``commit``: what the main branch pointed at, "" where unknown; ``previous``: the digest of the
    checkpoint before, "" for the first."""

    origin: str
    size: int
    root: str  # hex
    time: dt.datetime
    commit: str = ""
    previous: str = ""
    signature: str = ""

    def body(self) -> bytes:
        """What is signed."""
        return (
            f"{_HEAD}\norigin: {self.origin}\nsize: {self.size}\nroot: {self.root}\n"
            f"time: {instant_text(self.time)}\ncommit: {self.commit or '-'}\n"
            f"previous: {self.previous or '-'}\n"
        ).encode()

    def text(self) -> bytes:
        return self.body() + b"\n" + self.signature.encode()

    @property
    def digest(self) -> str:
        """Of the whole text, signature and all."""
        return sha256(self.text()).hexdigest()

    @classmethod
    def parse(cls, text: bytes, *, name: str = "checkpoint") -> Checkpoint:
        """Raises NotACheckpoint unless ``text`` is exactly what ``text()`` would give."""
        try:
            found = _TEXT.fullmatch(text.decode())
            if found is None:
                raise ValueError(name)
            given = found.groupdict()
            made = cls(
                given["origin"],
                int(given["size"]),
                given["root"],
                instant(given["time"]),
                given["commit"].strip("-"),
                given["previous"].strip("-"),
                given["signature"],
            )
            if not canonical(made.signature):
                raise ValueError(name)
        except ValueError:
            raise NotACheckpoint(name) from None
        return made
