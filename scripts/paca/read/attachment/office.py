"""DOCX and XLSX: a plain archive whose parts hold text, sheets and pictures, and nothing that runs or calls.

Office Open XML, ISO/IEC 29500-2 (packages) and -1 (documents, workbooks).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from . import office_text, xml_parts
from .archive import Member, content, members
from .images import inspect_jpeg, inspect_png
from .limits import MAX_XML
from .sniff import kind_of
from .verdict import Notes, Refused
from .xml_parts import attribute

AUTHOR = "D546"

_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
}
_MACROS = re.compile(r"macroenabled|vbaproject|vbadata|activex|macrosheet|\bxlm|dialogsheet|intlmacro", re.I)
_OBJECTS = re.compile(r"oleobject|package\.|afchunk", re.I)
_MACRO_NAMES = re.compile(r"vba|activex|macrosheet|dialogsheet|customui", re.I)
_OBJECT_NAMES = re.compile(
    r"(^|/)embeddings/|\.(?:bin|exe|dll|js|vbs|hta|html?|mht|lnk|scr|bat|cmd|ps1|jar|com|msi)$", re.I
)
_REMOTE_NAMES = re.compile(r"(^|/)(?:externallinks|querytables|webextensions)/|(^|/)connections\.xml$", re.I)
_PRINTER = re.compile(r"xl/printersettings/printersettings\d*\.bin|word/printersettings\d*\.bin", re.I)
_COMMENT_NAMES = re.compile(r"(^|/)(?:comments|threadedcomments?)[^/]*\.xml$|(^|/)threadedcomments/", re.I)
_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_PICTURES = {"png": inspect_png, "jpg": inspect_jpeg}

# The last word of a relationship's type: in the transitional and the strict form alike.
_MACRO_LINKS = frozenset(
    "vbaproject wordvbadata control activexcontrol activexcontrolbinary xlmacrosheet xlintlmacrosheet "
    "dialogsheet extensibility ui".split()
)
_OBJECT_LINKS = frozenset("oleobject package afchunk".split())
_REMOTE_LINKS = frozenset(
    "attachedtemplate externallink externallinkpath connections querytable webextension "
    "webextensiontaskpanes subdocument frame mailmergesource mailmergeheadersource".split()
)
_WEB = re.compile(r"(?:https?|mailto):|#|[^:\\/][^:\\]*$", re.I)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|\\\\|//", re.I)


def inspect_office(data: bytes, notes: Notes) -> str:
    """docx, xlsx, or zip where it is neither; Refused for all that may run, call out or deceive."""
    listed = members(data, notes)
    by_name = {member.name.lower(): member for member in listed}
    types = by_name.get("[content_types].xml")
    if types is None:
        for member in listed:
            content(data, member)
        return "zip"
    _names(listed)
    kinds = _content_types(_bounded(data, types))
    kind = _main_kind(kinds.values())
    budget = MAX_XML
    parts: dict[str, bytes] = {}
    for member in listed:
        if not _is_xml(member.name, kinds):
            _binary(content(data, member), member.name, notes)
            continue
        budget -= member.size
        if budget < 0:
            raise Refused("D528")
        part = content(data, member)
        if member.name.lower().endswith(".rels"):
            _relationships(part)
        else:
            parts[member.name.lower()] = part
    _parts(parts, kind, notes)
    return kind


def _names(listed: tuple[Member, ...]) -> None:
    for member in listed:
        if _MACRO_NAMES.search(member.name):
            raise Refused("D533")
        if _OBJECT_NAMES.search(member.name) and not _PRINTER.fullmatch(member.name):
            raise Refused("D534")
        if _REMOTE_NAMES.search(member.name):
            raise Refused("D535")


def _bounded(data: bytes, member: Member) -> bytes:
    if member.size > MAX_XML:
        raise Refused("D528")
    return content(data, member)


def _content_types(part: bytes) -> Mapping[str, str]:
    """Content types by lower-case part name ("/word/document.xml") or extension ("xml")."""
    found: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        key = attributes.get("PartName" if name == "Override" else "Extension")
        if name in ("Override", "Default") and key:
            found[key.lower()] = attributes.get("ContentType", "").lower()

    xml_parts.walk(part, start=start)
    for kind in found.values():
        if _MACROS.search(kind):
            raise Refused("D533")
        if _OBJECTS.search(kind) and "package.relationships" not in kind and "package.core" not in kind:
            raise Refused("D534")
    return found


def _main_kind(given: Iterable[str]) -> str:
    found = {_MAIN[ending] for kind in given for ending in _MAIN if kind.endswith(ending)}
    return found.pop() if len(found) == 1 else "zip"


def _is_xml(name: str, kinds: Mapping[str, str]) -> bool:
    lower = name.lower()
    given = kinds.get(f"/{lower}") or kinds.get(lower.rpartition(".")[2], "")
    return lower.endswith(_XML_NAMES) or given.endswith("xml")


def _binary(part: bytes, name: str, notes: Notes) -> None:
    """Pictures, fonts and printers' settings; what is a file of another kind by its bytes is an object."""
    kind = kind_of(part)
    if kind in ("program", "ole", "zip", "archive", "rtf", "markup", "pdf"):
        raise Refused("D534")
    if (inspector := _PICTURES.get(kind)) is not None:
        inside = Notes()
        inspector(part, inside)
        notes.held |= inside.held


def _relationships(part: bytes) -> None:
    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attribute(attributes, "Type").rstrip("/").rpartition("/")[2].lower()
        target = attribute(attributes, "Target").strip()
        external = attribute(attributes, "TargetMode").strip().lower() == "external"
        if kind in _MACRO_LINKS:
            raise Refused("D533")
        if kind in _REMOTE_LINKS or (external and kind != "hyperlink"):
            raise Refused("D535")
        if kind in _OBJECT_LINKS:
            raise Refused("D534")
        if external and not _WEB.match(target):
            raise Refused("D535")
        if not external and _ELSEWHERE.match(target):
            raise Refused("D535")

    xml_parts.walk(part, start=start)


def _parts(parts: Mapping[str, bytes], kind: str, notes: Notes) -> None:
    """Every part is parsed; what is looked for depends on what the file is."""
    look: Callable[[bytes, Notes], bool]
    if kind == "docx":
        styles = [part for name, part in parts.items() if name.endswith("styles.xml")]
        look = office_text.Document(frozenset().union(*map(office_text.hidden_styles, styles))).look
    else:
        look = office_text.look_in_workbook
    for name, part in parts.items():
        if _COMMENT_NAMES.search(name):
            notes.held.add(office_text.COMMENTS)
        if name.endswith("core.xml") and _names_someone(part):
            notes.held.add(AUTHOR)
        if name.endswith(".svg") and b"<script" in part.lower():
            raise Refused("D534")
        if not look(part, notes):
            xml_parts.walk(part)


def _names_someone(part: bytes) -> bool:
    inside, found = False, False

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside = name in ("creator", "lastModifiedBy")

    def end(_: str) -> None:
        nonlocal inside
        inside = False

    def text(words: str) -> None:
        nonlocal found
        found = found or (inside and bool(words.strip()))

    xml_parts.walk(part, start=start, end=end, text=text)
    return found
