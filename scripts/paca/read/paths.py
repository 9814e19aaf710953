"""Which file is which record, by its place in the tree alone."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ..model.report_text import FOLDER, SECTIONS, section_of, year_of


class Kind(StrEnum):
    """Kinds of files.  The values name the kind in schemas, caches and messages."""

    EDITION = "edition"
    NODES = "part"
    FIGURE_SPECS = "edition-figures"
    DOCUMENT_KINDS = "edition-documents"
    MAPPING = "mapping"
    ROUND = "assessment"
    REGISTER = "agencies"
    DOCUMENTS = "documents"
    FIGURES = "figures"
    EXPLANATIONS = "explanations"
    SUBMISSION = "submission"
    DECISIONS = "decisions"
    VERIFIED = "verified"
    COMMENT = "comment"
    RECOMMENDATIONS = "recommendations"
    PRACTICES = "good-practices"
    EXTENSIONS = "extensions"
    LAST_ROUND = "last-round"
    RECEIPTS = "receipts"
    ATTACHMENT = "attachment"
    README = "readme"
    REPORT_TEXT = "report-text"


class Placed(NamedTuple):
    """What a path says: the kind, the year, the owner's folder, and the name that the file must confirm.

    ``year`` is 0 for what serves every round.  ``name`` is the item code of ``B.5.1.md``, the slug of
    ``decisions/<slug>.yml``, ``receipts/<slug>.yml`` and ``last-round/<slug>.yml``, the id of
    ``comments/<id>.yml``, or an attachment's path below ``attachments/``.
    """

    kind: Kind
    year: int
    owner: str | None = None
    name: str | None = None


class Misplaced(NamedTuple):
    """No record's place.  ``folder`` is the outermost folder that has no place, or None: the file itself."""

    folder: str | None
    expected: str  # what may stand there, as file names


WORKING_GROUP = "_working-group"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
CODE = re.compile(r"[A-Z](?:\.[0-9]{1,3}){0,4}", re.ASCII)
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)

_EDITION_FILES = {
    "edition.yml": Kind.EDITION,
    "figures.yml": Kind.FIGURE_SPECS,
    "documents.yml": Kind.DOCUMENT_KINDS,
    "mapping.yml": Kind.MAPPING,
}
_ROUND_FILES = {"assessment.yml": Kind.ROUND, "agencies.yml": Kind.REGISTER}
_GROUP_FILES = {
    "verified.yml": Kind.VERIFIED,
    "recommendations.yml": Kind.RECOMMENDATIONS,
    "good-practices.yml": Kind.PRACTICES,
    "extensions.yml": Kind.EXTENSIONS,
}
_AGENCY_FILES = {
    "documents.yml": Kind.DOCUMENTS,
    "figures.yml": Kind.FIGURES,
    "explanations.yml": Kind.EXPLANATIONS,
}
_GROUP_FOLDERS = {
    "decisions": Kind.DECISIONS,
    "comments": Kind.COMMENT,
    "receipts": Kind.RECEIPTS,
    "last-round": Kind.LAST_ROUND,
}
_PART = re.compile(r"part-[a-z0-9]{1,8}\.yml", re.ASCII)

_IN_EDITION = "edition.yml, part-<chữ>.yml, figures.yml, documents.yml, mapping.yml"
_IN_ROUND = "assessment.yml, agencies.yml, <cơ quan>/"
_IN_AGENCY = "documents.yml, figures.yml, explanations.yml, <mã tiêu chí>.md, attachments/"
_IN_REPORT = f"NN-<tên>.md, NN từ 01 đến {SECTIONS:02}"
_IN_GROUP = (
    "decisions/, comments/, receipts/, last-round/, verified.yml, recommendations.yml, good-practices.yml, "
    "extensions.yml"
)


@lru_cache(maxsize=1 << 14)  # a history places the same few thousand paths again and again
def classify(path: str) -> Placed | Misplaced:
    """The record at ``path`` (below ``evidence/``, ``indicators/`` or ``docs/report/``)."""
    parts = path.split("/")
    if path.startswith(f"{FOLDER}/"):
        return _text(path, parts[-1])
    root, year = parts[0], parts[1] if len(parts) > 1 else ""
    if len(parts) < 3 or not YEAR.fullmatch(year):
        if len(parts) == 2 and year == "README.md":
            return Placed(Kind.README, 0)
        return Misplaced(f"{root}/{year}" if len(parts) > 2 else None, f"{root}/<năm>/")
    if parts[-1] == "README.md" and len(parts) <= 5 and "attachments" not in parts:
        return Placed(Kind.README, int(year), parts[2] if len(parts) > 3 else None)
    if root == "indicators":
        return _edition(parts, int(year))
    if len(parts) == 3:
        kind = _ROUND_FILES.get(parts[2])
        return Placed(kind, int(year)) if kind else Misplaced(None, _IN_ROUND)
    if parts[2] == WORKING_GROUP:
        return _group(parts, int(year))
    return _agency(parts, int(year))


def _text(path: str, name: str) -> Placed | Misplaced:
    year = year_of(path) or 0
    if name == "README.md":
        return Placed(Kind.README, year)
    return Placed(Kind.REPORT_TEXT, year) if section_of(name) else Misplaced(None, _IN_REPORT)


def _edition(parts: list[str], year: int) -> Placed | Misplaced:
    if len(parts) > 3:
        return Misplaced("/".join(parts[:3]), _IN_EDITION)
    kind = Kind.NODES if _PART.fullmatch(parts[2]) else _EDITION_FILES.get(parts[2])
    return Placed(kind, year) if kind else Misplaced(None, _IN_EDITION)


def _group(parts: list[str], year: int) -> Placed | Misplaced:
    if len(parts) == 4 and parts[3] in _GROUP_FILES:
        return Placed(_GROUP_FILES[parts[3]], year, WORKING_GROUP)
    if len(parts) == 5 and (kind := _GROUP_FOLDERS.get(parts[3])):
        stem, dot, ending = parts[4].partition(".")
        if ending == "yml" and SLUG.fullmatch(stem):
            return Placed(kind, year, WORKING_GROUP, stem)
        return Misplaced(None, f"{parts[3]}/<tên>.yml")
    if len(parts) > 4:
        known = parts[3] in _GROUP_FOLDERS
        return Misplaced("/".join(parts[: 5 if known else 4]), _IN_GROUP)
    return Misplaced(None, _IN_GROUP)


def _agency(parts: list[str], year: int) -> Placed | Misplaced:
    owner = parts[2]
    if not SLUG.fullmatch(owner):
        return Misplaced("/".join(parts[:3]), _IN_ROUND)
    if parts[3] == "attachments" and len(parts) > 4:
        return Placed(Kind.ATTACHMENT, year, owner, "/".join(parts[4:]))
    if len(parts) > 4:
        return Misplaced("/".join(parts[:4]), _IN_AGENCY)
    if kind := _AGENCY_FILES.get(parts[3]):
        return Placed(kind, year, owner)
    stem, ending = parts[3][:-3], parts[3][-3:]
    if ending == ".md" and CODE.fullmatch(stem):
        return Placed(Kind.SUBMISSION, year, owner, stem)
    return Misplaced(None, _IN_AGENCY)
