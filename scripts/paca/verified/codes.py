"""What a numbering cell means in a known edition: ``B.5.1``, ``B5.1``, ``b51``, or ``5.1`` below part B."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..check.words import suggest
from ..edition_tools.numbering import Numbering, scheme_of, token_of

_LEAD = re.compile(r"^(?:phần|phan|mục|muc|tiêu chí|tieu chi|tc)\s+", re.IGNORECASE)
_OWN = re.compile(r"([A-Za-z])[.,\-\s]*(\d[\d.,\-\s]*)?")


class Codes:
    """Resolves the cells of one table, row by row in its order: a number may hang on the row above."""

    def __init__(self, known: Iterable[str], cells: Iterable[str]) -> None:
        self._known = set(known)
        self._bare: dict[str, list[str]] = {}
        for code in sorted(self._known):
            self._bare.setdefault(code.replace(".", ""), []).append(code)
        tokens = [token for token in map(token_of, cells) if token]
        self._numbering = Numbering(scheme_of(tokens))

    def code(self, text: str) -> str | None:
        """The code of the edition that the cell means; None where it means none of them."""
        token = token_of(text)
        placed = self._numbering.code(token) if token else None
        own = self._own(text)
        if own is not None:
            return own
        return placed if placed in self._known else None

    def _own(self, text: str) -> str | None:
        """A cell that names its part's letter: whole by itself, with dots or without."""
        match = _OWN.fullmatch(_LEAD.sub("", text.strip()).strip(" .:)"))
        if match is None:
            return None
        numbers = [number for number in re.split(r"[^\d]+", match[2] or "") if number]
        dotted = ".".join([match[1].upper(), *(str(int(number)) for number in numbers)])
        if dotted in self._known:
            return dotted
        found = self._bare.get(dotted.replace(".", ""), [])
        return found[0] if len(found) == 1 else None

    def suggestion(self, text: str) -> str:
        """The known code nearest to the cell, or nothing."""
        bare = _LEAD.sub("", text.strip()).strip(" .:)").upper().replace(",", ".")
        return suggest(bare, self._known)
