"""The Content-Security-Policy of every page, behind escaping and sanitising the third net.

Material has a few inline scripts.  They are allowed by their hashes, read from the theme's own
templates and never from built pages: what slipped into a page must not bless itself.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

# The templates whose inline scripts a page of ours contains.
TEMPLATES = ("base.html", "palette.html", "content.html", "announce.html", "outdated.html")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SCOPE = re.compile(r"\{\{ *config\.extra\.scope *\|[^}]*\}\}")


def content_security_policy(theme: Path, *, scope: str) -> str:
    """The policy for pages built with Material's templates in ``theme`` and ``extra.scope`` set to ``scope``.

    Scripts are files of the site or the theme's few by hash, never inline.  ``'unsafe-inline'`` stands for
    style attributes only: our bars carry their length (``style="--v:75%"``), and the sanitiser takes every
    style attribute from agencies' text; a ``<style>`` element is refused.  ``frame-ancestors`` has no
    effect in a ``<meta>``; whoever serves the site sets it as a header.
    """
    hashes = " ".join(f"'sha256-{digest}'" for digest in sorted(set(_hashes(theme, scope))))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' {hashes}",
        "style-src": "'self' 'unsafe-inline'",  # for browsers that do not know the next two
        "style-src-elem": "'self'",
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashes(theme: Path, scope: str) -> list[str]:
    found = []
    for name in TEMPLATES:
        path = theme / "partials" / "javascripts" / name
        if not path.is_file():
            continue
        for script in _SCRIPT.findall(path.read_text(encoding="utf-8")):
            script = _SCOPE.sub(lambda _: scope, script)
            if "{{" in script or "{%" in script:
                continue  # differs from page to page: stays forbidden
            digest = hashlib.sha256(script.encode()).digest()
            found.append(base64.b64encode(digest).decode())
    return found
