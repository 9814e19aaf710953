"""``paca edition diff Y1 Y2``: what became of parts and items between two editions."""

from __future__ import annotations

from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..options import format_option, repo_option
from ..output import next_step, print_json


@bilingual(
    "diff",
    vi="So sánh hai bộ chỉ số: điểm từng phần, tiêu chí mới, không còn, đổi tên, đổi điểm. Nối theo "
    "mapping.yml; còn "
    "lại đoán theo tên gần giống và nói rõ là đoán.",
    en="Compare two indicator sets: points of parts, items new, gone, renamed, re-pointed. Linked by "
    "mapping.yml; the "
    "rest is guessed by near-equal titles and says so.",
    examples=("paca edition diff 2019 2022", "paca edition diff 2019 2022 --format json"),
)
@click.argument("before", type=int, metavar="NĂM1/YEAR1")
@click.argument("after", type=int, metavar="NĂM2/YEAR2")
@repo_option
@format_option("text", "json")
@click.option(
    "--all", "everything", is_flag=True, help=both("In cả dòng không đổi.", "Show unchanged lines too.")
)
def command(before: int, after: int, repo: Path, form: str, everything: bool) -> None:
    from ...edition_tools.diff import diff_document, diff_editions
    from ..edition_text import print_diff
    from ..reading import edition_of

    diff = diff_editions(edition_of(repo, before), edition_of(repo, after))
    if form == "json":
        print_json(diff_document(diff))
    else:
        print_diff(diff, everything=everything)
    next_step(
        f"ghi liên kết chắc chắn vào indicators/{after}/mapping.yml; xem bộ mới: paca edition show {after}",
        f"write the certain links into indicators/{after}/mapping.yml; see the newer set: paca edition show "
        f"{after}",
        quiet_output=form == "json",
    )
