"""An import of verified scores on a terminal: problems first, then what would be added."""

from __future__ import annotations

import click

from ..output.notation import change as signed
from ..output.notation import day, points
from ..verified.given import Problem
from ..verified.plan import VerifiedPlan
from .language import language, say
from .layout import paragraph
from .output import print_table, table

_MOST = 15  # of the lists that are for the record
_LEVELS = (
    ("error", ("Lỗi trong bảng (chưa ghi được)", "Errors in the table (not written)"), "red"),
    ("warning", ("Cần xem lại", "To be looked at"), "yellow"),
    ("note", ("Ghi nhận", "For the record"), None),
)


def print_plan(plan: VerifiedPlan) -> None:
    click.secho(f"{plan.table} → evidence/{plan.year}/_working-group/verified.yml", bold=True)
    click.echo(
        say(
            f"{len(plan.new)} điểm mới · {len(plan.changed)} thay điểm đã ghi · {len(plan.same)} đã có · "
            f"{len(plan.missing)} tiêu chí chưa có điểm · {plan.checked} dòng cộng khớp",
            f"{len(plan.new)} new · {len(plan.changed)} changed · {len(plan.same)} there already · "
            f"{len(plan.missing)} items without a score · {plan.checked} totals agree",
        )
    )
    for level, heading, colour in _LEVELS:
        _print_problems([one for one in plan.problems if one.level == level], say(*heading), colour)
    if plan.new:
        _print_new(plan)
    if plan.changed:
        click.secho("\n" + say("Thay điểm đã ghi", "Changed"), bold=True)
        for one in plan.changed:
            held = one.before.model
            moved = signed(one.entry.score - held.score)
            place = f"{one.before.path}:{one.before.where('score').line}"
            paragraph(
                f"{one.place}  {one.entry.code}: {points(held.score)} → {points(one.entry.score)} ({moved}), "
                + say("thay dòng ", "in place of ")
                + place,
                indent=2,
            )
    if plan.missing:
        click.secho(
            "\n" + say("Chưa có điểm thẩm định", "No verified score") + f" ({len(plan.missing)})", bold=True
        )
        paragraph(", ".join(plan.missing), indent=2)
    click.echo()


def _print_problems(problems: list[Problem], heading: str, colour: str | None) -> None:
    if not problems:
        return
    click.secho(f"\n{heading} ({len(problems)})", bold=True, fg=colour)
    shown = problems if colour else problems[:_MOST]
    for one in shown:
        paragraph(f"{one.place}  {one.en if language() == 'en' else one.vi}", indent=2)
    if len(shown) < len(problems):
        rest = len(problems) - len(shown)
        click.echo(say(f"  … và {rest} dòng nữa", f"  … and {rest} more"))


def _print_new(plan: VerifiedPlan) -> None:
    click.secho("\n" + say("Điểm mới", "New scores"), bold=True)
    made = table(
        (say("Ô", "Cell"), {"no_wrap": True}),
        (say("Mã", "Code"), {"no_wrap": True}),
        (say("Điểm", "Score"), {"justify": "right", "no_wrap": True}),
        (say("Lý do", "Reason"), {"ratio": 1}),
        (say("Văn bản", "Document"), {}),
    )
    for entry, place in plan.new[:_MOST]:
        source = entry.source + (f", {day(entry.date)}" if entry.date else "")
        source += say(f", tr. {entry.page}", f", p. {entry.page}") if entry.page else ""
        made.add_row(place, entry.code, points(entry.score), entry.reason or "", source)
    print_table(made)
    if len(plan.new) > _MOST:
        rest = len(plan.new) - _MOST
        click.echo(say(f"… và {rest} dòng nữa (--format json in hết)", f"… and {rest} more (--format json)"))
