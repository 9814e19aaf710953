"""click's usage errors in both languages."""

from __future__ import annotations

import click


def usage_texts(error: click.UsageError) -> tuple[str, str]:
    """Vietnamese and English text of a usage error; click's own English where it is a rare one."""
    english = error.format_message()
    match error:
        case click.NoSuchOption():
            vi = f"không có tùy chọn {error.option_name}."
            if error.possibilities:
                vi += f" Có phải bạn muốn: {', '.join(sorted(error.possibilities))}?"
        case click.BadOptionUsage() if "requires an argument" in english:
            vi = f"tùy chọn {error.option_name} cần một giá trị."
        case click.MissingParameter():
            vi = f"thiếu {_name(error)}."
        case click.BadParameter():
            choices = getattr(getattr(error.param, "type", None), "choices", None)
            vi = f"giá trị của {_name(error)} không hợp lệ."
            if choices:
                vi += f" Chọn một trong: {', '.join(map(str, choices))}."
        case _ if error.ctx is not None and "No such command" in english:
            vi = "không có lệnh này. Các lệnh: " + ", ".join(_commands(error.ctx)) + "."
        case _ if "unexpected extra argument" in english:
            vi = "thừa tham số: " + english.partition("(")[2].rstrip(")") + "."
        case _:
            vi = english
    return vi, english


def _name(error: click.BadParameter) -> str:
    """As it is typed: ``--signers`` for an option, its name in capitals for an argument."""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.human_readable_name.upper() if error.param is not None else str(error.param_hint)


def _commands(context: click.Context) -> list[str]:
    command = context.command
    return command.list_commands(context) if isinstance(command, click.Group) else []
