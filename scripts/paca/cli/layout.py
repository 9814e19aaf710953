"""Paragraphs that hang below their heading and fit the reader's width."""

from __future__ import annotations

import textwrap

import click

from .output import console


def width() -> int:
    """Columns of the terminal; a fixed number into a pipe or file."""
    return console().width


def paragraph(text: str, *, indent: int = 0, hang: int = 2, bold: bool = False) -> None:
    """Print ``text`` wrapped, its first line at ``indent`` and the others ``hang`` deeper."""
    lines = textwrap.wrap(
        text,
        width(),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines:
        click.secho(line, bold=bold)


def row(left: str, right: str, *, bold: bool = False) -> None:
    """``left`` wrapped, and ``right`` at the end of its last line, flush with the edge."""
    room = max(width() - len(right) - 2, 20)
    lines = textwrap.wrap(left, room, subsequent_indent="  ", break_long_words=False) or [""]
    for line in lines[:-1]:
        click.secho(line, bold=bold)
    click.secho(f"{lines[-1]:<{room}}  {right}", bold=bold)
