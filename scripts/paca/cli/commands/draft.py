"""``paca draft``: the group of commands on the draft report as text to comment on."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "draft",
    cls=LazyGroup,
    summaries={
        "open": Summary(
            f"{_HERE}.draft_open", "Đưa dự thảo vào một nhánh để góp ý từng dòng",
            "Put a draft on a branch, to comment on line by line",
        ),
    },
    vi="Dự thảo báo cáo để góp ý từng dòng: mỗi câu, mỗi hàng của bảng là một dòng của một tệp trên nhánh "
    "riêng.",
    en="The draft report, to be commented on line by line: each sentence and row is a line on its own "
    "branch.",
    examples=("paca draft open", "paca draft open --rev draft-2"),
)  # fmt: skip
def command() -> None:
    pass
