"""Which language messages are said in: ``--lang``, else ``PACA_LANG``, else Vietnamese."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Literal

import click

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_KEY = "paca.language"


def from_environment() -> Language:
    return "en" if os.environ.get("PACA_LANG", "").strip().lower() == "en" else "vi"


def asked_language(arguments: Sequence[str]) -> Language:
    """The language of a command line that could not be run, so that its failure is said in it too."""
    for word, following in zip(arguments, (*arguments[1:], ""), strict=True):
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in LANGUAGES:
            return value  # type: ignore[return-value]
    return from_environment()


def language() -> Language:
    """The language of the running command; the environment's outside of one."""
    context = click.get_current_context(silent=True)
    chosen = context.meta.get(_KEY) if context is not None else None
    return chosen or from_environment()


def say(vi: str, en: str) -> str:
    """The one of the two texts that the user reads."""
    return en if language() == "en" else vi


def _remember(context: click.Context, _parameter: click.Parameter, value: Language | None) -> None:
    if value is not None:
        context.meta[_KEY] = value  # meta is shared by a context and its children


def language_option() -> click.Option:
    """``--lang``, understood before and after the subcommand's name."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=_remember,
        help="Ngôn ngữ thông báo (mặc định: PACA_LANG, nếu không có là vi). / "
        "Language of messages (default: PACA_LANG, else vi).",
    )
