"""``paca verified compare``: self, reviewed and verified scores, where they part and why."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "compare",
    vi="Đặt điểm tự chấm, điểm tổ công tác và điểm thẩm định cạnh nhau theo phần, tiêu chí và tiêu chí thành "
    "phần: chênh bao nhiêu, từ đâu ra (thiếu tài liệu, số liệu, quyết định của tổ công tác, lý do của Thanh "
    "tra Chính phủ), bao nhiêu cơ quan. Có thể ghi ra CSV hoặc XLSX.",
    en="Set self, reviewed and verified scores side by side by part, criterion and item: how far "
    "apart, where "
    "the gap comes from (missing documents, figures, decisions of the working group, the Government "
    "Inspectorate's reasons), over how many agencies. Can write CSV or XLSX.",
    examples=(
        "paca verified compare",
        "paca verified compare A.1.1",
        "paca verified compare --all",
        "paca verified compare --out so-sanh.csv",
        "paca verified compare --format json",
    ),
)
@click.argument("code", required=False, metavar="[MÃ/CODE]")
@repo_option
@revision_options
@year_option
@click.option(
    "--all", "everything", is_flag=True, help=both("In mọi tiêu chí thành phần.", "Show every item.")
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP/FILE",
    help=both("Ghi ra tệp .csv hoặc .xlsx.", "Write to a .csv or .xlsx file."),
)
@format_option("text", "json")
@cache_option
def command(
    code: str | None,
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    everything: bool,
    out: Path | None,
    form: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...three_scores import three_scores
    from ..compare_three import compare_three_document, print_three

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    lines = three_scores(assessment)
    if code is not None:
        lines = tuple(
            line for line in lines if line.code == code.upper() or line.code.startswith(f"{code.upper()}.")
        )
        if not lines:
            raise PacaError(
                f"Bộ chỉ số {assessment.records.year} không có mã “{code}”.",
                f"Edition {assessment.records.year} has no code “{code}”.",
            )
    quiet = form == "json"
    if out is not None:
        _write(out, assessment)
        click.echo(say(f"Đã ghi {out}.", f"Wrote {out}."), err=quiet)
    elif quiet:
        print_json(compare_three_document(assessment, lines))
    else:
        print_three(assessment, lines, everything=everything or code is not None)
    items = [line for line in lines if line.item and line.review_gap is not None]
    widest = min(items, key=lambda line: line.review_gap or 0).code if items else None
    next_step(
        f"xem cách tính: paca score --explain {widest or 'MÃ'}; bài học: paca lessons",
        f"see how it is scored: paca score --explain {widest or 'CODE'}; lessons: paca lessons",
        quiet_output=quiet,
    )


def _write(out: Path, assessment) -> None:  # type: ignore[no-untyped-def]
    if out.suffix.lower() == ".csv":
        from ...tables import three_table, to_csv

        out.write_text(to_csv(three_table(assessment)), encoding="utf-8-sig", newline="")
    elif out.suffix.lower() == ".xlsx":
        from ...output.office.xlsx import write_comparison
        from ...output.pages.book import Book

        out.write_bytes(write_comparison(Book(assessment)))
    else:
        raise PacaError("Chỉ ghi được .csv hoặc .xlsx.", "Only .csv and .xlsx can be written.")
