"""``paca score``: the province's points by part and criterion, or the whole chain behind one item."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "score",
    vi="Chấm điểm từ minh chứng: điểm tự chấm, điểm tổ công tác, điểm thẩm định và điểm hiện tính của từng "
    "phần, "
    "từng tiêu chí. Tính chính xác, chỉ làm tròn khi in.\n\n"
    "--explain B.5.1 nói vì sao được điểm ấy, tới từng tệp, dòng và commit; --explain B.5.1@snv nói "
    "về một cơ quan. --what-if thu.yml thử thay đổi mà không ghi gì.",
    en="Score from the evidence: self, reviewed, verified and standing points of every part and criterion. "
    "Computed "
    "exactly, rounded in print only.\n\n"
    "--explain B.5.1 says why, down to file, line and commit; --explain B.5.1@snv for one agency. "
    "--what-if try.yml tries changes without writing anything.",
    examples=(
        "paca score",
        "paca score --items",
        "paca score --rev draft-1 --format json",
        "paca score --explain B.5.1@snv",
        "paca score --what-if thu.yml",
        "paca score --format csv --table entries",
    ),
)
@repo_option
@revision_options
@year_option
@format_option("text", "json", "csv")
@click.option(
    "--explain",
    "question",
    metavar="ITEM[@AGENCY]",
    help=both("Giải thích điểm của một tiêu chí.", "Explain an item's points."),
)
@click.option(
    "--what-if",
    "tried",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TỆP/FILE",
    help=both("Thử các thay đổi trong tệp YAML.", "Try the changes of a YAML file."),
)
@click.option(
    "--table",
    type=click.Choice(("items", "entries", "ledger")),
    default="items",
    show_default=True,
    help=both("Bảng xuất ra với --format csv.", "The table of --format csv."),
)
@click.option("--items", is_flag=True, help=both("In cả tiêu chí thành phần.", "Show items too."))
@cache_option
@click.pass_context
def command(
    context: click.Context,
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    form: str,
    question: str | None,
    tried: Path | None,
    table: str,
    items: bool,
    use_cache: bool,
) -> None:
    from ...assess import assess

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    if form == "csv" and (question is not None or tried is not None):
        raise click.UsageError("--format csv goes with neither --explain nor --what-if")
    if tried is not None:
        from ..try_changes import try_changes

        try_changes(context, assessment, tried, form=form)
        return
    if question is not None:
        from ..explain_score import explain

        explain(assessment, question, form=form)
        return
    if form == "csv":
        from ...tables import TABLES, to_csv

        click.echo(to_csv(TABLES[table](assessment)), nl=False)
    elif form == "json":
        from ..score_json import score_document

        print_json(score_document(assessment))
    else:
        from ..score_text import print_scores

        print_scores(assessment, items=items)
    next_step(
        "xem vì sao được điểm: paca score --explain MÃ, hoặc còn thiếu gì: paca todo CƠ_QUAN",
        "see why: paca score --explain CODE, or what is missing: paca todo AGENCY",
        quiet_output=form != "text",
    )
