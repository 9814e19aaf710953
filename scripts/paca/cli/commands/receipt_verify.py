"""``paca receipt verify`` (also ``paca verify-log``): has the log been touched?"""

from __future__ import annotations

from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import format_option
from ..output import print_json
from ..receipts import branch_option, log_option, opened


@bilingual(
    "verify",
    vi="Kiểm tra nhật ký biên nhận, không cần mạng: mọi dòng, mọi điểm chốt, chữ ký, và các điểm chốt mà cơ "
    "quan đang giữ. Mã kết thúc 1 nếu có báo động.",
    en="Verify the log offline: every line, every checkpoint, the signatures, and the checkpoints that "
    "agencies keep. Exit code 1 if there is an alarm.",
    examples=("paca receipt verify --signers nguoi-ky.txt --witness diem-chot-cua-toi.txt",),
)
@log_option
@branch_option
@click.option(
    "--signers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    required=True,
    help=both(
        "Khoá công khai được phép ký (allowed signers của OpenSSH), giữ ở nơi khác nhật ký.",
        "OpenSSH allowed signers, kept elsewhere than the log.",
    ),
)
@click.option(
    "--witness",
    "witnesses",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    help=both("Điểm chốt đang giữ (lặp lại được).", "A checkpoint that was kept (repeatable)."),
)
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    log: Path,
    branch: str | None,
    signers: Path,
    witnesses: tuple[Path, ...],
    form: str,
) -> None:
    with opened(None, log, branch) as kept:
        verdict = kept.verify(signers=signers, witnesses=witnesses)
    if not (verdict.leaves or verdict.checkpoints or witnesses):
        # A log that is gone must not pass for one that nobody touched.
        raise PacaError(
            f"Không có nhật ký biên nhận ở {log}. Cho biết nó ở đâu bằng --log THƯ_MỤC.",
            f"There is no log of receipts at {log}. Say where it is with --log DIR.",
        )
    last = verdict.checkpoints[-1] if verdict.checkpoints else None
    if form == "json":
        alarms = [{"where": one.where, "vi": one.vi, "en": one.en} for one in verdict.alarms]
        print_json(
            {
                "good": verdict.good,
                "receipts": len(verdict.leaves),
                "checkpoints": len(verdict.checkpoints),
                "witnesses": len(witnesses),
                "root": last.root if last else None,
                "alarms": alarms,
            }
        )
    else:
        for one in verdict.alarms:
            click.echo(f"{one.where}: {say(one.vi, one.en)}")
        counts = f"{len(verdict.leaves)}, {len(verdict.checkpoints)}, {len(witnesses)}"
        click.echo(
            say(
                f"Biên nhận, điểm chốt, điểm chốt nơi khác giữ: {counts}. "
                + ("Không có gì bị sửa." if verdict.good else f"{len(verdict.alarms)} báo động."),
                f"Receipts, checkpoints, witnesses: {counts}. "
                + ("Nothing was touched." if verdict.good else f"{len(verdict.alarms)} alarms."),
            )
        )
    context.exit(Exit.OK if verdict.good else Exit.REFUSED)
