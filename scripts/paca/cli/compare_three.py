"""Self, reviewed and verified scores on a terminal and as JSON ``paca.three-scores/1``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from ..assessment import Assessment
from ..output.notation import change as signed
from ..output.notation import points
from ..output.pages.comparison import source_of
from ..output.pages.words import GAPS
from ..three_scores import GapCause, Share, ThreeScores
from .language import say
from .layout import paragraph, row
from .output import print_table, table
from .score_json import amount, heading

SCHEMA = "paca.three-scores/1"
MOST_ITEMS = 10
MOST_REASONS = 3
_EN = {
    GapCause.REFUSED: "a document was not accepted",
    GapCause.DECIDED: "the working group set another score",
    GapCause.RETURNED: "waits for the agency's explanation",
    GapCause.LATE: "came late",
    GapCause.UNPROVEN: "a required document is missing",
    GapCause.FIGURE: "a figure or answer is missing",
    GapCause.AWAITING: "waits for the working group's judgement",
    GapCause.COMPUTED: "figures and answers give another score than claimed",
    GapCause.PROVINCE: "decided on the province's score",
    GapCause.POOLED: "the way the agencies are pooled",
}


def print_three(assessment: Assessment, lines: Sequence[ThreeScores], *, everything: bool) -> None:
    held = assessment.records.round
    if held:
        fictional = say(" · SỐ LIỆU HƯ CẤU", " · FICTIONAL") if held.model.province.fictional else ""
        paragraph(held.model.title + fictional, bold=True)
    if all(line.score.verified is None for line in lines):
        paragraph(say("Chưa có điểm thẩm định.", "No verified score yet."))
    click.echo()
    _print_table([line for line in lines if not line.item or everything and len(lines) < MOST_ITEMS])
    items = [line for line in lines if line.item and (line.shares or line.entry)]
    items.sort(key=lambda line: (line.review_gap or 0) + (line.verify_gap or 0))
    shown = items if everything else items[:MOST_ITEMS]
    if shown:
        click.secho("\n" + say("Chênh ở đâu, vì sao", "Where and why"), bold=True)
    for line in shown:
        _print_item(line)
    if len(shown) < len(items):
        rest = len(items) - len(shown)
        click.echo()
        paragraph(say(f"Còn {rest} tiêu chí; --all in hết.", f"{rest} more items; --all shows them."))


def _print_table(lines: Sequence[ThreeScores]) -> None:
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Mã", "Code"), {"no_wrap": True}),
        (say("Tiêu chí", "Criterion"), {"ratio": 1, "min_width": 16}),
        (say("Tối đa", "Max"), right),
        (say("Tự chấm", "Self"), right),
        (say("Tổ c.tác", "Reviewed"), right),
        ("±", right),
        (say("Th.định", "Verified"), right),
        ("±", right),
    )
    for line in lines:
        score = line.score
        made.add_row(
            line.code,
            line.title or say("Tổng", "Total"),
            points(score.max),
            points(score.self_points),
            points(score.reviewed),
            signed(line.review_gap),
            points(score.verified),
            signed(line.verify_gap),
            style="bold" if line.depth == 0 else None,
        )
    print_table(made)


def _print_item(line: ThreeScores) -> None:
    score = line.score
    click.echo()
    way = [points(score.self_points), points(score.reviewed)]
    way += [points(score.verified)] if score.verified is not None else []
    row(f"{line.code}  {line.title}", " → ".join(way) + f" / {points(score.max)}", bold=True)
    for share in line.shares:
        paragraph(f"– {_told(share)}", indent=2)
        for reason in share.reasons[:MOST_REASONS]:
            count = f" ×{reason.count}" if reason.count > 1 else ""
            place = f" ← {reason.position}" if reason.position else ""
            paragraph(f"“{reason.text}”{count}{place}", indent=4)
    if line.entry:
        answer = f" “{line.entry.reason}”" if line.entry.reason else ""
        paragraph(
            f"– TTCP {signed(line.verify_gap)}:{answer} ({source_of(line.entry)}) ← {line.entry_at}", indent=2
        )


def _told(share: Share) -> str:
    cause = say(GAPS[share.cause], _EN[share.cause])
    count = say(f", {share.agencies} cơ quan", f", {share.agencies} agencies") if share.agencies else ""
    return f"{cause}: {signed(-share.points)}{count}"


def compare_three_document(assessment: Assessment, lines: Sequence[ThreeScores]) -> dict[str, Any]:
    return heading(assessment, SCHEMA) | {
        "lines": [
            {
                "code": line.code or None,
                "title": line.title or None,
                "item": line.item,
                "max": amount(line.score.max),
                "self": amount(line.score.self_points),
                "reviewed": amount(line.score.reviewed),
                "verified": amount(line.score.verified),
                "review_gap": amount(line.review_gap),
                "verify_gap": amount(line.verify_gap),
                "items": line.items,
                "compared_items": line.compared,
                "verified_items": line.verified_items,
                "causes": [
                    {
                        "cause": share.cause.value,
                        "points": amount(share.points),
                        "agencies": share.agencies,
                        "reasons": [
                            {
                                "text": reason.text,
                                "count": reason.count,
                                "file": str(reason.position) if reason.position else None,
                            }
                            for reason in share.reasons
                        ],
                    }
                    for share in line.shares
                ],
                "answer": line.entry.reason if line.entry else None,
                "source": line.entry.model_dump(mode="json", include={"source", "date", "page"})
                if line.entry
                else None,
                "file": str(line.entry_at) if line.entry_at else None,
            }
            for line in lines
        ]
    }
