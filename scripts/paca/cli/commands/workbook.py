"""``paca workbook``: an agency's round as one Excel file, out and back."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "workbook",
    cls=LazyGroup,
    summaries={
        "export": Summary(
            f"{_HERE}.workbook_export",
            "Xuất bảng Excel của một cơ quan để điền",
            "Write an agency's workbook to fill in",
        ),
        "import": Summary(
            f"{_HERE}.workbook_import",
            "Nhập bảng đã điền; xem trước rồi mới ghi",
            "Take a filled workbook in; shown first",
        ),
    },
    vi="Bảng Excel của một cơ quan: hồ sơ, câu hỏi, số liệu, tài liệu, giải trình, điền không cần mạng và "
    "không cần biết git.",
    en="An agency's workbook in Excel: submissions, questions, figures, documents, explanations, filled in "
    "offline and without git.",
    examples=("paca workbook export snv", "paca workbook import snv.xlsx"),
)
def command() -> None:
    pass
