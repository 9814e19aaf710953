"""Which pages exist for an audience.  A page that is not named here is for the working group only."""

from __future__ import annotations

from paca.assessment import Assessment

ALWAYS = (
    "index",
    "items",
    "item",
    "agencies",
    "agency",
    "submissions",
    "calendar",
    "report",
    "rules",
    "dictionary",
)
# The catalogue of checks explains itself to anybody; what was found stands in no public assessment.
CATALOGUE = ("findings", "finding")


def page_kind(path: str) -> str:
    """``item/B.5.1.md`` is of kind ``item``, ``grid.md`` of kind ``grid``."""
    return path.split("/", 1)[0].removesuffix(".md")


def open_pages(assessment: Assessment, *, earlier: Assessment | None) -> frozenset[str] | None:
    """Kinds of pages that the audience of ``assessment`` gets; None: every page."""
    audience = assessment.audience
    if not audience.public:
        return None
    kinds = {*ALWAYS, *CATALOGUE}
    if audience.filing:
        kinds.add("grid")
    if audience.register:
        kinds.add("documents")
    if audience.comments:
        kinds.add("comments")
    if audience.scores:
        kinds |= {"recommendations", "comparison"}
        if earlier is not None and earlier.audience.scores:
            kinds.add("changes")
    return frozenset(kinds)
