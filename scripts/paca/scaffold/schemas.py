"""The JSON Schemas that modelines of scaffolded files point to, below ``schemas/`` of the repository.

They come from the models, so they belong to the engine's version and not to the record: git ignores them.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..read.schema import TITLES, json_schema
from .files import write_new
from .submission import SCHEMA_FOLDER


def schema_text(kind: str) -> str:
    """The schema of one kind of file as it is written: stable order, LF."""
    by_name = {known.value: known for known in TITLES}
    return json.dumps(json_schema(by_name[kind]), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write_schemas(directory: Path) -> tuple[Path, ...]:
    """Every schema into ``directory``; the files that were missing or of another version of the engine."""
    directory.mkdir(parents=True, exist_ok=True)
    changed = []
    for kind in KINDS:
        target, text = directory / f"{kind}.schema.json", schema_text(kind)
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8", newline="\n")
            changed.append(target)
    return tuple(changed)


def refresh_schemas(repo: Path) -> None:
    """Make the modelines of ``repo`` resolve.  A link or a file in the folder's place is left alone."""
    folder = repo / SCHEMA_FOLDER
    if not folder.is_symlink() and (folder.is_dir() or not folder.exists()):
        write_schemas(folder)
        write_new(folder / ".gitignore", "*\n")  # whatever the repository's own .gitignore says


KINDS = tuple(sorted(kind.value for kind in TITLES))
