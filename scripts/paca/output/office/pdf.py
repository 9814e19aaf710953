"""A report as PDF by Typst: tagged, with bookmarks and embedded fonts, the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

from paca.errors import PacaError
from paca.output.report.blocks import Report
from paca.output.report.compose import TEMPLATES

from .form import COUNTRY, MOTTO, Form
from .printed import printed_blocks

TEMPLATE = "report/report.typ"
_UNSIGNED = "………………………"


class PdfError(PacaError):
    """PDF cannot be made on this machine."""


def write_pdf(
    report: Report, form: Form, *, day: dt.date, templates: Path | None = None, contents: bool = True
) -> bytes:
    """``day`` is the day of assessment: what the file's properties say of when it was made."""
    try:
        import typst
    except ImportError as error:
        raise PdfError(
            f"Máy này chưa có thư viện để ghi PDF ({error}). Hãy chạy lại scripts/build_site.py, hoặc ghi "
            "Word: --format docx.",
            f"This machine cannot write PDF ({error}). Run scripts/build_site.py again, or write Word: "
            "--format docx.",
        ) from None

    files = {
        "main": ((templates or TEMPLATES) / TEMPLATE).read_bytes(),
        "report.json": json.dumps(_values(report, form, contents=contents), ensure_ascii=False).encode(),
    }
    made = typst.compile(files, timestamp=dt.datetime.combine(day, dt.time(), dt.UTC))
    assert isinstance(made, bytes)
    return _packed(made)


def _values(report: Report, form: Form, *, contents: bool) -> dict[str, Any]:
    """What the template sets, as plain values: texts in it are texts, whatever stands in them."""
    return {
        "title": f"{form.kind.capitalize()}: {form.summary}",
        "note": report.note,
        "country": COUNTRY,
        "motto": MOTTO,
        "contents": contents,
        "form": {
            "parent": form.parent,
            "issuer": form.issuer,
            "issuer_name": form.issuer_name,
            "code": form.code,
            "place_and_day": form.place_and_day,
            "kind": form.kind,
            "summary": form.summary,
            "to": form.to,
            "recipients": form.recipients,
            "capacity": form.capacity,
            "post": form.post,
            "signer": form.signer or _UNSIGNED,
            "attached_to": form.attached_to,
        },
        "body": printed_blocks(report.body),
        "annexes": [
            {
                "name": annex.name,
                "title": annex.title,
                "heading": annex.title.upper(),
                "wide": annex.wide,
                "blocks": printed_blocks(annex.blocks, wide=annex.wide),
            }
            for annex in report.annexes
        ],
    }


def _packed(made: bytes) -> bytes:
    """The same document with its tags in compressed streams: a quarter of the size."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
