"""``paca edition``: the group of commands on indicator sets."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "edition",
    cls=LazyGroup,
    summaries={
        "show": Summary(f"{_HERE}.edition_show", "Xem một bộ chỉ số", "Show an indicator set"),
        "import": Summary(
            f"{_HERE}.edition_import",
            "Nhập phụ lục từ bảng XLSX, CSV",
            "Import the annex from an XLSX or CSV table",
        ),
        "diff": Summary(f"{_HERE}.edition_diff", "So sánh hai bộ chỉ số", "Compare two indicator sets"),
    },
    vi="Làm việc với bộ chỉ số của từng năm (thư mục indicators/).",
    en="Work with the yearly indicator sets (folder indicators/).",
    examples=(
        "paca edition show 2019",
        "paca edition import phu-luc.xlsx --year 2019",
        "paca edition diff 2019 2022",
    ),
)
def command() -> None:
    pass
