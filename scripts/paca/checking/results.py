"""What checking gives: for a part of the round, and for the whole of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..assessment import Revision
from ..check.facts import AgencyFacts
from ..finding import Finding
from ..records import RefusedFile


@dataclass(frozen=True)
class Checked:
    """``findings`` are sorted by place; ``accepted`` + ``refused`` is the number of files read.

    ``known`` are the slugs of the register in its order, ``filed`` those of the folders.
    """

    revision: Revision
    as_of: dt.date
    year: int
    findings: tuple[Finding, ...]
    accepted: int
    refused: int
    known: tuple[str, ...]
    filed: frozenset[str]


@dataclass(frozen=True)
class RoundResult:
    """Of the round's own files.  ``comments`` (ids) and ``unread`` are what agencies' rules see of them."""

    findings: tuple[Finding, ...]
    accepted: int
    refused: int
    comments: frozenset[str]
    unread: tuple[RefusedFile, ...]


@dataclass(frozen=True)
class AgencyResult:
    """Of one agency's files; ``facts`` are what is compared with other agencies."""

    findings: tuple[Finding, ...]
    accepted: int
    refused: int
    facts: AgencyFacts
