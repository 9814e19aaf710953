"""Which version is meant, and building it aside: all before the publication is touched."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PacaError
from ..output.notation import day
from .sites import Wish, build

if TYPE_CHECKING:
    from ..assessment import Assessment
    from ..publish.store import Store
    from ..publish.version import Version


def open_store(repo: Path, *, folder: Path | None, branch: str | None) -> Store:
    """Exactly one of ``--into`` and ``--branch``."""
    if (folder is None) == (branch is None):
        raise PacaError(
            "Hãy nói công bố vào đâu: --into THƯ_MỤC hoặc --branch NHÁNH (một trong hai).",
            "Say where to publish: --into DIR or --branch BRANCH (one of them).",
        )
    if folder is not None:
        from ..publish.folder import FolderStore

        return FolderStore(folder)
    from ..publish.branch import BranchStore

    assert branch is not None
    return BranchStore(repo, branch)


def checked_name(name: str) -> str:
    from ..publish.version import valid_name

    if valid_name(name):
        return name
    raise PacaError(
        f"{name!r} không thể là tên bản: dùng chữ thường không dấu, số, dấu chấm, dấu nối (ví dụ du-thao-2).",
        f"{name!r} cannot name a version: use small letters, digits, dots, hyphens (such as draft-2).",
    )


def revision_for(repo: Path, name: str, revision: str | None) -> str:
    """The revision asked for, else the tag of the version's name, else HEAD: always something committed."""
    from ..read import git_process

    if revision is not None:
        return revision
    tag = f"refs/tags/{name}"
    code, _, _ = git_process.output(repo, "rev-parse", "--verify", "--quiet", f"{tag}^{{commit}}")
    return tag if code == 0 else "HEAD"


def described(
    assessment: Assessment,
    *,
    name: str,
    title: str | None,
    final: bool | None,
    since: str | None,
    audience: str,
    aliases: tuple[str, ...],
) -> Version:
    """The version that ``assessment`` would be; its digest is not known yet."""
    from ..output.audience.policy import is_final
    from ..publish.version import Stage, Version

    round_ = assessment.records.round
    revision = assessment.revision
    if revision.commit is None or revision.on is None:
        raise PacaError(
            "Chỉ công bố được một commit: hãy ghi các thay đổi vào kho trước.",
            "Only a commit can be published: commit the changes first.",
        )
    final = is_final(assessment) if final is None else final
    public = audience == "public"
    return Version(
        name=name,
        title=title or (round_.model.stage if round_ else name),
        year=assessment.records.year,
        stage=Stage.FINAL if final else Stage.DRAFT,
        on=revision.on.replace(hour=0, minute=0, second=0) if public else revision.on,
        as_of=assessment.as_of,
        commit=None if public else revision.commit,
        since=None if public else since,
        audience=audience,
        aliases=aliases,
        digest="0" * 64,
    )


@contextmanager
def built_aside(wish: Wish, assessment: Assessment, version: Version) -> Iterator[Path]:
    """The site of ``version`` in a folder that is gone afterwards."""
    label = f"{version.title} · {day(version.as_of)}"
    with tempfile.TemporaryDirectory(prefix="paca-publish-") as scratch:
        out = Path(scratch) / "site"
        marked = replace(wish, out=out, publication={"name": version.name, "label": label})
        build(marked, assessment)
        yield out
