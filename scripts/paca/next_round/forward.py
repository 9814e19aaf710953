"""Where each item of the last edition goes on, as the mapping says: never by its code alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..lessons import Successor, continued
from ..records import Edition, Records


@dataclass(frozen=True)
class Forward:
    """``on`` maps every code of the last edition that is continued to what continues it."""

    last: Edition
    following: Edition
    on: Mapping[str, tuple[Successor, ...]]

    @property
    def published(self) -> bool:
        """Whether any mapping links the two editions at all."""
        return bool(self.on)

    @cached_property
    def items(self) -> Mapping[str, tuple[Successor, ...]]:
        """The same for items that continue as items."""
        known = {str(node.model.code) for node in self.following.items}
        found = {
            str(node.model.code): tuple(
                one for one in self.on.get(str(node.model.code), ()) if one.code in known
            )
            for node in self.last.items
        }
        return {code: ones for code, ones in found.items() if ones}

    @cached_property
    def back(self) -> Mapping[str, tuple[str, ...]]:
        """Items of the last edition by the item that continues them."""
        found: dict[str, list[str]] = {}
        for code, ones in self.items.items():
            for one in ones:
                found.setdefault(one.code, []).append(code)
        return {code: tuple(olds) for code, olds in found.items()}

    def why_not(self, code: str) -> tuple[str, str]:
        """Why an item of the last edition is not continued as an item."""
        last, year = self.last.year, self.following.year
        if not self.published:
            return (
                f"chưa có bảng đối chiếu bộ chỉ số {last}–{year} nào được công bố hay ghi trong mapping.yml",
                f"no mapping of the editions {last}–{year} is published or recorded in mapping.yml",
            )
        ones = self.on.get(code, ())
        if ones:
            codes = ", ".join(one.code for one in ones)
            return (
                f"bảng đối chiếu nối với {codes}, không phải tiêu chí thành phần có cách chấm",
                f"the mapping leads to {codes}, which is no item with a rule",
            )
        return (
            f"bảng đối chiếu không nối mã này với tiêu chí nào của {year}",
            f"the mapping continues it as no item of {year}",
        )


def forward(records: Records, following: Edition) -> Forward:
    """``records`` are the last round's; their edition must be there."""
    assert records.edition is not None
    return Forward(records.edition, following, continued(records, following))
