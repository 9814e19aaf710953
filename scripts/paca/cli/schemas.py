"""JSON Schema (draft 2020-12) of each kind of data file, from the model that reads it."""

from __future__ import annotations

from typing import Any

from ..read.paths import Kind

WITHOUT_SCHEMA = frozenset({Kind.ATTACHMENT, Kind.README})
KINDS = tuple(sorted(kind.value for kind in Kind if kind not in WITHOUT_SCHEMA))


def json_schema(kind: str) -> dict[str, Any]:
    """The schema of one kind of file (of a submission's front matter), as editors and validators read it."""
    from ..read.models import model_of

    schema = model_of(Kind(kind)).model_json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
