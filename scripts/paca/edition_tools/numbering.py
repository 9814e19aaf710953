"""From what the numbering column shows (``PHẦN A``, ``I``, ``1``, ``1.1``, ``A1.2``) to full codes ``A.1.2``.

Annexes number in three ways, told apart by the tokens of the whole column:

* letters for parts (``A``), with Roman or Arabic numbers for criteria, or full codes;
* Roman numbers for parts (``I`` → ``A``), Arabic ones below;
* Arabic numbers only: the first number is the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

_LEAD = re.compile(r"^(?:phần|phan|mục|muc|part|tiêu chí|tieu chi)\s+", re.IGNORECASE)
_FULL = re.compile(r"([A-Z])[.\-]?(\d{1,3}(?:[.,]\d{1,3})*)")
_LETTER = re.compile(r"[A-Z]")
_ROMAN = re.compile(r"[IVX]{1,5}")
_ARABIC = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*")
_TOKEN = r"(?:[A-Z][.\-]?\d{1,3}(?:[.,]\d{1,3})*|[IVX]{1,5}|[A-Z]|\d{1,3}(?:[.,]\d{1,3})*)"
_WITH_TITLE = re.compile(
    rf"(?P<lead>(?:phần|mục|part)\s+)?(?P<code>{_TOKEN})(?P<stop>\s*[.:)–-]+\s*|\s+)(?P<title>\D.*)",
    re.I | re.S,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


class Scheme(Enum):
    LETTERS = auto()
    ROMAN = auto()
    ARABIC = auto()


def token_of(text: str) -> str | None:
    """The bare numbering token of a cell, or None if the cell holds none.

    >>> token_of("PHẦN A"), token_of("1.1."), token_of("II)"), token_of("Tổng")
    ('A', '1.1', 'II', None)
    """
    bare = _LEAD.sub("", text.strip()).strip(" .):–-")  # small letters are steps of a calculation, not codes
    return bare.replace(",", ".") if re.fullmatch(_TOKEN, bare) else None


def split_title(text: str) -> tuple[str, str] | None:
    """Token and title of ``PHẦN A. Công tác …`` or ``1.1. Ban hành …``; None for a plain title.

    A token needs a stop after it, or the word PHẦN before it: "C" may begin a sentence.
    """
    match = _WITH_TITLE.fullmatch(text.strip())
    if match is None or not (match["lead"] or match["stop"].strip()):
        return None
    if match["code"] != match["code"].upper():
        return None
    token = token_of(match["code"])
    return None if token is None else (token, match["title"].strip())


def scheme_of(tokens: Iterable[str]) -> Scheme:
    found = set(tokens)
    if any(_FULL.fullmatch(token) for token in found) or {"A", "B"} & found:
        return Scheme.LETTERS
    return Scheme.ROMAN if any(_ROMAN.fullmatch(token) for token in found) else Scheme.ARABIC


class Numbering:
    """Turns tokens into codes in the order of the rows; remembers where in the tree the last row stood."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._part: str | None = None
        self._roman: int | None = None
        self._last_child: dict[str, int] = {}
        self._opened: set[str] = set()  # codes that a number without a dot opened: "1" under A is A.1
        self.seen: set[str] = set()

    def code(self, token: str) -> str | None:
        """The full code of the next row; None where it cannot be placed (a number before any part)."""
        code = self._place(token)
        if code is None:
            return None
        # A spreadsheet shows 1.10 as the number 1.1: after 1.9 a second "1.1" can only be 1.10.
        parent, _, last = code.rpartition(".")
        if code in self.seen and parent and self._last_child.get(parent, 0) + 1 == int(last) * 10:
            code += "0"
        parent, _, last = code.rpartition(".")
        if parent:
            self._last_child[parent] = int(last)
        self.seen.add(code)
        return code

    def _place(self, token: str) -> str | None:
        if full := _FULL.fullmatch(token):
            self._part, self._roman = full[1], None
            return f"{full[1]}.{full[2]}"
        if self._scheme is Scheme.LETTERS and _LETTER.fullmatch(token) and self._is_part(token):
            self._part, self._roman = token, None
            return token
        if _ROMAN.fullmatch(token):
            return self._place_roman(_roman(token))
        if _ARABIC.fullmatch(token):
            return self._place_arabic(token.split("."))
        if _LETTER.fullmatch(token):
            self._part, self._roman = token, None
            return token
        return None

    def _is_part(self, letter: str) -> bool:
        """``I``, ``V``, ``X`` are parts only where the alphabet has come to them."""
        following = chr(ord(self._part) + 1) if self._part else "A"
        return letter == following or _ROMAN.fullmatch(letter) is None

    def _place_roman(self, number: int) -> str | None:
        if self._scheme is Scheme.ROMAN:
            self._part = chr(ord("A") + number - 1)
            return self._part
        if self._part is None:
            return None
        self._roman = number
        return f"{self._part}.{number}"

    def _place_arabic(self, numbers: list[str]) -> str | None:
        numbers = [str(int(number)) for number in numbers]
        if self._scheme is Scheme.ARABIC:
            part = chr(ord("A") + int(numbers[0]) - 1)
            return ".".join([part, *numbers[1:]])
        if self._part is None:
            return None
        if self._scheme is Scheme.ROMAN:
            own = str(ord(self._part) - ord("A") + 1)
            if len(numbers) > 1 and f"{self._part}.{numbers[0]}" not in self._opened and numbers[0] == own:
                numbers = numbers[1:]  # II / 2.1 / 2.1.1: the number repeats its part's
            elif len(numbers) == 1:
                self._opened.add(f"{self._part}.{numbers[0]}")
            return ".".join([self._part, *numbers])
        if self._roman is None:
            return ".".join([self._part, *numbers])
        above = f"{self._part}.{self._roman}"
        opened = f"{above}.{numbers[0]}"
        if len(numbers) > 1 and opened not in self._opened and numbers[0] == str(self._roman):
            return ".".join([self._part, *numbers])  # A / I / 1.1: the number repeats its criterion's
        if len(numbers) == 1:
            self._opened.add(opened)
        return ".".join([above, *numbers])


def _roman(text: str) -> int:
    total = 0
    for index, char in enumerate(text):
        value = _ROMAN_VALUES[char]
        following = _ROMAN_VALUES.get(text[index + 1 : index + 2], 0)
        total += -value if value < following else value
    return total
