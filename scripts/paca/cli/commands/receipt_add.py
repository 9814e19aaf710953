"""``paca receipt add``: the forge's hook records what a push brought."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step
from ..receipts import INSTANT, branch_option, git_option, log_option, opened


@bilingual(
    "add",
    vi="Ghi biên nhận cho mọi tệp mà một lần đẩy lên (push) mang tới. Máy chủ gọi lệnh này từ hook "
    "post-receive hoặc webhook; giờ nhận là giờ của máy chủ.",
    en="Record every file that a push brought. The forge calls this from its post-receive hook or webhook; "
    "the instant is the forge's clock.",
    examples=("paca receipt add --git /srv/kho.git --rev MỚI --since CŨ --delivery MÃ --by TÀI_KHOẢN",),
)
@git_option
@log_option
@branch_option
@click.option("--rev", "revision", required=True, metavar="COMMIT", help=both("Sau khi đẩy.", "After."))
@click.option(
    "--since",
    metavar="COMMIT",
    help=both("Trước khi đẩy (mặc định: từ đầu).", "Before (default: the start)."),
)
@click.option(
    "--received",
    type=INSTANT,
    help=both("Giờ nhận, ISO 8601 (mặc định: bây giờ).", "Instant, ISO 8601 (default: now)."),
)
@click.option(
    "--delivery", required=True, help=both("Mã lần đẩy của máy chủ.", "The forge's id of the push.")
)
@click.option("--by", default="", help=both("Tài khoản đã đẩy.", "The account that pushed."))
def command(
    git: Path,
    log: Path,
    branch: str | None,
    revision: str,
    since: str | None,
    received: dt.datetime | None,
    delivery: str,
    by: str,
) -> None:
    from ...receipts.received import pushed

    def now() -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    with opened(git, log, branch) as kept:
        found = pushed(
            git,
            since=since,
            revision=revision,
            received=received or now(),
            delivery=delivery,
            by=by,
            known=kept.receipts(),
        )
        made = kept.append(found, clock=None if received else now)
    click.echo(say(f"Đã ghi {len(made)} biên nhận.", f"Recorded {len(made)} receipts."))
    next_step("ký điểm chốt: paca receipt checkpoint", "sign a checkpoint: paca receipt checkpoint")
