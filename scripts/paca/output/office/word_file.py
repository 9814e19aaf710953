"""A Word document as its XML says it, read without the library that writes ours."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Word:
    data: bytes

    def part(self, name: str) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return etree.fromstring(package.read(name))

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return package.namelist()

    @cached_property
    def body(self) -> etree._Element:
        return self.part("word/document.xml").find(W + "body")

    @cached_property
    def styles(self) -> dict[str, etree._Element]:
        """Paragraph styles by name."""
        found = self.part("word/styles.xml").findall(W + "style")
        return {one.find(W + "name").get(W + "val"): one for one in found}

    @cached_property
    def style_names(self) -> dict[str, str]:
        return {one.get(W + "styleId"): name for name, one in self.styles.items()}

    @cached_property
    def paragraphs(self) -> list[tuple[str, str]]:
        """(style's name, text) of every paragraph in the order of the document, in tables too."""
        found = []
        for one in self.body.iter(W + "p"):
            style = one.find(f"{W}pPr/{W}pStyle")
            name = self.style_names.get(style.get(W + "val"), "?") if style is not None else "Normal"
            found.append((name, text(one)))
        return found

    def styled(self, name: str) -> list[str]:
        return [told for style, told in self.paragraphs if style == name]

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """Rows of cells of every table with a repeating head; the head is the first row."""
        return [
            [[text(cell) for cell in row.findall(W + "tc")] for row in table.findall(W + "tr")]
            for table in self.body.findall(W + "tbl")
            if table.find(f".//{W}tblHeader") is not None
        ]

    @cached_property
    def sections(self) -> list[etree._Element]:
        return list(self.body.iter(W + "sectPr"))

    @cached_property
    def text(self) -> str:
        return "\n".join(told for _, told in self.paragraphs)

    def look(self, style: str, place: str, tag: str) -> etree._Element | None:
        """What a style says of ``pPr`` or ``rPr``, or the style that it is based on, or the defaults."""
        seen: set[str] = set()
        one = self.styles.get(style)
        while one is not None:
            found = one.find(f"{W}{place}/{W}{tag}")
            if found is not None:
                return found
            above = one.find(W + "basedOn")
            name = self.style_names.get(above.get(W + "val"), "") if above is not None else ""
            one = self.styles.get(name) if name not in seen else None
            seen.add(name)
        defaults = self.part("word/styles.xml").find(f"{W}docDefaults/{W}{place}Default/{W}{place}")
        return None if defaults is None else defaults.find(W + tag)

    def header(self, kind: str) -> etree._Element | None:
        """The header of the first section: ``default`` or ``first``."""
        relations = self.part("word/_rels/document.xml.rels")
        targets = {one.get("Id"): one.get("Target") for one in relations}
        for one in self.sections[0].findall(W + "headerReference"):
            if one.get(W + "type") == kind:
                key = one.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                return self.part(f"word/{targets[key]}")
        return None


def text(element: etree._Element) -> str:
    return "".join(
        one.text or "" if one.tag == W + "t" else ("\t" if one.tag == W + "tab" else "\n")
        for one in element.iter(W + "t", W + "br", W + "tab")
        if one.tag != W + "tab" or one.getparent().tag == W + "r"
    )
