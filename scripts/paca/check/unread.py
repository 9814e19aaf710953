"""What a rule cannot know because a file was refused: it keeps quiet there.

One broken ``documents.yml`` is one mistake.  That a hundred submissions then cite documents nobody
could read is no mistake of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ..records import Records

_AGENCY_FILES = frozenset({"documents.yml", "figures.yml", "explanations.yml"})


class Unread:
    """Refused files of one tree, and the entries that were left out of files taken in part."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._left: Mapping[str, frozenset[str] | None] = {
            file.path: file.left_out for file in records.refused
        }

    def hides(self, path: str, name: str) -> bool:
        """Whether the entry ``name`` may stand in the file at ``path`` and could not be read."""
        if path in self._left:
            left = self._left[path]
            return left is None or name in left or "" in left
        # Not there at all: perhaps a file refused for its name is the one that was meant.
        folder = path.rpartition("/")[0]
        return folder in self._stray_folders and path not in self._accepted

    def submission(self, slug: str, item: str) -> bool:
        """Whether the agency's file for the item is there and was refused."""
        return self._path(slug, f"{item}.md") in self._left

    def document(self, slug: str, key: str) -> bool:
        """Whether the agency may have registered the document ``key`` in what could not be read."""
        return self.hides(self._path(slug, "documents.yml"), key)

    def owner_of(self, slug: str, attachment: str) -> bool:
        """Whether the entry that names the attachment may be one that could not be read."""
        path = self._path(slug, "documents.yml")
        left = self._left.get(path)
        return f"attachments/{attachment}" in left if left is not None else self.hides(path, "")

    def attachment(self, slug: str, name: str) -> bool:
        """Whether the file is there and was refused."""
        return self._path(slug, f"attachments/{name}") in self._left

    def figure(self, slug: str, key: str) -> bool:
        return self.hides(self._path(slug, "figures.yml"), key)

    def comment(self, name: str) -> bool:
        return self._path("_working-group", f"comments/{name}.yml") in self._left

    def agency(self, slug: str) -> bool:
        """Whether the register may have the agency in what could not be read."""
        return self.hides(f"evidence/{self._records.year}/agencies.yml", slug)

    def register(self) -> bool:
        """Whether any agency of the register could not be read."""
        path = f"evidence/{self._records.year}/agencies.yml"
        return self._left.get(path, frozenset()) != frozenset()

    def edition(self, year: int) -> bool:
        """Whether any file of the edition could not be read whole."""
        return year in self._editions

    def _path(self, slug: str, name: str) -> str:
        return f"evidence/{self._records.year}/{slug}/{name}"

    @cached_property
    def _editions(self) -> frozenset[int]:
        parts = (path.split("/") for path, left in self._left.items() if left != frozenset())
        return frozenset(
            int(part[1]) for part in parts if part[0] == "indicators" and len(part) > 2 and part[1].isdigit()
        )

    @cached_property
    def _stray_folders(self) -> frozenset[str]:
        found = (path.rpartition("/") for path in self._left if path.endswith((".yml", ".yaml")))
        return frozenset(folder for folder, _, name in found if name not in _AGENCY_FILES)

    @cached_property
    def _accepted(self) -> frozenset[str]:
        return frozenset(self._records.accepted)
