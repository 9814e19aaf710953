"""``paca feedback``: the group of commands on comments."""

from __future__ import annotations

import click

from ..command import LazyGroup, Summary

_HERE = "paca.cli.commands"


@click.group(
    "feedback",
    cls=LazyGroup,
    summaries={
        "pull": Summary(
            f"{_HERE}.feedback_pull", "Đưa góp ý trên máy chủ vào kho", "Bring the forge's comments in"
        ),
        "status": Summary(f"{_HERE}.feedback_status", "Ai còn nợ gì, đến bao giờ", "Who owes what by when"),
    },
    vi="Góp ý và trả lời: từ yêu cầu gộp trên máy chủ thành tệp trong _working-group/comments/.",
    en="Comments and answers: from the forge's pull request to files in _working-group/comments/.",
    examples=("paca feedback pull --forge gitea --from https://…/pulls/12", "paca feedback status"),
)
def command() -> None:
    pass
