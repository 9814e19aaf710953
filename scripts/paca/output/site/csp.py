"""The Content-Security-Policy of every page, behind escaping and sanitising the third net."""

from __future__ import annotations

RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons in Material's sheet
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
# Scripts and styles are files of the site: no inline script, no style element, no style attribute, no hash.
# ``frame-ancestors`` has no effect in a ``<meta>``; whoever serves the site sets it as a header.
POLICY = "; ".join(f"{name} {value}" for name, value in RULES.items())
