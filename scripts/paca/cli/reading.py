"""Records of the working tree, for the commands that write files and need no score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..records import Records


def read_records(repo: Path, *, year: int | None = None, revision: str | None = None) -> Records:
    """Everything the tree of ``repo`` says about a round (default: the latest), without the cache."""
    from ..read.load import load_records
    from ..read.source import open_source

    return load_records(open_source(repo, revision), year=year)
