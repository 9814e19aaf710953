"""``paca feedback status``: who owes what by when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import click

from ..command import command as bilingual
from ..language import say
from ..options import format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, print_table, table

_OWES = {
    "explanation": ("giải trình", "an explanation"),
    "decision": ("kết luận tiếp thu hay không", "a decision"),
    "reason": ("lý do", "a reason"),
    "change": ("lần sửa theo góp ý (commit)", "the change (commit)"),
}


@bilingual(
    "status",
    vi="Góp ý nào chưa xong, ai phải làm gì, còn mấy ngày (kể cả gia hạn).",
    en="Which comments are open, who must do what, days left (extensions counted).",
    examples=("paca feedback status", "paca feedback status --as-of 15/8/2020 --format json"),
)
@repo_option
@revision_options
@year_option
@format_option("text", "json")
def command(repo: Path, revision: str | None, as_of: dt.date | None, year: int | None, form: str) -> None:
    from ...feedback.debts import debts
    from ...read.load import load_records
    from ...read.source import open_source

    source = open_source(repo, revision)
    day = as_of or source.default_day()
    records = load_records(source, year=year)
    found = debts(records)
    if form == "json":
        rows = [
            {
                "comment": one.comment.id,
                "owes": str(one.owes),
                "agency": one.agency,
                "due": one.due.isoformat() if one.due else None,
                "days": one.days(day),
                "item": one.comment.item,
            }
            for one in found
        ]
        print_json({"as_of": day.isoformat(), "open": rows, "comments": len(records.working_group.comments)})
        return
    register = records.agencies.by_slug

    def who(agency: str | None) -> str:
        if agency is None:
            return say("Tổ công tác", "Working group")
        held = register.get(agency)
        return (held.model.short or held.model.name) if held else agency

    made = table(
        say("Góp ý", "Comment"),
        say("Về", "On"),
        say("Ai", "Who"),
        say("Còn nợ", "Owes"),
        say("Hạn", "Due"),
        say("Ngày", "Days"),
    )
    for one in found:
        left = one.days(day)
        made.add_row(
            one.comment.id,
            one.comment.item or one.comment.section or "–",
            who(one.agency),
            say(*_OWES[one.owes]),
            f"{one.due:%d/%m/%Y}" if one.due else "–",
            "–" if left is None else say(f"trễ {-left}", f"{-left} late") if left < 0 else f"{left}",
        )
    count = len(records.working_group.comments)
    if found:
        print_table(made)
        for agency, owed in Counter(one.agency for one in found).most_common():
            click.echo(f"{who(agency)}: {owed}")
    if not count:
        click.echo(say("Chưa có góp ý nào.", "There are no comments yet."))
    else:
        click.echo(say(f"{len(found)} việc còn nợ, {count} góp ý.", f"{len(found)} owed, {count} comments."))
    next_step("đưa góp ý mới vào: paca feedback pull", "bring in new comments: paca feedback pull")
