"""``paca edition import``: plan what an annex table makes of an edition, then write it.

``plan_import`` is pure but for reading the table and the old files' comments; ``write_plan`` writes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ..errors import PacaError
from ..model.edition import (
    DocumentKindFile,
    EditionHeader,
    FigureFile,
    MappingFile,
    MappingLink,
    Node,
    NodeFile,
)
from ..model.values import FactStatus
from ..records import Edition
from .annex import Annex, read_annex
from .emit import emit, kept_comments
from .merge import Merge, merge
from .table import read_tables

TOTAL = Fraction(100)  # every edition known (2016-2023) is out of 100


@dataclass(frozen=True, slots=True)
class LostLink:
    """A mapping link of ``path`` that names a code which the edition of ``year`` no longer has."""

    path: str
    link: MappingLink
    year: int
    code: str


@dataclass(frozen=True)
class ImportPlan:
    """``files`` by path from the repository's root; ``removed`` are node files that nothing is left of."""

    year: int
    base_year: int | None
    annex: Annex
    merge: Merge
    header: EditionHeader
    files: Mapping[str, str]
    removed: tuple[str, ...]
    lost_links: tuple[LostLink, ...]
    affected: tuple[str, ...]  # submissions filed under a code that is gone or means something else now

    @property
    def blocked(self) -> bool:
        """Whether the table has errors, so that writing would lose something."""
        return any(problem.level == "error" for problem in self.annex.problems) or not self.annex.lines


def plan_import(
    table: Path,
    *,
    repo: Path,
    editions: Mapping[int, Edition],
    year: int,
    base_year: int | None = None,
    sheet: str | None = None,
    source: str | None = None,
    decision: str | None = None,
    decision_date: dt.date | None = None,
) -> ImportPlan:
    """What importing ``table`` as the edition of ``year`` would do.  PacaError if the table is unusable.

    Rules come from the edition of ``year`` where it exists, else from ``base_year``'s by mapping,
    code and title.  ``source`` defaults to the decision's number, then to the table's name.
    """
    base = editions.get(base_year if base_year is not None else year)
    if base_year is not None and base is None:
        have = ", ".join(map(str, sorted(editions)))
        raise PacaError(
            f"Không có bộ chỉ số năm {base_year}. Các năm: {have}.",
            f"No edition of {base_year}. Years: {have}.",
        )
    annex = read_annex(read_tables(table, sheet=sheet))
    header = _header(
        editions.get(year), year, decision=decision, decision_date=decision_date, table=table.name
    )
    old = tuple(located.model for located in base.nodes) if base else ()
    merged = merge(
        annex,
        old,
        source=source or header.decision or table.name,
        total=header.total_max,
        mapping=_mapping(editions.get(year), base.year) if base and base.year != year else None,
    )
    files, removed = _files(repo, editions.get(year), base, year, header, merged)
    codes = {node.code for node in merged.nodes}
    unsafe = {node.code for node in old if node.code and node.code not in codes}
    unsafe |= {line.code for line, _ in merged.changed_meaning}
    return ImportPlan(
        year=year,
        base_year=base.year if base else None,
        annex=annex,
        merge=merged,
        header=header,
        files=files,
        removed=removed,
        lost_links=_lost_links(editions, year, codes),
        affected=_affected(repo, year, unsafe) if base and base.year == year else (),
    )


def write_plan(plan: ImportPlan, repo: Path) -> tuple[str, ...]:
    """Write the planned files and remove emptied ones; returns the paths touched.  Refuses a blocked plan."""
    if plan.blocked:
        raise PacaError(
            "Bảng còn lỗi nên chưa ghi gì. Hãy sửa các dòng nêu trên rồi chạy lại.",
            "The table has errors, so nothing was written. Mend the rows named above and run again.",
        )
    for path, text in plan.files.items():
        target = repo / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    for path in plan.removed:
        (repo / path).unlink(missing_ok=True)
    return (*plan.files, *plan.removed)


def _header(
    old: Edition | None, year: int, *, decision: str | None, decision_date: dt.date | None, table: str
) -> EditionHeader:
    stated = {
        name: value
        for name, value in (("decision", decision), ("decision_date", decision_date))
        if value is not None
    }
    imported = {"completeness": "full"} | stated
    if old is not None:
        return old.header.model_copy(update=imported)
    return EditionHeader.model_validate(
        {
            "year": year,
            "title": f"Bộ chỉ số đánh giá công tác phòng, chống tham nhũng cấp tỉnh năm {year}",
            "total_max": TOTAL,
            "sources": (decision or table,),
        }
        | imported
    )


def _mapping(edition: Edition | None, other_year: int) -> dict[str, str]:
    links = edition.links if edition else ()
    return {one.model.code: one.model.other for one in links if one.model.year == other_year}


def _files(
    repo: Path, old: Edition | None, base: Edition | None, year: int, header: EditionHeader, merged: Merge
) -> tuple[dict[str, str], tuple[str, ...]]:
    folder = f"indicators/{year}"
    old_paths = sorted({located.path for located in old.nodes}) if old else []
    comments: dict[str, str] = {}
    heads: dict[str, str] = {}
    for path in [*old_paths, f"{folder}/edition.yml"]:
        if (repo / path).is_file():
            heads[path], above = kept_comments((repo / path).read_text(encoding="utf-8"))
            comments |= above
    files = {f"{folder}/edition.yml": emit(header, head=heads.get(f"{folder}/edition.yml", ""))}
    parts: dict[str, list[Node]] = {}
    for node in merged.nodes:
        parts.setdefault((node.code or "A")[0], []).append(node)
    for letter, nodes in parts.items():
        path = f"{folder}/part-{letter.lower()}.yml"
        files[path] = emit(NodeFile(items=tuple(nodes)), comments=comments, head=heads.get(path, ""))
    if old is None and base is not None:
        files |= _from_base(folder, base, merged)
    return files, tuple(path for path in old_paths if path not in files)


def _from_base(folder: str, base: Edition, merged: Merge) -> dict[str, str]:
    """What the rules carried into a new year's folder refer to, and how its codes continue the base's."""
    links = tuple(
        MappingLink(
            code=kept.line.code,
            year=base.year,
            other=kept.old.code or kept.old.key or "",
            relation="similar" if kept.retitled or kept.basis == "title" else "same",
            status=FactStatus.INFERRED,
        )
        for kept in merged.kept
    )
    figures = FigureFile(figures=tuple(one.model for one in base.figures.values()))
    documents = DocumentKindFile(documents=tuple(one.model for one in base.documents.values()))
    return {
        f"{folder}/figures.yml": emit(figures),
        f"{folder}/documents.yml": emit(documents),
        f"{folder}/mapping.yml": emit(MappingFile(links=links)),
    }


def _lost_links(editions: Mapping[int, Edition], year: int, codes: set[str | None]) -> tuple[LostLink, ...]:
    lost = []
    for edition in editions.values():
        for located in edition.links:
            link = located.model
            named = link.code if edition.year == year else link.other if link.year == year else None
            if named is not None and named not in codes:
                lost.append(LostLink(located.path, link, year, named))
    return tuple(lost)


def _affected(repo: Path, year: int, codes: set[str]) -> tuple[str, ...]:
    evidence = repo / "evidence" / str(year)
    found = (path for code in codes for path in evidence.glob(f"*/{code}.md"))
    return tuple(sorted(path.relative_to(repo).as_posix() for path in found))
