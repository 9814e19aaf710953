"""One file: bytes → a verdict that knows no name; then the name is held against it."""

from __future__ import annotations

import hashlib

from ...records import AttachmentFacts
from . import sniff
from .images import inspect_jpeg, inspect_png
from .office import inspect_office
from .pdf_process import PdfProcess
from .verdict import Notes, Problem, Refused, Verdict

EXTENSIONS = {"pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "jpg": "jpg", "jpeg": "jpg", "png": "png"}
"""What is taken, and the kind that the content must be."""

# Before 2007: macros cannot be told from text without a program that runs them.
_LEGACY = frozenset("doc dot xls xlt xla ppt pps pot rtf wps et".split())
_MACROS = frozenset("docm dotm xlsm xltm xlam xlsb pptm potm ppsm".split())
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SHOWN = {
    "program": "exe", "markup": "html, xml", "picture": "gif, bmp, tif, webp", "archive": "zip, rar",
    "ole": "doc, xls", "unknown": "?",
}  # fmt: skip


def inspect(data: bytes, pdfs: PdfProcess) -> Verdict:
    """What the bytes are and what is wrong with them.  Never raises, whatever the bytes."""
    kind, notes, problem, lasting = sniff.kind_of(data), Notes(), None, True
    try:
        if kind == "pdf":
            problem, lasting = pdfs.inspect(data, notes)
        elif kind == "zip":
            kind = inspect_office(data, notes)
        elif kind == "png":
            inspect_png(data, notes)
        elif kind == "jpg":
            inspect_jpeg(data, notes)
        elif kind == "ole" and _ENCRYPTED_PACKAGE in data:
            problem = Problem("D527")
        elif kind == "lfs":
            problem = Problem("D525")
        elif kind == "empty":
            problem = Problem("D523")
    except Refused as refused:
        problem = refused.problem
    except (MemoryError, RecursionError):
        problem = Problem("D528")
    facts = AttachmentFacts(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        kind=kind,
        pages=notes.pages,
        pixels=notes.pixels,
        held=tuple(sorted(notes.held)),
    )
    return Verdict(facts, (problem,) if problem else (), lasting)


def extension(name: str) -> str:
    """The ending of a name in lower case, without the dot; "" where there is none."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""


def refused_by_name(name: str) -> Problem | None:
    """Why a file need not even be opened."""
    ending = extension(name)
    if ending in EXTENSIONS:
        return None
    if ending in _LEGACY:
        return Problem("D521", {"extension": ending})
    if ending in _MACROS:
        return Problem("D533")
    plain = ending.isascii() and ending.isalnum() and len(ending) <= 8
    return Problem("D520", {"extension": f".{ending}" if plain else "—"})


def problems(name: str, verdict: Verdict) -> tuple[Problem, ...]:
    """Everything against a file of that name: what it is, then where name and content disagree."""
    kind, wanted = verdict.facts.kind, EXTENSIONS.get(extension(name))
    if kind == wanted or kind in ("lfs", "empty"):
        return verdict.problems
    if kind in ("zip", "ole") and wanted in ("docx", "xlsx") and verdict.problems:
        return verdict.problems  # so broken that nobody can say which of the two it is
    if kind in ("ole", "rtf"):
        return verdict.problems or (Problem("D521", {"extension": "doc, xls" if kind == "ole" else "rtf"}),)
    shown = {"extension": extension(name), "found": _SHOWN.get(kind, kind)}
    return (Problem("D522", shown), *verdict.problems)
