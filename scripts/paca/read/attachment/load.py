"""The attachments of one tree: each accepted with its facts, or refused with findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from ...finding import Finding, Position
from ...records import AttachmentFacts
from ..paths import Placed
from ..tree import TreeEntry, TreeSource
from . import cache
from .inspect import extension, inspect, problems, refused_by_name
from .limits import MAX_BYTES
from .pdf_process import PdfProcess
from .verdict import Verdict

_UNREAD = "0" * 40  # the id of what may not be opened


class Inspected(NamedTuple):
    """``findings`` refuse the file; without any, ``facts`` are there."""

    entry: TreeEntry
    placed: Placed
    facts: AttachmentFacts | None
    findings: tuple[Finding, ...]


def inspect_attachments(
    source: TreeSource,
    places: Sequence[tuple[TreeEntry, Placed]],
    *,
    cache_at: Path | None = None,
    pdfs: PdfProcess | None = None,
) -> Iterator[Inspected]:
    """One result for each place, in their order.  ``cache_at`` is the SQLite file of the record cache.

    ``pdfs`` is the process of a caller who asks more than once; it is left running.
    """
    opened = [entry for entry, placed in places if _closed(entry, placed) is None]
    verdicts = _verdicts(source, opened, cache_at, pdfs) if opened else {}
    for entry, placed in places:
        yield _result(entry, placed, verdicts)


def _result(entry: TreeEntry, placed: Placed, verdicts: Mapping[str, Verdict]) -> Inspected:
    if (closed := _closed(entry, placed)) is not None:
        return Inspected(entry, placed, None, (closed,))
    verdict = verdicts.get(_key(entry))
    if verdict is None:
        return Inspected(entry, placed, None, (Finding("F120", Position(entry.path)),))
    found = tuple(
        Finding(problem.code, Position(entry.path), problem.params, agency=placed.owner)
        for problem in problems(str(placed.name), verdict)
    )
    return Inspected(entry, placed, verdict.facts, found)


def _closed(entry: TreeEntry, placed: Placed) -> Finding | None:
    """Why a file is refused without a look inside."""
    if (problem := refused_by_name(str(placed.name))) is not None:
        return Finding(problem.code, Position(entry.path), problem.params, agency=placed.owner)
    if entry.size > MAX_BYTES:
        sizes = {"size": _megabytes(entry.size), "limit": _megabytes(MAX_BYTES)}
        kind = {"extension": extension(str(placed.name))}
        return Finding("D524", Position(entry.path), sizes | kind, agency=placed.owner)
    return None


def _megabytes(size: int) -> str:
    return str(-(-size // (1024 * 1024)))


def _key(entry: TreeEntry) -> str:
    return entry.blob if entry.blob != _UNREAD else entry.path


def _verdicts(
    source: TreeSource, opened: list[TreeEntry], cache_at: Path | None, pdfs: PdfProcess | None
) -> dict[str, Verdict]:
    """The verdict on each content, opened once however many files hold it."""
    unique = {_key(entry): entry for entry in opened}
    verdicts = dict(cache.known(cache_at, unique)) if cache_at else {}
    asked = {entry.path: key for key, entry in unique.items() if key not in verdicts}
    fresh: dict[str, Verdict] = {}
    with PdfProcess() if pdfs is None else nullcontext(pdfs) as process:
        for entry, data in source.read([unique[key] for key in asked.values()]):
            verdict = inspect(data, process)
            verdicts[asked[entry.path]] = verdict
            if len(data) <= MAX_BYTES and entry.blob == asked[entry.path]:  # else edited while it was read
                fresh[entry.blob] = verdict
    if cache_at:
        cache.keep(cache_at, fresh)
    return verdicts
