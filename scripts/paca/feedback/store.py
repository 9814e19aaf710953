"""Records of comments as files: one YAML file each, written by swap."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..errors import PacaError
from ..model.decision import Comment
from ..read.guard import MAX_BYTES


def comment_text(comment: Comment) -> str:
    """The file's text; empty fields are left out."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    Dumper.add_representer(str, text)
    values = comment.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return yaml.dump(values, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)


def write_comments(folder: Path, comments: Iterable[Comment]) -> list[Path]:
    """Writes ``<id>.yml`` for each; PacaError where a record grew beyond what the reader takes."""
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for comment in comments:
        data = comment_text(comment).encode()
        if len(data) > MAX_BYTES:
            raise PacaError(
                f"Góp ý {comment.id} quá dài để ghi thành một tệp ({len(data)} byte).",
                f"Comment {comment.id} is too long for one file ({len(data)} bytes).",
            )
        place = folder / f"{comment.id}.yml"
        scratch = place.with_suffix(".new")
        scratch.write_bytes(data)
        os.replace(scratch, place)
        written.append(place)
    return written
