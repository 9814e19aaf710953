"""``build_site``: an Assessment becomes the folder ``site/``, whole or not at all."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .csp import POLICY
from .links import BrokenLink, broken_links
from .mkdocs_build import SiteError, run_mkdocs
from .mould import Moulds
from .stage import (
    BUILD_CONFIG,
    describe_build,
    english_frame,
    hand_written,
    has_english,
    lay_stage,
    read_config,
    write_config,
)
from .swap import MARKER, check_replaceable, swap
from .zensical_build import run_zensical

if TYPE_CHECKING:
    from paca.assessment import Assessment
    from paca.output.report.narrative import Narrative

    from ..charts.line import Moment
    from ..pages.makers import Extra
    from ..pages.write import SitePages

Progress = Callable[[int, int], None]
WritePages = Callable[..., Sequence[Path]]
ENGINES: Mapping[str, Callable[..., None]] = {"mkdocs": run_mkdocs, "zensical": run_zensical}


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What was built: where, how many pages and bytes, and what a builder should look at."""

    out: Path
    pages: int
    size: int
    absent: tuple[str, ...]  # pages of the menu that nobody wrote
    broken_links: tuple[BrokenLink, ...]


def build_site(
    assessment: Assessment,
    *,
    out: Path,
    engine_root: Path,
    data_root: Path | None = None,
    earlier: Assessment | None = None,
    course: Sequence[Moment] = (),
    progress: Progress | None = None,
    publication: Mapping[str, str] | None = None,
    narrative: Narrative | None = None,
    write_pages: WritePages | None = None,
    engine: str = "mkdocs",
) -> SiteResult:
    """Write the pages, build them aside with ``engine`` (one of ENGINES) and swap the result into ``out``.

    ``earlier`` is the version that "what changed" compares with; ``course`` is the total over the
    round's commits (paca.history), oldest first.  ``engine_root`` holds ``mkdocs.yml``,
    ``site_templates/`` and ``docs/``; nothing is copied from ``data_root``, the repository that was
    assessed: all that a page shows of it is in ``assessment``.
    ``publication`` (``name``, ``label``) makes the site a version that stands beside others: its pages
    load ``../versions.js`` and link to ``../versions.html``.
    ``narrative`` is the working group's prose in the report.
    Raises SiteError (nothing built) and SwapError (built, but ``out`` is in use or not ours); in both
    cases the site that stood before still stands.
    """
    if write_pages is None:
        from ..pages.write import write_pages
    out = out.absolute()
    check_replaceable(out)
    shelf = out.parent / ".cache"
    shelf.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix="site-", dir=shelf))
    try:
        config = read_config(engine_root)
        with_english = has_english(config)
        lay_stage(stage, engine_root=engine_root, with_english=with_english)
        templates = engine_root / "site_templates"
        moulds = Moulds(stage)
        pages = write_pages(
            assessment,
            stage,
            templates=templates,
            earlier=earlier,
            course=course,
            progress=progress,
            with_english=with_english,
            narrative=narrative,
            put=moulds.put,
        )
        moulds.write()
        description = describe_build(assessment)
        extra = {"generator": False, "csp": POLICY, "build": description}
        extra["english"] = english_frame(stage, config, moulds.paths) if with_english else False
        if publication is not None:
            extra["publication"] = dict(publication)
        absent = write_config(stage, extra=extra, site_name=_site_name(assessment))
        ENGINES[engine](stage / BUILD_CONFIG, epoch=_epoch(assessment), moulds=moulds)
        site = stage / "site"
        _drop_unused(site)
        broken = broken_links(site, published=publication is not None)
        marker = json.dumps(description, ensure_ascii=False, indent=1) + "\n"
        (site / MARKER).write_text(marker, encoding="utf-8")
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        swap(site, out)
    except OSError as error:
        raise SiteError((str(error),)) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return SiteResult(out, len(pages), size, tuple(absent), broken)


def site_pages(assessment: Assessment, engine_root: Path, extra: Extra) -> SitePages:
    """The pages that ``build_site`` writes, each to be made on its own."""
    from ..pages.write import SitePages

    with_english = has_english(read_config(engine_root))
    return SitePages(
        assessment,
        templates=engine_root / "site_templates",
        by_hand=hand_written(engine_root, with_english=with_english),
        extra=extra,
        with_english=with_english,
    )


def _site_name(assessment: Assessment) -> str:
    current = assessment.records.round
    year = assessment.records.year
    return f"PCTN {current.model.province.name} {year}" if current else f"PCTN {year}"


def _epoch(assessment: Assessment) -> int:
    """The commit's time, or the day of assessment for a working tree: never the clock's."""
    when = assessment.revision.on or dt.datetime.combine(assessment.as_of, dt.time(), dt.UTC)
    return int(when.timestamp())


# What Material ships and no page of ours asks for: its own scripts and sheets.
UNUSED = ("assets/javascripts", "assets/stylesheets", "assets/images")


def _drop_unused(site: Path) -> None:
    for name in UNUSED:
        shutil.rmtree(site / name, ignore_errors=True)
