"""``paca check``: everything that is wrong, at once, in the form that the reader needs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import command as bilingual
from ..exits import Exit
from ..language import language
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, progress

FORMATS = ("text", "json", "github", "markdown", "sarif", "gitlab", "junit")


@bilingual(
    "check",
    vi="Kiểm tra mọi tệp và in hết những gì cần sửa: ở tệp nào, dòng nào, vì sao, sửa thế nào, mất bao "
    "nhiêu điểm. "
    "Nêu cơ quan thì chỉ in phần của cơ quan ấy.\n\n"
    "Mã thoát: 0 không có lỗi; 1 có lỗi; 2 viết sai lệnh; 3 không làm được (không có kho, không có commit "
    "ấy).",
    en="Check every file and print all there is to mend: which file and line, why, how, how many points. "
    "Name an agency to see its own part only.\n\n"
    "Exit codes: 0 no errors; 1 errors; 2 wrong usage; 3 impossible (no repository, no such commit).",
    examples=(
        "paca check",
        "paca check snv",
        "paca check --rev draft-1 --format json",
        "paca check --format github",
    ),
)
@click.argument("agency", required=False, metavar="[CƠ_QUAN/AGENCY]")
@repo_option
@revision_options
@year_option
@format_option(*FORMATS)
@cache_option
@click.pass_context
def command(
    context: click.Context,
    agency: str | None,
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    form: str,
    use_cache: bool,
) -> None:
    from ...checking.run import check_revision
    from ...report_findings import Result, report
    from ..findings import in_colour, select, source_lines

    with progress("Đang kiểm tra", "Checking") as watch:
        checked = check_revision(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    result = Result(
        findings=select(checked, agency),
        accepted=checked.accepted,
        refused=checked.refused,
        revision=checked.revision.name,
        commit=checked.revision.commit,
        as_of=checked.as_of,
    )
    shown = form == "text" and result.findings
    text = report(
        result,
        form,
        language=language(),
        colour=in_colour(),
        lines=source_lines(repo, revision, result.findings) if shown else None,
    )
    click.echo(text, nl=not text.endswith("\n"))
    if result.failed:
        code = result.by_level()[0].code
        next_step(
            f"sửa rồi chạy lại paca check; xem kỹ một mã: paca explain {code}",
            f"mend and run paca check again; read about a code: paca explain {code}",
            quiet_output=form != "text",
        )
        context.exit(Exit.REFUSED)
    next_step(
        "xem điểm: paca score, hoặc việc còn lại: paca todo CƠ_QUAN",
        "see the scores: paca score, or what is left: paca todo AGENCY",
        quiet_output=form != "text",
    )
