"""``paca compare`` and ``--what-if`` on a terminal: total and parts, then each item with its causes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import click

from ..assessment import Assessment, Entry
from ..compare import Cause, Comparison, EntryChange, NodeChange
from ..output.notation import change as signed
from ..output.notation import day, points
from . import words
from .compare_words import cause_place, cause_text, decision_of
from .language import say
from .layout import paragraph, row
from .output import print_table, table

MOST_ITEMS = 12
MOST_AGENCIES = 3
MOST_CAUSES = 4


def print_comparison(comparison: Comparison, *, everything: bool = False, tried: str | None = None) -> None:
    """``tried`` names the what-if file where the later state is one."""
    _print_heading(comparison, tried)
    if comparison.nothing:
        click.echo(say("Không có gì khác nhau.", "Nothing differs."))
        return
    _print_parts(comparison)
    changes = {change.code: change for change in comparison.nodes}
    leaves = [change for code, change in changes.items() if _is_item(comparison, code)]
    leaves.sort(key=lambda one: -abs(one.delta))  # stable: the edition's order among equals
    shown = leaves if everything else leaves[:MOST_ITEMS]
    if shown:
        click.secho("\n" + say("Vì sao, theo tiêu chí", "Why, by item"), bold=True)
    for change in shown:
        _print_item(comparison, change, everything=everything)
    _print_rest(comparison, leaves, shown)


def _print_heading(comparison: Comparison, tried: str | None) -> None:
    records = comparison.after.records
    if records.round:
        fictional = say(" · SỐ LIỆU HƯ CẤU", " · FICTIONAL")
        paragraph(
            records.round.model.title + (fictional if records.round.model.province.fictional else ""),
            bold=True,
        )
    later = say(f"nếu như {tried}", f"what if {tried}") if tried else _state(comparison.after)
    paragraph(f"{_state(comparison.before)} → {later}")
    click.echo()


def _state(assessment: Assessment) -> str:
    revision = assessment.revision
    if revision.commit is None:
        return say("các tệp đang làm", "working files")
    commit = revision.commit[:10]
    name = commit if revision.commit.startswith(revision.name) else f"{revision.name} ({commit})"
    return f"{name}, {day(assessment.as_of)}"


def _print_parts(comparison: Comparison) -> None:
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Mã", "Code"), {"no_wrap": True}),
        (say("Phần", "Part"), {"ratio": 1, "min_width": 16}),
        (say("Tối đa", "Max"), right),
        (say("Trước", "Before"), right),
        (say("Sau", "After"), right),
        ("±", right),
    )
    before, after = comparison.before, comparison.after
    for code in dict.fromkeys((*after.total.children, *before.total.children)):
        old, new = before.nodes.get(code), after.nodes.get(code)
        scored = new or old
        was, now = (one.standing.points if one else None for one in (old, new))
        made.add_row(
            code,
            scored.node.title if scored and scored.node else "",
            points(scored.max if scored else None),
            points(was),
            points(now),
            signed((now or Fraction(0)) - (was or Fraction(0))),
        )
    made.add_section()
    made.add_row(
        "",
        say("Tổng", "Total"),
        points(after.total.max),
        points(comparison.total_before),
        points(comparison.total_after),
        signed(comparison.delta),
        style="bold",
    )
    print_table(made)


def _is_item(comparison: Comparison, code: str) -> bool:
    scored = comparison.after.nodes.get(code) or comparison.before.nodes.get(code)
    return scored is not None and not scored.children


def _print_item(comparison: Comparison, change: NodeChange, *, everything: bool) -> None:
    scored = comparison.after.nodes.get(change.code) or comparison.before.nodes[change.code]
    title = scored.node.title if scored.node else ""
    click.echo()
    row(
        f"{change.code}  {title}",
        f"{points(change.before):>6} → {points(change.after):>6}  {signed(change.delta):>7}",
        bold=True,
    )
    moved = [
        one
        for one in comparison.entries
        if one.item == change.code and (one.delta or _states(one)[0] != _states(one)[1])
    ]
    shown = moved if everything else moved[:MOST_AGENCIES]
    own = {id(cause) for one in moved for cause in one.causes}
    _print_causes(
        comparison,
        change.code,
        None,
        [cause for cause in change.causes if id(cause) not in own],
        indent=2,
        everything=everything,
    )
    for one in shown:
        _print_entry(comparison, one, everything=everything)
    if len(shown) < len(moved):
        rest = len(moved) - len(shown)
        paragraph(say(f"… và {rest} cơ quan nữa", f"… and {rest} more agencies"), indent=2)


def _print_entry(comparison: Comparison, one: EntryChange, *, everything: bool) -> None:
    located = comparison.after.records.agencies.by_slug.get(one.agency)
    name = (located.model.short or located.model.name) if located else one.agency
    was, now = _states(one)
    states = now if was == now else f"{was} → {now}"
    moved = ""
    if one.delta or _points(one.before) != _points(one.after):
        moved = f" · {points(_points(one.before))} → {points(_points(one.after))} ({signed(one.delta)})"
    paragraph(f"{name} · {states}{moved}", indent=2)
    _print_causes(comparison, one.item, one.agency, one.causes, indent=4, everything=everything)


def _print_causes(
    comparison: Comparison,
    item: str,
    agency: str | None,
    causes: Sequence[Cause],
    *,
    indent: int,
    everything: bool,
) -> None:
    shown = causes if everything else causes[:MOST_CAUSES]
    for cause in shown:
        decision = decision_of(comparison.after, item, agency, cause)
        paragraph(f"– {cause_text(comparison, cause, decision)}", indent=indent)
        place = cause_place(cause, decision)
        if place:
            paragraph(f"← {place}", indent=indent + 2)
    if len(shown) < len(causes):
        rest = len(causes) - len(shown)
        paragraph(say(f"… và {rest} lý do nữa", f"… and {rest} more reasons"), indent=indent)


def _print_rest(comparison: Comparison, leaves: Sequence[NodeChange], shown: Sequence[NodeChange]) -> None:
    quiet = sum(1 for one in comparison.entries if not one.delta)
    click.echo()
    if len(shown) < len(leaves):
        paragraph(
            say(
                f"Còn {len(leaves) - len(shown)} tiêu chí thay đổi ít hơn; --all in hết.",
                f"{len(leaves) - len(shown)} more items moved less; --all shows them.",
            )
        )
    if quiet:
        paragraph(
            say(
                f"{quiet} hồ sơ có thay đổi mà điểm của cơ quan không đổi (--format json liệt kê).",
                f"{quiet} submissions changed without moving their points (--format json lists them).",
            )
        )


def _states(one: EntryChange) -> tuple[str, str]:
    return _state_word(one.before), _state_word(one.after)


def _state_word(entry: Entry | None) -> str:
    return words.state(entry.state) if entry else say("không được giao", "not asked")


def _points(entry: Entry | None) -> Fraction | None:
    return entry.standing.points if entry else None
