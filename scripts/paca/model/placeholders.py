"""Placeholders (ô đặt chỗ): the names by which a section of the report asks the data, and their keys."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Ask(StrEnum):
    """What the key between a placeholder's brackets names."""

    ITEM = "item"  # a part, criterion or item
    AGENCY = "agency"
    FIGURE = "figure"
    PHASE = "phase"


class Signature(NamedTuple):
    """``asks``: the keys in their order; ``least``: so many must be written; ``question``: for conditions."""

    asks: tuple[Ask, ...] = ()
    least: int = 0
    question: bool = False


_SCORE = Signature((Ask.ITEM,))  # without a code: the total
PLACEHOLDERS: Mapping[str, Signature] = {
    "diem": _SCORE,
    "tu_cham": _SCORE,
    "to_cong_tac": _SCORE,
    "tham_dinh": _SCORE,
    "chenh": _SCORE,
    "toi_da": _SCORE,
    "ten": Signature((Ask.ITEM,), 1),
    "co_diem": Signature((Ask.ITEM,), question=True),
    "co_tu_cham": Signature((Ask.ITEM,), question=True),
    "co_to_cong_tac": Signature((Ask.ITEM,), question=True),
    "co_tham_dinh": Signature((Ask.ITEM,), question=True),
    "so_lieu": Signature((Ask.AGENCY, Ask.FIGURE), 2),
    "han": Signature((Ask.PHASE,), 1),
    "ten_co_quan": Signature((Ask.AGENCY,), 1),
    "ngay_so_lieu": Signature(),
    "ban": Signature(),
    "so_co_quan": Signature(),
    "so_ho_so": Signature(),
    "so_ho_so_da_nop": Signature(),
    "so_gop_y": Signature(),
    "so_kien_nghi": Signature(),
    "so_tieu_chi": Signature(),
    "so_khong_phat_sinh": Signature(),
}
"""Every placeholder by its name; what each gives is defined where the report is written."""
