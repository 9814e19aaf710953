"""The plan against what stands in the working tree, and the writing: no one's work is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import PacaError
from ..scaffold.files import write_new
from .carry import NextRound


@dataclass(frozen=True, slots=True)
class Outcome:
    """Paths by what becomes of them; ``before`` holds the texts of those that are written anew."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...]  # somebody has written there already: left alone
    before: Mapping[str, str]


def against(plan: NextRound, repo: Path) -> Outcome:
    """What writing would do.  Symbolic links are not followed: such a path counts as somebody's."""
    sorted_out: dict[str, list[str]] = {"new": [], "changed": [], "same": [], "kept": []}
    before: dict[str, str] = {}
    for path, text in sorted(plan.files.items()):
        target = repo / path
        if any(one.is_symlink() for one in (target, *target.parents) if one != repo and repo in one.parents):
            sorted_out["kept"].append(path)
        elif not target.exists():
            sorted_out["new"].append(path)
        elif (old := target.read_text(encoding="utf-8")) == text:
            sorted_out["same"].append(path)
        elif path in plan.rewritten:
            before[path] = old
            sorted_out["changed"].append(path)
        else:
            sorted_out["kept"].append(path)
    return Outcome(**{key: tuple(paths) for key, paths in sorted_out.items()}, before=before)


def write_next(plan: NextRound, repo: Path) -> Outcome:
    """Write what ``against`` tells; PacaError where a question must be answered first."""
    if plan.blocked:
        raise PacaError(
            "Chưa ghi gì: còn điều phải trả lời trước (xem mục Phải hỏi).",
            "Nothing was written: a question must be answered first (see the questions).",
        )
    outcome = against(plan, repo)
    for path in outcome.new:
        write_new(repo / path, plan.files[path])
    for path in outcome.changed:
        (repo / path).write_text(plan.files[path], encoding="utf-8", newline="\n")
    return outcome
