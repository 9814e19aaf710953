"""``paca compare REV [REV]``: what changed between two states, why, and by whom."""

from __future__ import annotations

from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "compare",
    vi="So sánh hai phiên bản: tổng điểm và từng phần thay đổi bao nhiêu, rồi từng tiêu chí từ đâu đến đâu, "
    "vì việc gì, ai làm, ở tệp và dòng nào, commit nào. Không nêu phiên bản sau thì so với các tệp đang làm.",
    en="Compare two revisions: how much the total and each part moved, then each item from what to what, "
    "because of what, by whom, in which file, line and commit. Without a second revision: the working files.",
    examples=(
        "paca compare draft-1 draft-2",
        "paca compare HEAD",
        "paca compare draft-1 draft-2 --all",
        "paca compare draft-1 HEAD --format json",
    ),
)
@click.argument("before", metavar="TRƯỚC/BEFORE")
@click.argument("after", required=False, metavar="[SAU/AFTER]")
@repo_option
@year_option
@format_option("text", "json")
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=both("In mọi tiêu chí, cơ quan và lý do.", "Show every item, agency and reason."),
)
@cache_option
def command(
    before: str,
    after: str | None,
    repo: Path,
    year: int | None,
    form: str,
    everything: bool,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...compare import compare

    with progress("Đang đọc", "Reading") as watch:
        later = assess(repo, after, year=year, use_cache=use_cache, progress=watch)
        earlier = assess(repo, before, year=later.records.year, use_cache=use_cache, progress=watch)
    comparison = compare(earlier, later)
    if form == "json":
        from ..compare_json import compare_document

        print_json(compare_document(comparison))
    else:
        from ..compare_text import print_comparison

        print_comparison(comparison, everything=everything)
    widest = next((change.item for change in comparison.entries), None)
    rev = f" --rev {after}" if after else ""
    next_step(
        f"xem vì sao được điểm: paca score --explain {widest or 'MÃ'}{rev}",
        f"see why: paca score --explain {widest or 'CODE'}{rev}",
        quiet_output=form == "json",
    )
