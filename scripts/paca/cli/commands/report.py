"""``paca report``: the draft report as one Markdown file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import audience_option, cache_option, repo_option, revision_options, year_option
from ..output import next_step, progress


@bilingual(
    "report",
    vi="Ghi dự thảo báo cáo đánh giá ra Markdown, từ đúng dữ liệu của commit. Không có --out thì in ra màn "
    "hình. "
    "Tệp của --out bị thay nếu đã có.",
    en="Write the draft report as Markdown, from the commit's data alone. Without --out it is printed. "
    "The file of --out is replaced if it is there.",
    examples=("paca report --out du-thao.md", "paca report --rev du-thao-1 --out du-thao-1.md"),
)
@repo_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=both("Tệp Markdown.", "Markdown file."),
)
@revision_options
@year_option
@audience_option
@cache_option
def command(
    repo: Path,
    out: Path | None,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    audience: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...output.audience import for_audience
    from ...output.report.draft import render_report

    with progress("Đang đọc và chấm", "Reading and scoring") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    text = render_report(for_audience(assessment, audience))
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8", newline="\n")
        click.echo(say(f"Đã ghi {out}.", f"Wrote {out}."))
    next_step(
        "xem cùng số liệu trên trang: paca build",
        "see the same figures on the site: paca build",
        quiet_output=out is None,
    )
