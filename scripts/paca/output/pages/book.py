"""What several pages look up in an assessment, put together once: nothing here is computed twice.

Counts, deadlines, who uses which document.  Points are the assessment's own; this module adds none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from paca.assessment import Assessment, Change, Entry, NodeScore, State
from paca.compare import Comparison, compare
from paca.finding import Position
from paca.model.decision import Decision
from paca.model.edition import Node
from paca.model.evidence import Document
from paca.model.register import Agency
from paca.model.round import Phase, Step
from paca.output.language import say
from paca.records import FiledSubmission, Located
from paca.three_scores import ThreeScores, three_scores

from .edit_links import Editor

NOT_FILED = frozenset({State.MISSING, State.NOT_ASKED, State.WITHHELD})
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The end of a step of the round; ``days`` is None where the day is not published."""

    phase: Phase | None
    days: int | None

    @property
    def until(self) -> dt.date | None:
        return self.phase.until if self.phase else None


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of submissions by state; ``asked`` is all of them."""

    asked: int
    filed: int
    by_state: Mapping[State, int]

    @property
    def percent(self) -> int:
        """Filed of asked, 0..100, for a bar beside the numbers."""
        return 100 * self.filed // self.asked if self.asked else 0

    def of(self, state: State) -> int:
        return self.by_state.get(state, 0)


@dataclass(frozen=True, slots=True)
class Use:
    """A document of one agency cited by a submission, figure or explanation."""

    agency: str
    item: str | None
    figure: str | None = None


@dataclass(frozen=True)
class Book:
    """An assessment with its indexes."""

    assessment: Assessment

    @property
    def title(self) -> str:
        held = self.assessment.records.round
        return held.model.title if held else say("Kỳ đánh giá {year}", year=self.assessment.records.year)

    @cached_property
    def items(self) -> tuple[NodeScore, ...]:
        """The scored leaves, in the edition's order."""
        return tuple(score for score in self.assessment.nodes.values() if self.is_item(score))

    @cached_property
    def parts(self) -> tuple[NodeScore, ...]:
        return tuple(
            score for score in self.assessment.nodes.values() if score.node and score.node.parent is None
        )

    def is_item(self, score: NodeScore) -> bool:
        return score.node is not None and score.node.rule is not None and bool(score.node.code)

    def node(self, code: str) -> Node | None:
        score = self.assessment.nodes.get(code)
        return score.node if score else None

    def title_of(self, code: str) -> str:
        node = self.node(code)
        return node.title if node else ""

    def part_of(self, code: str) -> str:
        """The letter of the part that a code stands in."""
        return code.split(".", 1)[0]

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that are asked anything or have filed anything, in the register's order."""
        involved = {agency.slug for asked in self.assessment.asked.values() for agency in asked}
        involved |= set(self.assessment.records.filed)
        return tuple(
            located.model
            for located in self.assessment.records.agencies.agencies
            if located.model.slug in involved
        )

    @cached_property
    def agency_by_slug(self) -> Mapping[str, Agency]:
        return {slug: located.model for slug, located in self.assessment.records.agencies.by_slug.items()}

    @cached_property
    def page_slugs(self) -> frozenset[str]:
        """Agencies that have a page of their own."""
        return frozenset(agency.slug for agency in self.agencies)

    def name(self, slug: str | None) -> str:
        agency = self.agency_by_slug.get(slug or "")
        return agency.name if agency else (slug or "")

    def short(self, slug: str) -> str:
        agency = self.agency_by_slug.get(slug)
        return (agency.short or agency.name) if agency else slug

    @cached_property
    def groups(self) -> tuple[tuple[str, str, tuple[Agency, ...]], ...]:
        """(key, title, agencies) in the register's order; agencies of unknown groups come last."""
        titles = {group.key: group.title for group in self.assessment.records.agencies.groups}
        held: dict[str, list[Agency]] = {key: [] for key in titles}
        for agency in self.agencies:
            held.setdefault(agency.group, []).append(agency)
        return tuple((key, titles.get(key, key), tuple(members)) for key, members in held.items() if members)

    @cached_property
    def by_agency(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries of each agency, in the edition's order of items."""
        return _grouped(self._ordered, lambda entry: entry.agency)

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries of each item, in the register's order of agencies."""
        return _grouped(self._ordered, lambda entry: entry.item)

    @cached_property
    def _ordered(self) -> tuple[Entry, ...]:
        entries = self.assessment.entries
        order = [
            (item.node.code or "", agency.slug)
            for item in self.items
            if item.node
            for agency in self.agencies
        ]
        return tuple(entries[key] for key in order if key in entries)

    @cached_property
    def part_points(self) -> Mapping[tuple[str, str], tuple[Fraction, Fraction]]:
        """(points, maximum) of the scored submissions by (agency, part's code), for comparison only."""
        found: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
        for entry in self._ordered:
            if entry.standing.points is not None and not entry.standing.left_out:
                key = (entry.agency, self.part_of(entry.item))
                points, maximum = found.get(key, (ZERO, ZERO))
                found[key] = (points + entry.standing.points, maximum + entry.standing.max)
        return found

    @cached_property
    def three(self) -> Mapping[str, ThreeScores]:
        """Self, reviewed and verified by code; the total under the empty code."""
        return {line.code: line for line in three_scores(self.assessment)}

    def since(self, earlier: Assessment) -> Comparison:
        """What changed since ``earlier``: asked by several pages, in each language, compared once."""
        known = self._compared.get(id(earlier))
        if known is None or known[0] is not earlier:
            known = self._compared[id(earlier)] = (earlier, compare(earlier, self.assessment))
        return known[1]

    @cached_property
    def _compared(self) -> dict[int, tuple[Assessment, Comparison]]:
        return {}

    @cached_property
    def comment_ids(self) -> frozenset[str]:
        """Comments that the audience may see."""
        return frozenset(one.model.id for one in self.assessment.records.working_group.comments)

    @cached_property
    def progress(self) -> Progress:
        return progress(self._ordered)

    def deadline(self, step: Step) -> Deadline:
        """The last phase of ``step``, with the days left to its end."""
        held = self.assessment.records.round
        placed = {place.key: place for place in self.assessment.calendar}
        found = Deadline(None, None)
        for phase in held.model.calendar if held else ():
            if phase.step is step:
                found = Deadline(phase, placed[phase.key].days_left if phase.key in placed else None)
        return found

    @cached_property
    def submit_deadline(self) -> Deadline:
        return self.deadline(Step.SUBMIT)

    @cached_property
    def explain_deadline(self) -> Deadline:
        return self.deadline(Step.EXPLAIN)

    def deadline_of(self, entry: Entry) -> Deadline:
        """When an agency must act on an entry: explain what was returned, file what is missing."""
        return self.explain_deadline if entry.state is State.RETURNED else self.submit_deadline

    @cached_property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        """Who cites each document, by (agency, document key)."""
        found: dict[tuple[str, str], dict[Use, None]] = {}
        for slug, files in self.assessment.records.filed.items():
            for code, filed in files.submissions.items():
                for key in filed.front.model.documents:
                    found.setdefault((slug, key), {})[Use(slug, code)] = None
            for located in (*files.figures.values(), *files.other_figures):
                for key in located.model.documents:
                    found.setdefault((slug, key), {})[Use(slug, None, located.model.key)] = None
            for explanation in files.explanations:
                for key in explanation.model.documents:
                    found.setdefault((slug, key), {})[Use(slug, explanation.model.item)] = None
        return {key: tuple(uses) for key, uses in found.items()}

    @cached_property
    def proving(self) -> Mapping[str, frozenset[str]]:
        """Agencies that registered a document of each kind."""
        found: dict[str, set[str]] = {}
        for slug, files in self.assessment.records.filed.items():
            for located in files.documents.values():
                for kind in located.model.proves:
                    found.setdefault(kind, set()).add(slug)
        return {kind: frozenset(slugs) for kind, slugs in found.items()}

    @cached_property
    def decided(self) -> Mapping[str, tuple[tuple[str | None, tuple[Located[Decision], ...]], ...]]:
        """By item: whom decisions are on (None: the province), and the decisions in order."""
        found: dict[str, list[tuple[str | None, tuple[Located[Decision], ...]]]] = {}
        for (item, agency), made in self.assessment.records.working_group.decisions.items():
            if made:
                found.setdefault(item, []).append((agency, made))
        return {item: tuple(all_made) for item, all_made in found.items()}

    @cached_property
    def answered(self) -> Mapping[str, tuple[tuple[str, str | None], ...]]:
        """By comment: the (item, agency) whose decisions answer it, in the order of the decisions."""
        found: dict[str, dict[tuple[str, str | None], None]] = {}
        for on, made in self.assessment.records.working_group.decisions.items():
            for one in made:
                if one.model.comment:
                    found.setdefault(one.model.comment, {})[on] = None
        return {comment: tuple(on) for comment, on in found.items()}

    @cached_property
    def figure_items(self) -> Mapping[str, tuple[str, ...]]:
        """Items whose rule needs a figure, by the figure's key."""
        from paca.model.asks import figure_keys

        found: dict[str, list[str]] = {}
        for item in self.items:
            if item.node and item.node.rule:
                for key in figure_keys(item.node.rule):
                    found.setdefault(key, []).append(item.node.code or "")
        return {key: tuple(codes) for key, codes in found.items()}

    def figure_title(self, key: str) -> str:
        edition = self.assessment.records.edition
        located = edition.figures.get(key) if edition else None
        return located.model.title if located else key

    def figure_unit(self, key: str) -> str:
        edition = self.assessment.records.edition
        located = edition.figures.get(key) if edition else None
        return located.model.unit if located else ""

    def kind_title(self, key: str) -> str:
        edition = self.assessment.records.edition
        located = edition.documents.get(key) if edition else None
        return located.model.title if located else key

    def document(self, slug: str, key: str) -> Located[Document] | None:
        files = self.assessment.records.filed.get(slug)
        return files.documents.get(key) if files else None

    def submission(self, slug: str, code: str) -> FiledSubmission | None:
        files = self.assessment.records.filed.get(slug)
        return files.submissions.get(code) if files else None

    def change(self, position: Position | None) -> Change | None:
        return self.assessment.changes.get(position.path) if position else None

    @cached_property
    def editor(self) -> Editor | None:
        """The forge's editor, where the round names its repository; no public assessment does."""
        records = self.assessment.records
        repository = records.round.model.repository if records.round else None
        if repository is None:
            return None
        return Editor(repository, frozenset((*records.accepted, *(file.path for file in records.refused))))

    @property
    def fictional(self) -> bool:
        held = self.assessment.records.round
        return bool(held and held.model.province.fictional)


def progress(entries: Iterable[Entry]) -> Progress:
    counts: dict[State, int] = {}
    for entry in entries:
        counts[entry.state] = counts.get(entry.state, 0) + 1
    asked = sum(count for state, count in counts.items() if state is not State.NOT_ASKED)
    unknown = counts.get(State.MISSING, 0) + counts.get(State.WITHHELD, 0)
    return Progress(asked, asked - unknown, counts)


def document_label(document: Document) -> str:
    """What a document is called in a sentence: its number, or its title."""
    return document.number or document.title


def _grouped(entries: Iterable[Entry], key) -> Mapping[str, tuple[Entry, ...]]:  # noqa: ANN001 - local helper
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(key(entry), []).append(entry)
    return {name: tuple(members) for name, members in found.items()}
