"""``paca receipt checkpoint``: sign the log as it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step
from ..receipts import git_option, log_option


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
def command(git: Path, log: Path, key: Path, origin: str, revision: str | None) -> None:
    from ...read.git_source import GitSource
    from ...receipts.log import ReceiptLog

    commit = GitSource.open(git, revision).revision.commit if revision else ""
    place, made = ReceiptLog(log).sign(
        key=key, origin=origin, commit=commit or "", now=dt.datetime.now(dt.UTC)
    )
    click.echo(say(f"Đã ký {made.size} biên nhận: {place}", f"Signed {made.size} receipts: {place}"))
    next_step(
        "gửi tệp ấy cho các cơ quan giữ; kiểm tra: paca receipt verify",
        "send that file to the agencies; verify: paca receipt verify",
    )
