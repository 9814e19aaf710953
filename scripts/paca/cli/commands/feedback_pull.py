"""``paca feedback pull``: a pull request's threads become records."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import DAY, repo_option, year_option
from ..output import next_step, note

TOKEN = "PACA_FORGE_TOKEN"


@bilingual(
    "pull",
    vi="Đọc mọi góp ý, trả lời của một yêu cầu gộp qua API của máy chủ và ghi vào _working-group/comments/. "
    "Chạy lại bao nhiêu lần cũng được: lời bị sửa hay xóa trên máy chủ vẫn được giữ; phần tổ công tác đã "
    "ghi không bị động đến. Bị ngắt thì chạy lại, trang đã đọc không phải đọc lại.\n\n"
    f"Mã truy cập (token) lấy từ biến môi trường {TOKEN}.",
    en="Read all comments and replies of a pull request through the forge's API into "
    "_working-group/comments/. Run it as often as you like: what was edited or deleted on the forge is kept; "
    "what the working group wrote is not touched. Interrupted, run it again; pages read are kept.\n\n"
    f"The token comes from the environment variable {TOKEN}.",
    examples=("paca feedback pull --forge github --from https://github.com/TO_CHUC/KHO/pull/12",),
)
@click.option(
    "--from",
    "place",
    required=True,
    metavar="URL|TỆP/FILE",
    help=both("Trang của yêu cầu gộp, hoặc tệp đã ghi lại.", "The pull request's page, or a recording."),
)
@click.option(
    "--forge",
    type=click.Choice(("github", "gitlab", "gitea")),
    required=True,
    help=both("Loại máy chủ (gitea: cả Forgejo).", "Kind of forge (gitea: Forgejo too)."),
)
@click.option(
    "--machine",
    "machines",
    multiple=True,
    metavar="TÊN/NAME",
    help=both(
        "Tài khoản mà máy kiểm tra dùng để nhận xét (GitHub: không cần).",
        "Account under which the check comments (not needed on GitHub).",
    ),
)
@repo_option
@year_option
@click.option(
    "--on", "day", type=DAY, help=both("Ngày đọc (mặc định: hôm nay).", "Day of reading (default: today).")
)
def command(
    place: str, forge: str, machines: tuple[str, ...], repo: Path, year: int | None, day: dt.date | None
) -> None:
    from ...feedback.drafts import drafts_at
    from ...feedback.forges import Pull, headers_for, marked, threads
    from ...feedback.merge import Known, merge
    from ...feedback.store import write_comments
    from ...feedback.transport import Reader, https, recorded, spooled
    from ...model.values import VIETNAM
    from ..reading import read_records

    spool: Path | None = None
    if "://" in place:
        pull = Pull.of(forge, place)
        git = repo / ".git"
        transport = https(headers_for(forge, os.environ.get(TOKEN, "")))
        if git.is_dir():
            spool = git / f"paca-feedback-{forge}-{pull.number}.jsonl"
            transport = spooled(transport, spool, now=time.time())
    else:
        try:
            kept = json.loads(Path(place).read_text("utf-8"))
            pull, transport = Pull.of(forge, kept["pull"]), recorded(kept["exchanges"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise PacaError(
                f"Không đọc được {place}: {error}", f"Cannot read the recording {place}: {error}"
            ) from None
    reader = Reader(transport)
    found = threads(pull, reader, machines)
    records = read_records(repo, year=year)
    drafts, absent = drafts_at(repo, found, records.year)
    changed = merge(
        [located.model for located in records.working_group.comments],
        found,
        pull=pull,
        known=Known.of(records, drafts),
        day=day or dt.datetime.now(VIETNAM).date(),
    )
    folder = repo / "evidence" / str(records.year) / "_working-group" / "comments"
    write_comments(folder, changed)
    if spool is not None:
        spool.unlink(missing_ok=True)
    click.echo(
        say(
            f"{len(found)} luồng góp ý trên máy chủ; {len(changed)} tệp mới hoặc đổi.",
            f"{len(found)} threads on the forge; {len(changed)} files new or changed.",
        )
    )
    for missed in reader.missed:
        note(
            "Không đọc được luồng nào đã được đánh dấu xong trên máy chủ; góp ý vẫn đủ, dấu đã ghi trước "
            f"đây giữ nguyên. {missed.vi}",
            "Which threads are marked as resolved on the forge could not be read; the comments are all here, "
            f"and marks recorded before stay. {missed.en}",
        )
    for alike in sorted({one.by for thread in found for one in thread.remarks if marked(one)}):
        note(
            f"{alike} có nhận xét mang dấu của máy kiểm tra: đã ghi như mọi góp ý. Nếu đó là tài khoản của "
            f"máy, hãy chạy lại với --machine {alike} và xóa tệp vừa ghi.",
            f"{alike} has comments with the mark of the check: recorded like any other. If that is the "
            f"machine's account, run this again with --machine {alike} and remove the file just written.",
        )
    if absent:
        note(
            f"{absent} góp ý ở dòng của một dự thảo mà kho này chưa có, nên chưa biết về mục nào. Hãy lấy "
            "nhánh "
            "dự thảo về (git fetch) rồi chạy lại.",
            f"{absent} comments stand at a draft that is not in this repository, so their section is not "
            "known. "
            "Fetch the branch of the drafts (git fetch) and run this again.",
        )
    next_step("ai còn nợ gì: paca feedback status", "who owes what: paca feedback status")
