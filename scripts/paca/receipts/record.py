"""One receipt: this blob, for this path, was received at this instant.  Its canonical line is what is hashed.

The canonical form is RFC 8785's for what a receipt holds (text and one small whole number): sorted keys, no
blanks, nothing escaped that need not be.  A line that is not its own canonical form is refused, so that one
receipt has exactly one hash.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from ..errors import PacaError
from ..model.values import instant_text

OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.ASCII)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


class NotAReceipt(PacaError):
    """A line of the log, or what should become one, is no receipt."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Không phải biên nhận hợp lệ: {why}.", f"Not a valid receipt: {why}.")


@dataclass(frozen=True, slots=True)
class Receipt:
    """``received`` is the forge's clock (UTC, whole seconds); ``by`` the account that pushed, as the forge
    authenticated it ("" where the forge did not say); ``delivery`` the forge's own id of the push."""

    n: int  # place in the log, from 0
    path: str
    blob: str  # git's object id; all zeros: the file was deleted
    commit: str
    agency: str  # folder below evidence/<year>/, "" outside of one
    received: dt.datetime
    delivery: str
    by: str = ""

    def line(self) -> bytes:
        """The canonical line, without its newline."""
        return canonical(asdict(self) | {"received": instant_text(self.received)})

    @classmethod
    def parse(cls, line: bytes) -> Receipt:
        """Raises NotAReceipt unless ``line`` is exactly what ``line()`` would give."""
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            raise NotAReceipt("not JSON") from None
        if not isinstance(given, dict) or set(given) != _KEYS:
            raise NotAReceipt("other keys than a receipt's")
        if type(given["n"]) is not int or not all(isinstance(given[key], str) for key in _KEYS - {"n"}):
            raise NotAReceipt("a value of another type")
        try:
            made = cls(**given | {"received": instant(given["received"])})
            made.check()
            same = made.line() == line
        except (ValueError, UnicodeEncodeError):
            raise NotAReceipt("a value that cannot be") from None
        if not same:
            raise NotAReceipt("not in canonical form")
        return made

    def check(self) -> None:
        for name in ("blob", "commit"):
            if not OBJECT.fullmatch(getattr(self, name)):
                raise NotAReceipt(f"{name} is no git object id")
        if self.n < 0 or not self.path or not self.delivery:
            raise NotAReceipt("path, delivery or place is missing")
        if any(_UNSAFE.search(text) for text in (self.path, self.agency, self.delivery, self.by)):
            raise NotAReceipt("a control character")


_KEYS = frozenset(field.name for field in fields(Receipt))


def canonical(value: Any) -> bytes:
    """RFC 8785 for mappings with ASCII keys of text and whole numbers below 2**53."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def instant(text: str) -> dt.datetime:
    """``2019-12-15T16:59:59Z``; ValueError for any other form."""
    made = dt.datetime.fromisoformat(text)
    if not text.endswith("Z") or instant_text(made) != text:
        raise ValueError(text)
    return made
