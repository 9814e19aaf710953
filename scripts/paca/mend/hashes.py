"""The sha256 of attachments: filled in where it is missing, corrected where it is another file's."""

from __future__ import annotations

from collections.abc import Mapping

from ..read.paths import Kind
from .draft import Draft
from .edit import Edit, Why


def mend_hashes(draft: Draft, digests: Mapping[str, str]) -> list[Edit]:
    """``digests`` holds the sha256 of the attachments there are, by their path below attachments/."""
    if draft.kind is not Kind.DOCUMENTS or draft.tree is None:
        return []
    documents = draft.tree.get("documents")
    edits: list[Edit] = []
    for index, document in enumerate(documents if isinstance(documents, list) else ()):
        name = document.get("attachment") if isinstance(document, dict) else None
        digest = digests.get(name) if isinstance(name, str) else None
        if digest is not None:
            edits += _digest(draft, ("documents", index), digest)
    return edits


def _digest(draft: Draft, loc: tuple[str | int, ...], digest: str) -> list[Edit]:
    document = draft.tree or {}
    for key in loc:
        document = document[key]  # type: ignore[index]
    if "sha256" in document:
        given = document["sha256"]
        if given == digest:
            return []
        if given is None:
            at = draft.place(*loc, "sha256")
            plain = at is not None and draft.text[at - 1 : at] == ":"
            return [Edit(at, at, f" {digest}", Why.HASH_ADDED)] if at is not None and plain else []
        token = draft.token(*loc, "sha256")
        return [Edit(*token, digest, Why.HASH_MENDED)] if token else []
    token, key_at = draft.token(*loc, "attachment"), draft.key_place(*loc, "attachment")
    own = draft.place(*loc)
    if token is None or key_at is None or own is None:
        return []
    end = token[1] + (draft.text[token[0] - 1] in "'\"")
    if draft.text[own : own + 1] == "{":
        return [Edit(end, end, f", sha256: {digest}", Why.HASH_ADDED)]
    line = draft.line_of(key_at)
    indent = " " * (key_at - draft.starts[line - 1])
    at = draft.starts[line] - 1
    return [Edit(at, at, f"\n{indent}sha256: {digest}", Why.HASH_ADDED)] if line == draft.line_of(end) else []
