"""A release built again from its commit and compared byte by byte with what was sealed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PacaError
from ..scaffold.repository import ENGINE
from .releasing import Order, assess_order, since_commit, write_outputs
from .reports import Paper

if TYPE_CHECKING:
    from ..seal.statement import Predicate, Statement
    from ..seal.verify import Alarm

Remark = tuple[str, str]


def rebuilt(
    statement: Statement, repo: Path, template: Path | None
) -> tuple[list[Alarm], tuple[Remark, ...]]:
    """What came out otherwise, and remarks on an engine or libraries that are not those of the release."""
    from ..publish.manifest import Change, differences
    from ..seal.copy import copy_of
    from ..seal.verify import Alarm, Kind

    said = statement.predicate
    order = _order(said, repo, template)
    words = {
        Change.CHANGED: ("dựng lại ra nội dung khác", "is built otherwise"),
        Change.MISSING: ("dựng lại không còn", "is not built any more"),
        Change.ADDED: ("dựng lại có thêm", "is built besides"),
    }
    with tempfile.TemporaryDirectory(prefix="paca-rebuild-") as scratch:
        folder = Path(scratch) / said.name
        folder.mkdir()
        write_outputs(order, assess_order(order), folder)
        found = copy_of(folder).files
    alarms = [
        Alarm(Kind.REBUILT, each.path, *words[each.change]) for each in differences(statement.outputs, found)
    ]
    return alarms, _remarks(said)


def _order(said: Predicate, repo: Path, template: Path | None) -> Order:
    from ..publish.manifest import file_digest
    from ..read.git_source import GitSource

    wanted = said.paper.template.sha256 if said.paper.template else None
    if wanted is not None and (template is None or file_digest(template) != wanted):
        raise PacaError(
            f"Bản này dùng mẫu Word riêng: hãy đưa đúng mẫu ấy (SHA-256 {wanted}): --template TỆP.docx",
            f"This release was made with a Word template: give that very one (SHA-256 {wanted}): "
            "--template FILE.docx",
        )
    commit = said.commit.git_commit if said.commit else f"refs/tags/{said.name}"
    commit = str(GitSource.open(repo, commit).revision.commit)
    since = said.since
    if since is None and said.audience == "public":
        since = since_commit(repo, None, commit)
    paper = Paper(said.paper.number, said.paper.signed_on, said.paper.signer, template if wanted else None)
    return Order(repo, said.name, commit, said.as_of, said.year, said.audience, since, paper)


def _remarks(said: Predicate) -> tuple[Remark, ...]:
    from ..seal.builder import builder

    here = builder(ENGINE)
    remarks = []
    if here.digest != said.builder.digest:
        remarks.append(
            (
                f"Bộ máy ở đây không phải bộ máy đã phát hành (paca {said.builder.version}): khác "
                "byte chưa hẳn là "
                "khác số.",
                f"The engine here is not the one of the release (paca {said.builder.version}): other "
                "bytes need "
                "not be other numbers.",
            )
        )
    other = [
        f"{name} {value} (ở đây / here: {here.libraries.get(name) or '–'})"
        for name, value in said.builder.libraries.items()
        if here.libraries.get(name) != value
    ]
    if other:
        told = ", ".join(other)
        remarks.append((f"Thư viện khác khi phát hành: {told}.", f"Libraries differ: {told}."))
    return tuple(remarks)
