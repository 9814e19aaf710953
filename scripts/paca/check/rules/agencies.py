"""The register's groups, dates and successors hold, and every folder belongs to an agency of it."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding, Position
from ...records import AgencyFiles
from ..context import Context
from ..words import suggest


def check_round(context: Context) -> Iterator[Finding]:
    register = context.records.agencies
    groups = {group.key for group in register.groups}
    slugs = {located.model.slug for located in register.agencies}
    for located in register.agencies:
        agency = located.model
        if agency.group not in groups and not context.unread.agency(agency.group):
            params = {
                "agency": agency.slug,
                "group": agency.group,
                "suggestion": suggest(agency.group, groups) or "—",
            }
            yield Finding("R902", located.where("group"), params, agency=agency.slug)
        if agency.valid_from and agency.valid_to and agency.valid_from > agency.valid_to:
            yield Finding("R903", located.where("valid_to"), {"agency": agency.slug}, agency=agency.slug)
        if agency.successor is not None and (
            (agency.successor not in slugs and not context.unread.agency(agency.successor))
            or agency.successor == agency.slug
        ):
            params = {"agency": agency.slug, "successor": agency.successor}
            yield Finding("R904", located.where("successor"), params, agency=agency.slug)


def check_agency(context: Context) -> Iterator[Finding]:
    slugs = context.frame.agencies.by_slug.keys()
    # Without a register every folder would be unknown: the reader has said what is wrong with agencies.yml.
    if slugs:
        for slug, files in context.filed():
            if slug not in slugs and not context.unread.agency(slug):
                yield Finding("R905", _first_file(files, slug, context.records.year), {
                    "folder": slug, "suggestion": suggest(slug, slugs) or "—",
                }, agency=slug)  # fmt: skip


def _first_file(files: AgencyFiles, slug: str, year: int) -> Position:
    located = [
        *files.documents.values(), *files.figures.values(), *files.other_figures, *files.explanations,
        *(submission.front for submission in files.submissions.values()),
    ]  # fmt: skip
    paths = sorted(record.path for record in located)
    return Position(paths[0] if paths else f"evidence/{year}/{slug}")
