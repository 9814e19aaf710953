"""What the fictional reviewing body sends back: a table of verified scores, taken in as a real one is."""

from __future__ import annotations

import csv
import datetime as dt
import random
import tempfile
from fractions import Fraction
from pathlib import Path

from ..assess import assess
from ..edition_tools.table import read_tables
from ..errors import PacaError
from ..records import Records
from ..verified.plan import Document, edition_of, plan_verified
from ..verified.read import read_verified
from ..verified.write import verified_file
from .edition import YEAR
from .fast_import import Repository
from .history import SECRETARIAT, at
from .round import round_file
from .yaml_out import dump

DAY = dt.date(2020, 12, 1)
ARRIVED = dt.date(2020, 12, 3)
NUMBER = "00/TB-MAU (hư cấu)"
REASONS = (
    "Tài liệu chưa chứng minh đầy đủ kết quả nêu trong báo cáo.",
    "Kế hoạch ban hành sau thời hạn quy định.",
    "Số liệu chưa thống nhất với báo cáo định kỳ.",
    "Chưa có văn bản xác nhận của cơ quan có thẩm quyền.",
)
HEAD = ("TT", "Nội dung tiêu chí", "Điểm tối đa", "Điểm thẩm định", "Lý do", "Trang")


def write_verification(directory: Path, *, seed: int) -> tuple[int, tuple[str, ...]]:
    """Import the table into ``verified.yml`` and tag ``verified``; returns (commits, tags)."""
    final = assess(directory, "final", use_cache=False)
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "ket-qua-tham-dinh.csv"
        with table.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(_rows(final, seed))
        entries = _imported(table, final.records)
    file = verified_file(YEAR)
    files = {file.path: file.text(None, entries)}
    files[f"evidence/{YEAR}/assessment.yml"] = dump(round_file(stage=5))
    message = f"Nhập điểm thẩm định theo {NUMBER}\n"
    with Repository(directory, resume=True) as repository:
        marks = {name: repository.blob(text.encode()) for name, text in files.items()}
        repository.commit(SECRETARIAT, at(ARRIVED, 9), message, marks)
        repository.tag("verified", SECRETARIAT, at(ARRIVED, 9), message)
    return 1, ("verified",)


def _imported(table: Path, records: Records):  # type: ignore[no-untyped-def]
    read = read_verified(read_tables(table), edition_of(records))
    plan = plan_verified(read, records, document=Document(NUMBER, DAY))
    if plan.blocked:
        problems = "; ".join(f"{one.place} {one.en}" for one in plan.problems if one.level == "error")
        raise PacaError(f"Bảng điểm mẫu có lỗi: {problems}", f"The demo's own table is wrong: {problems}")
    return plan.added


def _rows(final, seed: int):  # type: ignore[no-untyped-def]
    """Parts and criteria with the sums that TTCP would print, items with their scores, and a total."""
    scores: dict[str, Fraction] = {}
    told: dict[str, tuple[str, str]] = {}
    for code, node in final.nodes.items():
        if node.children or node.standing.points is None or not node.max:
            continue
        stream = random.Random(f"{seed}:verified:{code}")
        points = min(node.standing.points, node.node.max)
        lowered, share = stream.random() < 0.3, Fraction(stream.randint(70, 95), 100)
        scores[code] = _cents(points * share if lowered else points)
        told[code] = (stream.choice(REASONS) if lowered else "", str(2 + len(scores) // 8))
    yield HEAD
    for code, node in final.nodes.items():
        score = scores.get(code)
        if node.children:
            score = sum((value for one, value in scores.items() if one.startswith(f"{code}.")), Fraction(0))
        reason, page = told.get(code, ("", ""))
        yield (code, node.node.title, _text(node.node.max), _text(score), reason, page)
    yield ("", "Tổng cộng", "100", _text(sum(scores.values(), Fraction(0))), "", "")


def _cents(points: Fraction) -> Fraction:
    return Fraction(int(points * 100 + Fraction(1, 2)), 100)


def _text(value: Fraction | None) -> str:
    """``1,5``: as such tables are printed."""
    if value is None:
        return ""
    whole, cents = divmod(int(value * 100), 100)
    return f"{whole},{cents:02d}"
