"""No text holds a secrecy mark, an identity, a private address or a denouncer's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction

from pydantic import BaseModel

from ...finding import Finding, Position, few
from ...privacy.scan import scan
from ...records import FiledSubmission, Located
from ..context import Context

Path = tuple[str | int, ...]

_NO_TEXT = frozenset({bool, int, Fraction, dt.date})


def check_round(context: Context) -> Iterator[Finding]:
    records = context.records
    group = records.working_group
    yield from _decisions(context)
    for located in (*group.verified_entries, *group.comments, *group.recommendations, *group.practices):
        yield from _record(located, None)
    for located in records.agencies.agencies:
        yield from _record(located, located.model.slug)
    if records.round is not None:
        yield from _record(records.round, None)


def check_agency(context: Context) -> Iterator[Finding]:
    yield from _decisions(context)
    for slug, files in context.filed():
        for filed in files.submissions.values():
            yield from _record(filed.front, slug)
            yield from few(_body(filed, slug))
        for group in (
            files.documents.values(),
            files.figures.values(),
            files.other_figures,
            files.explanations,
        ):
            for located in group:
                yield from _record(located, slug)
        for attachment in files.attachments.values():
            yield from _name(attachment.path, slug)
    for refused in context.records.refused:
        if refused.path.split("/")[3:4] == ["attachments"]:
            yield from _name(refused.path, refused.path.split("/")[2])


def _body(filed: FiledSubmission, slug: str) -> Iterator[Finding]:
    for hit in scan(filed.body):
        yield Finding(hit.code, Position(filed.front.path, filed.body_line + hit.line), {}, agency=slug)


def _decisions(context: Context) -> Iterator[Finding]:
    for decisions in context.records.working_group.decisions.values():
        for located in decisions:
            yield from _record(located, None)


def _name(path: str, slug: str) -> Iterator[Finding]:
    """A path is printed with every finding, so one whose name tells a secret is told by its folder."""
    for name in path.split("/")[4:]:
        for hit in scan(_words(name)):
            yield Finding(hit.code, Position(harmless_path(path)), {}, agency=slug)


def harmless_path(path: str) -> str:
    """``path`` cut before the first name below ``attachments/`` that tells a secret."""
    parts = path.split("/")
    if parts[3:4] == ["attachments"]:
        for at in range(4, len(parts)):
            if scan(_words(parts[at])):
                return "/".join(parts[:at])
    return path


def _words(name: str) -> str:
    """The name of a file or folder without its ending, as words."""
    stem, dot, ending = name.rpartition(".")
    return (stem if dot else ending).replace("_", " ")


def _record(located: Located, slug: str | None) -> Iterator[Finding]:
    texts = list(_texts(located.model, ()))
    # One scan for the whole record; only a record with a hit is looked at text by text.
    if not texts or not scan("\n".join(text for _, text in texts)):
        return
    for loc, text in texts:
        for code in dict.fromkeys(hit.code for hit in scan(text)):
            yield Finding(code, located.where(*loc), {}, agency=slug)


def _texts(value: object, loc: Path) -> Iterator[tuple[Path, str]]:
    """The strings of a record with their places.  Enumerations are no text."""
    if isinstance(value, BaseModel):
        children: Iterable[tuple[str | int, object]] = value.__dict__.items()
    elif isinstance(value, tuple):
        children = enumerate(value)
    elif isinstance(value, Mapping):
        children = ((str(key), child) for key, child in value.items())
    else:
        return
    for name, child in children:
        if type(child) is str:
            yield (*loc, name), child
        # Most values are numbers, days and empty lists: not worth a generator of their own.
        elif child and type(child) not in _NO_TEXT and not isinstance(child, Enum):
            yield from _texts(child, (*loc, name))
