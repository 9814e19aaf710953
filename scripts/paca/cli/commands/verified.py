"""``paca verified``: the group of commands on TTCP's verified scores."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "verified",
    cls=LazyGroup,
    summaries={
        "import": Summary(
            f"{_HERE}.verified_import",
            "Nhập điểm thẩm định từ bảng XLSX, CSV",
            "Import verified scores from an XLSX or CSV table",
        ),
        "compare": Summary(
            f"{_HERE}.verified_compare",
            "Tự chấm, tổ công tác, thẩm định: chênh ở đâu, vì sao",
            "Self, reviewed, verified: where they part and why",
        ),
    },
    vi="Sau khi Thanh tra Chính phủ thẩm định: nhập điểm, so sánh ba loại điểm.",
    en="After the Government Inspectorate's verification: import the scores, compare the three kinds.",
    examples=(
        "paca verified import bang-trang.xlsx --template",
        "paca verified import ket-qua.xlsx --document 2231/TTCP-C.IV --date 15/12/2020",
        "paca verified compare",
    ),
)
def command() -> None:
    pass
