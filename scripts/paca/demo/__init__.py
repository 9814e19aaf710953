"""The demo: a complete fictional repository of "Tỉnh Mẫu", with evidence, decisions and a real history.

The same seed and sizes give the same bytes and the same commit ids on any machine with the same engine:
no clock, no network, no configuration and no hash order takes part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import PacaError

AGENCIES = (2, 2000)
ITEMS = (1, 300)
# In the middle of comments on draft 2; adopted and tagged final; verified, with next year's edition at hand.
UNTIL = ("comments", "final", "verified")


@dataclass(frozen=True, slots=True)
class Demo:
    """What was written: submission files at HEAD, commits on ``main`` and the drafts' tags."""

    directory: Path
    agencies: int
    items: int
    submissions: int
    commits: int
    tags: tuple[str, ...]


def write_demo(
    directory: Path,
    *,
    agencies: int = 43,
    items: int = 52,
    seed: int = 2019,
    until: str = "comments",
    progress: Callable[[int, int], None] | None = None,
) -> Demo:
    """Write the demo into ``directory``, which must be new or empty.  ``progress`` gets (agencies done, all).

    ``agencies`` is 2..2000, ``items`` 1..300.  ``until`` is where the round stands at HEAD, one of UNTIL:
    the first commits and both drafts are the same whatever it is.  Raises PacaError where the directory is
    in use, a size is out of range or git is not there.
    """
    from shutil import which

    from .edition import make_edition
    from .fast_import import Repository
    from .history import write_history
    from .register import draw_agencies

    _require(agencies, AGENCIES, "số cơ quan", "agencies")
    _require(items, ITEMS, "số tiêu chí thành phần", "items")
    if until not in UNTIL:
        raise PacaError(f"until chỉ nhận {', '.join(UNTIL)}.", f"until must be one of {', '.join(UNTIL)}.")
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise PacaError(
            f"Thư mục {directory} đã có nội dung; hãy chọn một thư mục mới.",
            f"{directory} is not empty; choose a new directory.",
        )
    if which("git") is None:
        raise PacaError("Chưa có git trên máy; hãy cài git.", "git is not installed; install it first.")
    edition = make_edition(items=items, engine_root=Path(__file__).parents[3])
    everyone = draw_agencies(agencies=agencies, seed=seed)
    directory.mkdir(parents=True, exist_ok=True)
    with Repository(directory) as repository:
        written = write_history(repository, everyone, edition, seed=seed, progress=progress)
    commits, tags = written.commits, written.tags
    if until != UNTIL[0]:
        from .ending import write_ending

        more, named = write_ending(directory, everyone, edition, seed=seed)
        commits, tags = commits + more, (*tags, *named)
    if until == UNTIL[2]:
        from .next_edition import write_next_edition
        from .verification import write_verification

        for step in (write_verification, write_next_edition):
            more, named = step(directory, seed=seed)
            commits, tags = commits + more, (*tags, *named)
    return Demo(directory, agencies, items, written.submissions, commits, tags)


def _require(value: int, bounds: tuple[int, int], vi: str, en: str) -> None:
    low, high = bounds
    if not low <= value <= high:
        raise PacaError(f"Chỉ nhận {vi} từ {low} đến {high}.", f"{en} must be {low} to {high}.")
