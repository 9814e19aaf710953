"""Add entries at the end of an append-only file of the working group; what stands there is never touched."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from .edition_tools.emit import emit
from .errors import PacaError
from .read.models import model_of, validate
from .read.parse import parse_file
from .read.paths import Kind

Entry = TypeVar("Entry", bound=BaseModel)


class Appended(Generic[Entry]):
    """The file at ``path`` (from the root), whose model is a list ``key`` of entries; ``head`` begins it."""

    def __init__(self, path: str, kind: Kind, key: str, head: str) -> None:
        self.path, self.kind, self.key, self.head = path, kind, key, head

    def entries(self, text: str) -> tuple[Entry, ...] | None:
        """What ``text`` holds; None where it cannot be read whole."""
        parsed = parse_file(self.kind, text.encode(), self.path)
        if parsed.tree is None or parsed.mark is None:
            return None
        model = model_of(self.kind)
        valid = validate(model, parsed.tree, parsed.mark, self.path, key_marks=lambda: None)
        whole = valid.model is not None and not valid.findings
        return getattr(valid.model, self.key) if whole else None

    def text(self, old: str | None, added: Sequence[Entry]) -> str:
        """The file's new text.  PacaError where the old text cannot be read, so that nothing is lost."""
        entries = emit({self.key: list(added)}).partition("\n")[2]
        if old is None:
            return self.head + f"{self.key}:\n" + entries
        before = self.entries(old)
        if before is None:
            raise PacaError(
                f"{self.path} có lỗi nên không thêm được; sửa theo paca check trước.",
                f"{self.path} has mistakes, so nothing can be added; mend it first (paca check).",
            )
        text = old.rstrip("\n") + "\n\n" + entries
        # A file in another shape (flow style, other indentation) is written anew, with the same content.
        if self.entries(text) != (*before, *added):
            text = self.head + emit({self.key: [*before, *added]})
        return text

    def old(self, repo: Path) -> str | None:
        target = repo / self.path
        return target.read_text(encoding="utf-8") if target.exists() else None

    def write(self, repo: Path, added: Sequence[Entry]) -> str:
        """Write by swap: the old file or the new one, never half.  Returns the path from the root."""
        text = self.text(self.old(repo), added)
        target = repo / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = target.with_suffix(".new")
        scratch.write_text(text, encoding="utf-8", newline="\n")
        os.replace(scratch, target)
        return self.path
