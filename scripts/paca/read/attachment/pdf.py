"""A PDF looked at object by object, those inside object streams too: what acts, embeds, calls or hides.

ISO 32000-1 clause 12.6 (actions), 7.11 (files), 12.7 (forms), 13 (media).  Runs in a process of its own
(``pdf_worker``): the parser is native code and the bytes are a stranger's.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from .images import unpacked
from .limits import MAX_CONTAINER, MAX_OBJECTS, MAX_PIXELS, MAX_STREAM, MAX_TEXT_STREAM, MAX_WARNINGS
from .sniff import ends_as_zip, smuggles
from .verdict import Notes, Refused

COMMENTS = "D542"
TRAILING = "D545"
AUTHOR = "D546"

ACTS, EMBEDS, CALLS = "D530", "D531", "D532"
_ACTIONS = {
    "/JavaScript": ACTS, "/Launch": ACTS, "/Rendition": ACTS, "/Hide": ACTS,
    "/RichMediaExecute": EMBEDS, "/Movie": EMBEDS, "/Sound": EMBEDS, "/GoTo3DView": EMBEDS, "/GoToE": EMBEDS,
    "/SubmitForm": CALLS, "/ImportData": CALLS, "/GoToR": CALLS, "/Thread": "",
}  # fmt: skip
_KEYS = {
    "/JS": ACTS, "/JavaScript": ACTS, "/Launch": ACTS,
    "/EmbeddedFiles": EMBEDS, "/EmbeddedFile": EMBEDS, "/EF": EMBEDS, "/RichMediaContent": EMBEDS,
    "/RichMediaSettings": EMBEDS, "/XFA": CALLS,
}  # fmt: skip
_SUBTYPES = {
    "/RichMedia": EMBEDS, "/3D": EMBEDS, "/Movie": EMBEDS, "/Sound": EMBEDS, "/Screen": EMBEDS,
    "/FileAttachment": EMBEDS,
}  # fmt: skip
_REMARKS = frozenset(("/Text", "/FreeText", "/Popup", "/Caret", "/Redact"))
_WEB = re.compile(rb"(?:https?|mailto|tel):|www\.|#", re.IGNORECASE)

# A first look at an object as qpdf writes it, names decoded: nearly none holds one of these.
_SUSPECT = re.compile(
    rb"/(?:JS|JavaScript|Launch|Rendition|Hide|RichMedia\w*|Movie|Sound|Screen|GoTo3DView|GoToE|GoToR|SubmitForm|"
    rb"ImportData|Thread|OpenAction|AA|XFA|EmbeddedFiles?|EF|FileAttachment|3D|URI|Text|FreeText|Popup|Caret|"
    rb"Redact)(?![\w.+-])"
)
# Pages without resources or size: every viewer takes none, and A4 or letter.
_HARMLESS = re.compile(r": kid \d+ \(from \d+\) (?:Resources|MediaBox) is (?:missing|undefined)")
_COMPRESSED = re.compile(rb"/(?:Fl(?:ateDecode)?|LZW(?:Decode)?|RL|RunLengthDecode|Brotli\w*)(?![\w])")


def limit_library() -> None:
    """Bounds of qpdf for the whole process: deterministic, unlike time."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=MAX_WARNINGS,
        parser_max_nesting=100,
        parser_max_container_size=MAX_CONTAINER,
        max_stream_filters=2,
        flate_max_memory=MAX_STREAM,
        png_max_memory=MAX_STREAM,
        tiff_max_memory=MAX_STREAM,
        run_length_max_memory=MAX_STREAM,
    )


def inspect_pdf(data: bytes, notes: Notes) -> None:
    """Refused: broken, encrypted, acting, embedding, calling or swollen.  Needs ``limit_library``."""
    _end(data, notes)
    exceeded = pikepdf.settings.qpdf_limit_errors()
    try:
        _inspect(data, notes)
    except pikepdf.PasswordError:
        raise Refused("D527") from None
    except (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, RuntimeError) as error:
        if isinstance(error, RecursionError) or pikepdf.settings.qpdf_limit_errors() > exceeded:
            raise Refused("D528") from None
        raise Refused("D526") from None


def _end(data: bytes, notes: Notes) -> None:
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused("D526")
    tail = data[end + 5 :]
    if smuggles(tail) or ends_as_zip(data):
        raise Refused("D538")
    if tail.strip(b"\0\r\n\t "):
        notes.held.add(TRAILING)


def _inspect(data: bytes, notes: Notes) -> None:
    with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
        if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
            raise Refused("D527")
        if int(pdf.trailer.get("/Size", 0)) > MAX_OBJECTS:
            raise Refused("D528")
        _direct(pdf.trailer, notes)
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                _stream(thing)
                written = thing.stream_dict.unparse(resolved=True)
            else:
                written = thing.unparse(resolved=True)
            if _SUSPECT.search(written):
                _direct(thing, notes)
        # Repaired by the library: a viewer may have repaired it otherwise.
        if any(not _HARMLESS.search(str(warning)) for warning in pdf.get_warnings()):
            raise Refused("D526")
        _author(pdf, notes)
        notes.pages = len(pdf.pages)
        if not notes.pages:
            raise Refused("D526")


def _direct(thing: Any, notes: Notes) -> None:
    """One object and the direct ones inside; what it refers to is an object of its own."""
    pending, seen = [thing], 0
    while pending:
        current = pending.pop()
        seen += 1
        if seen > MAX_CONTAINER:
            raise Refused("D528")
        if isinstance(current, (pikepdf.Dictionary, pikepdf.Stream)):
            _dictionary(current, notes)
            values: Iterator[Any] = iter([current.get(key) for key in current.keys()])
        elif isinstance(current, pikepdf.Array):
            values = iter(current)
        else:
            continue
        for value in values:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                pending.append(value)


def _dictionary(found: Any, notes: Notes) -> None:
    keys = set(found.keys())
    for key, code in _KEYS.items():
        if key in keys and found.get(key) is not None:
            raise Refused(code, what=key[1:])
    kind = _name(found.get("/S")) if "/S" in keys else ""
    if code := _ACTIONS.get(kind, ""):
        raise Refused(code, what=kind[1:])
    if kind == "/Thread" and "/F" in keys:
        raise Refused(CALLS, what="Thread")
    if kind == "/URI" and not _WEB.match(bytes(found.get("/URI", b"")).strip()):
        raise Refused(CALLS, what="URI")
    if "/OpenAction" in keys and not _only_shows(found.get("/OpenAction")):
        raise Refused(ACTS, what="OpenAction")
    if "/AA" in keys and _triggers(found.get("/AA")):
        raise Refused(ACTS, what="AA")
    subtype = _name(found.get("/Subtype")) if "/Subtype" in keys else ""
    if code := _SUBTYPES.get(subtype, ""):
        raise Refused(code, what=subtype[1:])
    if subtype in _REMARKS and "/Rect" in keys and subtype != "/Popup":
        notes.held.add(COMMENTS)


def _name(value: Any) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def _only_shows(action: Any) -> bool:
    """A place in the same document, or an action that goes there, and no further action behind it."""
    if not isinstance(action, pikepdf.Dictionary):
        return True
    return _name(action.get("/S")) in ("/GoTo", "/Named") and "/Next" not in action


def _triggers(actions: Any) -> bool:
    """Additional actions; a resource that happens to be called AA has no actions in it."""
    if not isinstance(actions, pikepdf.Dictionary):
        return False
    held = (actions.get(key) for key in actions.keys())
    return any(isinstance(action, pikepdf.Dictionary) and "/S" in action for action in held)


def _stream(stream: Any) -> None:
    """Data from another place, and data that swell."""
    held = stream.stream_dict
    if "/F" in held:
        raise Refused(CALLS, what="F")
    if _name(held.get("/Type")) == "/EmbeddedFile":
        raise Refused(EMBEDS, what="EmbeddedFile")
    filters = held.get("/Filter")
    written = filters.unparse(resolved=True) if isinstance(filters, pikepdf.Object) else b""
    squeezed = len(_COMPRESSED.findall(written))
    if squeezed > 1:
        raise Refused("D528")
    if _name(held.get("/Subtype")) == "/Image":
        if int(held.get("/Width", 0)) * int(held.get("/Height", 0)) > MAX_PIXELS:
            raise Refused("D528")
    elif squeezed and int(held.get("/Length", 0)) * 1032 > MAX_TEXT_STREAM:
        # Only what could pass the limit is unpacked: deflate cannot do better than 1 to 1,032.
        if b"/Fl" in written:
            size = unpacked([stream.read_raw_bytes()], MAX_TEXT_STREAM, zlib.decompressobj())
        else:
            size = len(stream.read_bytes(pikepdf.StreamDecodeLevel.generalized))
        if size > MAX_TEXT_STREAM:
            raise Refused("D528")


def _author(pdf: pikepdf.Pdf, notes: Notes) -> None:
    info = pdf.trailer.get("/Info")
    if isinstance(info, pikepdf.Dictionary) and str(info.get("/Author", "")).strip():
        notes.held.add(AUTHOR)
