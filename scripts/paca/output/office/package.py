"""The same document twice is the same bytes: members of a ZIP in order, with one fixed time."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

_TIME = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def settled(data: bytes, *, day: dt.date) -> bytes:
    """``data`` (DOCX or XLSX) written anew; created and modified are midnight of ``day`` (UTC)."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(lambda found: found[1] + stamp + found[2], content)
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            target.writestr(info, content, compresslevel=6)
    return out.getvalue()
