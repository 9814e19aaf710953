"""The agency's files on disk: read through the guard before a change, checked and swapped in after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..finding import Finding
from ..mend.folder import KINDS
from ..read.guard import guard
from ..read.models import model_of, validate
from ..read.parse import parse_file
from ..read.paths import Kind, Placed, classify
from ..read.tree import TreeSource


@dataclass(frozen=True, slots=True)
class Present:
    """What the agency has now: texts that can be edited, by name, and files that nothing may touch yet."""

    texts: Mapping[str, str]
    before: Mapping[str, bytes]
    unreadable: tuple[str, ...]


def present(source: TreeSource, *, year: int, agency: str) -> Present:
    """The record files of ``evidence/<year>/<agency>/``."""
    folder = f"evidence/{year}/{agency}/"
    wanted = [entry for entry in source.entries() if entry.path.startswith(folder)]
    wanted = [entry for entry in wanted if _kind(entry.path) in KINDS]
    texts, before, unreadable = {}, {}, []
    for entry, data in source.read(wanted):
        name = entry.path.removeprefix(folder)
        before[name] = data
        parsed = parse_file(_kind(entry.path), data, entry.path)  # type: ignore[arg-type]
        text = guard(data, entry.path).text
        if parsed.tree is None or text is None:
            unreadable.append(name)
        else:
            texts[name] = text
    return Present(texts, before, tuple(unreadable))


def _kind(path: str) -> Kind | None:
    placed = classify(path)
    return placed.kind if isinstance(placed, Placed) else None


def wrong(changed: Mapping[str, str], *, year: int, agency: str) -> Iterator[Finding]:
    """What the reader would say of the new texts."""
    for name, text in changed.items():
        path = f"evidence/{year}/{agency}/{name}"
        kind = _kind(path)
        assert kind is not None  # names come from ``apply``
        parsed = parse_file(kind, text.encode(), path)
        yield from parsed.findings
        if parsed.tree is not None and parsed.mark is not None:
            valid = validate(
                model_of(kind), parsed.tree, parsed.mark, path,
                key_marks=lambda kind=kind, text=text, path=path: parse_file(  # type: ignore[misc]
                    kind, text.encode(), path, keys=True
                ).mark,
            )  # fmt: skip
            yield from valid.findings
