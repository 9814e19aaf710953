"""``paca init DIR``: start a province's repository; ``paca init --from YEAR --to YEAR``: its next round."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import DAY, format_option
from ..output import next_step


@bilingual(
    "init",
    vi="Tạo kho dữ liệu mới cho một tỉnh: bộ chỉ số của năm đã chọn, kỳ đánh giá, danh sách cơ quan mẫu, "
    "hướng dẫn. Điều chưa biết được đánh dấu giữ chỗ. Không ghi đè tệp nào.\n\n"
    "--from 2019 --to 2020 mở kỳ sau trong kho sẵn có: mang sang sổ cơ quan, lịch (không có ngày), lời văn "
    "báo cáo (bỏ kết luận), cách chấm, bài học từng tiêu chí theo bảng đối chiếu hai bộ chỉ số. Trước hết "
    "chỉ "
    "in: mang sang gì, để lại gì và vì sao, phải hỏi gì; ghi thật bằng --write. Minh chứng năm trước không "
    "bao "
    "giờ thành minh chứng năm nay, chỉ có chỗ dẫn đến.",
    en="Start a province's repository: the chosen year's indicator set, the round, a sample register, a "
    "README. Unknown facts are marked placeholders. Overwrites no file.\n\n"
    "--from 2019 --to 2020 opens the next round in a repository: the register, the calendar (without days), "
    "the report's prose (conclusions out), rules and the lessons of each item go over, through the mapping "
    "of "
    "the editions. First it only tells what goes over, what stays and why, and what to ask; write with "
    "--write. Last year's evidence never becomes this year's: there are only pointers to it.",
    examples=(
        'paca init tinh-moi --edition 2019 --province "Tỉnh Mới"',
        "paca init --from 2019 --to 2020",
        "paca init --from 2019 --to 2020 --period 16/12/2019 15/12/2020 --write",
    ),
)
@click.argument(
    "directory", type=click.Path(path_type=Path, file_okay=False), required=False, metavar="[THƯ_MỤC/DIR]"
)
@click.option(
    "--edition",
    type=click.IntRange(2000, 2100),
    help=both("Năm của bộ chỉ số (mặc định: 2019).", "Year of the indicator set (default: 2019)."),
)
@click.option(
    "--province",
    help=both("Tên tỉnh, ví dụ “Tỉnh Mẫu”.", "The province's name."),
)
@click.option("--authority", help=both("Ủy ban nhân dân tỉnh.", "The People's Committee."))
@click.option("--lead", help=both("Cơ quan chủ trì.", "The agency that leads."))
@click.option(
    "--period",
    nargs=2,
    type=DAY,
    metavar="TỪ/FROM ĐẾN/TO",
    help=both("Kỳ đánh giá, hai ngày.", "Period, two days."),
)
@click.option(
    "--git/--no-git", default=True, show_default=True, help=both("Tạo kho git.", "Make it a git repository.")
)
@click.option(
    "--from",
    "last",
    type=click.IntRange(2000, 2100),
    metavar="NĂM/YEAR",
    help=both("Kỳ trước, để mở kỳ sau.", "The round before, to open the next one."),
)
@click.option(
    "--to",
    "following",
    type=click.IntRange(2000, 2100),
    metavar="NĂM/YEAR",
    help=both("Kỳ mới (mặc định: năm sau của --from).", "The new round (default: the year after --from)."),
)
@click.option(
    "--rev",
    "revision",
    metavar="COMMIT",
    help=both(
        "Kỳ trước tại commit, thẻ này (mặc định: HEAD).", "The round before as of this (default: HEAD)."
    ),
)
@click.option(
    "--write/--dry-run",
    "write",
    default=False,
    show_default=True,
    help=both("Với --from: ghi thật hay chỉ báo cáo.", "With --from: write, or only report."),
)
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    directory: Path | None,
    edition: int | None,
    province: str | None,
    authority: str | None,
    lead: str | None,
    period: tuple[dt.date, dt.date] | None,
    git: bool,
    last: int | None,
    following: int | None,
    revision: str | None,
    write: bool,
    form: str,
) -> None:
    if last is not None:
        if edition or province or authority or lead:
            raise click.UsageError(
                say(
                    "--from không đi cùng --edition, --province, --authority, --lead: kỳ mới lấy từ kỳ "
                    "trước.",
                    "--from goes without --edition, --province, --authority, --lead: it takes the last "
                    "round's.",
                )
            )
        from ..next_round_report import open_next_round

        open_next_round(
            context, directory, last=last, year=following or last + 1, revision=revision, period=period,
            write=write, form=form,
        )  # fmt: skip
        return
    if following or revision or write or form == "json":
        raise click.UsageError(
            say(
                "--to, --rev, --write, --format chỉ đi cùng --from.",
                "--to, --rev, --write, --format need --from.",
            )
        )
    if directory is None:
        raise click.UsageError(
            say(
                "Thiếu thư mục của kho mới: paca init THƯ_MỤC",
                "The new repository's folder is missing: paca init DIR",
            )
        )
    from ...scaffold.repository import init_repository
    from ...scaffold.schemas import refresh_schemas

    edition = edition or 2019
    made = init_repository(
        directory,
        edition=edition,
        province=province or "Tỉnh (chưa đặt tên)",
        authority=authority,
        lead=lead,
        period=(period[0].isoformat(), period[1].isoformat()) if period else None,
        git=git,
    )
    refresh_schemas(directory)
    click.echo(
        say(
            f"Đã tạo {len(made.written)} tệp trong {directory}:", f"{len(made.written)} files in {directory}:"
        )
    )
    for path in made.written:
        click.echo(f"  {path}")
    if made.left:
        click.echo(say("Đã có sẵn, không động tới:", "Already there, left alone:"))
        for path in made.left:
            click.echo(f"  {path}")
    next_step(
        f"điền evidence/{edition}/assessment.yml và agencies.yml, git commit, rồi: paca check --repo "
        f"{directory}",
        f"fill in evidence/{edition}/assessment.yml, agencies.yml, commit, then: paca check --repo "
        f"{directory}",
    )
