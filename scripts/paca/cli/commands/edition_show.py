"""``paca edition show YEAR``: an indicator set as a tree, with how far each line can be relied on."""

from __future__ import annotations

from pathlib import Path

import click

from ..command import command as bilingual
from ..language import say
from ..options import format_option, repo_option
from ..output import next_step, print_json, print_table, table


@bilingual(
    "show",
    vi="In bộ chỉ số của một năm: mã, tiêu chí, điểm tối đa, mức tin cậy của tên và điểm, cách chấm.",
    en="Print a year's indicator set: code, title, maximum, how far title and points can be relied on, kind "
    "of rule.",
    examples=("paca edition show 2019",),
)
@click.argument("year", type=int, metavar="NĂM/YEAR")
@repo_option
@format_option("text", "json")
def command(year: int, repo: Path, form: str) -> None:
    from ...model.values import number_text
    from ...output.notation import points
    from ..reading import edition_of

    edition = edition_of(repo, year)
    nodes = [located.model for located in edition.nodes]
    if form == "json":
        print_json(
            {
                "schema": "paca.edition/1",
                "header": edition.header.model_dump(mode="json", exclude_defaults=True),
                "nodes": [
                    {
                        "code": node.code,
                        "key": node.key,
                        "parent": node.parent,
                        "title": node.title,
                        "title_status": node.title_status.value,
                        "max": number_text(node.max) if node.max is not None else None,
                        "max_status": node.max_status.value,
                        "rule": node.rule.kind if node.rule else None,
                    }
                    for node in nodes
                ],
            }
        )
    else:
        header = edition.header
        click.secho(header.title, bold=True)
        click.echo(
            f"{header.decision or say('(chưa rõ quyết định)', '(decision unknown)')} · {header.completeness}"
        )
        click.echo()
        made = table(
            (say("Mã", "Code"), {"no_wrap": True}),
            (say("Tiêu chí", "Criterion"), {"ratio": 1}),
            (say("Tối đa", "Max"), {"justify": "right", "no_wrap": True}),
            (say("Tên/điểm", "Title/max"), {}),
            (say("Cách chấm", "Rule"), {"no_wrap": True}),
        )
        for node in nodes:
            depth = node.code.count(".") if node.code else 2
            status = dict.fromkeys((node.title_status.value, node.max_status.value))
            made.add_row(
                "  " * depth + (node.code or "–"),
                node.title,
                points(node.max),
                "/".join(status),
                node.rule.kind if node.rule else "",
                style="bold" if depth == 0 else None,
            )
        print_table(made)
    next_step(
        f"thay dòng giữ chỗ bằng phụ lục thật: paca edition import BẢNG --year {year}",
        f"replace placeholders by the real annex: paca edition import TABLE --year {year}",
        quiet_output=form == "json",
    )
