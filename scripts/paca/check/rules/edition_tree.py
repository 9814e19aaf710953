"""An edition hangs together: parents exist, leaves have a rule, suppliers and sources."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding, Position
from ...model.edition import Node, UnscoredRule
from ...model.values import FactStatus
from ...records import Edition, Located
from ..context import Context
from ..words import suggest

UNSURE = (FactStatus.PLACEHOLDER, FactStatus.PARTIAL, FactStatus.INFERRED, FactStatus.UNKNOWN)


def check_round(context: Context) -> Iterator[Finding]:
    for year in sorted(context.records.editions):
        edition = context.records.editions[year]
        if not context.unread.edition(year):
            yield from _codes(edition)
        yield from _leaves(edition)
        yield from _sources(edition)
        yield from _summary(edition)
    if context.edition is not None:
        yield from _suppliers(context, context.edition)


def _codes(edition: Edition) -> Iterator[Finding]:
    parents = {node.model.code: node.model.parent for node in edition.nodes if node.model.code}
    for located in edition.nodes:
        node = located.model
        if node.parent is not None and (node.parent not in parents or _loops(node.parent, parents)):
            params = {
                "item": _name(node),
                "parent": node.parent,
                "suggestion": suggest(node.parent, parents) or "—",
            }
            yield Finding("E813", located.where("parent"), params, item=node.code)


def _loops(code: str, parents: dict[str, str | None]) -> bool:
    met: set[str] = set()
    step: str | None = code
    while step is not None:
        if step in met:
            return True
        met.add(step)
        step = parents.get(step)
    return False


def _leaves(edition: Edition) -> Iterator[Finding]:
    for located in edition.nodes:
        node = located.model
        children = edition.children.get(node.code, ()) if node.code else ()
        if children and node.rule is not None:
            yield Finding("E814", located.where("rule"), {"item": _name(node)}, item=node.code)
        if node.code is None or children:
            continue
        siblings = edition.children.get(node.parent, ())
        if node.rule is None and any(other.model.rule is not None for other in siblings):
            yield Finding("E805", located.where("code"), {"item": node.code}, item=node.code)
        scored = node.rule is not None and not isinstance(node.rule, UnscoredRule)
        if scored and (node.not_arisen is None or node.missing is None):
            lacks = ", ".join(name for name in ("not_arisen", "missing") if getattr(node, name) is None)
            yield Finding("E817", located.where("code"), {"item": node.code, "lacks": lacks}, item=node.code)


def _suppliers(context: Context, edition: Edition) -> Iterator[Finding]:
    # An item that asks nobody may ask an agency of the register that could not be read.
    if not context.records.agencies.agencies or context.unread.register():
        return
    for located in edition.items:
        node = located.model
        if node.suppliers is None:
            yield Finding("E815", located.where("code"), {"item": node.code or ""}, item=node.code)
        elif context.frame.asked is not None and not context.asked_slugs.get(node.code or ""):
            asked = ", ".join((*node.suppliers.kinds, *node.suppliers.roles)) or "—"
            params = {"item": node.code or "", "asked": asked}
            yield Finding("E808", located.where("suppliers"), params, item=node.code)


def _sources(edition: Edition) -> Iterator[Finding]:
    """A fact called exact without a source, unless the edition as a whole names its sources."""
    if edition.header.sources or edition.header.fictional:
        return
    bare = [n for n in edition.nodes if n.model.title_status is FactStatus.EXACT and not n.model.source]
    if bare:
        params = {"count": str(len(bare)), "items": ", ".join(_name(n.model) for n in bare[:8])}
        yield Finding("E811", bare[0].where("title_status"), params)


def _summary(edition: Edition) -> Iterator[Finding]:
    """All that is not exact, said once an edition and not by the dozen."""
    unsure = [
        node
        for node in edition.nodes
        if node.model.title_status in UNSURE
        or node.model.max_status in UNSURE
        or node.model.code_status in UNSURE
    ]
    if unsure and not edition.header.fictional:
        params = {"year": str(edition.year), "count": str(len(unsure)), "total": str(len(edition.nodes))}
        yield Finding("E812", _head(edition, unsure[0]), params)


def _head(edition: Edition, node: Located[Node]) -> Position:
    folder = node.path.rpartition("/")[0]
    return Position(f"{folder}/edition.yml" if folder else node.path)


def _name(node: Node) -> str:
    return node.code or node.key or node.title
