"""What the placeholders of ``model/placeholders.py`` give: ``{{ diem("B.5.1") }}`` and a few more.

Each gives text as it is printed everywhere else.  What does not exist is an error, never a dash in a
sentence; ``{% if co_diem("B.5.1") %}`` asks first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from paca.assessment import Outcome
from paca.errors import PacaError
from paca.output.notation import day, number, points, quantity
from paca.output.pages.book import Book
from paca.output.pages.items import items_view
from paca.output.pages.scoreline import ScoreLine


class PlaceholderError(PacaError):
    """A placeholder asks for what does not exist; the texts say what, without a full stop."""


def placeholders(book: Book) -> Mapping[str, Callable[..., object]]:
    """The functions by the name they are called by."""
    lines = _lines(book)

    def line(code: str | None) -> ScoreLine:
        found = lines.get(code or "")
        if found is None:
            raise PlaceholderError(
                f"không có phần, tiêu chí nào mang mã {code!r}", f"no part or item has the code {code!r}"
            )
        return found

    def score(code: str | None, value: Fraction | None, what: tuple[str, str], asked: str) -> str:
        if value is None:
            question = f"{{% if {asked}({f'{chr(34)}{code}{chr(34)}' if code else ''}) %}}"
            raise PlaceholderError(
                f"{code or 'tổng'} chưa có {what[0]}; hỏi trước bằng {question} hoặc bỏ câu này",
                f"{code or 'the total'} has no {what[1]} yet; ask first with {question} or drop the sentence",
            )
        return points(value)

    def figure(agency: str, key: str) -> str:
        files = book.assessment.records.filed.get(agency)
        located = files.figures.get(key) if files else None
        if located is None:
            raise PlaceholderError(
                f"cơ quan {agency!r} chưa nộp số liệu {key!r}", f"{agency!r} has filed no figure {key!r}"
            )
        return quantity(located.model.value, located.model.unit)

    def deadline(key: str) -> str:
        held = book.assessment.records.round
        for phase in held.model.calendar if held else ():
            if phase.key == key and phase.until is not None:
                return day(phase.until)
        raise PlaceholderError(
            f"lịch không có ngày cuối của bước {key!r}", f"the calendar has no last day of the step {key!r}"
        )

    records = book.assessment.records
    group = records.working_group
    return {
        "diem": lambda code=None: score(code, line(code).points, ("điểm", "points"), "co_diem"),
        "tu_cham": lambda code=None: score(
            code, line(code).self_points, ("điểm tự chấm", "self-score"), "co_tu_cham"
        ),
        "to_cong_tac": lambda code=None: score(
            code, line(code).reviewed, ("điểm tổ công tác", "score of the working group"), "co_to_cong_tac"
        ),
        "tham_dinh": lambda code=None: score(
            code, line(code).verified, ("điểm thẩm định", "verified score"), "co_tham_dinh"
        ),
        "chenh": lambda code=None: score(
            code, line(code).gap, ("đủ hai điểm để so sánh", "pair of scores to compare"), "co_to_cong_tac"
        ),
        "toi_da": lambda code=None: number(line(code).maximum),
        "ten": lambda code: line(code).title,
        "co_diem": lambda code=None: line(code).points is not None,
        "co_tu_cham": lambda code=None: line(code).self_points is not None,
        "co_to_cong_tac": lambda code=None: line(code).reviewed is not None,
        "co_tham_dinh": lambda code=None: line(code).verified is not None,
        "so_lieu": figure,
        "han": deadline,
        "ngay_so_lieu": lambda: day(book.assessment.as_of),
        "ban": lambda: (book.assessment.revision.commit or "")[:7] or "chưa ghi vào git",
        "so_co_quan": lambda: number(len(book.by_agency)),
        "so_ho_so": lambda: number(book.progress.asked),
        "so_ho_so_da_nop": lambda: number(book.progress.filed),
        "so_gop_y": lambda: number(len(group.comments)),
        "so_kien_nghi": lambda: number(len(group.recommendations)),
        "so_tieu_chi": lambda: number(len(book.items)),
        "so_khong_phat_sinh": lambda: number(
            sum(1 for item in book.items if item.standing.outcome is Outcome.NOT_ARISEN)
        ),
        "ten_co_quan": lambda slug: _agency(slug, book),
    }


def _agency(slug: str, book: Book) -> str:
    if slug not in book.agency_by_slug:
        raise PlaceholderError(f"danh sách không có cơ quan {slug!r}", f"the register has no agency {slug!r}")
    return book.name(slug)


def _lines(book: Book) -> Mapping[str, ScoreLine]:
    """Score lines by code; the total under the empty code."""
    view = items_view(book)
    found = {"": view.total}
    for part in view.parts:
        found[part.line.code] = part.line
        for line in part.items:
            found[line.code] = line
        for criterion in part.criteria:
            found[criterion.line.code] = criterion.line
            found.update({line.code: line for line in criterion.items})
    return found
