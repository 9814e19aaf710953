"""Assess and build the site once: what ``build`` and ``serve`` share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PacaError
from ..scaffold.repository import ENGINE
from .output import note, progress
from .reports import contradictions, narrative_of

if TYPE_CHECKING:
    from ..assessment import Assessment
    from ..output.charts.line import Moment
    from ..output.pages.write import SitePages
    from ..output.report.narrative import Narrative
    from ..read.memory import Memory
    from ..score.memo import ScoreMemo


@dataclass(frozen=True, slots=True)
class Wish:
    """What to build, from where, into where."""

    repo: Path
    out: Path
    revision: str | None
    as_of: dt.date | None
    year: int | None
    keep_going: bool
    use_cache: bool
    since: str | None = None  # the version to compare with; None: the tag before
    audience: str = "internal"
    publication: Mapping[str, str] | None = None  # name and label, if the site becomes a published version
    engine: str = "mkdocs"


def assess_wish(wish: Wish) -> Assessment:
    from ..assess import assess

    with progress("Đang đọc và chấm", "Reading and scoring") as watch:
        return assess(
            wish.repo,
            wish.revision,
            as_of=wish.as_of,
            year=wish.year,
            use_cache=wish.use_cache,
            memory=_memory(wish.repo, wish.use_cache),
            memo=_memo(wish.repo),
            progress=watch,
        )


@lru_cache(maxsize=1)
def _memory(repo: Path, use_cache: bool) -> Memory:
    """What the site, the version before and the course over time have in common is parsed once."""
    from ..read.memory import Memory

    return Memory.of(repo, use_cache=use_cache)


@lru_cache(maxsize=1)
def _memo(repo: Path) -> ScoreMemo:
    """The same of scores."""
    from ..score.memo import ScoreMemo

    return ScoreMemo()


def assess_earlier(wish: Wish, assessment: Assessment) -> Assessment | None:
    """The version before: the one asked for, or the latest tag that the assessment's commit rests on."""
    from ..read.tags import head_of, tags_before

    name = wish.since or next((tag.name for tag in tags_before(wish.repo, assessment.revision.commit)), None)
    if name is None:
        return None
    return _assessed(wish.repo, name, head_of(wish.repo, name), wish.year, wish.use_cache)


@lru_cache(maxsize=1)  # `serve` compares with it again and again; a tag that moves is another commit
def _assessed(repo: Path, name: str, commit: str | None, year: int | None, use_cache: bool) -> Assessment:
    from ..assess import assess

    with progress("Đang đọc bản trước", "Reading the version before") as watch:
        return assess(
            repo,
            name,
            year=year,
            use_cache=use_cache,
            checks=False,
            memory=_memory(repo, use_cache),
            memo=_memo(repo),
            progress=watch,
        )


SPANS = 8  # what the overview's line over time needs; each costs a scoring of the province


def course_of(wish: Wish, assessment: Assessment) -> Sequence[Moment]:
    """The total over the round's commits, for the working group and the agencies.

    The public learns of earlier totals from the versions that were published, never from git.
    """
    if assessment.audience.public:
        return ()
    from ..output.charts.line import Moment
    from ..read.tags import head_of, tags_before
    from ..read.tree import RevisionError

    try:
        own = assessment.revision.commit
        commit = own or head_of(wish.repo, None)
        # A tag that seals the very commit shown comes after its site, and must not change it.  Where there
        # is none, an edit while `serve` runs leaves the course as it was scored.
        tagged = own is None and tags_before(wish.repo, None) != tags_before(wish.repo, commit)
        asked = (wish.repo, commit, assessment.records.year, tagged, wish.use_cache)
        moments = list(_scored(*asked)) if commit else []
    except RevisionError:
        return ()  # no repository, or nothing committed yet
    if own is None and moments and assessment.total.standing.points is not None:
        moments.append(Moment(assessment.as_of, assessment.total.standing.points))
    return moments


@lru_cache(maxsize=1)  # `serve` builds again and again on one commit
def _scored(repo: Path, commit: str, year: int, own_tags: bool, use_cache: bool) -> tuple[Moment, ...]:
    from ..history.series import history
    from ..output.charts.line import Moment

    with progress("Đang chấm các lần ghi trước", "Scoring earlier commits") as watch:
        found = history(
            repo,
            commit,
            None,
            year=year,
            limit=SPANS,
            spread=True,
            first_parent=True,
            own_tags=own_tags,
            use_cache=use_cache,
            memory=_memory(repo, use_cache),
            memo=_memo(repo),
            progress=watch,
        )
    return tuple(
        Moment(point.change.on.date(), point.points, ", ".join(point.tags))
        for point in found.points
        if point.points is not None
    )


@dataclass(frozen=True)
class Material:
    """What the site is made of: all that its audience may see, and what it is compared with."""

    assessment: Assessment
    earlier: Assessment | None
    course: Sequence[Moment]
    narrative: Narrative

    @cached_property
    def pages(self) -> SitePages:
        """Its pages, each to be made on its own."""
        from ..output.pages.makers import Extra
        from ..output.site.build import site_pages

        return site_pages(self.assessment, ENGINE, Extra(self.earlier, self.course, self.narrative))


def material(wish: Wish, whole: Assessment) -> Material:
    """``whole`` is the whole assessment: what the wish's audience may see of it is taken here."""
    from ..output.audience import for_audience

    earlier = assess_earlier(wish, whole)
    assessment = for_audience(whole, wish.audience)
    narrative = narrative_of(whole, assessment)
    return Material(assessment, earlier, course_of(wish, assessment), narrative)


def build(wish: Wish, assessment: Assessment) -> Path:
    """Build ``material(wish, assessment)``; as ``build_material``."""
    return build_material(wish, material(wish, assessment))


def build_material(wish: Wish, made_of: Material) -> Path:
    """Build into ``wish.out`` by swap; returns its first page.  Errors leave the old site standing."""
    from ..output.site.build import build_site
    from ..output.site.mkdocs_build import SiteError
    from ..output.site.swap import SwapError

    if not made_of.assessment.audience.public:
        for one in contradictions(made_of.assessment):
            note(one.vi, one.en)
    say_published(made_of.assessment)
    try:
        with progress("Đang dựng trang", "Building") as watch:
            build_site(
                made_of.assessment,
                out=wish.out,
                engine_root=ENGINE,
                data_root=wish.repo,
                earlier=made_of.earlier,
                course=made_of.course,
                progress=watch,
                publication=wish.publication,
                narrative=made_of.narrative,
                engine=wish.engine,
            )
    except SiteError as error:
        raise PacaError(
            f"Không dựng được trang; trang cũ còn nguyên.\n{error}",
            f"The site could not be built; the old one still stands.\n{error}",
        ) from None
    except SwapError as error:
        raise PacaError(str(error), str(error)) from None
    return wish.out / "index.html"


def say_published(assessment: Assessment) -> None:
    """Which classes the round's policy opens today, on stderr, so that nobody publishes by surprise."""
    if not assessment.audience.public:
        return
    vi = {"always": "khung", "scores": "điểm", "comments": "góp ý"} | {
        "evidence-register": "danh mục tài liệu",
        "evidence-full": "số liệu và thuyết minh",
    }
    opened = sorted(assessment.audience.sees or ())
    closed = [name for name in vi if name not in opened]
    note(
        f"Bản công khai: có {', '.join(vi[name] for name in opened)}; "
        f"không có {', '.join(vi[name] for name in closed) or 'gì bị giữ lại'}.",
        f"Public site: open {', '.join(opened)}; withheld {', '.join(closed) or 'nothing'}.",
    )


def say_findings(assessment: Assessment, *, verbose: bool = False) -> None:
    """How many findings of each level, on stderr; with ``verbose`` how many files were read and taken."""
    from ..check.catalogue import CATALOGUE

    counts: dict[str, int] = {}
    for finding in assessment.findings:
        name = CATALOGUE[finding.code].level.name
        counts[name] = counts.get(name, 0) + 1
    errors, warnings, hints = (counts.get(name, 0) for name in ("ERROR", "WARNING", "HINT"))
    note(
        f"Kiểm tra: {errors} lỗi, {warnings} cảnh báo, {hints} gợi ý.",
        f"Check: {errors} errors, {warnings} warnings, {hints} hints.",
    )
    if verbose:
        read, taken = assessment.records.read_count, len(assessment.records.accepted)
        refused = len(assessment.records.refused)
        note(
            f"Đọc {read} tệp: nhận {taken}, từ chối {refused}.",
            f"Read {read} files: took {taken}, refused {refused}.",
        )
