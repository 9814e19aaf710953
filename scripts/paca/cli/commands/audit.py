"""``paca audit``: how a score came about, and what in the history does not fit."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ...errors import PacaError
from ...report_findings.safe import one_line
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import format_option, repo_option, year_option
from ..output import next_step, print_json
from ..receipts import branch_option, log_option, opened

if TYPE_CHECKING:
    from ...audit.alarms import Alarm
    from ...audit.run import Event


@bilingual(
    "audit",
    vi="Kể lại một điểm từ git và biên nhận: ai, lúc nào, qua yêu cầu gộp nào. Báo commit lùi ngày, lịch sử "
    "bị viết lại, nội dung máy chủ chưa từng nhận, người không có quyền, quyết định bị sửa, thẻ không ký. "
    "Không cần mạng. Mã kết thúc 1 nếu có báo động.",
    en="Re-tell a score's life from git and the receipts: who, when, which pull request. Names backdated "
    "commits, rewritten history, content the forge never received, people without the right, changed "
    "decisions, unsigned tags. Offline. Exit code 1 if there is an alarm.",
    examples=("paca audit", "paca audit B.5.1@snv", "paca audit --signers nguoi-ky.txt --log receipts"),
)
@click.argument("question", required=False, metavar="[MÃ[@CƠ_QUAN]]")
@repo_option
@log_option
@branch_option
@year_option
@click.option(
    "--rev",
    "revision",
    default="HEAD",
    show_default=True,
    metavar="COMMIT",
    help=both("Commit, nhánh hoặc thẻ.", "Commit, branch or tag."),
)
@click.option(
    "--signers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=both(
        "Khoá công khai được phép ký; mọi thẻ phải được ký.", "Allowed signers; all tags must be signed."
    ),
)
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    question: str | None,
    repo: Path,
    log: Path,
    branch: str | None,
    year: int | None,
    revision: str,
    signers: Path | None,
    form: str,
) -> None:
    from ...audit.run import audit, life
    from ...read.load import load_records
    from ...read.source import open_source
    from ...receipts.checkpoint import Checkpoint

    with opened(repo, log, branch) as kept:
        receipts = kept.receipts()
        checkpoints = [Checkpoint.parse(text, name=name) for name, text in kept.checkpoints().items()]
    found = audit(repo, revision, receipts=receipts, checkpoints=checkpoints, signers=signers)
    events: tuple[Event, ...] = ()
    if question:
        code, at, agency = question.partition("@")
        records = load_records(open_source(repo, revision), year=year)
        if not at or records.edition is None or code not in records.edition.by_code:
            raise PacaError(
                f"{question}: cần TIÊU_CHÍ@CƠ_QUAN, ví dụ B.5.1@snv.",
                f"{question}: give ITEM@AGENCY, such as B.5.1@snv.",
            )
        if agency not in records.agencies.by_slug:
            near = get_close_matches(agency, records.agencies.by_slug, 5, 0.4)
            vi, en = (f" Có phải: {', '.join(near)}?", f" Is it: {', '.join(near)}?") if near else ("", "")
            raise PacaError(f"Không có cơ quan {agency}.{vi}", f"There is no agency {agency}.{en}")
        events = life(found.commits, receipts, year=records.year, code=code, agency=agency)
    if form == "json":
        print_json(
            {
                "commits": len(found.commits),
                "receipts": len(receipts),
                "alarms": [_alarm(one) for one in found.alarms],
                "life": [_event(one) for one in events],
            }
        )
    else:
        _print(events, found.alarms, commits=len(found.commits), receipts=len(receipts))
    next_step(
        f"điểm qua các lần ghi: paca history {question}"
        if question
        else "nhật ký biên nhận có bị sửa không: paca verify-log --signers TỆP",
        f"the points over the commits: paca history {question}"
        if question
        else "whether the receipts were touched: paca verify-log --signers FILE",
        quiet_output=form == "json",
    )
    context.exit(Exit.REFUSED if found.alarms else Exit.OK)


def _print(events: tuple[Event, ...], alarms: tuple[Alarm, ...], *, commits: int, receipts: int) -> None:
    for event in events:
        one, came = event.commit, event.receipts
        what = f"{one.subject} {one.pull}".strip()
        click.echo(f"{_when(one.committed)}  {one.commit[:10]}  {one_line(what)}")
        received = (
            f"{_when(came[0].received)} {came[0].by}" if came else say("không có biên nhận", "no receipt")
        )
        signed = one.signer if one.grade == "G" else say("không", "none")
        told = say(
            f"tự khai là {one_line(one.author)}; máy chủ nhận: {received}; chữ ký: {signed}",
            f"claims to be {one_line(one.author)}; the forge received: {received}; signature: {signed}",
        )
        files = ", ".join(path.split("/", 2)[2] for path in event.paths)
        click.echo(f"    {told}\n    {one_line(files)}")
    if events:
        click.echo()
    for alarm in alarms:
        where = " ".join(filter(None, (alarm.commit[:10], alarm.path)))
        click.echo(f"{alarm.kind}: {where}: {say(alarm.vi, alarm.en)}")
    click.echo(
        say(
            f"{commits} commit, {receipts} biên nhận: {len(alarms)} báo động.",
            f"{commits} commits, {receipts} receipts: {len(alarms)} alarms.",
        )
    )
    if not receipts:
        click.echo(
            say(
                "Không có nhật ký biên nhận: người và ngày chỉ là lời khai của commit.",
                "There are no receipts: people and dates are the commits' own claims.",
            )
        )


def _when(instant: dt.datetime) -> str:
    from ...model.values import VIETNAM

    return f"{instant.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _alarm(one: Alarm) -> dict[str, Any]:
    return {"kind": str(one.kind), "commit": one.commit, "path": one.path, "vi": one.vi, "en": one.en}


def _event(event: Event) -> dict[str, Any]:
    one = event.commit
    return {
        "commit": one.commit,
        "author_claims": one.author,
        "date_claims": one.committed.isoformat(),
        "signature": one.grade,
        "signer": one.signer if one.grade == "G" else "",
        "subject": one.subject,
        "pull_request": one.pull,
        "paths": list(event.paths),
        "received": [
            {"path": came.path, "at": came.received.isoformat(), "by": came.by, "delivery": came.delivery}
            for came in event.receipts
        ],
    }
