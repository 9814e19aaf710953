"""``paca demo DIR``: a whole fictional province to try everything on."""

from __future__ import annotations

from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step, progress


@bilingual(
    "demo",
    vi="Viết vào DIR một kho dữ liệu hư cấu đầy đủ của “Tỉnh Mẫu”: cơ quan, hồ sơ, tài liệu, dự thảo, góp ý "
    "và lịch sử "
    "git thật. Cùng --seed cho cùng kết quả tới từng byte.",
    en="Write a complete fictional repository of “Tỉnh Mẫu” into DIR: agencies, submissions, documents, "
    "drafts, "
    "comments and a real git history. The same --seed gives the same bytes.",
    examples=(
        "paca demo tinh-mau",
        "paca demo nho --agencies 5 --items 12 --seed 7",
        "paca demo tron-ky --until verified",
    ),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="THƯ_MỤC/DIR")
@click.option(
    "--agencies",
    type=click.IntRange(2, 2000),
    default=43,
    show_default=True,
    help=both("Số cơ quan.", "Number of agencies."),
)
@click.option(
    "--items",
    type=click.IntRange(1, 300),
    default=52,
    show_default=True,
    help=both("Số tiêu chí thành phần.", "Number of items."),
)
@click.option("--seed", type=int, default=2019, show_default=True, help=both("Hạt giống.", "Seed."))
@click.option(
    "--until",
    type=click.Choice(("comments", "final", "verified")),
    default="comments",
    show_default=True,
    help=both(
        "Kỳ mẫu đi đến đâu: đang góp ý, chung kết, hay đã có điểm thẩm định.",
        "How far the round has come: comments, final, or verified.",
    ),
)
def command(directory: Path, agencies: int, items: int, seed: int, until: str) -> None:
    from ...demo import write_demo

    with progress("Đang viết tỉnh mẫu", "Writing the demo") as watch:
        demo = write_demo(directory, agencies=agencies, items=items, seed=seed, until=until, progress=watch)
    tags = ", ".join(demo.tags)
    click.echo(
        say(
            f"Đã viết Tỉnh Mẫu (hư cấu) vào {directory}: {demo.agencies} cơ quan, {demo.submissions} hồ sơ, "
            f"{demo.commits} commit, thẻ {tags}.",
            f"Wrote the fictional Tỉnh Mẫu into {directory}: {demo.agencies} agencies, {demo.submissions} "
            f"submissions, {demo.commits} commits, tags {tags}.",
        )
    )
    next_step(f"xem điểm: paca score --repo {directory}", f"see its scores: paca score --repo {directory}")
