"""``paca init DIR``: start a province's repository."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import DAY
from ..output import next_step


@bilingual(
    "init",
    vi="Tạo kho dữ liệu mới cho một tỉnh: bộ chỉ số của năm đã chọn, kỳ đánh giá, danh sách cơ quan mẫu, "
    "hướng dẫn. "
    "Điều chưa biết được đánh dấu giữ chỗ. Không ghi đè tệp nào.",
    en="Start a province's repository: the chosen year's indicator set, the round, a sample register, a "
    "README. "
    "Unknown facts are marked placeholders. Overwrites no file.",
    examples=('paca init tinh-moi --edition 2019 --province "Tỉnh Mới"',),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--edition",
    type=click.IntRange(2000, 2100),
    default=2019,
    show_default=True,
    help=both("Năm của bộ chỉ số.", "Year of the indicator set."),
)
@click.option(
    "--province",
    default="Tỉnh (chưa đặt tên)",
    show_default=True,
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
def command(
    directory: Path,
    edition: int,
    province: str,
    authority: str | None,
    lead: str | None,
    period: tuple[dt.date, dt.date] | None,
    git: bool,
) -> None:
    from ...scaffold.repository import init_repository
    from ...scaffold.schemas import refresh_schemas

    made = init_repository(
        directory,
        edition=edition,
        province=province,
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
