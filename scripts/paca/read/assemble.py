"""Validated files → Records: what belongs together is put together, and what is there twice is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..finding import Finding
from ..model.evidence import FigureScope
from ..records import (
    Agencies,
    AgencyFiles,
    Attachment,
    Edition,
    FiledSubmission,
    Located,
    Mark,
    WorkingGroupFiles,
)
from .echo import safe
from .models import Validated
from .paths import Kind, Placed


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file that was taken, whole or without its bad entries."""

    placed: Placed
    path: str
    blob: str
    mark: Mark | None
    valid: Validated
    body: str = ""
    body_line: int = 0

    @property
    def model(self) -> Any:
        return self.valid.model

    def whole(self) -> Located[Any]:
        return Located(self.model, self.path, self.blob, self.mark)

    def each(self, key: str) -> Iterator[Located[Any]]:
        """The entries of the list ``key``, each with its place in the file."""
        for position, entry in enumerate(getattr(self.model, key)):
            yield Located(entry, self.path, self.blob, self.mark, (key, self.valid.index(key, position)))


@dataclass
class Assembly:
    """Collects one round; ``findings`` grows as double keys are met."""

    files: Mapping[Kind, list[ReadFile]]
    findings: list[Finding] = field(default_factory=list)

    def _of(self, kind: Kind) -> list[ReadFile]:
        return self.files.get(kind, [])

    def _unique(self, entries: Iterable[Located[Any]], key: str) -> dict[str, Located[Any]]:
        """Entries by ``key``.  The first of each key stands; a later one is a finding."""
        found: dict[str, Located[Any]] = {}
        for entry in entries:
            name = getattr(entry.model, key)
            if name is None:
                continue
            first = found.setdefault(name, entry)
            if first is not entry:
                at = first.where(key)
                where = str(at.line) if at.path == entry.path else f"{at.path}:{at.line}"
                params = {"key": key, "value": safe(name), "first": where}
                self.findings.append(Finding("S330", entry.where(key), params))
        return found

    def editions(self) -> dict[int, Edition]:
        found: dict[int, Edition] = {}
        for header in self._of(Kind.EDITION):
            year = header.placed.year

            def entries(kind: Kind, key: str, year: int = year) -> list[Located[Any]]:
                return [
                    entry for file in self._of(kind) if file.placed.year == year for entry in file.each(key)
                ]

            nodes = entries(Kind.NODES, "items")
            coded = self._unique(nodes, "code")
            found[year] = Edition(
                header=header.model,
                nodes=tuple(
                    node for node in nodes if node.model.code is None or coded[node.model.code] is node
                ),
                figures=self._unique(entries(Kind.FIGURE_SPECS, "figures"), "key"),
                documents=self._unique(entries(Kind.DOCUMENT_KINDS, "documents"), "key"),
                links=tuple(entries(Kind.MAPPING, "links")),
            )
        return found

    def agencies(self) -> Agencies:
        for file in self._of(Kind.REGISTER):
            self._unique(file.each("groups"), "key")
            agencies = self._unique(file.each("agencies"), "slug")
            return Agencies(file.model.groups, tuple(agencies.values()), file.model)
        return Agencies()

    def filed(
        self, attachments: Iterable[tuple[Placed, Attachment]], owners: Iterable[str]
    ) -> dict[str, AgencyFiles]:
        parts: dict[str, dict[str, Any]] = {owner: {} for owner in owners}

        def of(file: ReadFile) -> dict[str, Any]:
            return parts.setdefault(str(file.placed.owner), {})

        for file in self._of(Kind.DOCUMENTS):
            of(file)["documents"] = self._unique(file.each("documents"), "key")
        for file in self._of(Kind.FIGURES):
            figures = list(file.each("figures"))
            whole = [figure for figure in figures if figure.model.scope is FigureScope.PERIOD]
            of(file)["figures"] = self._unique(whole, "key")
            of(file)["other_figures"] = tuple(
                figure for figure in figures if figure.model.scope is not FigureScope.PERIOD
            )
        for file in self._of(Kind.EXPLANATIONS):
            of(file)["explanations"] = tuple(self._unique(file.each("explanations"), "id").values())
        for file in self._of(Kind.SUBMISSION):
            submission = FiledSubmission(file.whole(), file.body, file.body_line)
            of(file).setdefault("submissions", {})[file.model.item] = submission
        for placed, attachment in attachments:
            held = parts.setdefault(str(placed.owner), {}).setdefault("attachments", {})
            held[str(placed.name)] = attachment
        return {slug: AgencyFiles(slug, **parts[slug]) for slug in sorted(parts)}

    def working_group(self) -> WorkingGroupFiles:
        decisions: dict[tuple[str, str | None], tuple[Located[Any], ...]] = {}
        for file in self._of(Kind.DECISIONS):
            for decision in file.each("decisions"):
                key = (decision.model.item, _slug(file))
                decisions[key] = (*decisions.get(key, ()), decision)
        return WorkingGroupFiles(
            decisions=decisions,
            verified_entries=tuple(self._all(Kind.VERIFIED, "scores")),
            comments=tuple(file.whole() for file in self._of(Kind.COMMENT)),
            recommendations=tuple(
                self._unique(self._all(Kind.RECOMMENDATIONS, "recommendations"), "id").values()
            ),
            practices=tuple(self._unique(self._all(Kind.PRACTICES, "practices"), "id").values()),
            extensions=tuple(self._all(Kind.EXTENSIONS, "extensions")),
            last_round={_slug(file): file.whole() for file in self._of(Kind.LAST_ROUND)},
            receipts={
                str(file.placed.name): tuple(file.each("receipts")) for file in self._of(Kind.RECEIPTS)
            },
        )

    def _all(self, kind: Kind, key: str) -> Iterator[Located[Any]]:
        for file in self._of(kind):
            yield from file.each(key)


def _slug(file: ReadFile) -> str | None:
    """The agency that a working group's file is about; None: ``province.yml``."""
    return None if file.placed.name == "province" else file.placed.name
