"""MkDocs, run inside this process on the staged folder; what it logs comes back as messages."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from paca.errors import PacaError

from ..kept_templates import KeptTemplates

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.ext import Extension
    from mkdocs.theme import Theme

    from .mould import Moulds

_BEFORE_A_LINE = re.compile(r"\n\s+")


class SiteError(PacaError):
    """The site could not be built.  ``messages`` say why, one fact each; the old site is untouched."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        reasons = "\n".join(messages)
        super().__init__(f"Không dựng được trang.\n{reasons}", f"The site could not be built.\n{reasons}")
        self.messages = messages


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().strip())


def run_mkdocs(config_file: Path, *, epoch: int, moulds: Moulds) -> None:
    """Build the site that ``config_file`` describes, strictly, dated ``epoch`` (seconds since 1970, UTC).

    The pages that ``moulds`` holds are cast, or made by MkDocs too where they cannot be.
    Raises SiteError with MkDocs' warnings and errors; prints nothing.
    """
    with _environment(SOURCE_DATE_EPOCH=str(epoch), NO_MKDOCS_2_WARNING="1"), _collected() as collector:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        def made() -> Path:
            config = load_config(str(config_file))
            _keep_templates(config.theme)
            build(config)
            return Path(config.site_dir)

        try:
            if not moulds.cast(made()):
                moulds.write_held()
                made()
        except MkDocsException as error:  # includes Abort, which strict mode raises for a single warning
            raise SiteError((*collector.messages, str(error))) from error


def _keep_templates(theme: Theme) -> None:
    """The theme's templates, compiled once and not at every build, and without indentation."""
    make = theme.get_env

    def get_env() -> Environment:
        environment = make()
        environment.add_extension(_unindented())
        environment.bytecode_cache = KeptTemplates("theme")
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


def _unindented() -> type[Extension]:
    """An extension that takes what stands before each line of a template: a tenth of a small page is that.

    No template of the theme has preformatted text of its own; pages reach it as values.
    """
    from jinja2.ext import Extension

    class Unindented(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return _BEFORE_A_LINE.sub("\n", source)

    return Unindented


def theme_folder() -> Path:
    """Where Material's own templates lie."""
    import material

    return Path(material.__file__).parent / "templates"


@contextlib.contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {key: os.environ.get(key) for key in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value


@contextlib.contextmanager
def _collected() -> Iterator[_Collector]:
    logger, collector = logging.getLogger("mkdocs"), _Collector()
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagate
