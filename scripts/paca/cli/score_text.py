"""``paca score`` on a terminal: one line a part and criterion, four scores side by side."""

from __future__ import annotations

import click

from ..assessment import Assessment, NodeScore, Outcome
from ..model.edition import Node
from ..model.values import FactStatus
from ..output.notation import day, points
from . import words
from .language import say
from .output import print_table, table

PLACEHOLDER = "*"


def is_placeholder(node: Node | None) -> bool:
    """Whether title or points are made up so that the product can work."""
    return node is not None and FactStatus.PLACEHOLDER in (node.title_status, node.max_status)


def standing_text(scored: NodeScore) -> str:
    """The standing points, or the word for the state: zero is a score, nothing filed is not."""
    standing = scored.standing
    if standing.outcome is Outcome.SCORED and not standing.left_out:
        return points(standing.points)
    word = words.outcome(standing.outcome, left_out=standing.left_out)
    return f"{word} ({points(standing.points)})" if standing.points else word


def print_scores(assessment: Assessment, *, items: bool) -> None:
    """``items`` shows the leaves too."""
    _print_heading(assessment)
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Mã", "Code"), {"no_wrap": True}),
        (say("Tiêu chí", "Criterion"), {"ratio": 1, "min_width": 16}),
        (say("Tối đa", "Max"), right),
        (say("Tự chấm", "Self"), right),
        (say("Tổ c.tác", "Reviewed"), right),
        (say("TTCP", "Verified"), right),
        (say("Hiện tính", "Standing"), {"justify": "right"}),
    )
    marked = False
    for code, scored in assessment.nodes.items():
        node = scored.node
        if not scored.children and not items:
            continue
        placeholder = is_placeholder(node)
        marked = marked or placeholder
        depth = code.count(".")
        made.add_row(
            "  " * depth + code + (PLACEHOLDER if placeholder else ""),
            node.title if node else "",
            *_figures(scored),
            style="bold" if depth == 0 else None,
        )
    made.add_section()
    made.add_row("", say("Tổng", "Total"), *_figures(assessment.total), style="bold")
    print_table(made)
    if marked:
        click.echo(
            say(
                f"{PLACEHOLDER} tên hoặc điểm tối đa là giữ chỗ, chưa có văn bản chính thức.",
                f"{PLACEHOLDER} title or maximum is a placeholder: no official text at hand.",
            )
        )
    if assessment.total.open_max:
        click.echo(
            say(
                f"Chưa có điểm: {points(assessment.total.open_max)} / {points(assessment.total.max)} điểm "
                f"tối đa.",
                f"Without points yet: {points(assessment.total.open_max)} of {points(assessment.total.max)}.",
            )
        )


def _figures(scored: NodeScore) -> tuple[str, ...]:
    return (
        points(scored.max),
        points(scored.self_points),
        points(scored.reviewed),
        points(scored.verified),
        standing_text(scored),
    )


def _print_heading(assessment: Assessment) -> None:
    records, revision = assessment.records, assessment.revision
    if records.round:
        title = records.round.model.title
        click.secho(
            title
            + (say(" · SỐ LIỆU HƯ CẤU", " · FICTIONAL") if records.round.model.province.fictional else ""),
            bold=True,
        )
    place = revision.commit[:10] if revision.commit else say("các tệp đang làm", "working files")
    click.echo(
        say(f"{place} · xét đến ngày {day(assessment.as_of)}", f"{place} · as of {day(assessment.as_of)}")
    )
    click.echo()
