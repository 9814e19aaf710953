"""Options of the commands that work with the log of receipts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .command import both
from .options import find_repository

if TYPE_CHECKING:
    from ..receipts.log import ReceiptLog

Function = TypeVar("Function", bound=Callable[..., Any])


class InstantType(click.ParamType):
    """``2020-07-15T23:59:59+07:00``: ISO 8601 with its zone."""

    name = "GIỜ/INSTANT"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.datetime:
        if isinstance(value, dt.datetime):
            return value
        try:
            made = dt.datetime.fromisoformat(value)
        except ValueError:
            made = None
        if made is None or made.tzinfo is None:
            self.fail(f"{value!r} is no instant with a zone: write 2020-07-15T23:59:59+07:00", param, ctx)
        return made


INSTANT = InstantType()


def _git(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    return find_repository(Path.cwd()) if value is None else value.resolve()


def git_option(function: Function) -> Function:
    """``--git DIR`` → ``git: Path``: a work tree's top folder or the forge's bare repository."""
    return click.option(
        "--git",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        callback=_git,
        metavar="THƯ_MỤC/DIR",
        help=both("Kho git, có thể là kho trần của máy chủ.", "Git repository, bare or not."),
    )(function)


def log_option(function: Function) -> Function:
    """``--log DIR`` → ``log: Path``."""
    return click.option(
        "--log",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("receipts"),
        show_default=True,
        metavar="THƯ_MỤC/DIR",
        help=both("Thư mục của nhật ký biên nhận.", "Folder of the log of receipts."),
    )(function)


def branch_option(function: Function) -> Function:
    """``--branch NAME`` → ``branch: str | None``."""
    return click.option(
        "--branch",
        metavar="NHÁNH/BRANCH",
        help=both(
            "Nhật ký nằm trên nhánh này của kho git, không ở --log.",
            "The log lies on this branch of the git repository, not in --log.",
        ),
    )(function)


@contextmanager
def opened(git: Path | None, log: Path, branch: str | None) -> Iterator[ReceiptLog]:
    """The log in the folder ``log``, or that of ``branch``: there, what is added becomes a commit."""
    from ..receipts.branch import log_on
    from ..receipts.log import ReceiptLog

    if branch is None:
        yield ReceiptLog(log)
        return
    with log_on(git or find_repository(Path.cwd()), branch) as kept:
        yield kept
