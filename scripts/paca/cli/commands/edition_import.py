"""``paca edition import FILE``: the official annex, from a table, into ``indicators/<year>``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import DAY, format_option, repo_option
from ..output import next_step, print_json


@bilingual(
    "import",
    vi="Đọc bảng phụ lục chính thức (XLSX hoặc CSV) và đặt vào bộ chỉ số của một năm: tên và điểm thay dòng "
    "giữ chỗ, quy "
    "tắc và hướng dẫn của tiêu chí còn nguyên nghĩa được giữ. Trước hết chỉ in báo cáo: thay gì, mới gì, "
    "mất gì, cộng "
    "có khớp không, kèm số dòng của bảng. Ghi thật bằng --write.\n\n"
    "Cột được nhận theo tiêu đề: Mã hoặc STT, Tiêu chí, Tiêu chí thành phần, Điểm tối đa, Cách tính, Tài "
    "liệu, Ghi chú.",
    en="Read the official annex (XLSX or CSV) into a year's indicator set: titles and points replace "
    "placeholders; rule "
    "and guidance of items that keep their meaning stay. First it only reports: what is replaced, new, "
    "gone, what does "
    "not add up, with the table's row numbers. Write with --write.\n\n"
    "Columns are recognised by heading: Code or No, Criterion, Sub-criterion, Max points, Scoring, "
    "Documents, Notes.",
    examples=(
        "paca edition import phu-luc.xlsx --year 2019",
        "paca edition import phu-luc.xlsx --year 2019 --write --decision 312/QĐ-TTCP",
        "paca edition import 2020.csv --year 2020 --base-year 2019",
    ),
)
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="BẢNG/FILE")
@click.option(
    "--year",
    type=click.IntRange(2000, 2100),
    required=True,
    metavar="NĂM/YEAR",
    help=both("Năm của bộ chỉ số.", "Year of the edition."),
)
@click.option(
    "--base-year",
    type=click.IntRange(2000, 2100),
    metavar="NĂM/YEAR",
    help=both("Lấy quy tắc từ bộ chỉ số năm này.", "Take the rules from this year's edition."),
)
@click.option("--sheet", help=both("Tên trang tính.", "Name of the sheet."))
@click.option(
    "--source", help=both("Nguồn ghi cho từng dòng (địa chỉ, số văn bản).", "Source stated for every line.")
)
@click.option("--decision", help=both("Số quyết định ban hành.", "Number of the decision."))
@click.option("--decision-date", type=DAY, metavar="NGÀY/DAY", help=both("Ngày quyết định.", "Its date."))
@click.option(
    "--write/--dry-run",
    "write",
    default=False,
    show_default=True,
    help=both("Ghi thật hay chỉ báo cáo.", "Write, or only report."),
)
@repo_option
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    table: Path,
    year: int,
    base_year: int | None,
    sheet: str | None,
    source: str | None,
    decision: str | None,
    decision_date: dt.date | None,
    write: bool,
    repo: Path,
    form: str,
) -> None:
    from ...edition_tools.import_table import plan_import, write_plan
    from ...edition_tools.report import import_document
    from ..edition_text import print_import
    from ..reading import read_records

    plan = plan_import(
        table,
        repo=repo,
        editions=read_records(repo).editions,
        year=year,
        base_year=base_year,
        sheet=sheet,
        source=source,
        decision=decision,
        decision_date=decision_date,
    )
    written = write and not plan.blocked
    if written:
        write_plan(plan, repo)
    if form == "json":
        print_json(import_document(plan, written=written))
    else:
        print_import(plan)
    quiet = form == "json"
    if plan.blocked:
        next_step(
            "sửa các dòng có lỗi trong bảng rồi chạy lại",
            "mend the rows in error and run again",
            quiet_output=True,
        )
        context.exit(Exit.REFUSED)
    if written:
        click.echo(
            say(
                f"Đã ghi {len(plan.files)} tệp vào indicators/{year}/.",
                f"Wrote {len(plan.files)} files into indicators/{year}/.",
            ),
            err=quiet,
        )
        next_step(
            "xem lại: git diff, rồi: paca check", "look at it: git diff, then: paca check", quiet_output=quiet
        )
    else:
        next_step(
            "nếu đúng, ghi thật: thêm --write", "if it is right, write it: add --write", quiet_output=quiet
        )
