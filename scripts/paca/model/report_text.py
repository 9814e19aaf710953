"""Where the working group's own sections of the report stand, and how their names say which section."""

from __future__ import annotations

import re

FOLDER = "docs/report"
"""``docs/report/<year>/NN-*.md`` are a round's own; one without such a folder has ``docs/report/NN-*.md``."""

SECTIONS = 8
"""The report has so many; 01 is I."""

_NAME = re.compile(r"(\d\d)-[^/]+\.md", re.ASCII)
_PLACE = re.compile(rf"{FOLDER}/(?:((?:19|20)\d\d)/)?[^/]+\.md", re.ASCII)


def section_of(name: str) -> int | None:
    """The section that a file's name says, from 1; None where it says none.

    >>> section_of("04-ket-qua.md"), section_of("09-phu-luc.md"), section_of("ket-qua.md")
    (4, None, None)
    """
    match = _NAME.fullmatch(name)
    number = int(match.group(1)) if match else 0
    return number if 1 <= number <= SECTIONS else None


def year_of(path: str) -> int | None:
    """The year whose folder a text stands in, 0 for one that serves every round; None: no place of texts.

    >>> year_of("docs/report/2020/01-a.md"), year_of("docs/report/01-a.md"), year_of("docs/report/x/01-a.md")
    (2020, 0, None)
    """
    match = _PLACE.fullmatch(path)
    return None if match is None else int(match.group(1) or 0)
