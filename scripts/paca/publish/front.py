"""Everything beside the version folders, as a function of the list of versions and their manifests.

These files change with every publication, the version folders never do.  So a page asks
``versions.js`` which version is current, and nothing of that is written into the page itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..output.language import ENGLISH, VIETNAMESE, Language, speaking
from ..output.language.catalogue import english
from ..output.notation import day
from .manifest import digest, manifest_path, read_manifest, write_manifest
from .version import LATEST, Publication, Version, Withdrawn

if TYPE_CHECKING:
    from jinja2 import Environment

FRONT_MANIFEST = manifest_path("front")
TEMPLATES = Path("site_templates") / "publication"
LISTINGS = {
    VIETNAMESE: "versions.html",
    ENGLISH: "versions-en.html",
}  # the list of versions, in each language
_NAMES = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}


def front_files(
    publication: Publication,
    manifests: Mapping[str, bytes],
    *,
    engine_root: Path,
    kept: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """Path → content of the front: pages, data for the selector, aliases, manifests.

    ``manifests``: name → manifest of each version of ``publication``; ``kept``: what people put at the top.
    """
    languages = _languages(engine_root)
    templates = _environment(engine_root, languages[0])
    pages = {version.name: _pages(manifests[version.name], version) for version in publication.versions}
    files = {
        ".nojekyll": b"",
        "redirect.js": (engine_root / TEMPLATES / "redirect.js").read_bytes(),
        "versions.json": publication.to_json(),
        "versions.js": _script(publication, pages, languages),
        **{LISTINGS[one.tag]: _listing(publication, pages, one, engine_root) for one in languages},
    }
    current = publication.current
    files["index.html"] = _redirect(templates, f"{current.name}/index.html" if current else "versions.html")
    for alias, version in _aliases(publication).items():
        for page in pages[version.name]:
            up = "../" * (page.count("/") + 1)
            files[f"{alias}/{page}"] = _redirect(templates, f"{up}{version.name}/{page}", up=up)
    for gone in publication.withdrawn:
        files[f"{gone.name}/index.html"] = _withdrawal(gone, current, pages, engine_root)
    digests = {path: digest(content) for path, content in files.items()}
    files |= {manifest_path(name): content for name, content in manifests.items() if name in pages}
    files[FRONT_MANIFEST] = write_manifest(digests)
    return {**(kept or {}), **files}


def _aliases(publication: Publication) -> dict[str, Version]:
    """Each alias and its version; ``latest`` always, and always the current one."""
    aliases = {alias: version for version in publication.versions for alias in version.aliases}
    if publication.current:
        aliases[LATEST] = publication.current
    return aliases


def _pages(manifest: bytes, version: Version) -> tuple[str, ...]:
    """HTML pages of a version, below its folder."""
    prefix = f"{version.name}/"
    paths = (path.removeprefix(prefix) for path in read_manifest(manifest))
    return tuple(sorted(path for path in paths if path.endswith(".html") and path != "404.html"))


def label(version: Version) -> str:
    return f"{version.title} · {day(version.as_of)}"


def _script(
    publication: Publication, pages: Mapping[str, tuple[str, ...]], languages: Iterable[Language]
) -> bytes:
    """``versions.js``: newest first; ``only`` says who has a page that not every version has.

    ``label`` is what pages published before there was English ask for.
    """
    everywhere = set.intersection(*map(set, pages.values())) if pages else set()
    some = sorted(set().union(*pages.values()) - everywhere)
    data: dict[str, Any] = {
        "versions": [
            {
                "name": version.name,
                "label": label(version),
                "title": version.title,
                "day": {one.tag: _day_in(one, version) for one in languages},
                "final": version.stage == "final",
                "successor": successor.name if (successor := publication.successor(version)) else None,
            }
            for version in reversed(publication.versions)
        ],
        "only": {page: [name for name, held in pages.items() if page in held] for page in some},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.pacaVersions={text};\n".encode()


def _day_in(language: Language, version: Version) -> str:
    with speaking(language):
        return day(version.as_of)


def _start(language: Language, held: Iterable[str]) -> str:
    """The first page of a version in this language; versions of before may have none in English."""
    wanted = f"{language.folder}index.html"
    return wanted if wanted in held else "index.html"


def _listing(
    publication: Publication, pages: Mapping[str, tuple[str, ...]], language: Language, engine_root: Path
) -> bytes:
    other = ENGLISH if language.native else VIETNAMESE
    with speaking(language):
        made = (
            _environment(engine_root, language)
            .get_template("publication/versions.html.jinja")
            .render(
                publication=publication,
                newest_first=tuple(reversed(publication.versions)),
                aliases=_aliases(publication),
                **_style(engine_root),
                tongue=language.tag,
                other={"tag": other, "name": _NAMES[other], "href": LISTINGS[other]},
                starts={name: _start(language, held) for name, held in pages.items()},
            )
        )
    return made.encode()


def _withdrawal(
    gone: Withdrawn, current: Version | None, pages: Mapping[str, tuple[str, ...]], engine_root: Path
) -> bytes:
    """One page in both languages: the address of a version is one."""
    told = {}
    for language in _languages(engine_root):
        with speaking(language):
            template = _environment(engine_root, language).get_template("publication/withdrawn.html.jinja")
            told[language.tag] = template.render(
                gone=gone,
                current=current,
                tongue=language.tag,
                start=_start(language, pages[current.name]) if current else "",
                listing=LISTINGS[language.tag],
            )
    page = _environment(engine_root, Language(VIETNAMESE)).get_template("publication/gone.html.jinja")
    return page.render(gone=gone, told=told, **_style(engine_root)).encode()


def _redirect(templates: Environment, target: str, *, up: str = "") -> bytes:
    return templates.get_template("publication/redirect.html.jinja").render(target=target, up=up).encode()


def _style(engine_root: Path) -> dict[str, str]:
    """The sheet of the front's pages and its digest for their policy."""
    style = (engine_root / TEMPLATES / "versions.css").read_text(encoding="utf-8").strip()
    return {"style": style, "style_hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}


def _languages(engine_root: Path) -> tuple[Language, Language]:
    return Language(VIETNAMESE), english(engine_root / "site_templates")


def _environment(engine_root: Path, language: Language) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from ..output.language.template import Translated

    made = Environment(
        loader=FileSystemLoader(engine_root / "site_templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[Translated],
    )
    made.extend(paca_language=language)
    # Titles and reasons are marked as Vietnamese in the template itself; days and names need no mark.
    made.filters |= {"day": day, "apart": lambda value: value}
    return made
