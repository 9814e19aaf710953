"""A local web server for the built site, and a watch over the data files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from ..errors import PacaError
from .options import ROOT_FOLDERS


class _Handler(SimpleHTTPRequestHandler):
    """Never lets the browser keep a page: the next build must show."""

    verbose = False

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        if self.verbose:
            super().log_message(format, *args)


class _LoudHandler(_Handler):
    verbose = True


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def pause(self, seconds: float) -> None:
        """Wait while requests are answered elsewhere; Ctrl+C ends it."""
        time.sleep(seconds)


@contextmanager
def serve(folder: Path, *, port: int, verbose: bool) -> Iterator[Server]:
    """Serve ``folder`` on 127.0.0.1 until the block ends.  PacaError where the port is taken."""
    handler = partial(_LoudHandler if verbose else _Handler, directory=str(folder))
    try:
        server = Server(("127.0.0.1", port), handler)
    except OSError as error:
        raise PacaError(
            f"Không mở được cổng {port} ({error.strerror}). Hãy chọn cổng khác: --port {port + 1}",
            f"Cannot open port {port} ({error.strerror}). Choose another: --port {port + 1}",
        ) from None
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def watched(repo: Path) -> Callable[[], bool]:
    """A question to ask again and again: did a data file change since the last time?"""
    last = _fingerprint(repo)

    def changed() -> bool:
        nonlocal last
        now = _fingerprint(repo)
        answer, last = now != last, now
        return answer

    return changed


def _fingerprint(repo: Path) -> frozenset[tuple[str, int, int]]:
    found = set()
    for name in ROOT_FOLDERS:
        for path in (repo / name).rglob("*"):
            try:
                status = path.stat()
            except OSError:
                continue  # removed while we looked: the next look sees it gone
            found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)
