"""``paca verified import FILE``: TTCP's verified scores, from a table, into ``verified.yml``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import DAY, format_option, repo_option, year_option
from ..output import next_step, print_json


@bilingual(
    "import",
    vi="Đọc bảng điểm thẩm định (XLSX hoặc CSV) của Thanh tra Chính phủ và thêm vào cuối verified.yml: từng "
    "tiêu chí, điểm, lý do, văn bản, trang. Trước hết chỉ in báo cáo: mới, đổi, đã có, còn thiếu, và mọi lỗi "
    "kèm ô của bảng (Sheet1!C14). Ghi thật bằng --write. Dòng phần, tiêu chí và dòng tổng chỉ dùng để kiểm "
    "cộng, không bao giờ lưu. Nhập lại cùng bảng thì không thêm gì; điểm khác với lần trước là một dòng mới, "
    "có lý do (--because).\n\n"
    "--template ghi ra BẢNG một bảng trắng để điền.",
    en="Read a table (XLSX or CSV) of the Government Inspectorate's verified scores and add it at the end of "
    "verified.yml: each item's score, reason, document, page. First it only reports: new, changed, there "
    "already, still missing, and every problem with its cell (Sheet1!C14). Write with --write. Rows "
    "of parts, "
    "criteria and totals only check the sums and are never stored. The same table again adds nothing; a "
    "score other than the recorded one is a new entry with its reason (--because).\n\n"
    "--template writes a blank table to fill into FILE.",
    examples=(
        "paca verified import bang-trang.xlsx --template",
        "paca verified import ket-qua.xlsx --document 2231/TTCP-C.IV --date 15/12/2020",
        "paca verified import ket-qua.xlsx --document 2231/TTCP-C.IV --date 15/12/2020 --write",
        'paca verified import dinh-chinh.csv --document 35/TTCP-C.IV --because "TTCP đính chính" --write',
    ),
)
@click.argument("table", type=click.Path(path_type=Path, dir_okay=False), metavar="BẢNG/FILE")
@click.option(
    "--template", is_flag=True, help=both("Ghi bảng trắng vào BẢNG.", "Write a blank table to FILE.")
)
@click.option("--document", metavar="SỐ/NUMBER", help=both("Số, ký hiệu văn bản.", "Number of the document."))
@click.option("--date", type=DAY, metavar="NGÀY/DAY", help=both("Ngày văn bản.", "Its date."))
@click.option(
    "--page", metavar="TRANG/PAGE", help=both("Trang, phụ lục (nếu bảng không có cột).", "Page or annex.")
)
@click.option("--because", help=both("Vì sao điểm đã ghi nay khác.", "Why recorded scores change."))
@click.option("--sheet", help=both("Tên trang tính.", "Name of the sheet."))
@click.option(
    "--loose-totals",
    is_flag=True,
    help=both("Tổng không khớp chỉ là cảnh báo.", "A total that does not add up is only a warning."),
)
@click.option(
    "--write/--dry-run",
    "write",
    default=False,
    show_default=True,
    help=both("Ghi thật hay chỉ báo cáo.", "Write, or only report."),
)
@repo_option
@year_option
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    table: Path,
    template: bool,
    document: str | None,
    date: dt.date | None,
    page: str | None,
    because: str | None,
    sheet: str | None,
    loose_totals: bool,
    write: bool,
    repo: Path,
    year: int | None,
    form: str,
) -> None:
    if template:
        _write_template(table, repo, year)
        return
    from ...edition_tools.table import read_tables
    from ...verified.plan import Document, edition_of, plan_verified
    from ...verified.read import read_verified
    from ...verified.write import verified_file
    from ..reading import read_records
    from ..verified_text import print_plan
    from ..verified_words import plan_document

    records = read_records(repo, year=year)
    read = read_verified(read_tables(table, sheet=sheet), edition_of(records), strict=not loose_totals)
    plan = plan_verified(
        read, records, document=Document(document, date, page), because=(because or "").strip() or None
    )
    written = write and not plan.blocked and bool(plan.added)
    path = verified_file(records.year).write(repo, plan.added) if written else None
    quiet = form == "json"
    if quiet:
        print_json(plan_document(plan, written=path))
    else:
        print_plan(plan)
    if plan.blocked:
        next_step(
            "chưa ghi gì; sửa mọi ô có lỗi rồi chạy lại", "nothing written; mend the cells, run again",
            quiet_output=True,
        )  # fmt: skip
        context.exit(Exit.REFUSED)
    if path:
        click.echo(
            say(f"Đã thêm {len(plan.added)} dòng vào {path}.", f"Added {len(plan.added)} entries to {path}."),
            err=quiet,
        )
        next_step(
            "xem chênh lệch: paca verified compare", "see the gaps: paca verified compare", quiet_output=quiet
        )
    elif plan.added:
        next_step(
            "nếu đúng, ghi thật: thêm --write", "if it is right, write it: add --write", quiet_output=quiet
        )
    else:
        next_step("không có gì mới để ghi", "nothing new to write", quiet_output=quiet)


def _write_template(target: Path, repo: Path, year: int | None) -> None:
    from ...assess import assess
    from ...verified.template import template_csv, template_xlsx

    if target.exists():
        raise PacaError(
            f"{target} đã có; chọn tên khác, bảng trắng không ghi đè.",
            f"{target} exists; choose another name, a blank table overwrites nothing.",
        )
    if target.suffix.lower() not in (".xlsx", ".csv"):
        raise PacaError("Bảng trắng phải là .xlsx hoặc .csv.", "A blank table must be .xlsx or .csv.")
    assessment = assess(repo, year=year)
    if target.suffix.lower() == ".csv":
        target.write_text(template_csv(assessment), encoding="utf-8", newline="")
    else:
        target.write_bytes(template_xlsx(assessment))
    click.echo(say(f"Đã ghi bảng trắng: {target}", f"Wrote a blank table: {target}"))
    next_step(
        f"điền cột Điểm thẩm định, rồi: paca verified import {target.name} --document SỐ --date NGÀY",
        f"fill in the column Điểm thẩm định, then: paca verified import {target.name} --document NUMBER",
    )
