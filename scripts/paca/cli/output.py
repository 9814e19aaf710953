"""What every command says the same way: results, tables, progress, the next sensible step."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from .language import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Progress = Callable[..., None]

_PLAIN_WIDTH = 100  # when nobody's terminal gives a width: a pipe, a file, a CI log


def print_json(document: Mapping[str, Any]) -> None:
    """JSON with sorted keys and a fixed layout, so that the same tree gives the same bytes anywhere."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True))


def next_step(vi: str, en: str, *, quiet_output: bool = False) -> None:
    """The next sensible step, last; on stderr when stdout is data for a program."""
    arrow = click.style("→ ", fg="cyan", bold=True)
    click.echo(arrow + say(f"Tiếp theo: {vi}", f"Next: {en}"), err=quiet_output)


def note(vi: str, en: str) -> None:
    """A remark for a human, never part of the result."""
    click.echo(say(vi, en), err=True)


def console() -> Console:
    """A rich console on stdout: the terminal's width and colours, or plain text of a fixed width."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _PLAIN_WIDTH
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False, width=width)


def print_table(made: Table) -> None:
    """The table on stdout; into a pipe or file without the blanks that pad each line."""
    screen = console()
    if screen.is_terminal:
        screen.print(made)
        return
    with screen.capture() as captured:
        screen.print(made)
    click.echo("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def table(*columns: str | tuple[str, Mapping[str, Any]]) -> Table:
    """A light table; a column is its heading, or (heading, options of ``Table.add_column``)."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        heading, options = (column, {}) if isinstance(column, str) else column
        made.add_column(heading, **options)
    return made


@contextmanager
def progress(vi: str, en: str) -> Iterator[Progress | None]:
    """A counting line on stderr while something long runs; nothing at all unless that is a terminal.

    Yields a callback: ``(done, total)`` or ``(text)``; None where nobody watches.
    """
    if not sys.stderr.isatty():
        yield None
        return
    label = say(vi, en)
    last = 0.0

    def show(*state: Any) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.1:
            return
        last = now
        numbers = [part for part in state if isinstance(part, int)]
        texts = [str(part) for part in state if not isinstance(part, int)]
        counted = " / ".join(str(number) for number in numbers[:2])
        sys.stderr.write(f"\r\x1b[2K{label} {counted} {' '.join(texts)}"[:120])
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
