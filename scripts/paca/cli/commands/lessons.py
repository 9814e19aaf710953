"""``paca lessons``: what the round taught about each item, with its sources."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "lessons",
    vi="Bài học của kỳ theo từng tiêu chí: lý do của Thanh tra Chính phủ, tài liệu bị từ chối và vì "
    "sao, lý do "
    "ấn định điểm, điều phải giải trình, lỗi hay gặp; mỗi điều kèm số lần và tệp, dòng. --to nêu "
    "thêm tiêu chí "
    "ấy ở bộ chỉ số năm sau theo bảng đối chiếu.",
    en="The round's lessons by item: the Government Inspectorate's reasons, documents refused and why, "
    "reasons of scores set, what was sent back, findings met most; each with its count, file and line. --to "
    "adds what the item has become in a later edition, by the mapping.",
    examples=("paca lessons", "paca lessons A.1.2", "paca lessons --to 2020", "paca lessons --format json"),
)
@click.argument("code", required=False, metavar="[MÃ/CODE]")
@repo_option
@revision_options
@year_option
@click.option(
    "--to",
    type=click.IntRange(2000, 2100),
    metavar="NĂM/YEAR",
    help=both("Bộ chỉ số năm sau.", "The later edition."),
)
@format_option("text", "json")
@cache_option
def command(
    code: str | None,
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    to: int | None,
    form: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...lessons import lessons, successors
    from ..lessons_report import lessons_document, print_lessons

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    editions = assessment.records.editions
    if to is not None and to not in editions:
        have = ", ".join(map(str, sorted(editions)))
        raise PacaError(
            f"Không có bộ chỉ số năm {to}. Các năm: {have}.", f"No edition of {to}. Years: {have}."
        )
    asked = (code or "").upper()
    found = [
        one
        for one in lessons(assessment)
        if not asked or one.item == asked or one.item.startswith(f"{asked}.")
    ]
    following = successors(assessment, to) if to is not None else None
    if form == "json":
        print_json(lessons_document(assessment, found, following))
    else:
        print_lessons(assessment, found, following)
    next_step(
        "xem chênh lệch: paca verified compare",
        "see the gaps: paca verified compare",
        quiet_output=form == "json",
    )
