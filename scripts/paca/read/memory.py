"""Models kept by blob id while several trees are read: a file that stands in 400 of them is parsed once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from .cache import RecordCache
from .models import model_of
from .parse import ParsedFile
from .paths import Kind

Key = tuple[str, Kind]


class Memory:
    """A cache in front of another.  It hands out clean files with their model in place of the tree:

    validating a model gives that very model back, so what was validated once is not validated again.
    """

    def __init__(self, disk: RecordCache | None) -> None:
        self._disk = disk
        self._known: dict[Key, ParsedFile] = {}

    @classmethod
    def of(cls, repo: Path, *, use_cache: bool) -> Memory:
        """In front of the repository's cache file, or of none."""
        return cls(RecordCache.of(repo) if use_cache else None)

    @property
    def path(self) -> Path | None:
        """Where the cache behind this one is kept."""
        return self._disk.path if self._disk is not None else None

    def get(self, wanted: Iterable[Key]) -> Mapping[Key, ParsedFile]:
        keys = list(wanted)
        unknown = [key for key in keys if key not in self._known]
        if unknown and self._disk is not None:
            self._keep(self._disk.get(unknown))
        return {key: self._known[key] for key in keys if key in self._known}

    def put(self, parsed: Mapping[Key, ParsedFile]) -> None:
        if self._disk is not None:
            self._disk.put(parsed)
        self._keep(parsed)

    def _keep(self, parsed: Mapping[Key, ParsedFile]) -> None:
        for key, file in parsed.items():
            try:
                model = model_of(key[1]).model_validate(file.tree)
            except ValidationError:
                self._known[key] = file  # needs mending, and says so each time
            else:
                self._known[key] = file._replace(tree=model)  # type: ignore[arg-type]
