"""Where records are read from: the tree of one git commit, or the working tree of a clerk.

Both list and read the same way, so that everything after them is a function of bytes alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..assessment import Change, Revision
from ..errors import PacaError

if TYPE_CHECKING:
    from .stat_index import StatIndex

ROOTS = ("evidence", "indicators")
"""The folders that records are read from; nothing else of a repository concerns an assessment."""

VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""The day of a commit is the day in Viet Nam, whatever clock made the commit (no summer time there)."""


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
        """Every leaf below ``ROOTS``, sorted by path."""

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        """The content of regular files, in the order asked; one that cannot be read is left out."""

    def changes(self) -> Mapping[str, Change]:
        """The newest commit that touched each path; empty where there is no history."""

    def default_day(self) -> dt.date:
        """The day the assessment is made for unless told otherwise; RevisionError where unknown."""


class RevisionError(PacaError):
    """The revision, or the repository, does not exist or cannot be read."""


def open_source(
    repo: Path, revision: str | None = None, *, index: StatIndex | None = None
) -> TreeSource:
    """The tree of ``revision`` of the repository whose top folder is ``repo``; None: its working tree.

    The working tree needs no git; ``index`` spares it reading files that did not change.
    Raises RevisionError with what to do about it.
    """
    root = Path(repo).resolve()
    if not root.is_dir():
        raise RevisionError(
            f"Không có thư mục {repo}. Hãy kiểm tra lại đường dẫn.",
            f"There is no folder {repo}. Check the path.",
        )
    if revision is None:
        from .working_source import WorkingSource

        return WorkingSource(root, index)
    from .git_source import GitSource

    return GitSource.open(root, revision)
