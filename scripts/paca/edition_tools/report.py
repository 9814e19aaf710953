"""What an import did or would do, as sections of sentences in both languages.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..model.edition import Node
from ..model.values import FactStatus, number_text
from .annex import Line
from .import_table import ImportPlan, LostLink
from .merge import Kept, Mismatch

SCHEMA = "paca.edition-import/1"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences, each (row of the table or None, Vietnamese, English)."""

    key: str
    vi: str
    en: str
    entries: tuple[tuple[int | None, str, str], ...]


def sections(plan: ImportPlan) -> tuple[Section, ...]:
    """The report, most pressing first; sections without entries are left out."""
    merged = plan.merge
    made = (
        _problems(plan, "error", "Lỗi trong bảng (chưa ghi được)", "Errors in the table (not written)"),
        Section(
            "does-not-add-up", "Cộng không khớp", "Does not add up",
            tuple(_mismatch(one) for one in merged.mismatches),
        ),
        Section(
            "no-points", "Không có điểm tối đa", "Without points",
            tuple(_named(line) for line in merged.without_points),
        ),
        Section(
            "code-changed-meaning", "Mã mang nghĩa khác hẳn trước", "Codes whose meaning changed",
            tuple(_changed(line.row, line.code, line.title, old) for line, old in merged.changed_meaning),
        ),
        Section(
            "lost-rule", "Chưa có quy tắc chấm (phải viết tay)", "Without a rule (to be written by hand)",
            tuple(_without_rule(line) for line in merged.without_rule),
        ),
        Section(
            "rule-points", "Quy tắc cũ không còn khớp điểm tối đa", "Kept rules that no longer reach the "
            "maximum",
            tuple(
                (line.row, f"{line.code}: quy tắc cho tới {_points(top)}, điểm tối đa là {_points(line.max)}",
                 f"{line.code}: the rule gives up to {_text(top)}, the maximum is {_text(line.max)}")
                for line, top in merged.rule_points
            ),
        ),
        Section(
            "lost-mapping", "Liên kết giữa các năm bị đứt", "Mapping links that lead nowhere now",
            tuple(_lost(lost) for lost in plan.lost_links),
        ),
        Section(
            "affected", "Hồ sơ đã nộp theo mã không còn hoặc đổi nghĩa", "Submissions under a code gone or "
            "changed",
            tuple((None, path, path) for path in plan.affected),
        ),
        _problems(plan, "warning", "Cần xem lại trong bảng", "To look at in the table"),
        Section("replaced", "Đã thay", "Replaced", tuple(_replaced(merged.kept))),
        Section(
            "new", "Mới", "New",
            tuple(_named(line) for line in merged.new),
        ),
        Section("gone", "Không còn", "Gone", tuple(_gone(node) for node in merged.gone)),
        _problems(plan, "note", "Ghi nhận", "Notes"),
    )  # fmt: skip
    return tuple(section for section in made if section.entries)


def summary(plan: ImportPlan) -> tuple[str, str]:
    """One sentence in each language."""
    merged = plan.merge
    placeholders = sum(
        FactStatus.PLACEHOLDER in (kept.old.title_status, kept.old.max_status) for kept in merged.kept
    )
    counts = (len(merged.nodes), len(merged.kept), placeholders, len(merged.new), len(merged.gone))
    return (
        "{} dòng được đọc: {} thay dòng đã có (trong đó {} dòng giữ chỗ), {} mới, {} không còn.".format(
            *counts
        ),
        "{} lines read: {} replace what was there ({} of them placeholders), {} new, {} gone.".format(
            *counts
        ),
    )


def import_document(plan: ImportPlan, *, written: bool) -> dict[str, Any]:
    """The JSON form ``paca.edition-import/1``."""
    return {
        "schema": SCHEMA,
        "year": plan.year,
        "base_year": plan.base_year,
        "table": plan.annex.name,
        "written": written,
        "blocked": plan.blocked,
        "files": sorted(plan.files),
        "removed": list(plan.removed),
        "sections": {
            section.key: [{"row": row, "vi": vi, "en": en} for row, vi, en in section.entries]
            for section in sections(plan)
        },
    }


def _problems(plan: ImportPlan, level: str, vi: str, en: str) -> Section:
    entries = tuple((one.row, one.vi, one.en) for one in plan.annex.problems if one.level == level)
    return Section(f"table-{level}", vi, en, entries)


def _mismatch(one: Mismatch) -> tuple[int | None, str, str]:
    rows = ", ".join(map(str, one.rows))
    name_vi, name_en = (one.code, one.code) if one.code else ("Tổng các phần", "The parts' total")
    return (
        one.row,
        f"{name_vi}: ghi {_points(one.stated)} mà cộng các dòng {rows} được {_points(one.added)}",
        f"{name_en}: stated {_text(one.stated)}, rows {rows} add up to {_text(one.added)}",
    )


def _named(line: Line) -> tuple[int | None, str, str]:
    return line.row, f"{line.code} {line.title}", f"{line.code} {line.title}"


def _lost(lost: LostLink) -> tuple[int | None, str, str]:
    link = f"{lost.path}: {lost.link.code} → {lost.link.year} {lost.link.other}"
    return None, f"{link} (không còn {lost.code})", f"{link} ({lost.code} is gone)"


def _without_rule(line: Line) -> tuple[int | None, str, str]:
    name = f"{line.code} {line.title}"
    if line.parent is None:
        return line.row, f"{name} (phần chưa có tiêu chí nào)", f"{name} (a part without any criterion)"
    return line.row, name, name


def _changed(row: int, code: str, title: str, old: Node) -> tuple[int | None, str, str]:
    made_up = old.title_status is FactStatus.PLACEHOLDER
    vi = "tên cũ chỉ là giữ chỗ" if made_up else "MÃ BỊ DÙNG LẠI CHO NGHĨA KHÁC; hãy kiểm tra năm và bảng"
    en = (
        "the old title was a placeholder"
        if made_up
        else "THE CODE IS REUSED FOR ANOTHER MEANING; check year and table"
    )
    return (
        row,
        f"{code}: “{old.title}” → “{title}” ({vi}). Không giữ quy tắc cũ.",
        f"{code}: “{old.title}” → “{title}” ({en}). The old rule is not kept.",
    )


def _replaced(kept: tuple[Kept, ...]) -> Iterator[tuple[int | None, str, str]]:
    for one in kept:
        old, line = one.old, one.line
        name = f"{line.code} {line.title}"
        vi, en = [], []
        if one.basis == "title":
            vi.append(f"trước là {old.code or old.key}, ĐOÁN theo tên gần giống")
            en.append(f"was {old.code or old.key}, a GUESS by near-equal title")
        elif one.basis == "mapping":
            vi.append(f"theo liên kết từ {old.code or old.key}")
            en.append(f"by mapping from {old.code or old.key}")
        if one.retitled:
            vi.append(f"tên cũ “{old.title}”")
            en.append(f"old title “{old.title}”")
        if one.repointed:
            vi.append(f"điểm {_points(old.max)} → {_points(line.max)}")
            en.append(f"points {_text(old.max)} → {_text(line.max)}")
        if vi:
            yield line.row, f"{name}: {'; '.join(vi)}", f"{name}: {'; '.join(en)}"


def _gone(node: Node) -> tuple[int | None, str, str]:
    status = node.title_status.value
    name = f"{node.code or node.key} {node.title}"
    return None, f"{name} ({'giữ chỗ' if status == 'placeholder' else status})", f"{name} ({status})"


def _text(value: Fraction | None) -> str:
    return number_text(value) if value is not None else "–"


def _points(value: Fraction | None) -> str:
    return _text(value).replace(".", ",")
