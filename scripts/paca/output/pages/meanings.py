"""What each field of the file formats means, in Vietnamese, by ``Model.field`` (the data dictionary)."""

from __future__ import annotations

MEANINGS: dict[str, str] = {}
