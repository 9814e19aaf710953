"""Rules of the last edition for items of the new one that have none, where the mapping says that they go on.

An annex brings titles and points, never rules.  A rule goes over only from one item to one item, and
only if its points fit the new maximum; it is marked as a reading, never as exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..edition_tools.emit import emit, kept_comments
from ..edition_tools.merge import ITEM_FIELDS, best_points
from ..model.asks import document_kinds, figure_keys, leaf_rules
from ..model.edition import (
    ChecklistRule,
    CountRule,
    DeductionRule,
    DocumentKind,
    DocumentKindFile,
    FigureFile,
    FigureSpec,
    Node,
    NodeFile,
)
from ..model.values import FactStatus
from ..records import Edition, Located
from .carry import Carriage, Carried, Left, Question
from .forward import Forward


def carry_rules(forward: Forward, texts: Mapping[str, str]) -> tuple[Carriage, Edition]:
    """``texts`` are the new edition's files by path.  Also returns the edition with the rules added."""
    last, following = forward.last, forward.following
    made = Carriage()
    olds = {str(node.model.code): node for node in last.items}
    back: dict[str, list[tuple[str, str]]] = {}
    for code, ones in forward.on.items():
        for one in ones:
            if code in olds:
                back.setdefault(one.code, []).append((code, one.relation))
    given: dict[str, Node] = {}
    for located in following.nodes:
        node = located.model
        code = node.code
        if code is None or node.rule is not None or following.children.get(code) or code not in back:
            continue
        found = _from(node, back[code], olds, made, last.year, following.year)
        if found is not None:
            given[code] = found
            made.carried.append(
                Carried(
                    "rules",
                    located.path,
                    f"cách chấm, cơ quan, tài liệu từ {back[code][0][0]} ({last.year}), đánh dấu suy ra "
                    "hoặc tạm đặt",
                    f"rule, suppliers, documents of {back[code][0][0]} ({last.year}), marked inferred or "
                    "placeholder",
                    item=code,
                )
            )
    if not given:
        return made, following
    made.questions.append(
        Question(
            f"indicators/{following.year}/",
            f"Cách chấm chép từ {last.year} ({len(given)} tiêu chí; “năm {last.year}” đã thành “năm "
            f"{following.year}”): đối chiếu với phụ lục rồi sửa rule_status.",
            f"Rules copied from {last.year} ({len(given)} items): compare them with the annex, then change "
            "rule_status.",
        )
    )
    edition = _with(following, last, given)
    _emit(edition, following, texts, made, given)
    return made, edition


def _from(
    node: Node,
    back: list[tuple[str, str]],
    olds: Mapping[str, Located[Node]],
    made: Carriage,
    last: int,
    year: int,
) -> Node | None:
    def left(vi: str, en: str) -> None:
        for code, _ in back:
            made.left.append(Left(olds[code].path, f"cách chấm: {vi}", f"the rule: {en}", item=code))

    if len(back) > 1 or back[0][1] not in ("same", "similar"):
        left(f"{node.code} là tách hoặc gộp; hãy lập cách chấm mới", f"{node.code} is split or merged")
        return None
    old = olds[back[0][0]].model
    rule = old.rule
    own_points = best_points(rule) is not None or any(
        isinstance(one, (ChecklistRule, CountRule, DeductionRule)) for one in leaf_rules(rule)
    )
    if old.max != node.max and own_points:
        left(
            f"điểm của cách chấm không khớp điểm tối đa mới của {node.code}",
            "its points do not fit the maximum",
        )
        return None
    fields: dict[str, Any] = {name: getattr(old, name) for name in (*ITEM_FIELDS, "guidance")}
    fields = _of_year(Node.model_validate({**_STUB, **fields}).model_dump(mode="json"), last, year)
    fields = {name: fields[name] for name in (*ITEM_FIELDS, "guidance")}
    exact = old.rule_status is not FactStatus.PLACEHOLDER
    note = f"Cách chấm chép từ {old.code} bộ chỉ số {last}; chưa đối chiếu với phụ lục {year}."
    return Node.model_validate(
        node.model_dump(mode="json")
        | fields
        | {
            "rule_status": FactStatus.INFERRED.value if exact else FactStatus.PLACEHOLDER.value,
            "guidance": node.guidance or fields["guidance"],
            "note": f"{node.note}\n{note}" if node.note else note,
        }
    )


_STUB = {"code": "A", "title": "x", "title_status": "unknown", "max_status": "unknown"}


def _of_year(value: Any, last: int, year: int) -> Any:
    """ "năm 2019" becomes "năm 2020" in every text; other numbers stay."""
    if isinstance(value, str):
        return re.sub(rf"\bnăm {last}\b", f"năm {year}", value)
    if isinstance(value, dict):
        return {key: _of_year(one, last, year) for key, one in value.items()}
    if isinstance(value, list):
        return [_of_year(one, last, year) for one in value]
    return value


def _with(following: Edition, last: Edition, given: Mapping[str, Node]) -> Edition:
    """The edition with the given nodes, and with the figures and kinds of documents that they speak of."""
    figures: dict[str, Located[FigureSpec]] = dict(following.figures)
    documents: dict[str, Located[DocumentKind]] = dict(following.documents)
    wanted = [key for node in given.values() for key in figure_keys(node.rule)]
    while wanted:
        spec = last.figures.get(key := wanted.pop())
        if key not in figures and spec is not None:
            figures[key] = spec
            wanted += [*spec.model.sum_of, *([spec.model.part_of] if spec.model.part_of else [])]
    kinds = {kind for node in given.values() for kind in document_kinds(node)}
    kinds |= {spec.model.proof for spec in figures.values() if spec.model.proof}
    for kind in sorted(kinds):
        if kind not in documents and kind in last.documents:
            documents[kind] = last.documents[kind]
    nodes = tuple(
        replace(one, model=given[one.model.code]) if one.model.code in given else one
        for one in following.nodes
    )
    return replace(following, nodes=nodes, figures=figures, documents=documents)


def _emit(
    edition: Edition, before: Edition, texts: Mapping[str, str], made: Carriage, given: Mapping[str, Node]
) -> None:
    for path in sorted({one.path for one in edition.nodes if one.model.code in given}):
        nodes = tuple(one.model for one in edition.nodes if one.path == path)
        _put(path, NodeFile(items=nodes), texts, made)
    folder = f"indicators/{edition.year}"
    if len(edition.figures) > len(before.figures):
        figures = FigureFile(figures=tuple(one.model for one in edition.figures.values()))
        _put(f"{folder}/figures.yml", figures, texts, made)
    if len(edition.documents) > len(before.documents):
        documents = DocumentKindFile(documents=tuple(one.model for one in edition.documents.values()))
        _put(f"{folder}/documents.yml", documents, texts, made)


def _put(path: str, model: object, texts: Mapping[str, str], made: Carriage) -> None:
    head, above = kept_comments(texts[path]) if path in texts else ("", {})
    made.files[path] = emit(model, head=head, comments=above)
    made.rewritten.add(path)
