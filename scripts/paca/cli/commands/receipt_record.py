"""``paca receipt record``: bring the receipts of what stands from the forge's log into the tree."""

from __future__ import annotations

from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import format_option, repo_option, year_option
from ..output import next_step, note, print_json
from ..receipts import branch_option, log_option, opened


@bilingual(
    "record",
    vi="Đưa biên nhận của các tệp đang có từ nhật ký của máy chủ vào kho "
    "(_working-group/receipts/CƠ_QUAN.yml, chỉ thêm ở cuối), để điểm tính được ai nộp trễ từ chính kho. Chạy "
    "lại không thêm gì. Có --signers thì kiểm tra nhật ký trước; có báo động thì không ghi.",
    en="Bring the receipts of the files that stand from the forge's log into the tree "
    "(_working-group/receipts/AGENCY.yml, appended only), so that scores know from the tree alone what "
    "came late. Run again, it adds nothing. With --signers the log is verified first; on an alarm nothing is "
    "written.",
    examples=(
        "paca receipt record --log /srv/receipts --signers nguoi-ky.txt",
        "paca receipt record --log /srv/receipts && git commit -am 'Ghi biên nhận'",
    ),
)
@repo_option
@log_option
@branch_option
@click.option(
    "--signers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=both(
        "Khoá công khai được phép ký nhật ký (allowed signers).", "Allowed signers of the log (OpenSSH)."
    ),
)
@year_option
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    repo: Path,
    log: Path,
    branch: str | None,
    signers: Path | None,
    year: int | None,
    form: str,
) -> None:
    from ...receipts.bring import receipts_file, unrecorded
    from ..reading import read_records

    quiet = form == "json"
    with opened(repo, log, branch) as kept:
        alarms = kept.verify(signers=signers).alarms if signers is not None else ()
        there, receipts = kept.file.exists(), () if alarms else kept.receipts()
    if signers is not None:
        if alarms:
            for one in alarms:
                click.echo(f"{one.where}: {say(one.vi, one.en)}", err=True)
            note(
                f"Nhật ký có {len(alarms)} báo động; chưa ghi gì.",
                f"The log has {len(alarms)} alarms; nothing is written.",
            )
            context.exit(Exit.REFUSED)
    elif not there:
        note(f"Không có nhật ký biên nhận ở {log}.", f"There is no log of receipts at {log}.")
    records = read_records(repo, year=year)
    added = unrecorded(records, receipts)
    paths = {slug: receipts_file(records.year, slug).write(repo, ones) for slug, ones in added.items()}
    count = sum(len(ones) for ones in added.values())
    if quiet:
        print_json({"added": count, "verified": signers is not None, "files": sorted(paths.values())})
    else:
        for slug, path in paths.items():
            click.echo(f"{path}: +{len(added[slug])}")
        click.echo(say(f"Đã thêm {count} biên nhận vào kho.", f"Added {count} receipts to the tree."))
    next_step(
        "xem ai trễ: paca receipt status --late; rồi ghi commit"
        if count
        else "không có biên nhận mới; xem ai trễ: paca receipt status --late",
        "see who is late: paca receipt status --late; then commit"
        if count
        else "no new receipts; see who is late: paca receipt status --late",
        quiet_output=quiet,
    )
