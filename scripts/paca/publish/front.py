"""Everything beside the version folders, as a function of the list of versions and their manifests.

These files change with every publication, the version folders never do.  So a page asks
``versions.js`` which version is current, and nothing of that is written into the page itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..output.notation import day
from .manifest import digest, manifest_path, read_manifest, write_manifest
from .version import LATEST, Publication, Version

if TYPE_CHECKING:
    from jinja2 import Environment

FRONT_MANIFEST = manifest_path("front")
TEMPLATES = Path("site_templates") / "publication"


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
    templates = _environment(engine_root / TEMPLATES)
    pages = {version.name: _pages(manifests[version.name], version) for version in publication.versions}
    files = {
        ".nojekyll": b"",
        "redirect.js": (engine_root / TEMPLATES / "redirect.js").read_bytes(),
        "versions.json": publication.to_json(),
        "versions.js": _script(publication, pages),
        "versions.html": _listing(publication, templates, engine_root),
    }
    current = publication.current
    files["index.html"] = _redirect(templates, f"{current.name}/index.html" if current else "versions.html")
    for alias, version in _aliases(publication).items():
        for page in pages[version.name]:
            up = "../" * (page.count("/") + 1)
            files[f"{alias}/{page}"] = _redirect(templates, f"{up}{version.name}/{page}", up=up)
    for gone in publication.withdrawn:
        text = templates.get_template("withdrawn.html.jinja").render(gone=gone, current=current)
        files[f"{gone.name}/index.html"] = text.encode()
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


def _script(publication: Publication, pages: Mapping[str, tuple[str, ...]]) -> bytes:
    """``versions.js``: newest first; ``only`` says who has a page that not every version has."""
    everywhere = set.intersection(*map(set, pages.values())) if pages else set()
    some = sorted(set().union(*pages.values()) - everywhere)
    data: dict[str, Any] = {
        "versions": [
            {
                "name": version.name,
                "label": label(version),
                "final": version.stage == "final",
                "successor": successor.name if (successor := publication.successor(version)) else None,
            }
            for version in reversed(publication.versions)
        ],
        "only": {page: [name for name, held in pages.items() if page in held] for page in some},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.pacaVersions={text};\n".encode()


def _listing(publication: Publication, templates: Environment, engine_root: Path) -> bytes:
    style = (engine_root / TEMPLATES / "versions.css").read_text(encoding="utf-8").strip()
    made = templates.get_template("versions.html.jinja").render(
        publication=publication,
        newest_first=tuple(reversed(publication.versions)),
        aliases=_aliases(publication),
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return made.encode()


def _redirect(templates: Environment, target: str, *, up: str = "") -> bytes:
    return templates.get_template("redirect.html.jinja").render(target=target, up=up).encode()


def _environment(folder: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["day"] = day
    return made
