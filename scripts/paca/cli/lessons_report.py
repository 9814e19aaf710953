"""A round's lessons on a terminal and as JSON ``paca.lessons/1``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from ..assessment import Assessment
from ..lessons import Lesson, LessonKind, Successor
from .language import say
from .last_year_text import kind_text, lesson_words, relation_text
from .layout import paragraph
from .score_json import heading

SCHEMA = "paca.lessons/1"
MOST = 3  # of a kind, on a terminal


def print_lessons(
    assessment: Assessment, found: Sequence[Lesson], following: Mapping[str, Sequence[Successor]] | None
) -> None:
    by_item: dict[str, list[Lesson]] = {}
    for lesson in found:
        by_item.setdefault(lesson.item, []).append(lesson)
    for item, lessons in by_item.items():
        node = assessment.nodes[item].node if item in assessment.nodes else None
        click.secho(f"\n{item}  {node.title if node else ''}", bold=True)
        if following is not None:
            _print_successors(following.get(item, ()))
        for kind in LessonKind:
            of_kind = [one for one in lessons if one.kind is kind]
            for one in of_kind[:MOST]:
                count = f" ×{one.count}" if one.count > 1 else ""
                paragraph(
                    f"– {kind_text(kind)}: {lesson_words(kind, one.text)}{count} ← {one.places[0]}", indent=2
                )
            if len(of_kind) > MOST:
                rest = len(of_kind) - MOST
                paragraph(say(f"… và {rest} điều nữa", f"… and {rest} more"), indent=4)
    if not found:
        click.echo(say("Chưa có bài học nào ghi trong kỳ này.", "This round holds no lessons yet."))


def _print_successors(ones: Sequence[Successor]) -> None:
    if not ones:
        paragraph(say("→ không có ở bộ chỉ số sau", "→ not in the later edition"), indent=2)
    for one in ones:
        paragraph(f"→ {one.code} {one.title} ({relation_text(one.relation)})", indent=2)


def lessons_document(
    assessment: Assessment, found: Sequence[Lesson], following: Mapping[str, Sequence[Successor]] | None
) -> dict[str, Any]:
    return heading(assessment, SCHEMA) | {
        "lessons": [
            {
                "item": one.item,
                "kind": one.kind.value,
                "text": one.text,
                "count": one.count,
                "files": [str(place) for place in one.places],
                "successors": None
                if following is None
                else [
                    {"code": next_one.code, "title": next_one.title, "relation": next_one.relation}
                    for next_one in following.get(one.item, ())
                ],
            }
            for one in found
        ]
    }
