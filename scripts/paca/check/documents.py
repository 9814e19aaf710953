"""Which documents are the same: within an agency's register, and by texts that agencies can compare."""

from __future__ import annotations

from dataclasses import dataclass

from ..finding import Finding
from ..model.evidence import Document
from ..records import AgencyFiles, Located
from .facts import DocumentFact
from .words import fold


@dataclass(frozen=True)
class Compared:
    """``repeated``: what is there twice; ``proofs``: what other agencies' documents are compared with."""

    repeated: tuple[Finding, ...] = ()
    proofs: tuple[DocumentFact, ...] = ()


def compare(slug: str, files: AgencyFiles) -> Compared:
    """Each document of an agency against the earlier entries of its register."""
    repeated: list[Finding] = []
    proofs: list[DocumentFact] = []
    identified: dict[str, str] = {}  # identity -> key of the first document that has it
    titled: dict[tuple[object, ...], str] = {}
    for key, located in files.documents.items():
        document = located.model
        if document.classified is not None:
            continue
        identities = _identities(files, located)
        known = next((identity for identity in identities if identity in identified), None)
        if known is not None:
            code, field = ("D511", "number") if known.startswith("number") else ("D513", "attachment")
            params = {"document": key, "other": identified[known]}
            repeated.append(Finding(code, located.where(field), params, agency=slug))
            continue
        # Decisions of one kind bear one title and differ by number, so titles tell only where numbers do not.
        title = (frozenset(fold(document.title).split()), document.date)
        other = titled.get(title)
        if other is not None and _same_number(files.documents[other].model.number, document.number):
            params = {"document": key, "other": other}
            repeated.append(Finding("D514", located.where("title"), params, agency=slug))
            continue
        titled.setdefault(title, key)
        for identity in identities:
            identified.setdefault(identity, key)
        # A document that proves nothing (a law, a plan) may well be listed by everyone.
        if document.proves:
            proofs.append(DocumentFact(key, located.where("key"), identities))
    return Compared(tuple(repeated), tuple(proofs))


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
