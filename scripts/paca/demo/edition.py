"""The demo's own indicator set ("Bộ chỉ số mẫu"): fictional, 100 points, every fact marked placeholder.

With 52 items it has the structure of the engine's placeholder tree of 2019 where that lies beside the
package; otherwise (other sizes, an installed wheel) it is made up by ``synthetic``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ..model.asks import document_kinds, figure_keys
from ..model.edition import DocumentKind, FigureSpec, Node
from .register import LEAD
from .synthetic import SyntheticTree, synthetic_tree
from .yaml_out import dump

YEAR = 2019
PERIOD = ("2018-12-16", "2019-12-15")
MARK = "Nội dung mẫu, không phải văn bản thật."
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text, as in the engine's reader
_NULLS = ("", "null", "~")
_FACTS = ("title_status", "max_status", "code_status", "rule_status", "status")
# What comes late is worth; no source states it for the real set, so only the demo has it, each by turns.
_LATE = ("zero", "full", "judgement", "leave-out")
# Where the gap between self and reviewed score gathers (PAGES: "phần lớn do thiếu tài liệu ở B.5, B.7, C.1").
_WEAK = ("B.5", "B.7", "C.1")


@dataclass(frozen=True)
class DemoEdition:
    """The set as records and as the files that say the same."""

    files: Mapping[str, str]  # path -> YAML text
    items: tuple[Node, ...]
    figures: Mapping[str, FigureSpec]
    kinds: Mapping[str, DocumentKind]
    criteria: tuple[str, ...]
    lead_only: frozenset[str]

    def asked(self, slug: str) -> tuple[Node, ...]:
        return tuple(node for node in self.items if slug == LEAD or node.code not in self.lead_only)

    def weak(self, node: Node) -> bool:
        """Whether the item lies in one of the criteria where proof is lacking."""
        weak = tuple(code for code in _WEAK if code in self.criteria) or self.criteria[-1:]
        return str(node.parent) in weak

    @cached_property
    def weak_kinds(self) -> frozenset[str]:
        """Document kinds that only items of the weak criteria ask for: these are what agencies lack."""
        inside: set[str] = set()
        outside: set[str] = set()
        for node in self.items:
            (inside if self.weak(node) else outside).update(document_kinds(node))
        return frozenset(inside - outside)

    @cached_property
    def users(self) -> Mapping[str, tuple[Node, ...]]:
        """The items that need a figure, by the figure's key."""
        found: dict[str, list[Node]] = {}
        for node in self.items:
            for key in figure_keys(node.rule):
                found.setdefault(key, []).append(node)
        return {key: tuple(nodes) for key, nodes in found.items()}


def make_edition(*, items: int, engine_root: Path | None) -> DemoEdition:
    """An edition of ``items`` items; ``engine_root`` is where ``indicators/2019`` may lie."""
    tree = _adopted(engine_root / "indicators" / str(YEAR), items) if engine_root else None
    tree = tree or synthetic_tree(items)
    nodes = tuple(Node.model_validate(row) for row in tree.nodes)
    leaves = tuple(node for node in nodes if node.rule is not None)
    # A criterion is what stands above an item, whatever the depth of the tree.
    criteria = tuple(dict.fromkeys(str(node.parent) for node in leaves))
    return DemoEdition(
        files=_files(tree, items, len(criteria)),
        items=leaves,
        figures={row["key"]: FigureSpec.model_validate(row) for row in tree.figures},
        kinds={row["key"]: DocumentKind.model_validate(row) for row in tree.kinds},
        criteria=criteria,
        lead_only=frozenset(
            str(node.code) for node in leaves if node.suppliers is not None and not node.suppliers.all
        ),
    )


def _files(tree: SyntheticTree, items: int, criteria: int) -> dict[str, str]:
    parts = [row for row in tree.nodes if row.get("parent") is None]
    folder = f"indicators/{YEAR}"
    header = {
        "year": YEAR,
        "title": "Bộ chỉ số mẫu",
        "decision": "00/QĐ-MAU",
        "decision_date": "2020-05-04",
        "decision_title": "Bộ chỉ số mẫu dùng cho tỉnh Mẫu (hư cấu)",
        "period": {"start": PERIOD[0], "end": PERIOD[1]},
        "total_max": Fraction(100),
        "expected_counts": {"parts": len(parts), "criteria": criteria, "subcriteria": items},
        "completeness": "fictional",
        "fictional": True,
        "notes": ["Toàn bộ bộ chỉ số này là dữ liệu mẫu; không dùng để đánh giá thật."],
    }
    files = {f"{folder}/edition.yml": dump(header)}
    for part in parts:
        code = part["code"]
        rows = [row for row in tree.nodes if row["code"] == code or row["code"].startswith(f"{code}.")]
        files[f"{folder}/part-{code.lower()}.yml"] = dump({"items": rows})
    files[f"{folder}/figures.yml"] = dump({"figures": tree.figures})
    files[f"{folder}/documents.yml"] = dump({"documents": tree.kinds})
    return files


def _adopted(folder: Path, items: int) -> SyntheticTree | None:
    """The engine's placeholder tree with the demo's own marks and suppliers, where it has that many items."""
    if not (folder / "figures.yml").is_file() or not (folder / "documents.yml").is_file():
        return None
    nodes = [_plain(row) for path in sorted(folder.glob("part-*.yml")) for row in _read(path)["items"]]
    if any("code" not in row for row in nodes) or sum("rule" in row for row in nodes) != items:
        return None
    if sum((Fraction(row["max"]) for row in nodes if "parent" not in row), Fraction(0)) != 100:
        return None
    leaves = [row for row in nodes if "rule" in row]
    # A province has one outside index: asked of 43 agencies, it would come back with 43 values.
    lead = next((row for row in leaves if row["rule"]["kind"] == "outside-index"), leaves[-1])
    return SyntheticTree(
        nodes=[_marked_node(row, lead_only=row is lead) for row in nodes],
        figures=[_marked(row) for row in map(_plain, _read(folder / "figures.yml")["figures"])],
        kinds=[_marked(row) for row in map(_plain, _read(folder / "documents.yml")["documents"])],
    )


def _read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


def _plain(value: Any) -> Any:
    """Without empty fields: they would come back as text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if inner not in _NULLS}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _marked(row: dict[str, Any]) -> dict[str, Any]:
    """The row as a placeholder of the demo: no source of the real set stands beside fictional data."""
    kept = {key: value for key, value in row.items() if key not in ("source", "note")}
    return kept | {key: "placeholder" for key in _FACTS if key in kept}


def _marked_node(row: dict[str, Any], *, lead_only: bool) -> dict[str, Any]:
    node = _marked(row) | {"title_status": "placeholder", "max_status": "placeholder", "note": MARK}
    if "rule" not in node:
        return node
    node["suppliers"] = {"roles": ["inspection-lead"]} if lead_only else {"all": True}
    if node["rule"]["kind"] != "unscored":
        node["late"] = _LATE[sum(int(digit) for digit in node["code"] if digit.isdigit()) % len(_LATE)]
    if lead_only:
        return node | {"aggregate": "single"}
    # All agencies answer here, so "one answers" and "all must" of the real set would not fit.
    pooled = node["rule"]["kind"] == "ratio"
    return node | {"aggregate": "sum-of-figures" if pooled else "mean-of-scores"}
