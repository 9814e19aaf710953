"""Records: the models of one tree with the place each value came from.

What ``read`` yields and ``check`` and ``score`` consume.  A file that could not be read is in
``refused`` and has at least one finding; nothing is lost silently: read = accepted + refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from .finding import Finding, Position
from .model.decision import Comment, Decision, Extension, Practice, Received, Recommendation, VerifiedScore
from .model.edition import DocumentKind, EditionHeader, FigureSpec, MappingLink, Node, Selector
from .model.evidence import Document, Explanation, FigureValue, Submission
from .model.last_round import LastRoundFile
from .model.register import Agency, AgencyGroup, Register
from .model.round import Round

Model = TypeVar("Model")

# Where a value of a file stands: (line, column, marks of its children by key or index, or None).
# Lines and columns start at 1; plain tuples, dicts and lists, so that they are cheap to cache.
Mark = tuple[int, int, "dict[str, Mark] | list[Mark] | None"]


@dataclass(frozen=True, slots=True)
class Located(Generic[Model]):
    """A model and where it came from.  ``base`` is the location of the model inside its file."""

    model: Model
    path: str
    blob: str
    mark: Mark | None = None
    base: tuple[str | int, ...] = ()

    def where(self, *loc: str | int) -> Position:
        """The position of the value at ``loc`` below this record, or of the nearest thing above it."""
        mark = self.mark
        if mark is None:
            return Position(self.path)
        for key in (*self.base, *loc):
            try:
                mark = mark[2][key]  # type: ignore[index]
            except (KeyError, IndexError, TypeError):
                break
        return Position(self.path, mark[0], mark[1])


@dataclass(frozen=True, slots=True)
class AttachmentFacts:
    """What the bytes of an attachment say.  ``kind`` is by content: pdf, docx, xlsx, jpg or png.

    ``pages`` of a PDF, ``pixels`` (width, height) of a picture.  ``held`` are the codes of findings that
    keep the file inside: hidden text, remarks, metadata, an author's name.
    """

    sha256: str
    size: int
    kind: str
    pages: int | None = None
    pixels: tuple[int, int] | None = None
    held: tuple[str, ...] = ()

    @property
    def publishable(self) -> bool:
        """Whether nothing was found that must not leave the house; a person still decides."""
        return not self.held


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file under an agency's ``attachments/``; refused files are not among them."""

    path: str
    blob: str
    size: int
    facts: AttachmentFacts | None = None


@dataclass(frozen=True, slots=True)
class FiledSubmission:
    """An agency's submission for one item: front matter and the thuyết minh (Markdown, untrusted)."""

    front: Located[Submission]
    body: str
    body_line: int


@dataclass(frozen=True)
class AgencyFiles:
    """All that one agency has filed and that could be read."""

    slug: str
    documents: Mapping[str, Located[Document]] = field(default_factory=dict)
    figures: Mapping[str, Located[FigureValue]] = field(default_factory=dict)  # whole-period figures by key
    other_figures: tuple[Located[FigureValue], ...] = ()  # other scopes: shown, never scored
    submissions: Mapping[str, FiledSubmission] = field(default_factory=dict)  # by item code
    explanations: tuple[Located[Explanation], ...] = ()
    attachments: Mapping[str, Attachment] = field(default_factory=dict)  # by path below attachments/


@dataclass(frozen=True)
class WorkingGroupFiles:
    """The working group's records.  ``decisions`` keeps the order of the files: later entries win."""

    decisions: Mapping[tuple[str, str | None], tuple[Located[Decision], ...]] = field(default_factory=dict)
    # keyed by (item code, agency slug); slug None is a decision on the province's item
    verified_entries: tuple[Located[VerifiedScore], ...] = ()  # in the file's order: later entries win
    comments: tuple[Located[Comment], ...] = ()
    recommendations: tuple[Located[Recommendation], ...] = ()
    practices: tuple[Located[Practice], ...] = ()
    extensions: tuple[Located[Extension], ...] = ()
    last_round: Mapping[str | None, Located[LastRoundFile]] = field(default_factory=dict)
    # what the round before left, by agency; None: on the province's items
    receipts: Mapping[str, tuple[Located[Received], ...]] = field(default_factory=dict)  # by agency slug

    @cached_property
    def verified(self) -> Mapping[str, Located[VerifiedScore]]:
        """The verified score that stands, by code."""
        return {entry.model.code: entry for entry in self.verified_entries}


@dataclass(frozen=True)
class Edition:
    """An indicator set put together from its files."""

    header: EditionHeader
    nodes: tuple[Located[Node], ...]  # every part, criterion and item, in the order of the files
    figures: Mapping[str, Located[FigureSpec]]
    documents: Mapping[str, Located[DocumentKind]]
    links: tuple[Located[MappingLink], ...] = ()

    @property
    def year(self) -> int:
        return self.header.year

    @cached_property
    def by_code(self) -> Mapping[str, Located[Node]]:
        return {node.model.code: node for node in self.nodes if node.model.code}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[Located[Node], ...]]:
        """Children by parent's code; ``None`` holds the parts."""
        found: dict[str | None, list[Located[Node]]] = {}
        for node in self.nodes:
            found.setdefault(node.model.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @cached_property
    def items(self) -> tuple[Located[Node], ...]:
        """The leaves that have a code and a rule: what is asked and scored."""
        return tuple(node for node in self.nodes if node.model.rule is not None and node.model.code)


@dataclass(frozen=True)
class Agencies:
    """The dated register."""

    groups: tuple[AgencyGroup, ...] = ()
    agencies: tuple[Located[Agency], ...] = ()
    register: Register | None = None

    @cached_property
    def by_slug(self) -> Mapping[str, Located[Agency]]:
        return {agency.model.slug: agency for agency in self.agencies}

    def select(self, selector: Selector | None, *, day: dt.date) -> tuple[Agency, ...]:
        """The agencies in being on ``day`` that ``selector`` asks, in the register's order."""
        if selector is None:
            return ()
        return tuple(
            agency
            for agency in (located.model for located in self.agencies)
            if agency.asked
            and (agency.valid_from is None or agency.valid_from <= day)
            and (agency.valid_to is None or day <= agency.valid_to)
            and (
                selector.all
                or agency.kind in selector.kinds
                or not set(agency.roles).isdisjoint(selector.roles)
            )
        )


@dataclass(frozen=True, slots=True)
class ReportText:
    """A section that the working group wrote for the report; ``number`` of the section counts from 1."""

    path: str
    blob: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that is not taken as it stands.

    ``left_out``: its other entries are in the records, only these (by key, slug, code or id; "" for one
    whose name cannot be read) are not, and the files that they may name ("attachments/a.pdf") are not
    either; None: nothing of the file is.
    """

    path: str
    blob: str
    left_out: frozenset[str] | None = None


@dataclass(frozen=True)
class Records:
    """Everything one tree says about one round."""

    year: int
    edition: Edition | None
    editions: Mapping[int, Edition]
    round: Located[Round] | None
    agencies: Agencies
    filed: Mapping[str, AgencyFiles]  # by agency slug, also for folders the register does not know
    working_group: WorkingGroupFiles
    accepted: tuple[str, ...]  # paths, sorted
    refused: tuple[RefusedFile, ...]
    findings: tuple[Finding, ...]  # the reader's own
    report_texts: tuple[ReportText, ...] = ()  # by path

    @property
    def read_count(self) -> int:
        return len(self.accepted) + len(self.refused)
