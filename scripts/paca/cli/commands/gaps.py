"""``paca gaps``: where the province can still win points, and what is missing for them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "gaps",
    vi="Còn có thể thêm điểm ở đâu: mọi cơ quan (hoặc tiêu chí, loại tài liệu) theo số điểm của tỉnh còn "
    "có thể thêm, và những thứ thiếu nhiều nhất. Là mức cao nhất có thể, không phải dự báo.",
    en="Where points can still be won: all agencies (or items, kinds of documents) by the points of the "
    "province still reachable, with what is missing most. An upper bound, not a forecast.",
    examples=("paca gaps", "paca gaps --by item", "paca gaps --by document-kind --format json"),
)
@repo_option
@revision_options
@year_option
@click.option(
    "--by",
    type=click.Choice(("agency", "item", "document-kind")),
    default="agency",
    show_default=True,
    help=both("Gộp theo cơ quan, tiêu chí hoặc loại tài liệu.", "Group by agency, item or document kind."),
)
@format_option("text", "json")
@cache_option
def command(
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    by: str,
    form: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...gaps import By, gaps
    from ..gaps_report import gaps_document, print_gaps

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    if form == "json":
        print_json(gaps_document(assessment, By(by)))
    else:
        print_gaps(assessment, By(by))
    first = next((gap.key for gap in gaps(assessment)), "CƠ_QUAN")
    next_step(
        f"xem việc của một cơ quan: paca todo {first}",
        f"see one agency's list: paca todo {first}",
        quiet_output=form == "json",
    )
