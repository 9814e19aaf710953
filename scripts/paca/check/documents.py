"""Which documents are the same: within an agency's register, and by texts that agencies can compare."""

from __future__ import annotations

from collections.abc import Mapping

from ..finding import Finding
from ..model.evidence import Document
from ..records import AgencyFiles, Located
from .facts import DocumentFact
from .words import fold


def repeated(slug: str, files: AgencyFiles) -> Mapping[str, Finding]:
    """The documents that an earlier entry of the same agency has already, by key."""
    found: dict[str, Finding] = {}
    identified: dict[str, str] = {}  # identity -> key of the first document that has it
    titled: dict[tuple[object, ...], str] = {}
    for key, located in files.documents.items():
        document = located.model
        if document.classified is not None:
            continue
        identities = _identities(files, located)
        for identity in identities:
            if (other := identified.get(identity)) is not None:
                code, field = ("D511", "number") if identity.startswith("number") else ("D513", "attachment")
                params = {"document": key, "other": other}
                found[key] = Finding(code, located.where(field), params, agency=slug)
                break
        if key in found:
            continue
        # Decisions of one kind bear one title and differ by number, so titles tell only where numbers do not.
        title = (frozenset(fold(document.title).split()), document.date)
        other = titled.get(title)
        if other is not None and _same_number(files.documents[other].model.number, document.number):
            params = {"document": key, "other": other}
            found[key] = Finding("D514", located.where("title"), params, agency=slug)
            continue
        titled.setdefault(title, key)
        for identity in identities:
            identified.setdefault(identity, key)
    return found


def proofs(slug: str, files: AgencyFiles) -> tuple[DocumentFact, ...]:
    """What other agencies' documents are compared with.

    A document that proves nothing (a law, a plan) may well be listed by everyone.
    """
    known = repeated(slug, files)
    return tuple(
        DocumentFact(key, located.where("key"), _identities(files, located))
        for key, located in files.documents.items()
        if located.model.classified is None and located.model.proves and key not in known
    )


def _same_number(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold(one) == fold(other)


def _identities(files: AgencyFiles, located: Located[Document]) -> tuple[str, ...]:
    """What makes a document the same as another, whoever files it."""
    document = located.model
    found: list[str] = []
    if document.number and document.date:
        number = "".join(document.number.upper().removeprefix("SỐ").split()).lstrip(":0")
        found.append("\n".join(("number", number, document.date.isoformat(), fold(document.issuer))))
    attachment = files.attachments.get(document.attachment) if document.attachment else None
    if attachment is not None:
        found.append("file\n" + (attachment.facts.sha256 if attachment.facts else attachment.blob))
    if document.sha256:
        found.append("file\n" + document.sha256.lower())
    return tuple(found)
