"""``verified.yml``: TTCP's scores, only ever added to."""

from __future__ import annotations

from ..appending import Appended
from ..model.decision import VerifiedScore
from ..read.paths import Kind

_HEAD = """\
# Điểm thẩm định của Thanh tra Chính phủ. Chỉ thêm ở cuối: dòng sau của cùng mã thay dòng trước, có replaces.
# Thêm bằng: paca verified import BẢNG.xlsx --document SỐ --date NGÀY --write
"""


def verified_path(year: int) -> str:
    return f"evidence/{year}/_working-group/verified.yml"


def verified_file(year: int) -> Appended[VerifiedScore]:
    return Appended(verified_path(year), Kind.VERIFIED, "scores", _HEAD)
