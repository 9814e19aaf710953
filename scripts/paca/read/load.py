"""The whole of reading: a source → Records.  Nothing raises on bad input; nothing is lost silently.

Every file of the round (and of every edition) is either accepted or refused, and a refused one has
a finding at its path or at the folder that has no place.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from ..finding import Finding, Position
from ..records import Attachment, Located, Records, RefusedFile
from .assemble import Assembly, ReadFile
from .attachment.load import inspect_attachments
from .attachment.pdf_process import PdfProcess
from .cache import RecordCache
from .guard import most_bytes
from .memory import Memory
from .models import model_of, validate
from .parse import ParsedFile, parse_file
from .paths import Kind, Placed
from .placing import Placing, latest_year, place_round
from .report_text import read_report_texts
from .tree import TreeEntry, TreeSource
from .unparsed import secrets_in, secrets_of

__all__ = ["latest_year", "load_records", "read_places"]

_NO_RECORD = frozenset({Kind.ATTACHMENT, Kind.README, Kind.REPORT_TEXT})


@dataclass
class _Reading:
    """The state of one load: what was found and what became of it."""

    findings: list[Finding] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)  # path -> blob
    left_out: dict[str, frozenset[str]] = field(default_factory=dict)  # path -> names, of files taken in part
    accepted: list[str] = field(default_factory=list)

    def refuse(self, entry: TreeEntry, *findings: Finding) -> None:
        self.refused[entry.path] = entry.blob
        self.findings.extend(findings)


def load_records(
    source: TreeSource,
    *,
    year: int | None = None,
    cache: RecordCache | Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Records:
    """Reads the round of ``year`` (None: the latest) and every edition.

    ``progress`` is called with (files done, files in all), about every hundred files.
    """
    with collector_paused():
        placing = place_round(source.entries(), year)
        part = read_places(source, placing.places, year=placing.year, cache=cache, progress=progress)
        return _whole(placing, part, secrets_of(source, placing.unopened))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Records have no cycles; walking a growing heap again and again would cost a third of a large load."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _whole(placing: Placing, part: Records, secrets: Iterable[Finding]) -> Records:
    """The records of all places, with what placing found and what unopened files tell."""
    return replace(
        part,
        refused=tuple(sorted((*placing.refused, *part.refused), key=lambda file: (file.path, file.blob))),
        findings=tuple(sorted((*placing.findings, *part.findings, *secrets), key=Finding.sort_key)),
    )


def read_places(
    source: TreeSource,
    places: Sequence[tuple[TreeEntry, Placed]],
    *,
    year: int,
    cache: RecordCache | Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
    pdfs: PdfProcess | None = None,
) -> Records:
    """Records of some places of a round: of all, or of one agency's alone; the rest of them is empty then."""
    reading = _Reading()
    texts = [(entry, placed) for entry, placed in places if placed.kind not in _NO_RECORD]
    files = _read_texts(reading, source, texts, cache, progress)
    assembly = Assembly(files)
    attachments = []
    for entry, placed in places:
        if placed.kind is Kind.README:
            reading.accepted.append(entry.path)
    files_there = [(entry, placed) for entry, placed in places if placed.kind is Kind.ATTACHMENT]
    for entry, placed, facts, problems in inspect_attachments(
        source, files_there, cache_at=cache.path if cache else None, pdfs=pdfs
    ):
        if problems:
            reading.refuse(entry, *problems)
            continue
        reading.accepted.append(entry.path)
        attachments.append((placed, Attachment(entry.path, entry.blob, entry.size, facts)))
    written = []
    sections = [entry for entry, placed in places if placed.kind is Kind.REPORT_TEXT]
    for entry, section, problems in read_report_texts(source, sections):
        if section is None:
            reading.refuse(entry, *problems)
            continue
        reading.accepted.append(entry.path)
        reading.findings.extend(problems)
        written.append(section)
    editions = assembly.editions()
    owners = {placed.owner for _, placed in places if placed.owner and not placed.owner.startswith("_")}
    filed = assembly.filed(attachments, owners)
    agencies = assembly.agencies()
    working_group = assembly.working_group()
    rounds = files.get(Kind.ROUND, [])
    findings = [*reading.findings, *assembly.findings]
    return Records(
        year=year,
        edition=editions.get(year),
        editions=editions,
        round=Located(rounds[0].model, rounds[0].path, rounds[0].blob, rounds[0].mark) if rounds else None,
        agencies=agencies,
        filed=filed,
        working_group=working_group,
        accepted=tuple(sorted(reading.accepted)),
        refused=tuple(
            RefusedFile(path, blob, reading.left_out.get(path))
            for path, blob in sorted(reading.refused.items())
        ),
        findings=tuple(sorted(findings, key=Finding.sort_key)),
        report_texts=tuple(written),
    )


def _read_texts(
    reading: _Reading,
    source: TreeSource,
    texts: list[tuple[TreeEntry, Placed]],
    cache: RecordCache | Memory | None,
    progress: Callable[[int, int], None] | None,
) -> dict[Kind, list[ReadFile]]:
    """Parses and validates every record file; files of one kind keep the order of their paths."""
    known = cache.get((entry.blob, placed.kind) for entry, placed in texts) if cache is not None else {}
    fresh: dict[tuple[str, Kind], ParsedFile] = {}
    files: dict[Kind, list[ReadFile]] = {}
    done = 0

    def take(entry: TreeEntry, placed: Placed, parsed: ParsedFile, data: bytes | None) -> None:
        nonlocal done
        done += 1
        if progress is not None and done % 100 == 0:
            progress(done, len(texts))
        file = _validated(reading, source, entry, placed, parsed, data)
        if file is not None:
            files.setdefault(placed.kind, []).append(file)
            if cache is not None and data is not None and not file.valid.findings:
                fresh[entry.blob, placed.kind] = parsed

    unknown: dict[str, Placed] = {}
    asked: list[TreeEntry] = []
    for entry, placed in texts:
        if (parsed := known.get((entry.blob, placed.kind))) is not None:
            take(entry, placed, parsed, None)
        elif entry.size > most_bytes(entry.path):
            kilobytes = {"size": str(-(-entry.size // 1024)), "limit": str(most_bytes(entry.path) // 1024)}
            reading.refuse(entry, Finding("Y201", Position(entry.path), kilobytes))
        else:
            unknown[entry.path] = placed
            asked.append(entry)
    for entry, data in source.read(asked):
        placed = unknown.pop(entry.path)
        take(entry, placed, parse_file(placed.kind, data, entry.path), data)
    for entry in asked:
        if entry.path in unknown:
            reading.refuse(entry, Finding("F120", Position(entry.path)))
    if cache is not None:
        cache.put(fresh)
    if progress is not None:
        progress(len(texts), len(texts))
    for held in files.values():
        held.sort(key=lambda file: file.path)
    return files


def _validated(
    reading: _Reading,
    source: TreeSource,
    entry: TreeEntry,
    placed: Placed,
    parsed: ParsedFile,
    data: bytes | None,
) -> ReadFile | None:
    """The file as its model, or None; its findings and its acceptance are noted in ``reading``."""
    reading.findings.extend(parsed.findings)

    def refuse(*findings: Finding) -> None:
        content = data if data is not None else next((found for _, found in source.read([entry])), b"")
        reading.refuse(entry, *findings, *secrets_in(content, entry.path))

    if parsed.tree is None or parsed.mark is None:
        refuse()
        return None

    def key_marks():  # type: ignore[no-untyped-def]
        content = data if data is not None else next((found for _, found in source.read([entry])), b"")
        return parse_file(placed.kind, content, entry.path, keys=True).mark

    valid = validate(model_of(placed.kind), parsed.tree, parsed.mark, entry.path, key_marks=key_marks)
    file = ReadFile(placed, entry.path, entry.blob, parsed.mark, valid, parsed.body, parsed.body_line)
    if valid.model is not None and (mismatch := _mismatch(file)):
        refuse(*valid.findings, mismatch)
        return None
    if valid.findings:
        refuse(*valid.findings)
        if valid.model is not None:
            reading.left_out[entry.path] = valid.left_out(parsed.tree)
    else:
        reading.accepted.append(entry.path)
    return file if valid.model is not None else None


def _mismatch(file: ReadFile) -> Finding | None:
    """A file whose name says one thing and whose content another."""
    kind, placed, model = file.placed.kind, file.placed, file.model
    if kind is Kind.SUBMISSION:
        key, inside, outside = "item", model.item, placed.name
    elif kind is Kind.COMMENT:
        key, inside, outside = "id", model.id, placed.name
    elif kind in (Kind.ROUND, Kind.EDITION):
        key, inside, outside = "year", str(model.year), str(placed.year)
    else:
        return None
    if inside == outside:
        return None
    return Finding("F121", file.whole().where(key), {"key": key, "inside": inside, "outside": str(outside)})
