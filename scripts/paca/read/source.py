"""Where records are read from: the tree of one git commit, or the working tree of a clerk.

Both list and read the same way, so that everything after them is a function of bytes alone.
"""

from __future__ import annotations

from pathlib import Path

from ..assessment import Revision
from .git_source import GitSource
from .stat_index import StatIndex
from .tree import RevisionError, TreeSource
from .working_source import WorkingSource


def open_source(repo: Path, revision: str | None = None, *, index: StatIndex | None = None) -> TreeSource:
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
        return WorkingSource(root, index)
    return GitSource.open(root, revision)


def identity(source: TreeSource) -> Revision:
    """What was read: the commit asked for, or HEAD where each file of the working tree is as committed there.

    A tree with any other file, name or mode is no commit's, and neither is one without a repository.
    """
    if not isinstance(source, WorkingSource):
        return source.revision
    try:
        head = GitSource.open(source.root, "HEAD")
    except RevisionError:
        return source.revision
    return head.revision if head.entries() == source.entries() else source.revision
