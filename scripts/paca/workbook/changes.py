"""What a clerk changed in her workbook: three states of each cell compared, as when branches are merged.

``base`` is the cell when the workbook was made, ``now`` what the repository says today, ``mine`` what
came back.  Only cells where ``mine`` differs from ``base`` are changes; where the repository moved too,
nobody's word is overwritten: it is a problem that names both.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from .current import Current
from .form import ANSWERS, DOCUMENTS, EXPLANATIONS, FIGURES, ITEMS, SHEETS, TOO_LONG, Column, Sheet
from .plain import NotPlain, bare, plain, shown, told
from .read import Filled, Key, Problem, Returned


@dataclass(frozen=True)
class Changes:
    """``cells``: the new plain forms by sheet and row.  ``keys``: document key of each row that was added."""

    cells: Mapping[tuple[str, str], Mapping[str, str]]
    places: Mapping[Key, str]
    problems: tuple[Problem, ...]
    gone: tuple[str, ...]  # rows of the workbook that are no longer there; they stay as they were filed

    def of(self, sheet: Sheet) -> dict[str, Mapping[str, str]]:
        return {row: cells for (key, row), cells in self.cells.items() if key == sheet.key}


def changes(returned: Returned, view: Current) -> Changes:
    """The clerk's changes, every problem of every cell at once."""
    now = view.cells()
    returned = _recognised(returned, view)
    problems = list(returned.problems)
    found: dict[tuple[str, str], dict[str, str]] = {}
    names = _with_new_documents(returned, view)
    for sheet in SHEETS:
        for key, filled in returned.cells.items():
            if key[0] != sheet.key:
                continue
            try:
                mine = _mine(sheet.column(key[2]), filled, returned.base.get(key, ""), names)
            except NotPlain as problem:
                problems.append(Problem(filled.place, problem.vi, problem.en))
                continue
            base, today = returned.base.get(key, ""), now.get(key, "")
            if mine == base or mine == today:
                continue
            if not _known(sheet, key[1], view):
                problems.append(_unknown(filled))
            elif key in now and base != today:
                problems.append(_moved(sheet.column(key[2]), filled, today, view))
            else:
                found.setdefault(key[:2], {})[key[2]] = mine
    places = {key: filled.place for key, filled in returned.cells.items()}
    made = Changes(found, places, (), tuple(_gone(returned)))
    told = {problem.place for problem in problems}
    problems += (problem for problem in _unfinished(made, view) if problem.place not in told)
    return Changes(found, places, tuple(problems), made.gone)


def _recognised(returned: Returned, view: Current) -> Returned:
    """Documents in free rows that the register has by now (a workbook taken in twice) by their own key.

    One that stands in the workbook already is a problem: it would be filed twice.
    """
    named: dict[str, str] = {}
    for row in view.rows[DOCUMENTS.key]:
        named.setdefault(_identity(row.cells["number"], row.cells["title"]), row.id)
    rows = {row for sheet, row, _ in returned.cells if sheet == DOCUMENTS.key}
    keys: dict[str, str] = {}
    problems = list(returned.problems)
    for row in (row for row in rows if row.startswith("+")):
        number, title = (returned.cells[(DOCUMENTS.key, row, column)] for column in ("number", "title"))
        key = named.get(_identity(number.text, title.text))
        if key in rows and key is not None:
            told = view.documents.get(key, key)
            problems.append(
                Problem(
                    number.place,
                    f"văn bản này đã có ở một dòng trên ({told}); mỗi văn bản chỉ ghi một lần.",
                    f"this document stands in a row above ({told}); each is written once.",
                )
            )
        elif key is not None:
            keys[row] = key
    cells = {
        (sheet, keys.get(row, row) if sheet == DOCUMENTS.key else row, column): filled
        for (sheet, row, column), filled in returned.cells.items()
    }
    return replace(returned, cells=cells, problems=tuple(problems))


def _identity(number: str, title: str) -> str:
    return bare(number) or bare(title)


def _with_new_documents(returned: Returned, view: Current) -> Current:
    """The names that cells may use: also those of the documents that the clerk adds in this very workbook."""
    added = {
        row: filled.text
        for (sheet, row, column), filled in returned.cells.items()
        if sheet == DOCUMENTS.key and column == "number" and row.startswith("+") and filled.text
    }
    return replace(view, documents={**view.documents, **added})


def _mine(column: Column, filled: Filled, base: str, names: Current) -> str:
    if filled.formula and not filled.text:
        raise NotPlain(
            "là công thức chưa có kết quả. Hãy mở bằng Excel, lưu lại, hoặc gõ thẳng giá trị.",
            "is a formula without a result. Open it in Excel and save it, or type the value.",
        )
    if filled.text == TOO_LONG:
        return base
    return plain(column, filled.text, names)


def _known(sheet: Sheet, row: str, view: Current) -> bool:
    return (sheet.free > 0 and row.startswith("+")) or any(one.id == row for one in view.rows[sheet.key])


def _unknown(filled: Filled) -> Problem:
    return Problem(
        filled.place,
        "kho dữ liệu hiện không hỏi cơ quan dòng này, hoặc đã được giải quyết. Hãy xuất bảng mới.",
        "the repository does not ask for this row now, or it is settled. Export a new workbook.",
    )


def _moved(column: Column, filled: Filled, today: str, view: Current) -> Problem:
    current = told(shown(column, today, view)) or "(trống)"
    short = current if len(current) <= 60 else current[:57] + "…"
    return Problem(
        filled.place,
        f"từ khi xuất bảng, kho dữ liệu đã được sửa ở chỗ này; nay là “{short}”. Hãy xuất bảng mới, "
        "so lại rồi điền.",
        f"changed in the repository since the export; now “{short}”. Export a new workbook.",
    )


def _gone(returned: Returned) -> Iterator[str]:
    seen = {key[:2] for key in returned.cells}
    titles = {sheet.key: sheet.title for sheet in SHEETS}
    for sheet, row in dict.fromkeys(key[:2] for key in returned.base):
        if (sheet, row) not in seen and sheet in titles:
            yield f"{titles[sheet]}: {row}"


def _unfinished(made: Changes, view: Current) -> Iterator[Problem]:
    """What cannot be written down although every cell by itself is right."""
    now = view.cells()

    def value(sheet: Sheet, row: str, column: str) -> str:
        return made.cells.get((sheet.key, row), {}).get(column, now.get((sheet.key, row, column), ""))

    def lacking(sheet: Sheet, row: str, column: str, vi: str, en: str) -> Problem:
        place = made.places.get((sheet.key, row, column), sheet.title)
        return Problem(place, vi, en)

    cited = {
        code
        for cells in made.of(DOCUMENTS).values()
        for code in cells.get("items", "").split()
    }  # fmt: skip
    answered = {row.partition("/")[0] for row, cells in made.of(ANSWERS).items() if any(cells.values())}
    for row in dict.fromkeys([*made.of(ITEMS), *sorted(cited | answered)]):
        if not value(ITEMS, row, "claim"):
            yield lacking(
                ITEMS, row, "claim", f"tiêu chí {row} đã được điền nhưng chưa chọn “Trả lời”.",
                f"item {row} is filled in but its answer is not chosen.",
            )  # fmt: skip
    for row in made.of(FIGURES):
        if not value(FIGURES, row, "value") and any(
            value(FIGURES, row, column.key) for column in FIGURES.own if column.key != "value"
        ):
            yield lacking(
                FIGURES, row, "value", "có ghi tài liệu hoặc ghi chú nhưng chưa có giá trị.",
                "a source or note is given but no value.",
            )  # fmt: skip
    for row in made.of(DOCUMENTS):
        for column in ("issuer", "title"):
            if not value(DOCUMENTS, row, column):
                title = DOCUMENTS.column(column).title
                yield lacking(
                    DOCUMENTS, row, column, f"thiếu “{title}” của văn bản.", f"the document has no {column}."
                )  # fmt: skip
    for row in made.of(EXPLANATIONS):
        for column in ("text", "on"):
            if not value(EXPLANATIONS, row, column):
                title = EXPLANATIONS.column(column).title
                yield lacking(EXPLANATIONS, row, column, f"thiếu “{title}”.", f"“{title}” is missing.")
