"""Before a command changes a clerk's files: the change shown, then a plain yes asked for."""

from __future__ import annotations

import click

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(before: bytes, after: bytes, path: str) -> None:
    """The change as a coloured diff; lines with secrets or personal data are not repeated."""
    from ..mend.diff import diff_lines

    for line in diff_lines(before, after, path):
        plain = line.startswith(("--- ", "+++ "))
        click.secho(line, fg=None if plain else _COLOURS.get(line[:1]), bold=plain)


def agrees(question: str) -> bool:
    """Anything but a plain yes is a no; ``c`` stands for có."""
    return click.prompt(question, prompt_suffix="", default="", show_default=False).strip().lower() in (
        "c", "có", "co", "y", "yes",
    )  # fmt: skip
