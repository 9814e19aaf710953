"""What a document or a workbook says beside what is seen: hidden text and sheets, comments, fields that call.

A part is searched for a few words first; only one that has them is walked element by element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .verdict import Notes, Refused
from .xml_parts import attribute, one_byte_a_letter, walk

HIDDEN_TEXT = "D540"
HIDDEN_SHEET = "D541"
COMMENTS = "D542"

_FIELDS = re.compile(
    r"\bDDE(?:AUTO)?\b|^\s*(?:LINK|EMBED|IMPORT|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE|MACROBUTTON|CONTROL)\b",
    re.IGNORECASE | re.MULTILINE,
)
_WORDS = re.compile(
    rb"instrText|fldSimple|vanish|altChunk|[oO][lL][eE]Object|subDoc|[:<](?:ins|del|moveFrom|moveTo)[\s/>]"
)
_CHANGES = frozenset({"del", "ins", "moveFrom", "moveTo"})
_ON = frozenset({"1", "true", "on"})
_CALLS = re.compile(r"\b(?:WEBSERVICE|RTD|CALL|REGISTER(?:\.ID)?|DDE|EXEC)\s*\(|^[\s=+@-]*[\w.]+\s*\|", re.I)


def _set(attributes: Mapping[str, str]) -> bool:
    """A toggle of Word is on unless its ``val`` says that it is off."""
    return attribute(attributes, "val", "true").lower() in _ON


def hidden_styles(part: bytes) -> frozenset[str]:
    """The ids of styles that hide their text; "" stands for paragraphs that name no style."""
    if one_byte_a_letter(part) and b"vanish" not in part:
        return frozenset()
    hiding: set[str] = set()
    based: dict[str, str] = {}
    defaults: set[str] = set()
    style = ""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal style
        if name == "style":
            style = attribute(attributes, "styleId")
            if attribute(attributes, "default") in _ON and attribute(attributes, "type") == "paragraph":
                defaults.add(style)
        elif name == "basedOn":
            based[style] = attribute(attributes, "val")
        elif name == "vanish" and _set(attributes):
            hiding.add(style)

    walk(part, start=start)
    grown = True
    while grown:
        more = {child for child, parent in based.items() if parent in hiding} - hiding
        hiding |= more
        grown = bool(more)
    return frozenset(hiding | ({""} if hiding & defaults else set()))


@dataclass(frozen=True)
class Document:
    """The look at the parts of a DOCX; ``hiding`` are the styles whose text does not show."""

    hiding: frozenset[str]

    def look(self, part: bytes, notes: Notes) -> bool:
        """Whether the part was walked; Refused where a field fetches or starts something."""
        if one_byte_a_letter(part) and not self.hiding and not _WORDS.search(part):
            return False
        walker = _WordWalker(self.hiding, notes)
        walk(part, start=walker.start, end=walker.end, text=walker.text)
        walker.finish()
        return True


class _WordWalker:
    """One pass over one part of a document."""

    def __init__(self, hiding: frozenset[str], notes: Notes) -> None:
        self.hiding = hiding
        self.notes = notes
        self.path: list[str] = []
        self.field: list[str] = []
        self.hidden_run = self.hidden_paragraph = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        path = self.path
        path.append(name)
        if name == "p":
            self.hidden_paragraph = "" in self.hiding
        elif name == "r":
            self.hidden_run = False
        elif name == "vanish" and path[-3:-1] == ["r", "rPr"]:
            self.hidden_run = _set(attributes)
        elif name == "rStyle" and path[-3:-1] == ["r", "rPr"]:
            self.hidden_run = self.hidden_run or attribute(attributes, "val") in self.hiding
        elif name == "pStyle":
            self.hidden_paragraph = attribute(attributes, "val") in self.hiding
        elif name == "fldSimple":
            self.field.append("\n" + attribute(attributes, "instr") + "\n")
        elif name == "fldChar":
            self.field.append("\n" if attribute(attributes, "fldCharType") == "begin" else "\0")
        elif name in ("altChunk", "OLEObject", "oleObject"):
            raise Refused("D534")
        elif name == "subDoc":
            raise Refused("D535")
        elif name in _CHANGES:
            self.notes.held.add(COMMENTS)

    def end(self, _: str) -> None:
        self.path.pop()

    def text(self, words: str) -> None:
        inside = self.path[-1] if self.path else ""
        if inside in ("instrText", "delInstrText"):
            self.field.append(words)
        elif inside == "t" and (self.hidden_run or self.hidden_paragraph) and words.strip():
            self.notes.held.add(HIDDEN_TEXT)

    def finish(self) -> None:
        """Fields are judged whole: Word joins an instruction that was cut into many runs."""
        if _FIELDS.search("".join(self.field)):
            raise Refused("D535")


def look_in_workbook(part: bytes, notes: Notes) -> bool:
    """Whether the part was walked; Refused where a formula calls out of the workbook."""
    searched = one_byte_a_letter(part)
    upper = part.upper() if searched else b""
    formulas = not searched or any(
        word in upper for word in (b"|", b"&#", b"WEBSERVICE", b"RTD", b"CALL", b"REGISTER", b"DDE", b"EXEC")
    )
    if searched and not formulas and b"idden" not in part and b"oleLink" not in part:
        return False
    path: list[str] = []
    formula: list[str] = []

    def start(element: str, attributes: Mapping[str, str]) -> None:
        path.append(element)
        if element == "sheet" and attribute(attributes, "state", "visible").lower() != "visible":
            notes.held.add(HIDDEN_SHEET)
        elif element in ("row", "col") and attribute(attributes, "hidden", "0").lower() in _ON:
            notes.held.add(HIDDEN_SHEET)
        elif element in ("oleLink", "ddeLink", "externalReference", "oleObject"):
            raise Refused("D535")

    def end(_: str) -> None:
        path.pop()
        if formula:
            said = "".join(formula)
            formula.clear()
            if _CALLS.search(re.sub(r'"[^"]*"', '""', said)):
                raise Refused("D535")

    def text(words: str) -> None:
        if path and path[-1] in ("f", "definedName", "formula1", "formula2", "formula"):
            formula.append(words)

    walk(part, start=start, end=end, text=text)
    return True
