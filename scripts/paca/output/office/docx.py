"""A report as a Word document after Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paca.output.report.blocks import Block, Bullets, Heading, Paragraph, Report, Table

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
    writer = _Writer(style_ids(document))
    _fill(document, list(writer.all(report, form, contents=contents)))
    core = document.core_properties
    core.title, core.subject = form.summary, report.note
    core.author, core.last_modified_by, core.comments = form.issuer_name, form.issuer_name, ""
    core.language, core.revision = "vi-VN", 1
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), day=day)


def _fill(document: Document, parts: list[str]) -> None:
    """Put XML in place of the body; the template's last section goes to the end again."""
    import copy

    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    body = document.element.body
    last = body.find(qn("w:sectPr"))
    for child in list(body):
        body.remove(child)
    for part in parts:
        if part == SECTION_END:
            paragraph = parse_xml(f'<w:p xmlns:w="{xml.NAMESPACE}"><w:pPr/></w:p>')
            paragraph.pPr.append(_section(copy.deepcopy(last)))
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
    body.append(_section(last))


def _section(made):  # noqa: ANN001, ANN202 - an element of lxml
    """Page numbers begin at one in every section, the first of them is not shown."""
    from docx.oxml.ns import qn

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


SECTION_END = "section"


@dataclass(slots=True)
class _Writer:
    styles: Mapping[str, str]
    bookmarks: int = 0

    def all(self, report: Report, form: Form, *, contents: bool) -> Iterator[str]:
        yield self.head(form, report.note)
        body = list(self.blocks(report.body))
        listed = [block.text for block in report.body if isinstance(block, Heading) and block.level == 1]
        annexes = [(f"{annex.name}. {annex.title}", annex) for annex in report.annexes]
        if contents:
            yield self.contents([*listed, *(title for title, _ in annexes)])
        yield from body
        yield self.signature(form)
        for title, annex in annexes:
            yield SECTION_END
            yield self.named(title, "Tên phụ lục", shown=(annex.name, annex.title.upper()))
            yield self.p(xml.run(form.attached_to), "Kèm theo")
            yield from self.blocks(annex.blocks)

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

    def contents(self, titles: list[str]) -> str:
        """A field that Word can update; until then it lists what there is."""
        stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{round(LINE * xml.TWIPS)}"/></w:tabs>'
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> '
            'TOC \\o "1-1" \\h \\z \\t "Tên phụ lục,1" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = []
        for place, title in enumerate(titles):
            page = xml.field(f"PAGEREF {_anchor(place)} \\h", "…")
            entry = (
                f'<w:hyperlink w:anchor="{_anchor(place)}" w:history="1">{xml.run(title)}'
                f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
            )
            entry = (begin if place == 0 else "") + entry + (end if place == len(titles) - 1 else "")
            lines.append(self.p(entry, "toc 1", stop))
        return self.p(xml.run("MỤC LỤC"), "Tên mục lục") + "".join(lines) + self.p("", "Kẻ ngang")

    def named(self, title: str, style: str, *, shown: tuple[str, ...] = ()) -> str:
        """A heading that the table of contents leads to; ``shown`` are its lines where they differ."""
        inside = "<w:r><w:br/></w:r>".join(xml.run(line) for line in shown or (title,))
        marked = xml.bookmark(inside, _anchor(self.bookmarks), self.bookmarks)
        self.bookmarks += 1
        return self.p(marked, style)

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        for block in blocks:
            match block:
                case Heading(1, text):
                    yield self.named(text, "Heading 1")
                case Heading(_, text):
                    yield self.p(xml.run(text), "Heading 2")
                case Paragraph(line):
                    yield self.p(xml.runs(line), "Body Text")
                case Bullets(lines, ordered):
                    yield "".join(
                        self.p(xml.run(f"{place}. " if ordered else "- ") + xml.runs(line), "Liệt kê")
                        for place, line in enumerate(lines, start=1)
                    )
                case Table():
                    if block.number is not None:
                        told = xml.run("Bảng ") + xml.field("SEQ Bảng \\* ARABIC", str(block.number))
                        yield self.p(told + xml.run(f". {block.caption}"), "Caption")
                    yield xml.table(block, self.styles, width=LINE)
                    yield self.p("", "Kẻ ngang")

    def signature(self, form: Form) -> str:
        """Recipients to the left, capacity, post and room for the signature to the right."""
        left = self.p(xml.run("Nơi nhận:"), "Nơi nhận")
        left += "".join(self.p(xml.run(f"- {one}"), "Danh sách nơi nhận") for one in form.recipients)
        right = "".join(self.p(xml.run(one), "Người ký") for one in (form.capacity, form.post) if one)
        right += self.p("", "Người ký") * 4
        right += self.p(xml.run(form.signer or "………………………"), "Người ký")
        return (
            self.p("", "Kẻ ngang")
            + xml.layout(((LINE / 2, left), (LINE / 2, right)))
            + self.p("", "Kẻ ngang")
        )


def _anchor(place: int) -> str:
    return f"_Toc{place + 1:08}"
