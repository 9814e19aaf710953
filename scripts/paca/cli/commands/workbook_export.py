"""``paca workbook export AGENCY``: all that is asked of an agency as one Excel file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import cache_option, day_option, repo_option, year_option
from ..output import next_step, progress


@bilingual(
    "export",
    vi="Xuất một bảng Excel chứa mọi điều kỳ đánh giá hỏi cơ quan, điền sẵn những gì đã nộp, kèm danh sách "
    "để chọn. Cán bộ điền rồi gửi lại; paca workbook import đưa phần đã điền vào kho. Không nêu cơ quan thì "
    "xuất cho mọi cơ quan được hỏi.",
    en="Write a workbook with all that the round asks of an agency, what is filed already filled in, with "
    "lists to choose from. Filled in and sent back, paca workbook import takes it. Without an agency, one "
    "for each that is asked.",
    examples=("paca workbook export snv", "paca workbook export --out bang-gui-di"),
)
@click.argument("agency", required=False, metavar="[CƠ_QUAN/AGENCY]")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="TỆP/FILE",
    help=both(
        "Tệp .xlsx, hoặc thư mục (mặc định: thư mục này).", "An .xlsx file or a folder (default: here)."
    ),
)
@repo_option
@year_option
@day_option
@cache_option
def command(
    agency: str | None, out: Path | None, repo: Path, year: int | None, as_of: dt.date | None, use_cache: bool
) -> None:
    from ...assess import assess
    from ...workbook.current import current
    from ...workbook.write import write_workbook
    from ..todo_list import unknown_agency

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, None, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    known = assessment.records.agencies.by_slug
    if agency is not None and agency not in known:
        raise unknown_agency(known, agency)
    asked = {one.slug for agencies in assessment.asked.values() for one in agencies}
    if agency is not None and agency not in asked:
        raise PacaError(
            f"Kỳ đánh giá {assessment.records.year} không hỏi cơ quan {agency}.",
            f"The round of {assessment.records.year} asks nothing of {agency}.",
        )
    chosen = [agency] if agency is not None else [slug for slug in known if slug in asked]
    single = out is not None and out.suffix.lower() == ".xlsx"
    if single and len(chosen) > 1:
        raise PacaError(
            "Nhiều cơ quan thì --out phải là một thư mục.", "For several agencies --out must be a folder."
        )
    folder = Path() if out is None else out.parent if single else out
    folder.mkdir(parents=True, exist_ok=True)
    for slug in chosen:
        path = out if single and out is not None else folder / f"{slug}.xlsx"
        path.write_bytes(write_workbook(current(assessment, slug), as_of=assessment.as_of))
        click.echo(say("Đã xuất ", "Wrote ") + path.as_posix())
    next_step(
        "gửi bảng cho cơ quan; nhận lại thì chạy: paca workbook import TỆP.xlsx",
        "send it to the agency; when it comes back: paca workbook import FILE.xlsx",
    )
