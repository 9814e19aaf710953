"""What a tree is to a reader: its leaves, their bytes, its history.  ``source`` opens one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from ..assessment import Change, Revision
from ..errors import PacaError
from ..model.report_text import FOLDER as TEXTS

ROOTS = ("evidence", "indicators")
"""The folders that scores rest on."""

PLACES = (*ROOTS, TEXTS)
"""With the report's sections: nothing else of a repository concerns an assessment."""


class TreeEntry(NamedTuple):
    """One leaf of the tree.

    ``path`` uses ``/`` and is from the repository's root; bytes that are not UTF-8 show as ``\\xff``.
    ``mode`` is git's: 100644, 100755 (executable), 120000 (symbolic link), 160000 (submodule); in the
    working tree also 010000 (pipe) and the other kinds of special files.  ``size`` is in bytes.
    """

    path: str
    blob: str
    mode: str
    size: int


class TreeSource(Protocol):
    """One tree to read from."""

    @property
    def revision(self) -> Revision:
        """What is read."""

    def entries(self) -> tuple[TreeEntry, ...]:
        """Every leaf below ``PLACES``, sorted by path."""

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        """The content of regular files, in the order asked; one that cannot be read is left out."""

    def changes(self) -> Mapping[str, Change]:
        """The newest commit that touched each path; empty where there is no history."""

    def default_day(self) -> dt.date:
        """The day the assessment is made for unless told otherwise; RevisionError where unknown."""


class RevisionError(PacaError):
    """The revision, or the repository, does not exist or cannot be read."""
