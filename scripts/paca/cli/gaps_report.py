"""``paca gaps`` as a table and as JSON (``paca.gaps/1``)."""

from __future__ import annotations

from typing import Any

import click

from ..assessment import Assessment
from ..gaps import By, Gap, Lack, gaps, open_points
from ..output.notation import number, points
from . import words
from .language import say
from .layout import paragraph
from .output import print_table, table
from .score_json import amount, heading, missing_json

SCHEMA = "paca.gaps/1"
TOP = 3  # missing things named in a line of the table

_WHO = {
    By.AGENCY: ("Cơ quan", "Agency"),
    By.ITEM: ("Tiêu chí", "Item"),
    By.DOCUMENT_KIND: ("Loại tài liệu", "Document kind"),
}
_COUNTED = {
    By.AGENCY: ("Tiêu chí", "Items"),
    By.ITEM: ("Cơ quan", "Agencies"),
    By.DOCUMENT_KIND: ("Hồ sơ", "Entries"),
}


def gaps_document(assessment: Assessment, by: By) -> dict[str, Any]:
    return heading(assessment, SCHEMA) | {
        "by": by.value,
        "total": amount(assessment.total.standing.points),
        "max": amount(assessment.total.max),
        "reachable": amount(open_points(assessment)),
        "gaps": [
            {
                "key": gap.key,
                "title": gap.title,
                "reachable": amount(gap.points),
                "agencies": gap.agencies,
                "items": gap.items,
                "missing": [
                    {
                        "what": lack.missing.what,
                        "key": lack.missing.key,
                        "title": lack.missing.title,
                        "entries": lack.entries,
                        "reachable": amount(lack.points),
                    }
                    for lack in gap.lacks
                ],
                "submissions": [
                    {
                        "item": entry.item,
                        "agency": entry.agency,
                        "reachable": amount(entry.reachable),
                        "missing": missing_json(entry.missing),
                    }
                    for entry in gap.entries
                ],
            }
            for gap in gaps(assessment, by)
        ],
    }


def print_gaps(assessment: Assessment, by: By) -> None:
    total = assessment.total
    if assessment.records.round:
        fictional = assessment.records.round.model.province.fictional
        paragraph(
            assessment.records.round.model.title
            + (say(" · SỐ LIỆU HƯ CẤU", " · FICTIONAL") if fictional else ""),
            bold=True,
        )
    paragraph(
        say(
            f"Hiện tính {points(total.standing.points)}/{points(total.max)} điểm; nộp đủ những gì còn thiếu "
            f"có thể thêm nhiều nhất {points(open_points(assessment))} điểm.",
            f"Standing {points(total.standing.points)} of {points(total.max)}; supplying all that is missing "
            f"could add {points(open_points(assessment))} points at the most.",
        )
    )
    click.echo()
    found = gaps(assessment, by)
    if not found:
        click.echo(say("Không còn thiếu gì.", "Nothing is missing."))
        return
    right = {"justify": "right", "no_wrap": True}
    columns: list[Any] = [(say(*_WHO[by]), {"ratio": 2, "min_width": 16})]
    if by is By.ITEM:
        columns.insert(0, (say("Mã", "Code"), {"no_wrap": True}))
    made = table(
        *columns,
        (say("Thêm được", "Could add"), right),
        (say(*_COUNTED[by]), right),
        (say("Thiếu nhiều nhất", "Missing most"), {"ratio": 3}),
    )
    for gap in found:
        made.add_row(
            *((gap.key,) if by is By.ITEM else ()),
            gap.title,
            points(gap.points),
            str({By.AGENCY: gap.items, By.ITEM: gap.agencies}.get(by, len(gap.entries))),
            "\n".join(_lines(gap, by)),
        )
    print_table(made)
    if by is By.DOCUMENT_KIND:
        paragraph(
            say(
                "Một hồ sơ thiếu hai loại tài liệu được tính ở cả hai dòng, nên không cộng các dòng.",
                "An entry that lacks two kinds counts in both lines: do not add the lines up.",
            )
        )


def _lines(gap: Gap, by: By) -> list[str]:
    if by is By.DOCUMENT_KIND:
        codes = list(dict.fromkeys(entry.item for entry in gap.entries))
        more = f" +{len(codes) - 6}" if len(codes) > 6 else ""
        return [say(f"{gap.agencies} cơ quan: ", f"{gap.agencies} agencies: ") + ", ".join(codes[:6]) + more]
    shown = [lack for lack in gap.lacks if by is By.AGENCY or lack.missing.what != "submission"]
    filed_not = [lack for lack in gap.lacks if by is By.ITEM and lack.missing.what == "submission"]
    lines = [say(f"{lack.entries} chưa nộp hồ sơ", f"{lack.entries} not filed") for lack in filed_not]
    return (lines + [_line(lack, by) for lack in shown])[:TOP]


def _line(lack: Lack, by: By) -> str:
    missing = lack.missing
    several = say(f"{number(lack.entries)} hồ sơ", f"{number(lack.entries)} submissions")
    times = f" ({several})" if lack.entries > 1 else ""
    name = f"{missing.key} {missing.title}" if missing.what == "submission" else missing.title or missing.key
    return f"{words.missing(missing.what)}: {name}{times}"
