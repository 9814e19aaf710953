"""The door of ``paca check``: a revision in, its findings out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ..check.context import Frame
from ..check.numbers import Numbers, numbers_of
from ..check.run import (
    check_across,
    check_agency,
    check_round,
    check_text,
    frame_of,
    in_order,
    without_secrets,
)
from ..read.attachment.pdf_process import PdfProcess
from ..read.cache_place import cache_file
from ..read.git_source import GitSource
from ..read.git_trees import root_ids
from ..read.guard import most_bytes
from ..read.load import collector_paused, read_places
from ..read.paths import Kind
from ..read.placing import latest_year, place_round
from ..read.source import open_source
from ..read.stat_index import StatIndex
from ..read.tree import TreeEntry, TreeSource
from ..read.unparsed import secrets_of
from ..records import Records, ReportText
from ..score.run import computed_scores, score_round, who_is_asked
from .ahead import Ahead
from .kept import WHOLE, Kept, engine_version
from .memory import Memory, plain_whole, whole_of
from .plan import Part, Place, digest, plan_of
from .results import AgencyResult, Checked, RoundResult
from .since import STATE, Standing, State, narrowed, own_findings, stands

Progress = Callable[[int, int], None]

INDEX_FORM = "1"
"""Changes with what ``StatIndex`` notes."""

MOST_SCORED = 20_000
"""Files up to which a check or a review scores the whole round: about a second and a half."""

_NO_TEXT = frozenset({Kind.ATTACHMENT, Kind.README, Kind.REPORT_TEXT})


def check_revision(
    repo: Path,
    revision: str | None = None,
    *,
    as_of: dt.date | None = None,
    year: int | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Checked:
    """Checks ``revision`` of ``repo``: the findings of ``assess``, without the scores of the round.

    Parts whose files did not change since the last check are not read again.  Raises as ``assess`` does.
    """
    place = cache_file(repo) if use_cache else None
    kept = Kept(place) if place is not None else None
    index = None
    if kept is not None and revision is None:
        form, noted = kept.get("index").get("index", ("", None))
        index = StatIndex(noted if form == INDEX_FORM and isinstance(noted, dict) else None)
    source = open_source(repo, revision, index=index)
    if kept is not None and isinstance(source, GitSource) and (trees := root_ids(source)) is not None:
        return _of_commit(kept, source, trees, as_of or source.default_day(), year, progress)
    entries = source.entries()
    day = as_of or source.default_day()
    year = year if year is not None else latest_year(entries)
    if kept is None:
        return _Check(source, entries, day, year, None, progress).checked()
    if index is not None and index.changed:
        kept.put([("index", INDEX_FORM, index.now)])
    return _remembered(kept, source, entries, day, year, progress)


def _remembered(
    kept: Kept,
    source: TreeSource,
    entries: Sequence[TreeEntry],
    day: dt.date,
    year: int,
    progress: Progress | None,
) -> Checked:
    """The whole result where nothing at all changed, else that of the parts."""
    version = engine_version()
    folder = f"{'tree' if source.revision.commit is None else 'other'}/{year}"
    lines = (f"{entry.mode} {entry.blob} {entry.path}" for entry in entries)
    key = digest((version, day.isoformat(), *lines))
    if (checked := whole_of(kept.get(folder).get(folder), key, source.revision, day)) is not None:
        return checked
    memory = Memory(kept, folder + "/", version, day)
    checked = _Check(source, entries, day, year, memory, progress).checked()
    if memory.usable:
        memory.save((folder, key, plain_whole(checked)))
    return checked


def _of_commit(
    kept: Kept,
    source: GitSource,
    trees: tuple[str, ...],
    day: dt.date,
    asked: int | None,
    progress: Progress | None,
) -> Checked:
    """The whole result where these very folders were checked before, else with what differs since."""
    version = engine_version()
    key = digest((version, day.isoformat(), str(asked), *trees))
    name = WHOLE + key
    if (checked := whole_of(kept.get(name).get(name), key, source.revision, day)) is not None:
        return checked
    state = State.of(kept.get(STATE).get(STATE), version)
    if state is not None and (found := narrowed(source, state, trees, asked)) is not None:
        latest, year = state.latest, state.year
        memory = Memory(kept, f"commit/{year}/", version, day)
        standing = stands(memory, state, source, *found)
    else:
        standing = None
    if standing is None:
        latest = latest_year(source.entries())
        year = asked if asked is not None else latest
        memory = Memory(kept, f"commit/{year}/", version, day)
    place = standing.source if standing is not None else source
    check = _Check(place, place.entries(), day, year, memory, progress, standing)
    checked = check.checked()
    if memory.usable:
        rows = [(name, key, plain_whole(checked))]
        own = own_findings(check.placing, check.unopened, place.entries(), memory.keys)
        if own is not None:
            own |= standing.own if standing is not None else {}
            rows.append(State(trees, year, latest, memory.keys, checked.filed, own).row(version))
        memory.save(*rows)
    return checked


class _Check:
    """One check: which parts must be read, and what comes of all of them."""

    def __init__(
        self,
        source: TreeSource,
        entries: Sequence[TreeEntry],
        day: dt.date,
        year: int,
        memory: Memory | None,
        progress: Progress | None,
        standing: Standing | None = None,
    ) -> None:
        self.day, self.memory, self.progress = day, memory, progress
        self.placing = place_round(entries, year)
        self.standing = standing
        self.plan = plan_of(self.placing)
        if standing is not None:
            agencies = {slug: part for slug, part in self.plan.agencies.items() if slug in standing.touched}
            self.plan = replace(self.plan, agencies=agencies)
        self.source: TreeSource = source
        self.cache = memory.records if memory is not None else None
        self.done = self.total = 0

    def checked(self) -> Checked:
        with collector_paused(), PdfProcess() as pdfs:
            self.pdfs = pdfs
            return self._checked()

    def _checked(self) -> Checked:
        plan, memory = self.plan, self.memory
        whole = memory.round(plan.round.digest) if memory is not None else None
        frame_places = plan.round.places if whole is None else plan.frame
        if whole is not None and memory is not None:
            memory.rest(plan, whole)
        # Without the round's own result nobody knows yet what the agencies' rest on: all are made ready.
        stale = [slug for slug in plan.agencies if memory is None or memory.agency(slug) is None]
        ahead = self._ahead([frame_places, *(plan.agencies[slug].places for slug in stale)])
        shared = self._read(ahead, frame_places)
        if whole is None:
            shared = _with_refused(shared, plan.round)
            frame = frame_of(shared, who_is_asked(shared))
            found = (*shared.findings, *check_round(frame, as_of=self.day))
            whole = RoundResult(
                tuple(map(without_secrets, found)), len(shared.accepted),
                len(shared.refused), frame.comments, shared.refused,
            )  # fmt: skip
            if memory is not None:
                memory.keep_round(plan.round.digest, whole)
                memory.rest(plan, whole)
        else:
            shared = replace(shared, refused=whole.unread)
            frame = Frame(shared, who_is_asked(shared), whole.comments)
        results = dict(self.standing.results) if self.standing is not None else {}
        for slug, part in plan.agencies.items():
            result = memory.agency(slug) if memory is not None else None
            if result is None:
                result = self._agency(slug, part, frame, ahead)
                if memory is not None:
                    memory.keep_agency(slug, result)
            results[slug] = result
        if memory is not None:
            memory.usable = not ahead.edited
        facts = {slug: result.facts for slug, result in results.items()}
        parts = (whole, *results.values())
        self.unopened = tuple(secrets_of(self.source, self.placing.unopened))
        across = check_across(frame, facts, as_of=self.day)
        self.many = sum(part.accepted + part.refused for part in parts)
        texts = check_text(self._report_texts(), frame, self._numbers)
        own = map(without_secrets, (*self.placing.findings, *self.unopened, *across, *texts))
        filed = {slug for slug, part in plan.agencies.items() if part.folder}
        if self.standing is not None:
            own = chain(own, *self.standing.own.values())
            filed |= self.standing.filed
        return Checked(
            revision=self.source.revision,
            as_of=self.day,
            year=plan.year,
            findings=in_order(chain(own, *(part.findings for part in parts))),
            accepted=sum(part.accepted for part in parts),
            refused=sum(part.refused for part in parts),
            known=tuple(frame.agencies.by_slug),
            filed=frozenset(filed),
        )

    def _agency(self, slug: str, part: Part, frame: Frame, ahead: Ahead) -> AgencyResult:
        own = _with_refused(self._read(ahead, part.places), part)
        computed = computed_scores(slug, own, frame.records, frame.asked_slugs)
        found, facts = check_agency(slug, own, frame, as_of=self.day, computed=computed)
        findings = tuple(map(without_secrets, (*own.findings, *found)))
        return AgencyResult(findings, len(own.accepted), len(own.refused), facts)

    def _report_texts(self) -> tuple[ReportText, ...]:
        places = [place for place in self.plan.round.places if place[1].kind is Kind.REPORT_TEXT]
        return read_places(self.source, places, year=self.plan.year).report_texts if places else ()

    def _numbers(self) -> Numbers | None:
        """What the texts are held against.  It needs every agency's files, so it is not kept by parts."""
        if self.many > MOST_SCORED:
            return None
        source, placing = self.source, self.placing
        if self.standing is not None:
            source = self.standing.whole
            placing = place_round(source.entries(), self.plan.year)
        places = [place for place in placing.places if place[1].kind is not Kind.ATTACHMENT]
        records = read_places(source, places, year=self.plan.year, cache=self.cache)
        return numbers_of(records, score_round(records, as_of=self.day, changes={}))

    def _ahead(self, parts: Iterable[Sequence[Place]]) -> Ahead:
        texts = [entry for places in parts for entry, placed in places if placed.kind not in _NO_TEXT]
        self.total = len(texts)
        return Ahead(self.source, [entry for entry in texts if entry.size <= most_bytes(entry.path)])

    def _read(self, ahead: Ahead, places: Sequence[Place]) -> Records:
        before = self.done

        def progress(done: int, total: int) -> None:
            self.done = before + done
            if self.progress is not None:
                self.progress(self.done, self.total)

        return read_places(
            ahead, places, year=self.plan.year, cache=self.cache, progress=progress, pdfs=self.pdfs
        )


def _with_refused(records: Records, part: Part) -> Records:
    """What was refused for its name stands beside what was refused for its content."""
    return replace(records, refused=(*part.refused, *records.refused))
