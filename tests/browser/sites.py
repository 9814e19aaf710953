"""What browser tests share: the ways a page is looked at, and a page's complaints."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")
# One page of every kind, in the small demo, in Vietnamese and in English.
_VIETNAMESE = (
    *("index", "grid", "agencies", "items", "documents", "comments", "changes", "calendar", "report"),
    *("recommendations", "findings", "finding/D501", "dictionary", "guide/index", "guide/agency"),
    *("agency/ttt", "submissions/ttt", "item/B.5.1", "item/A.1.1", "documents/ttt", "comparison"),
)
_WITHOUT_TWIN = {"guide/agency"}
KINDS = (*_VIETNAMESE, *(f"en/{kind}" for kind in _VIETNAMESE if kind not in _WITHOUT_TWIN))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of ``site`` on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def listen(tab: Any) -> tuple[list[str], list[str]]:
    """(what the page complains of, what it asks for), filled while ``tab`` is used."""
    complaints: list[str] = []
    asked: list[str] = []
    tab.on(
        "console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None
    )
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("request", lambda sent: asked.append(sent.url))
    return complaints, asked
