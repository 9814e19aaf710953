"""A file is what the register says of it, and what must not leave the house is said before it does."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding, Position
from ...model.evidence import Document
from ...records import AgencyFiles, AttachmentFacts, Located
from ..context import Context

AUTHOR = "D546"
SHOWN = 5


def check_agency(context: Context) -> Iterator[Finding]:
    for slug, files in context.filed():
        yield from _held(slug, files)
        for located in files.documents.values():
            attachment = files.attachments.get(located.model.attachment or "")
            if attachment is not None and attachment.facts is not None and located.model.classified is None:
                yield from _registered(slug, located, attachment.facts)


def _held(slug: str, files: AgencyFiles) -> Iterator[Finding]:
    """One finding for each file and reason; an author's name, which nearly all have, once an agency."""
    named = []
    for name, attachment in files.attachments.items():
        held = attachment.facts.held if attachment.facts else ()
        for code in held:
            if code == AUTHOR:
                named.append(name)
            else:
                yield Finding(code, Position(attachment.path), {"attachment": name}, agency=slug)
    if named:
        names = ", ".join(named[:SHOWN]) + (" …" if len(named) > SHOWN else "")
        where = Position(files.attachments[named[0]].path)
        yield Finding(AUTHOR, where, {"count": str(len(named)), "attachments": names}, agency=slug)


def _registered(slug: str, located: Located[Document], facts: AttachmentFacts) -> Iterator[Finding]:
    document = located.model
    params = {"document": document.key, "attachment": str(document.attachment)}
    given = (document.sha256 or "").lower()
    if len(given) == 64 and given != facts.sha256:  # a malformed one is D506
        more = {"found": facts.sha256}
        yield Finding("D550", located.where("sha256"), params | more, agency=slug)
    if document.pages is not None and facts.pages is not None and document.pages != facts.pages:
        more = {"given": str(document.pages), "found": str(facts.pages)}
        yield Finding("D551", located.where("pages"), params | more, agency=slug)
