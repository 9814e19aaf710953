"""``publish``: an assessment as the public may see it.  Pure: a new value, nothing of the old one inside
but what is named here and what the marks of the models open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from paca.assessment import Assessment, Revision
from paca.model.register import Agency
from paca.model.visibility import INTERNAL, Audience

from .fields import shown
from .policy import public_audience
from .records import public_records
from .scores import public_entry, public_node

AUDIENCES = ("internal", "public")  # the first is what commands take where none is asked
ZERO = Fraction(0)


def for_audience(assessment: Assessment, name: str) -> Assessment:
    """``name`` is one of AUDIENCES; "internal" gives the assessment itself.  ValueError for another."""
    if name not in AUDIENCES:
        raise ValueError(f"no such audience: {name!r}")
    if name == "internal":
        return assessment
    return publish(assessment, public_audience(assessment))


def earlier_for(earlier: Assessment | None, now: Assessment) -> Assessment | None:
    """The version before, for a page that compares it with ``now`` (already projected, or internal).

    Only what both versions open is compared: scores that were never published do not come out
    as the left side of a difference.
    """
    if earlier is None or not now.audience.public or earlier.audience.public:
        return earlier
    now_sees, then_sees = now.audience.sees or frozenset(), public_audience(earlier).sees or frozenset()
    return publish(earlier, Audience(now_sees & then_sees))


def publish(assessment: Assessment, audience: Audience) -> Assessment:
    """``assessment`` with only what ``audience`` may see.

    Commit, author and branch are internal; the day of assessment and the round's stage name the version.
    """
    if audience == INTERNAL:
        return assessment
    records = public_records(assessment.records, audience)
    known = {slug: located.model for slug, located in records.agencies.by_slug.items()}
    stage = records.round.model.stage if records.round else ""
    header = records.edition.header if records.edition else None
    nodes = {}
    for code, score in assessment.nodes.items():
        node = shown(score.node, audience) if score.node else None
        maximum = node.max if node and node.max is not None else ZERO
        nodes[code] = replace(public_node(score, maximum=maximum, audience=audience), node=node)
    return Assessment(
        revision=Revision(stage, None, None, None),
        as_of=assessment.as_of,
        records=records,
        findings=(),
        asked={code: _asked(asked, known) for code, asked in assessment.asked.items()},
        entries={
            key: public_entry(entry, audience)
            for key, entry in assessment.entries.items()
            if entry.agency in known
        },
        nodes=nodes,
        total=public_node(assessment.total, maximum=header.total_max if header else ZERO, audience=audience),
        calendar=assessment.calendar,
        changes={},
        audience=audience,
    )


def _asked(asked: tuple[Agency, ...], known: Mapping[str, Agency]) -> tuple[Agency, ...]:
    return tuple(known[agency.slug] for agency in asked if agency.slug in known)
