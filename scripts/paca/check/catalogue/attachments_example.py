"""The example that all messages on attachments share."""

from __future__ import annotations

_ONE = "documents:\n  - {{key: kh, issuer: UBND huyện, title: Kế hoạch, attachment: {}}}\n"


def one(name: str, more: str = "") -> str:
    """An example: a register of one document with the attachment ``name``."""
    return _ONE.format(name + more)
