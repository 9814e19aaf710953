"""Anchors of headings without diacritics: MkDocs' own drops ``đ`` ("Điều chuyển" becomes ``ieu-chuyen``)."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str, separator: str = "-") -> str:
    """``Điều 18 Nghị định 59/2019`` → ``dieu-18-nghi-dinh-59-2019``.

    The second parameter is what Python-Markdown's ``toc`` calls it with.
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    plain = plain.replace("đ", "d").replace("Đ", "D").lower()
    return re.sub(r"[^a-z0-9]+", separator, plain).strip(separator)
