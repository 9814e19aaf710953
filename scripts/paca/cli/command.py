"""click classes whose help is bilingual and whose subcommands are imported only when invoked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click

from .language import language_option

_LABEL_COLUMNS = 12
# Options that many commands share come last in every help, in this order, after a command's own.
_SHARED = (
    "repo",
    "rev",
    "as-of",
    "year",
    "since",
    "audience",
    "format",
    "no-cache",
    "verbose",
    "lang",
    "help",
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One line on a command in each language, known without importing its module."""

    module: str
    vi: str
    en: str


class _Bilingual(click.Command):
    """A command with a Vietnamese text, an English one, examples; ``--lang`` is added to every one."""

    def __init__(
        self, *args: Any, vi: str = "", en: str = "", examples: tuple[str, ...] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.vi, self.en, self.examples = vi, en, examples
        self.params.append(language_option())
        for param in self.params:
            if isinstance(param, click.Option) and param.metavar is None:
                param.metavar = _placeholder(param)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Xem hướng dẫn này. / Show this text."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("OPTIONS", "TÙY CHỌN/OPTIONS")
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng / Usage: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for text in (self.vi, self.en):
            for paragraph in text.strip().split("\n\n"):
                formatter.write_paragraph()
                formatter.write_text(" ".join(paragraph.split()))
        if self.examples:
            with formatter.section("Ví dụ / Examples"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        options.sort(key=_place)  # stable: a command's own stay as they are written
        rows = [record for param in options if (record := param.get_help_record(ctx))]
        if rows:
            with formatter.section("Tùy chọn / Options"):
                formatter.write_dl(rows)


def _place(option: click.Option) -> int:
    names = [name.lstrip("-") for name in option.opts]
    return next((1 + place for place, name in enumerate(_SHARED) if name in names), 0)


def _placeholder(option: click.Option) -> str | None:
    """What stands for an option's value in its help; None: click's own (choices, flags)."""
    match option.type:
        case _ if option.is_flag or isinstance(option.type, click.Choice):
            return None
        case click.Path():
            return "TỆP/FILE" if option.type.file_okay else "THƯ_MỤC/DIR"
        case click.IntRange() | click.types.IntParamType():
            return "SỐ/NUMBER"
        case click.types.StringParamType():
            return "CHỮ/TEXT"
    return None


class Command(_Bilingual):
    """A subcommand."""


class LazyGroup(_Bilingual, click.Group):
    """A group that lists its commands from ``summaries`` and imports a command when it is invoked.

    The module named in the summary holds the click command as ``command``.
    """

    def __init__(self, *args: Any, summaries: Mapping[str, Summary], **options: Any) -> None:
        super().__init__(*args, **options)
        self.summaries = summaries

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        summary = self.summaries.get(cmd_name)
        return None if summary is None else import_module(summary.module).command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section("Lệnh / Commands"):
            for name, summary in self.summaries.items():
                margin = " " * formatter.current_indent
                formatter.write(f"{margin}{name:<{_LABEL_COLUMNS}}{summary.vi}\n")
                formatter.write(f"{margin}{'':<{_LABEL_COLUMNS}}{summary.en}\n")


def command(
    name: str, *, vi: str, en: str, examples: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], Command]:
    """Decorate a function as the subcommand ``name`` with its long help in both languages."""

    def decorate(function: Callable[..., Any]) -> Command:
        return click.command(name, cls=Command, vi=vi, en=en, examples=examples)(function)

    return decorate


def both(vi: str, en: str) -> str:
    """An option's help: Vietnamese first, then English."""
    return f"{vi} / {en}"
