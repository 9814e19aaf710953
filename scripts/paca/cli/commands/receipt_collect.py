"""``paca receipt collect``: receipts for the pushes that the forge has on record."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from urllib.parse import quote

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step, note
from ..receipts import INSTANT, branch_option, git_option, log_option, opened

TOKEN = "PACA_FORGE_TOKEN"
_LAG = dt.timedelta(minutes=1)


@bilingual(
    "collect",
    vi="Ghi biên nhận cho mọi lần đẩy vào yêu cầu gộp mà chính máy chủ còn giữ giờ nhận: GitHub (các lần "
    "chạy của review.yml), GitLab (các phiên bản của yêu cầu gộp). Dùng khi không đặt được hook trên máy "
    "chủ. Chạy lại không ghi hai lần; chạy muộn không làm ai trễ, vì giờ là giờ của máy chủ.\n\n"
    f"Mã truy cập (token, chỉ cần quyền đọc) lấy từ biến môi trường {TOKEN}.",
    en="Record every push to a pull request whose instant the forge itself keeps: GitHub (runs of "
    "review.yml), GitLab (versions of merge requests). For servers that take no hook. Run again, it records "
    "nothing twice; run late, it makes nobody late, for the instants are the forge's.\n\n"
    f"The token (read access is enough) comes from the environment variable {TOKEN}.",
    examples=("paca receipt collect --forge gitlab --api https://MÁY_CHỦ/api/v4 --repository 12",),
)
@click.option(
    "--forge", type=click.Choice(("github", "gitlab")), required=True, help=both("Loại máy chủ.", "Kind.")
)
@click.option("--api", required=True, help=both("Địa chỉ API của máy chủ.", "The forge's API address."))
@click.option(
    "--repository",
    required=True,
    help=both("tổ-chức/kho; GitLab: số của dự án.", "owner/name; GitLab: the project's number."),
)
@git_option
@log_option
@branch_option
@click.option("--onto", default="main", show_default=True, help=both("Nhánh chính.", "The main branch."))
@click.option(
    "--remote",
    metavar="TÊN/NAME",
    help=both("Lấy commit còn thiếu từ đây (git fetch).", "Fetch missing commits from here."),
)
@click.option(
    "--until",
    type=INSTANT,
    help=both(
        "Chỉ lần đẩy đến giờ này (mặc định: một phút trước).",
        "Pushes up to this instant only (default: a minute ago).",
    ),
)
def command(
    forge: str,
    api: str,
    repository: str,
    git: Path,
    log: Path,
    branch: str | None,
    onto: str,
    remote: str | None,
    until: dt.datetime | None,
) -> None:
    from ...feedback.forges import headers_for
    from ...feedback.transport import Reader, https
    from ...receipts.collect import collect, fetcher
    from ...receipts.forge import pushes
    from ...review.forge_api import safe_address

    project = quote(repository) if forge == "github" else quote(repository, safe="")
    place = f"{safe_address(api)}/{'repos' if forge == 'github' else 'projects'}/{project}"
    reader = Reader(https(headers_for(forge, os.environ.get(TOKEN, ""))))
    with opened(git, log, branch) as kept:
        floor = kept.floor()
        found = pushes(forge, place, reader, onto=onto, since=floor - dt.timedelta(days=1) if floor else None)
        last = until or dt.datetime.now(dt.UTC) - _LAG
        made = collect(kept, git, found, onto=onto, until=last, fetch=fetcher(git, remote))
    click.echo(
        say(
            f"Máy chủ kể {len(found)} lần đẩy; đã ghi {len(made.receipts)} biên nhận.",
            f"The forge tells of {len(found)} pushes; recorded {len(made.receipts)} receipts.",
        )
    )
    if made.absent:
        told = ", ".join(f"{one.delivery} ({one.head[:10]})" for one in made.absent[:20])
        note(
            f"{len(made.absent)} lần đẩy có commit không lấy được, chưa ghi: {told}",
            f"{len(made.absent)} pushes whose commits could not be had, not recorded: {told}",
        )
    if made.delayed:
        told = ", ".join(f"{one.delivery} ({one.at:%Y-%m-%dT%H:%M:%SZ})" for one in made.delayed[:20])
        note(
            f"{len(made.delayed)} lần đẩy được ghi với giờ muộn hơn giờ máy chủ nhận, vì nhật ký đã qua "
            f"giờ ấy: {told}. Cơ quan nào vì thế mà trễ thì gia hạn, có lý do.",
            f"{len(made.delayed)} pushes are written with a later instant than the forge's, for the log was "
            f"past it: {told}. Whoever is late by that gets an extension, with the reason.",
        )
    next_step("ký điểm chốt: paca receipt checkpoint", "sign a checkpoint: paca receipt checkpoint")
