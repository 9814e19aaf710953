"""The versions that came before a revision: its tags, asked of git once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import git_process


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the commit it names."""

    name: str
    commit: str


def head_of(root: Path, revision: str | None) -> str | None:
    """The full id of the commit that ``revision`` (None: HEAD) names, None where there is none."""
    code, out, _ = git_process.output(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision or 'HEAD'}^{{commit}}"
    )
    return out.decode().strip() if code == 0 else None


def tags_before(root: Path, revision: str | None) -> tuple[Tag, ...]:
    """Tags of commits that ``revision`` (None: HEAD) rests on, the latest first, without its own.

    For the working tree a tag on HEAD counts: the tree may already differ from it.  Empty where there
    is no git repository, no commit or no tag.
    """
    commit = head_of(root, revision)
    if commit is None:
        return ()
    code, out, _ = git_process.output(
        root,
        "for-each-ref",
        f"--merged={commit}",
        "--sort=-creatordate",
        "--format=%(refname:strip=2)%00%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)",
        "refs/tags",
    )
    if code != 0:
        return ()
    found = (Tag(*line.split("\0")) for line in out.decode("utf-8", "replace").splitlines() if "\0" in line)
    return tuple(tag for tag in found if revision is None or tag.commit != commit)
