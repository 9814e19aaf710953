"""Byte order mark, line ends, Unicode form: what nobody sees and tools stumble over."""

from __future__ import annotations

import unicodedata

from .edit import Edit, Why


def mend_characters(text: str) -> list[Edit]:
    """Edits of a text as decoded, before the guard has normalised it; a lone CR is let be."""
    edits = [Edit(0, 1, "", Why.BYTE_ORDER_MARK)] if text.startswith("\ufeff") else []
    at = len(edits)
    for line in text[at:].split("\n"):
        ended = line.endswith("\r") and at + len(line) < len(text)
        body = line[:-1] if ended else line
        if not body.isascii() and not unicodedata.is_normalized("NFC", body):
            edits.append(Edit(at, at + len(body), unicodedata.normalize("NFC", body), Why.NORMAL_FORM))
        if ended:
            edits.append(Edit(at + len(body), at + len(line), "", Why.LINE_ENDS))
        at += len(line) + 1
    return edits
