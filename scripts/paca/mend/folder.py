"""The working tree under mending: which files are an agency's own, and writing them back."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import PacaError
from ..read.guard import MAX_BYTES
from ..read.load import latest_year
from ..read.names import check_entry, twins
from ..read.paths import WORKING_GROUP, Kind, Placed, classify
from ..read.tree import TreeEntry, TreeSource
from .mend import Mended, mend_file

KINDS = frozenset({Kind.DOCUMENTS, Kind.FIGURES, Kind.EXPLANATIONS, Kind.SUBMISSION})
"""What an agency writes by hand; its attachments are evidence and are never touched."""


@dataclass(frozen=True, slots=True)
class FileMended:
    """One file that would change, or that may not be touched (then ``mended.text`` is None)."""

    path: str
    before: bytes
    mended: Mended

    @property
    def after(self) -> bytes:
        return self.before if self.mended.text is None else self.mended.text.encode("utf-8")


def mend_folder(
    source: TreeSource,
    *,
    year: int | None = None,
    agency: str | None = None,
    order: bool = False,
    hashes: bool = False,
) -> Iterator[FileMended]:
    """Every file of ``evidence/<year>/<agency>/`` (None: of all agencies) that has anything to say of it.

    Files whose name, kind or size the reader refuses are passed over: ``paca check`` speaks of them.
    """
    entries = source.entries()
    year = year if year is not None else latest_year(entries)
    doubtful = {path for _, paths in twins(entries) for path in paths}
    taken: dict[TreeEntry, Placed] = {}
    attached: dict[str, list[TreeEntry]] = {}
    for entry in entries:
        placed = classify(entry.path) if entry.path.startswith(f"evidence/{year}/") else None
        if not isinstance(placed, Placed) or placed.owner in (None, WORKING_GROUP):
            continue
        if agency not in (None, placed.owner) or entry.path in doubtful or check_entry(entry):
            continue
        if placed.kind in KINDS and entry.size <= MAX_BYTES:
            taken[entry] = placed
        elif placed.kind is Kind.ATTACHMENT:
            attached.setdefault(str(placed.owner), []).append(entry)
    digests = {owner: _digests(source, files) for owner, files in attached.items()} if hashes else {}
    placed_at = {entry.path: placed for entry, placed in taken.items()}
    for entry, data in source.read(taken):
        placed = placed_at[entry.path]
        own = digests.get(str(placed.owner), {}) if hashes else None
        mended = mend_file(placed.kind, entry.path, data, order=order, digests=own)
        found = FileMended(entry.path, data, mended)
        if mended.text is None or found.after != data:
            yield found


def _digests(source: TreeSource, entries: list[TreeEntry]) -> Mapping[str, str]:
    """The sha256 of each attachment by its path below attachments/."""
    return {
        str(placed.name): hashlib.sha256(data).hexdigest()
        for entry, data in source.read(entries)
        if isinstance(placed := classify(entry.path), Placed)
    }


def write_file(repo: Path, file: FileMended) -> None:
    """Writes one mended file, see ``replace_file``."""
    replace_file(repo, file.path, before=file.before, after=file.after)


def replace_file(repo: Path, path: str, *, before: bytes, after: bytes) -> None:
    """Puts ``after`` in the place of ``before`` by swap: whole or not at all, its permissions kept.

    PacaError where the file has changed since it was read, or does not stand where it seems to.
    """
    target = repo / path
    if target.is_symlink() or target.resolve() != repo.resolve() / path:
        raise PacaError(
            f"{path} không nằm trong kho dữ liệu, không được sửa.",
            f"{path} is not inside the repository and is not touched.",
        )
    if target.read_bytes() != before:
        raise PacaError(
            f"{path} vừa được sửa ở nơi khác. Hãy lưu lại rồi chạy lại lệnh này.",
            f"{path} has just been changed elsewhere. Save it and run this command again.",
        )
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".paca-", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(after)
        os.chmod(name, target.stat().st_mode & 0o777)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
