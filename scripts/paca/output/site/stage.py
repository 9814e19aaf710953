"""The folder aside in which the site is built: hand-written pages, theme, configuration, generated pages.

Only the engine's own files are copied, by kind, never a link and never anything below an agency's
folder: MkDocs would publish every file it finds and follow links out of the tree.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..language import ENGLISH, Language, speaking
from ..language.catalogue import FOLDER, english
from ..language.theme import in_english
from ..notation import day
from .assets import join_assets

if TYPE_CHECKING:
    from paca.assessment import Assessment

PUBLISHED = frozenset({".md", ".png", ".jpg", ".svg", ".webp", ".pdf", ".xlsx", ".docx", ".csv", ".json"})
TEMPLATES = "site_templates"
THEME = f"{TEMPLATES}/theme"
CONFIG = "mkdocs.yml"
BUILD_CONFIG = "site.yml"


def lay_stage(stage: Path, *, engine_root: Path, with_english: bool = True) -> None:
    """Lay what is ours: ``docs/``, the theme and ``mkdocs.yml``.  FileNotFoundError without the last.

    Without ``with_english`` the hand-written English pages stay behind.
    """
    shutil.copyfile(engine_root / CONFIG, stage / CONFIG)
    _copy(engine_root / THEME, stage / THEME)
    join_assets(engine_root / TEMPLATES, stage / THEME)
    _copy(engine_root / TEMPLATES / FOLDER, stage / TEMPLATES / FOLDER)
    (stage / "docs").mkdir(parents=True, exist_ok=True)
    _copy(engine_root / "docs", stage / "docs", only=PUBLISHED)
    if not with_english:
        shutil.rmtree(stage / "docs" / ENGLISH, ignore_errors=True)


def hand_written(root: Path, *, with_english: bool = True) -> list[str]:
    """The Markdown pages below ``docs/`` of ``root``, sorted."""
    docs = root / "docs"
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    return [page for page in pages if with_english or not page.startswith(f"{ENGLISH}/")]


def write_config(stage: Path, *, extra: Mapping[str, Any], site_name: str) -> list[str]:
    """Write this build's configuration, ``mkdocs.yml`` with its own menu, name and ``extra``.

    Returns the pages its menu misses: one that is not there yet (an edition without comments, say) leaves
    the menu instead of breaking the build; the caller says so.  The file stands alone: of one that
    inherits, MkDocs replaces the menu and Zensical shows both.
    """
    base = read_config(stage)
    nav, absent = [], []
    for entry in base.get("nav") or []:
        page = next(iter(entry.values()))
        if (stage / "docs" / page).is_file():
            nav.append(entry)
        else:
            absent.append(page)
    config = {
        "site_name": html.escape(site_name, quote=False),  # MkDocs' templates escape nothing
        "nav": nav,
        "extra": dict(extra),
    }
    text = (stage / CONFIG).read_text(encoding="utf-8")
    for key, value in config.items():
        text = re.sub(rf"^{key}:.*\n(?:[ \t].*\n|\n)*", "", text, flags=re.MULTILINE)
        text += f"\n{key}: {json.dumps(value, ensure_ascii=False)}\n"
    (stage / BUILD_CONFIG).write_text(text, encoding="utf-8")
    return absent


def read_config(root: Path) -> dict[str, Any]:
    """``mkdocs.yml`` of ``root`` as it stands."""
    from mkdocs.utils.yaml import yaml_load

    with open(root / CONFIG, "rb") as file:
        return yaml_load(file)


def has_english(config: Mapping[str, Any]) -> bool:
    """``extra.english`` of ``mkdocs.yml``; a province that wants no English pages says false."""
    return bool(config.get("extra", {}).get("english", True))


def english_frame(stage: Path, config: Mapping[str, Any], generated: Iterable[str]) -> dict[str, Any]:
    """What the theme must know for English pages: its texts, and the pages that have no English twin.

    ``generated``: paths of pages beside those that lie in the stage.
    """
    docs = stage / "docs"
    menu = [title for entry in config.get("nav") or [] for title in entry]
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} | set(generated)
    alone = [
        page.removesuffix(".md") + ".html"
        for page in sorted(pages)
        if not page.startswith(f"{ENGLISH}/") and f"{ENGLISH}/{page}" not in pages
    ]
    return {"alone": alone, **in_english(english(stage / TEMPLATES), stage / THEME, menu)}


def describe_build(assessment: Assessment) -> dict[str, Any]:
    """What every page says of itself: province, stage, commit, day, and which marks it bears."""
    records = assessment.records
    current = records.round.model if records.round else None
    header = records.edition.header if records.edition else None
    commit = assessment.revision.commit
    items = records.edition.items if records.edition else ()
    return {
        "province": current.province.name if current else "",
        "title": current.title if current else "",
        "stage": current.stage if current else "",
        "as_of": day(assessment.as_of),
        "as_of_english": _english_day(assessment.as_of),
        "commit": commit[:10] if commit else "",
        "public": assessment.audience.public,
        "fictional": bool((current and current.province.fictional) or (header and header.fictional)),
        "placeholders": any(_is_placeholder(node.model) for node in items),
    }


def _english_day(value: dt.date) -> str:
    with speaking(Language(ENGLISH)):
        return day(value)


def _is_placeholder(node: Any) -> bool:
    return "placeholder" in (node.title_status, node.max_status, node.code_status, node.rule_status)


def _copy(source: Path, target: Path, *, only: Iterable[str] | None = None) -> None:
    if not source.is_dir():
        return
    for path in sorted(source.rglob("*")):
        if path.is_symlink() or not path.is_file() or any(part.startswith(".") for part in path.parts[-1:]):
            continue
        if any(parent.is_symlink() for parent in path.parents if source in parent.parents):
            continue
        if only is not None and path.suffix.lower() not in only:
            continue
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
