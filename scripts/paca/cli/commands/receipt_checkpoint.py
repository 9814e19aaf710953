"""``paca receipt checkpoint``: sign the log as it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step
from ..receipts import INSTANT, branch_option, git_option, log_option, opened


@bilingual(
    "checkpoint",
    vi="Ký điểm chốt trên toàn bộ nhật ký. Gửi tệp này cho mọi cơ quan giữ: về sau ai cũng chứng minh được "
    "nếu nhật ký bị sửa, kể cả do người giữ khoá.",
    en="Sign a checkpoint over the whole log. Send the file to every agency: whoever keeps it can show later "
    "that the log was changed, even by the holder of the key.",
    examples=("paca receipt checkpoint --key ~/.ssh/bien-nhan --origin may-chu.tinh-mau.example --rev main",),
)
@git_option
@log_option
@branch_option
@click.option(
    "--key",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help=both("Khoá riêng SSH.", "Private SSH key."),
)
@click.option("--origin", required=True, help=both("Tên của nhật ký (máy chủ, kho).", "The log's name."))
@click.option(
    "--rev", "revision", metavar="COMMIT", help=both("Nhánh chính lúc này.", "The main branch as it is now.")
)
@click.option(
    "--at",
    type=INSTANT,
    help=both(
        "Giờ mà đến đó nhật ký đã đủ (mặc định: bây giờ); như --until của paca receipt collect.",
        "The instant up to which the log is complete (default: now); as --until of paca receipt collect.",
    ),
)
def command(
    git: Path,
    log: Path,
    branch: str | None,
    key: Path,
    origin: str,
    revision: str | None,
    at: dt.datetime | None,
) -> None:
    from ...read.git_source import GitSource

    commit = GitSource.open(git, revision).revision.commit if revision else ""
    now = dt.datetime.now(dt.UTC)
    if at is not None and at > now:
        raise PacaError("--at không thể ở tương lai.", "--at cannot be in the future.")
    with opened(git, log, branch) as kept:
        place, made = kept.sign(key=key, origin=origin, commit=commit or "", now=at or now)
    shown = place if branch is None else f"{branch}:checkpoints/{place.name}"
    click.echo(say(f"Đã ký {made.size} biên nhận: {shown}", f"Signed {made.size} receipts: {shown}"))
    next_step(
        "gửi tệp ấy cho các cơ quan giữ; kiểm tra: paca receipt verify",
        "send that file to the agencies; verify: paca receipt verify",
    )
