"""The Jinja environment of the pages: everything is escaped, a name that does not exist is an error."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from paca.output import notation, untrusted
from paca.output.language import say, spoken
from paca.output.language.foreign import isolate
from paca.output.language.speech import plural
from paca.output.language.template import Translated

from .words import STATES, lower_first, upper_first

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
        points=notation.points,
        number=notation.number,
        percent=notation.percent,
        change=notation.change,
        day=notation.day,
        days_left=notation.days_left,
        quantity=notation.quantity,
        prose=untrusted.render_markdown,
        lower_first=lower_first,
        upper_first=upper_first,
        web_link=web_link,
        apart=isolate,
        plural=plural,
    )
    environment.globals["states"] = STATES
    # A block of a page sees globals only, so the shared parts are one.
    environment.globals["parts"] = environment.get_template("pages/_parts.html.jinja").module
    return environment


def web_link(address: str) -> Markup:
    """An address that an agency typed: a link only if it leads to the web, else the text as it stands."""
    if not address.startswith(("https://", "http://")):
        return escape(address)
    return Markup('<a href="{}" rel="nofollow noopener noreferrer">{}</a>').format(
        address, say("địa chỉ công bố")
    )
