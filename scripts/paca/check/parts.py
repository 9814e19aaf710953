"""The parts of a round that are checked one by one: the round itself, and each agency's folder.

With an agency's folder go the decisions on it and the receipts of its files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..records import AgencyFiles, Records, WorkingGroupFiles

GROUP = "_working-group"
_BY_AGENCY = frozenset({"decisions", "last-round", "receipts"})


def owner_of(path: str, year: int) -> str | None:
    """The agency whose part the file at ``path`` belongs to; None: the round's.

    >>> owner_of("evidence/2019/so-mau/A.1.md", 2019), owner_of("evidence/2019/agencies.yml", 2019)
    ('so-mau', None)
    >>> owner_of("evidence/2019/_working-group/decisions/so-mau.yml", 2019)
    'so-mau'
    """
    parts = path.split("/", 4)
    if len(parts) < 4 or not path.startswith(f"evidence/{year}/"):
        return None
    if parts[2] != GROUP:
        return parts[2]
    if len(parts) == 5 and parts[3] in _BY_AGENCY and parts[4].endswith(".yml"):
        return parts[4][:-4] if parts[4] != "province.yml" else None
    return None


def split(records: Records) -> tuple[Records, Mapping[str, Records]]:
    """The round's own records, and each agency's by slug (sorted), as if each had been read alone."""
    year, group = records.year, records.working_group
    paths: dict[str | None, list[str]] = {}
    for path in records.accepted:
        paths.setdefault(owner_of(path, year), []).append(path)
    refused: dict[str | None, list] = {}
    for file in records.refused:
        refused.setdefault(owner_of(file.path, year), []).append(file)
    decisions: dict[str | None, dict] = {}
    left = group.last_round
    for key, made in group.decisions.items():
        decisions.setdefault(key[1], {})[key] = made
    shared = replace(
        records,
        filed={},
        working_group=replace(
            group,
            decisions=decisions.get(None, {}),
            last_round={None: left[None]} if None in left else {},
            receipts={},
        ),
        accepted=tuple(paths.get(None, ())),
        refused=tuple(refused.get(None, ())),
        findings=(),
        report_texts=(),
    )
    owners = {*records.filed, *decisions, *left, *group.receipts, *refused}
    slugs = sorted(slug for slug in owners if slug is not None)
    owned = {
        slug: replace(
            records,
            edition=None,
            editions={},
            round=None,
            filed={slug: records.filed[slug]} if slug in records.filed else {},
            working_group=WorkingGroupFiles(
                decisions=decisions.get(slug, {}),
                last_round={slug: left[slug]} if slug in left else {},
                receipts={slug: group.receipts[slug]} if slug in group.receipts else {},
            ),
            accepted=tuple(paths.get(slug, ())),
            refused=tuple(refused.get(slug, ())),
            findings=(),
            report_texts=(),
        )
        for slug in slugs
    }
    return shared, owned


def of_agency(shared: Records, own: Records) -> Records:
    """What the rules of one agency may see: its own part, and of the round the edition and the register.

    Comments, recommendations and other editions are left out: a change there leaves the agency's
    findings as they are.  Only the ids of comments count (``Frame.comments``).
    """
    folders = (f"indicators/{shared.year}/", f"evidence/{shared.year}/")
    return replace(
        own,
        edition=shared.edition,
        editions={shared.year: shared.edition} if shared.edition else {},
        round=shared.round,
        agencies=shared.agencies,
        accepted=(*(path for path in shared.accepted if _read_by_agencies(path, folders)), *own.accepted),
        refused=(*(file for file in shared.refused if file.path.startswith(folders)), *own.refused),
    )


def _read_by_agencies(path: str, folders: tuple[str, str]) -> bool:
    return path.startswith(folders) and f"/{GROUP}/" not in path


def files_of(own: Records) -> AgencyFiles | None:
    """The agency's files in its own part."""
    return next(iter(own.filed.values()), None)
