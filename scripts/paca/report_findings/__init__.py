"""Reporters: one result of a check, said in the form that its reader needs.

``report(result, form)`` gives the text; nothing here prints, reads a file or judges.
"""

from __future__ import annotations

from importlib import import_module

from ..check.catalogue.message import Language
from .result import Result
from .terminal import Lines, report_terminal

__all__ = ["FORMS", "Lines", "Result", "report"]

# Form -> its module here, imported on use: a check in a terminal need not load the others.
MODULES = {
    "text": "terminal",
    "json": "json_form",
    "github": "github",
    "markdown": "markdown",
    "sarif": "sarif",
    "gitlab": "gitlab",
    "junit": "junit",
}
FORMS = tuple(MODULES)


def report(
    result: Result,
    form: str,
    *,
    language: Language = "vi",
    colour: bool = False,
    lines: Lines | None = None,
) -> str:
    """``result`` in one of ``FORMS``.  ``colour`` and ``lines`` (source lines by path) serve "text" only.

    A form that does not exist raises KeyError.
    """
    if form == "text":
        return report_terminal(result, language=language, colour=colour, lines=lines)
    module = import_module(f"{__name__}.{MODULES[form]}")
    return getattr(module, f"report_{form}")(result, language=language)
