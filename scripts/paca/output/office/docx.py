"""A report as a Word document after Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from paca.output.report.blocks import Block, Bullets, Heading, Paragraph, Report, Table, leads

from . import wordxml as xml
from .form import COUNTRY as COUNTRY_NAME
from .form import MOTTO, Form
from .package import settled
from .styles import COUNTRY, ISSUER, LINE, apply_styles, lay_page, style_ids

if TYPE_CHECKING:
    from docx.document import Document


def write_docx(
    report: Report, form: Form, *, day: dt.date, template: Path | None = None, contents: bool = True
) -> bytes:
    """The document's bytes, the same for the same input.

    ``day`` is the day of assessment: what the file's properties say.  ``template`` is a province's own
    DOCX whose styles, margins and headers stay; without one the decree's are set.  ``contents``: with a
    table of contents.
    """
    import docx

    document = docx.Document(str(template) if template else None)
    apply_styles(document, own=template is not None)
    if template is None:
        lay_page(document.sections[0])
        _page_numbers(document)
    measures = _measures(document)
    writer = _Writer(style_ids(document), *measures)
    _fill(document, list(writer.all(report, form, contents=contents)))
    core = document.core_properties
    core.title, core.subject = form.summary, report.note
    core.author, core.last_modified_by, core.comments = form.issuer_name, form.issuer_name, ""
    core.language, core.revision = "vi-VN", 1
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), day=day)


@dataclass(frozen=True, slots=True)
class SectionEnd:
    """What stands before it, back to the one before, is a section; ``wide``: on the paper's long side."""

    wide: bool = False


def _measures(document: Document) -> tuple[float, float]:
    """Millimetres of text on a line, upright and on the long side, with the margins of the last section."""
    from docx.oxml.ns import qn

    section = document.element.body.find(qn("w:sectPr"))
    paper, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    sides = sorted(int(paper.get(qn(f"w:{side}"))) for side in "wh")
    beside = sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
    return (sides[0] - beside) / xml.TWIPS, (sides[1] - beside) / xml.TWIPS


def _fill(document: Document, parts: list[str | SectionEnd]) -> None:
    """Put XML in place of the body; every section has the measures of the template's last one."""
    import copy

    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    body = document.element.body
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        body.remove(child)
    for place, part in enumerate(parts, start=1):
        if isinstance(part, SectionEnd):
            made = _section(copy.deepcopy(last), part.wide)
            if place == len(parts):
                body.append(made)
                continue
            paragraph = parse_xml(f'<w:p xmlns:w="{xml.NAMESPACE}"><w:pPr/></w:p>')
            paragraph.pPr.append(made)
            previous = body[-1] if len(body) else None
            # The mark of a section stands on the last paragraph; a table needs an empty one behind it.
            if (
                previous is not None
                and previous.tag == qn("w:p")
                and previous.find(".//" + qn("w:sectPr")) is None
            ):
                previous.get_or_add_pPr().append(paragraph.pPr[0])
            else:
                body.append(paragraph)
        elif part.startswith("<w:tbl xmlns"):
            body.append(parse_xml(part))
        else:
            held = parse_xml(f'<w:body xmlns:w="{xml.NAMESPACE}">{part}</w:body>')
            body.extend(list(held))


def _section(made, wide: bool):  # noqa: ANN001, ANN202 - an element of lxml
    """Page numbers begin at one in every section, the first of them is not shown."""
    from docx.oxml.ns import qn

    # A template may end with a section of either kind: our own reports do.
    paper = made.find(qn("w:pgSz"))
    short, long = sorted((paper.get(qn("w:w")), paper.get(qn("w:h"))), key=int)
    paper.set(qn("w:w"), long if wide else short)
    paper.set(qn("w:h"), short if wide else long)
    paper.set(qn("w:orient"), "landscape" if wide else "portrait")
    for tag in ("w:pgNumType", "w:titlePg"):
        for old in made.findall(qn(tag)):
            made.remove(old)
    number = made.makeelement(qn("w:pgNumType"), {qn("w:start"): "1"})
    title = made.makeelement(qn("w:titlePg"), {})
    place = next(
        (index for index, child in enumerate(made) if child.tag in (qn("w:cols"), qn("w:docGrid"))), len(made)
    )
    made.insert(place, number)
    place = next((index for index, child in enumerate(made) if child.tag == qn("w:docGrid")), len(made))
    made.insert(place, title)
    return made


def _page_numbers(document: Document) -> None:
    """Arabic, in the middle of the top margin, not on the first page."""
    from docx.oxml import parse_xml

    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    header = section.header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    held = parse_xml(f'<w:p xmlns:w="{xml.NAMESPACE}">{xml.field("PAGE", "2")}</w:p>')
    paragraph._p.extend(list(held))


@dataclass(slots=True)
class _Writer:
    styles: Mapping[str, str]
    upright: float = LINE  # mm of text on a line
    long: float = LINE  # the same on the paper's long side
    bookmarks: int = 0

    def all(self, report: Report, form: Form, *, contents: bool) -> Iterator[str | SectionEnd]:
        yield self.head(form, report.note)
        body = list(self.blocks(report.body, keep_last=True))
        listed = [block.text for block in report.body if isinstance(block, Heading) and block.level == 1]
        annexes = [(f"{annex.name}. {annex.title}", annex) for annex in report.annexes]
        if contents:
            yield self.contents(listed, [title for title, _ in annexes])
        yield from body
        yield self.signature(form)
        wide = False
        for title, annex in annexes:
            yield SectionEnd(wide)
            wide = annex.wide
            yield self.named(title, "Tên phụ lục", shown=(annex.name, annex.title.upper()))
            yield self.p(xml.run(form.attached_to), "Kèm theo")
            yield from self.blocks(annex.blocks, width=self.long if wide else self.upright)
        yield SectionEnd(wide)

    def p(self, inside: str, style: str, extra: str = "") -> str:
        return xml.paragraph(inside, self.styles[style], extra)

    def head(self, form: Form, note: str) -> str:
        """Issuing body and Quốc hiệu side by side, number, place and day, type and summary."""
        left = "".join(self.p(xml.run(line), "Cơ quan chủ quản") for line in form.parent)
        left += "".join(self.p(xml.run(line), "Cơ quan ban hành") for line in form.issuer)
        left += xml.rule(self.styles["Kẻ ngang"], width=22, of=ISSUER)
        left += self.p(xml.run(form.code), "Số ký hiệu")
        right = self.p(xml.run(COUNTRY_NAME), "Quốc hiệu") + self.p(xml.run(MOTTO), "Tiêu ngữ")
        right += xml.rule(self.styles["Kẻ ngang"], width=60.5, of=COUNTRY)
        right += self.p(xml.run(form.place_and_day), "Địa danh")
        told = xml.layout(((ISSUER, left), (COUNTRY, right)))
        told += self.p(xml.run(form.kind), "Tên loại") + self.p(xml.run(form.summary), "Trích yếu")
        told += xml.rule(self.styles["Kẻ ngang"], width=50, of=LINE)
        told += self.p(xml.run(f"({note})"), "Ghi chú bản")
        if form.to:
            told += self.p(xml.run(f"Kính gửi: {form.to}"), "Kính gửi")
        return told

    def contents(self, sections: list[str], annexes: list[str]) -> str:
        """A field that Word fills in as it opens the document; annexes count their own pages, so have none.

        Word alone is shown the field of the whole list.  Others take it for text that is never updated,
        and without it show the right page of every section: each number is a field of its own.
        """
        stop = (
            '<w:tabs><w:tab w:val="right" w:leader="dot" '
            f'w:pos="{round(self.upright * xml.TWIPS)}"/></w:tabs>'
        )
        begin = (
            xml.for_word('<w:fldChar w:fldCharType="begin" w:dirty="true"/>')
            + xml.for_word(
                '<w:instrText xml:space="preserve"> '
                'TOC \\o "1-1" \\h \\z \\t "Tên phụ lục,2" \\n 2-2 </w:instrText>'
            )
            + xml.for_word('<w:fldChar w:fldCharType="separate"/>')
        )
        end = xml.for_word('<w:fldChar w:fldCharType="end"/>')
        lines = []
        titles = [*sections, *annexes]
        for place, title in enumerate(titles):
            numbered = place < len(sections)
            inside = xml.run(title)
            if numbered:
                inside += "<w:r><w:tab/></w:r>" + xml.field(f"PAGEREF {_anchor(place)} \\h", "…")
            entry = f'<w:hyperlink w:anchor="{_anchor(place)}" w:history="1">{inside}</w:hyperlink>'
            entry = (begin if place == 0 else "") + entry + (end if place == len(titles) - 1 else "")
            lines.append(self.p(entry, "toc 1", stop) if numbered else self.p(entry, "toc 2"))
        return self.p(xml.run("MỤC LỤC"), "Tên mục lục") + "".join(lines) + self.p("", "Kẻ ngang")

    def named(self, title: str, style: str, *, shown: tuple[str, ...] = ()) -> str:
        """A heading that the table of contents leads to; ``shown`` are its lines where they differ."""
        inside = "<w:r><w:br/></w:r>".join(xml.run(line) for line in shown or (title,))
        marked = xml.bookmark(inside, _anchor(self.bookmarks), self.bookmarks)
        self.bookmarks += 1
        return self.p(marked, style)

    def blocks(
        self, blocks: tuple[Block, ...], *, width: float | None = None, keep_last: bool = False
    ) -> Iterator[str]:
        """``width`` mm for tables; ``keep_last``: the last lines stay with what comes below them."""
        for block, below in zip_longest(blocks, blocks[1:]):
            keep = xml.KEEP if keep_last and below is None else ""
            match block:
                case Heading(1, text):
                    yield self.named(text, "Heading 1")
                case Heading(_, text):
                    yield self.p(xml.run(text), "Heading 2")
                case Paragraph(line):
                    yield self.p(xml.runs(line), "Body Text", xml.KEEP if leads(block, below) else keep)
                case Bullets(lines, ordered):
                    marks = [f"{place}. " if ordered else "- " for place in range(1, len(lines) + 1)]
                    yield "".join(
                        self.p(xml.run(mark) + xml.runs(line), "Liệt kê", keep if line is lines[-1] else "")
                        for mark, line in zip(marks, lines, strict=True)
                    )
                case Table():
                    if block.number is not None:
                        told = xml.run("Bảng ") + xml.field("SEQ Bảng \\* ARABIC", str(block.number))
                        yield self.p(told + xml.run(f". {block.caption}"), "Caption")
                    yield xml.table(block, self.styles, width=width or self.upright)
                    yield self.p("", "Kẻ ngang")

    def signature(self, form: Form) -> str:
        """Recipients to the left, capacity, post and room for the signature to the right."""
        left = self.p(xml.run("Nơi nhận:"), "Nơi nhận")
        left += "".join(self.p(xml.run(f"- {one}"), "Danh sách nơi nhận") for one in form.recipients)
        right = "".join(self.p(xml.run(one), "Người ký") for one in (form.capacity, form.post) if one)
        right += self.p("", "Người ký") * 4
        right += self.p(xml.run(form.signer or "………………………"), "Tên người ký")
        return (
            self.p("", "Kẻ ngang", xml.KEEP)
            + xml.layout(((self.upright / 2, left), (self.upright / 2, right)))
            + self.p("", "Kẻ ngang")
        )


def _anchor(place: int) -> str:
    return f"_Toc{place + 1:08}"
