"""``paca signals`` as text and as JSON (``paca.signals/1``)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import click

from ..assessment import Assessment
from ..model.values import number_text
from ..output.notation import number, percent, points
from ..signals.signal import Signal
from ..signals.when import WHEN
from .language import say
from .layout import paragraph
from .score_json import heading, rounded_text

SCHEMA = "paca.signals/1"
MOST = 6  # of one kind on the screen; JSON has all


def signals_document(assessment: Assessment, found: Sequence[Signal]) -> dict[str, Any]:
    return heading(assessment, SCHEMA) | {
        "signals": [
            {
                "kind": signal.kind.value,
                "name": {"vi": signal.name.vi, "en": signal.name.en},
                "agencies": list(signal.agencies),
                "item": signal.item,
                "value": {
                    "exact": number_text(signal.value),
                    "rounded": rounded_text(signal.value, 4),
                    "means": signal.name.value_en,
                },
                "how": {"vi": signal.how_vi, "en": signal.how_en},
                "when": dict(zip(("vi", "en"), WHEN[signal.kind], strict=True)),
                "files": [str(position) for position in signal.positions],
            }
            for signal in found
        ]
    }


def print_signals(assessment: Assessment, found: Sequence[Signal], *, everything: bool) -> None:
    click.secho(say("Tín hiệu để tổ công tác xem lại", "Signals for the working group"), bold=True)
    paragraph(
        say(
            "Không phải lỗi và không trừ điểm: mỗi dòng chỉ nêu điều máy thấy và cách tính; có thể có lý do "
            "chính đáng.",
            "Not errors, and nobody loses points: each line says what was seen and how it was computed; "
            "there may be good reasons.",
        ),
        hang=0,
    )
    if not found:
        click.echo("\n" + say("Không có tín hiệu nào.", "No signals."))
    names = assessment.records.agencies.by_slug
    for _, group in groupby(found, key=lambda signal: signal.kind):
        alike = list(group)
        name = alike[0].name
        click.echo()
        paragraph(f"{say(name.vi, name.en)} ({len(alike)})", bold=True)
        paragraph(f"{say(name.value_vi, name.value_en)}; {say(*WHEN[alike[0].kind])}", indent=2, hang=0)
        for signal in alike if everything else alike[:MOST]:
            who = ", ".join(
                (names[slug].model.short or names[slug].model.name) if slug in names else slug
                for slug in signal.agencies
            )
            head = " · ".join(part for part in (_value(signal), signal.item, who) if part)
            paragraph(head, indent=2)
            paragraph(say(signal.how_vi, signal.how_en), indent=4, hang=0)
            for position in signal.positions[: None if everything else 2]:
                paragraph(f"← {position.path}:{position.line}", indent=4)
        if not everything and len(alike) > MOST:
            more = len(alike) - MOST
            paragraph(
                say(f"… và {more} tín hiệu nữa; --all in hết", f"… and {more} more; --all shows them"),
                indent=2,
            )


def _value(signal: Signal) -> str:
    match signal.name.form:
        case "percent":
            return percent(signal.value, 1)
        case "times":
            return f"×{number(signal.value, 1)}"
        case _:
            return points(signal.value)
