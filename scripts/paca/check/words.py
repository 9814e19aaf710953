"""Words of records as rules compare and show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from fractions import Fraction

from ..model.values import number_text

_ABBREVIATIONS = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho", "tx": "thi xa"}


def fold(text: str) -> str:
    """Lower-case words without marks and punctuation, common abbreviations spelt out.

    >>> fold("UBND  Thị xã Điện Bàn.")
    'uy ban nhan dan thi xa dien ban'
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d")).lower()
    words = plain.translate(_BARE).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


class _Bare(dict[int, int | None]):
    """For ``str.translate``: no marks, blanks for all but letters and digits; each is asked once."""

    def __missing__(self, code: int) -> int | None:
        char = chr(code)
        bare = None if unicodedata.combining(char) else code if char.isalnum() else ord(" ")
        self[code] = bare
        return bare


_BARE = _Bare()


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to ``word``, or an empty text.  For "did you mean"."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def number(value: Fraction) -> str:
    """A number in the form in which a clerk may write it in a file: ``1.5``."""
    return number_text(value)


def rounded(value: Fraction) -> str:
    """A score in the form of a file, with two decimals at most: ``0.91`` for 10/11, rounded half up.

    >>> rounded(Fraction(10, 11)), rounded(Fraction(3, 2))
    ('0.91', '1.5')
    """
    return number_text(Fraction(int((value * 200 + 1) // 2), 100))
