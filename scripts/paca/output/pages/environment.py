"""The Jinja environment of the pages: everything is escaped, a name that does not exist is an error."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from paca.output import notation, untrusted
from paca.output.language import say, spoken
from paca.output.language.foreign import isolate
from paca.output.language.speech import plural
from paca.output.language.template import Translated

from .words import STATES, lower_first

if TYPE_CHECKING:
    from jinja2 import Environment


def make_environment(templates: Path) -> Environment:
    """``templates`` is the folder ``site_templates``; compiled templates are kept for the next build.

    They are compiled in the language that is being written.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from paca.output.escaping import PlainEscaping
    from paca.output.kept_templates import KeptTemplates

    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=[Translated],
        bytecode_cache=KeptTemplates(f"pages-{spoken().tag}"),
    )
    environment.code_generator_class = PlainEscaping
    environment.extend(paca_language=spoken())
    environment.filters.update(
        points=_remembered(notation.points),
        number=_remembered(notation.number),
        percent=_remembered(notation.percent),
        change=_remembered(notation.change),
        day=_remembered(notation.day),
        days_left=_remembered(notation.days_left),
        quantity=notation.quantity,  # its unit is an agency's text and must be escaped
        prose=untrusted.render_markdown,
        lower_first=lower_first,
        web_link=web_link,
        apart=isolate,
        plural=plural,
    )
    environment.globals["states"] = STATES
    # A block of a page sees globals only, so the shared parts are one.
    environment.globals["parts"] = environment.get_template("pages/_parts.html.jinja").module
    return environment


def _remembered(write: Callable[..., str]) -> Callable[..., Markup]:
    """The same few thousand values stand on all pages: each is written once.  Digits need no escaping."""

    @lru_cache(maxsize=1 << 14)
    def written(value: object, *options: object) -> Markup:
        return escape(write(value, *options))

    return written


def web_link(address: str) -> Markup:
    """An address that an agency typed: a link only if it leads to the web, else the text as it stands."""
    if not address.startswith(("https://", "http://")):
        return escape(address)
    return Markup('<a href="{}" rel="nofollow noopener noreferrer">{}</a>').format(
        address, say("địa chỉ công bố")
    )
