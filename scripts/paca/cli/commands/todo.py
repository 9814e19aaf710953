"""``paca todo AGENCY``: what the agency still owes, by points at stake, and the days left."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "todo",
    vi="Việc cần làm của một cơ quan: tiêu chí nào còn thiếu gì, có thể thêm bao nhiêu điểm cho tỉnh, còn "
    "mấy ngày. "
    "Không nêu cơ quan thì liệt kê mọi cơ quan.",
    en="An agency's to-do list: what each item still lacks, how many points of the province it could add, "
    "days left. "
    "Without an agency, list them all.",
    examples=("paca todo", "paca todo snv", "paca todo snv --format json"),
)
@click.argument("agency", required=False, metavar="[CƠ_QUAN/AGENCY]")
@repo_option
@revision_options
@year_option
@format_option("text", "json")
@cache_option
def command(
    agency: str | None,
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    form: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ..todo_list import print_agencies, print_todo, todo_document, todo_of

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    if agency is None:
        print_agencies(assessment, form=form)
        next_step(
            "xem một cơ quan: paca todo CƠ_QUAN", "see one: paca todo AGENCY", quiet_output=form == "json"
        )
        return
    todo = todo_of(assessment, agency)
    if form == "json":
        print_json(todo_document(assessment, todo))
    else:
        print_todo(todo)
    first = next((entry.item for entry in todo.entries if entry.state == "missing"), None)
    if first:
        next_step(
            f"tạo tệp cho tiêu chí nhiều điểm nhất: paca new {agency} {first}",
            f"start with the item worth most: paca new {agency} {first}",
            quiet_output=form == "json",
        )
    else:
        next_step("kiểm tra lại: paca check", "check again: paca check", quiet_output=form == "json")
