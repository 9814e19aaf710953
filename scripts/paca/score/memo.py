"""Scoring many trees that differ little: what rests on the same files is not computed again.

A history scores hundreds of trees of which each changes a file or two.  A draft is a function of the
edition, its submission and receipt, the figures and kinds of documents that its item asks for, the
deadlines and the decisions on it; where all of these are the same, so is the draft.  Only for records
read from trees: there a blob id stands for content.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from ..model.asks import document_kinds, figure_keys
from ..model.decision import Decision
from ..model.edition import Node
from ..records import AgencyFiles, Edition, FiledSubmission, Located, Records
from .entries import Draft, Filed, draft_entry, prepare
from .lateness import Timetable
from .ledger import refused_documents
from .scored import ScoredRound
from .tree import ItemScore


class ScoreMemo:
    """Remembers every draft and item that was scored; hand one to successive ``score_round``s.

    Its memory grows with the versions of files that it saw, as that of ``paca.read.memory`` does.
    """

    def __init__(self) -> None:
        self._drafts: dict[tuple[Hashable, ...], Draft] = {}
        self._last: dict[tuple[str, str], tuple[Hashable, Draft]] = {}  # by place: decisions, draft
        self._folders: dict[str, Hashable] = {}  # of the tree at hand
        self._before: dict[str, Hashable] = {}  # of the tree before
        self._unchanged: set[str] = set()
        self._items: dict[tuple[Hashable, ...], tuple[tuple[Draft, ...], ItemScore]] = {}
        self._prepared: dict[str, tuple[Hashable, Filed]] = {}
        self._terms: dict[str, int] = {}  # by agency: the number of its calendar and extensions
        self._numbered: dict[Hashable, int] = {}
        self._edition: Hashable = None
        self._asked: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}  # figures and documents by item
        self._rounds: dict[tuple[str, int, dt.date], ScoredRound] = {}

    def keep_round(self, commit: str, year: int, day: dt.date, scored: ScoredRound) -> None:
        """Keeps a round as scored at ``commit`` on ``day``: who asks for it again need not even read it."""
        self._rounds[commit, year, day] = scored

    def round(self, commit: str, year: int, day: dt.date) -> ScoredRound | None:
        return self._rounds.get((commit, year, day))

    def begin(self, edition: Edition) -> None:
        """A new tree: all of its edition counts as one thing."""
        now = _blobs((*edition.nodes, *edition.figures.values(), *edition.documents.values()))
        if now == self._edition:
            self._before = self._folders
        else:
            self._before = {}
            self._asked.clear()
        self._folders = {}
        self._edition = now
        self._unchanged.clear()

    def prepare(self, files: AgencyFiles, timetable: Timetable) -> Filed:
        """Shares what does not depend on submissions; those are looked up in the files at hand."""
        terms = (timetable.phases, _blobs(timetable.extensions))
        number = self._numbered.setdefault(terms, len(self._numbered))
        self._terms[files.slug] = number
        rests = (*files.documents.values(), *files.figures.values(), *files.explanations)
        key = (_blobs(rests), _blobs(timetable.receipts.values()), number)
        folder = (key, _blobs(submission.front for submission in files.submissions.values()))
        if self._before.get(files.slug) == folder:
            self._unchanged.add(files.slug)
        self._folders[files.slug] = folder
        known = self._prepared.get(files.slug)
        if known is None or known[0] != key:
            filed = prepare(files, timetable)
        else:
            filed = replace(known[1], files=files)
        self._prepared[files.slug] = (key, filed)
        return filed

    def draft(
        self,
        node: Node,
        edition: Edition,
        agency: str,
        filed: Filed | None,
        decisions: Sequence[Located[Decision]],
    ) -> Draft:
        """As ``draft_entry``."""
        place = (str(node.code), agency)
        decided = tuple((located.path, located.blob, located.base) for located in decisions)
        last = self._last.get(place)
        if last is not None and agency in self._unchanged and last[0] == decided:
            return last[1]
        submission = filed.files.submissions.get(place[0]) if filed else None
        key = (
            *place,
            self._edition,
            self._rests_on(node, agency, filed, submission, decisions) if filed else None,
            (submission.front.path, submission.front.blob) if submission else None,
            decided,
        )
        draft = self._drafts.get(key)
        if draft is None:
            draft = self._drafts[key] = draft_entry(node, edition, agency, filed, decisions)
        self._last[place] = decided, draft
        return draft

    def _rests_on(
        self,
        node: Node,
        agency: str,
        filed: Filed,
        submission: FiledSubmission | None,
        decisions: Sequence[Located[Decision]],
    ) -> Hashable:
        """What of an agency's folder a draft depends on, beside its submission."""
        if refused_documents(decisions):  # then on which document proves what
            return self._prepared[agency][0]
        asked = self._asked.get(str(node.code))
        if asked is None:
            asked = figure_keys(node.rule), frozenset(document_kinds(node))
            self._asked[str(node.code)] = asked
        figures, kinds = asked
        timetable, receipt = filed.timetable, None
        if submission is not None:
            name = submission.front.path.rpartition("/")[2]
            receipt = timetable.receipts.get((name, submission.front.blob))
        return (
            tuple(filed.figures.get(key) for key in figures),
            kinds & filed.proofs,
            str(node.code) in filed.explained,
            (receipt.path, receipt.blob, receipt.base) if receipt else None,
            self._terms[agency],
        )

    def item(
        self,
        node: Node,
        drafts: Sequence[Draft],
        records: Records,
        compute: Callable[[Node, Sequence[Draft], Records], ItemScore],
    ) -> ItemScore:
        """``compute(node, drafts, records)``, or what it gave for the very same drafts and decisions."""
        code, group = str(node.code), records.working_group
        verified = group.verified.get(code)
        decisions = group.decisions.get((code, None), ())
        key = (
            code,
            self._edition,
            tuple((located.path, located.blob, located.base) for located in decisions),
            (verified.blob, verified.base) if verified else None,
            tuple(map(id, drafts)),  # which live as long as they are kept here
        )
        known = self._items.get(key)
        if known is None:
            known = self._items[key] = tuple(drafts), compute(node, drafts, records)
        return known[1]


def _blobs(located: Iterable[Located]) -> frozenset[tuple[str, str]]:  # type: ignore[type-arg]
    return frozenset((one.path, one.blob) for one in located)
