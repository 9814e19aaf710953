"""When two titles say the same thing: folded text and a similarity of 0..1."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

# Titles abbreviate freely; both forms must compare as equal.
_EXPANDED = {
    "pctn": "phong chong tham nhung",
    "ubnd": "uy ban nhan dan",
    "ttcp": "thanh tra chinh phu",
    "qppl": "quy pham phap luat",
}
_YEAR = re.compile(r"\b(?:nam )?20\d\d\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")

NEAR_EQUAL = 0.85  # across codes: stated as a guess
_TELLING_WORDS = 5  # fewer words begin many titles
SAME_CODE = 0.6  # under one code: wording changed, meaning kept


def fold(text: str) -> str:
    """Lower-case ASCII words: no diacritics, no punctuation.

    >>> fold("Điểm  TỐI ĐA (*)")
    'diem toi da'
    """
    bare = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    bare = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(_NOT_WORD.sub(" ", bare).split())


def similarity(one: str, other: str) -> float:
    """0..1 over words; the year that a title names and common abbreviations do not count.

    >>> similarity("Ban hành kế hoạch PCTN năm 2022", "Ban hành kế hoạch phòng, chống tham nhũng năm 2019")
    1.0
    """
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def shortened(one: str, other: str) -> bool:
    """Whether one title is the beginning of the other: a source that cut it off.

    >>> shortened("Việc tiếp công dân của Chủ tịch", "Việc tiếp công dân của Chủ tịch UBND cấp tỉnh; xử lý")
    True
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    return len(short) >= _TELLING_WORDS and long[: len(short)] == short


def _words(title: str) -> list[str]:
    words = _YEAR.sub(" ", fold(title)).split()
    return " ".join(_EXPANDED.get(word, word) for word in words).split()
