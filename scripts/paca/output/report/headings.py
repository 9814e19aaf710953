"""The report's sections by their printed headings: the one list that template, drafts and links go by."""

from __future__ import annotations

from .blocks import roman

TITLES = (
    "Căn cứ",
    "Phạm vi và kỳ đánh giá",
    "Phương pháp",
    "Kết quả",
    "Chênh lệch và nguyên nhân",
    "Giới hạn của dữ liệu",
    "Góp ý và giải trình",
    "Kiến nghị và thực tiễn tốt",
)
ANNEXES = ("Bảng điểm theo tiêu chí thành phần", "Tình hình nộp hồ sơ của các cơ quan")

HEADINGS = (
    *(f"{roman(number)}. {title}" for number, title in enumerate(TITLES, 1)),
    *(f"Phụ lục {number}. {title}" for number, title in enumerate(ANNEXES, 1)),
)
"""As they are printed, in order: ``IV. Kết quả``, ``Phụ lục 1. Bảng điểm …``."""


def heading(number: int) -> str:
    """Section ``number`` of the body, from 1."""
    return HEADINGS[: len(TITLES)][number - 1]


def annex(number: int) -> str:
    """Annex ``number``, from 1."""
    return HEADINGS[len(TITLES) :][number - 1]
