"""Add verified scores at the end of ``verified.yml``; what stands there is never touched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..edition_tools.emit import emit
from ..errors import PacaError
from ..model.decision import VerifiedFile, VerifiedScore
from ..read.models import validate
from ..read.parse import parse_file
from ..read.paths import Kind

_HEAD = """\
# Điểm thẩm định của Thanh tra Chính phủ. Chỉ thêm ở cuối: dòng sau của cùng mã thay dòng trước, có replaces.
# Thêm bằng: paca verified import BẢNG.xlsx --document SỐ --date NGÀY --write
"""


def verified_path(year: int) -> str:
    return f"evidence/{year}/_working-group/verified.yml"


def appended(old: str | None, added: Sequence[VerifiedScore], *, path: str) -> str:
    """The file's new text.  PacaError where the old text cannot be read, so that nothing is lost."""
    entries = emit({"scores": list(added)}).partition("\n")[2]
    if old is None:
        return _HEAD + "scores:\n" + entries
    before = _scores(old, path)
    if before is None:
        raise PacaError(
            f"{path} có lỗi nên không thêm được; sửa theo paca check trước.",
            f"{path} has mistakes, so nothing can be added; mend it first (paca check).",
        )
    text = old.rstrip("\n") + "\n\n" + entries
    # A file in another shape (flow style, other indentation) is written anew, with the same content.
    if _scores(text, path) != (*before, *added):
        text = _HEAD + emit(VerifiedFile(scores=(*before, *added)))
    return text


def _scores(text: str, path: str) -> tuple[VerifiedScore, ...] | None:
    parsed = parse_file(Kind.VERIFIED, text.encode(), path)
    if parsed.tree is None or parsed.mark is None:
        return None
    valid = validate(VerifiedFile, parsed.tree, parsed.mark, path, key_marks=lambda: None)
    whole = isinstance(valid.model, VerifiedFile) and not valid.findings
    return valid.model.scores if whole else None  # type: ignore[union-attr]


def write_verified(repo: Path, year: int, added: Sequence[VerifiedScore]) -> str:
    """Write by swap: the old file or the new one, never half.  Returns the path from the root."""
    path = verified_path(year)
    target = repo / path
    old = target.read_text(encoding="utf-8") if target.exists() else None
    text = appended(old, added, path=path)
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = target.with_suffix(".new")
    scratch.write_text(text, encoding="utf-8", newline="\n")
    os.replace(scratch, target)
    return path
