"""``serve``: the built site at 127.0.0.1, rebuilt when something it is made of changes.

A change is looked for by size and time of the files, four times a second: no notification library behaves
alike on Linux, macOS and Windows.  A build that fails is reported and the last good site stays.

A change of data is shown at once, page by page (``live``); the whole site is built again behind it, when
nothing has changed for a moment.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from paca.errors import PacaError

DATA = ("evidence", "indicators")
WATCHED = (*DATA, "docs", "site_templates", "mkdocs.yml")
QUIET = 2.0  # seconds without a change, before the whole site is built behind what is shown
Snapshot = Mapping[Path, tuple[int, int]]


def serve(
    site: Path,
    *,
    rebuild: Callable[[], object],
    roots: Iterable[Path],
    tell: Callable[[str], None],
    port: int = 8000,
    interval: float = 0.25,
    quiet: float = QUIET,
    stop: threading.Event | None = None,
    refresh: Callable[[], object] | None = None,
    page: Callable[[str], bytes | None] = lambda address: None,
) -> None:
    """Serve ``site`` until ``stop`` or Ctrl+C; ``rebuild`` when a watched file below ``roots`` changes.

    ``rebuild`` builds and swaps; its PacaError (SiteError, SwapError) and OSError are told.  Where data
    change, ``refresh`` first makes what changed known to ``page``, which is asked for each address before
    the folder (``Live.page``); the building follows in a thread of its own.
    Raises OSError if the port is taken.  Port 0 takes a free one; the address is told.
    """
    stop = stop or threading.Event()
    # Before anybody is told the address: what is written from then on is seen.
    watch = _Watch(tuple(roots), rebuild=rebuild, refresh=refresh, tell=tell, quiet=quiet)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(_Handler, page=page, directory=str(site.absolute()))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    tell(f"Mở {address} trong trình duyệt; Ctrl+C để dừng. / Open it in a browser; Ctrl+C stops.")
    try:
        watch.run(interval, stop)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """Time and size of every file that the site is made of."""
    found: dict[Path, tuple[int, int]] = {}
    for root in roots:
        for name in WATCHED:
            for path, stat in _files(root / name):
                found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def _files(top: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Files at and below ``top`` that are not hidden and not an office suite's lock."""
    if top.is_file():
        yield top, top.stat()
    pending = [str(top)] if top.is_dir() else []
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif entry.is_file() and not entry.name.startswith((".", "~$")):
                        yield Path(entry.path), entry.stat()
        except OSError:  # gone between the listing and the look
            continue


def changed(before: Snapshot, after: Snapshot) -> tuple[Path, ...]:
    """Paths that are new, gone or different, sorted."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


class _Watch:
    """Looks for changes, shows them and has the site built."""

    def __init__(
        self,
        roots: tuple[Path, ...],
        *,
        rebuild: Callable[[], object],
        refresh: Callable[[], object] | None,
        tell: Callable[[str], None],
        quiet: float,
    ) -> None:
        self._roots, self._tell, self._quiet = roots, tell, quiet
        self._rebuild, self._refresh = rebuild, refresh
        self._builder: threading.Thread | None = None
        self._state = snapshot(roots)

    def run(self, interval: float, stop: threading.Event) -> None:
        last: float | None = None  # when something changed that is not built yet
        while not stop.wait(interval):
            now = snapshot(self._roots)
            if paths := changed(self._state, now):
                self._state = now
                self._tell("Đã đổi / changed: " + _names(paths, self._roots))
                last = self._shown(paths)
            busy = self._builder is not None and self._builder.is_alive()
            if last is not None and not busy and time.monotonic() >= last:
                last = None
                self._builder = threading.Thread(target=self._build, daemon=True)
                self._builder.start()
        if self._builder is not None:
            self._builder.join()

    def _shown(self, paths: tuple[Path, ...]) -> float:
        """When the whole site is to be built: after a while, if what changed can be shown before."""
        data = [root / name for root in self._roots for name in DATA]
        if self._refresh is None or not all(any(path.is_relative_to(one) for one in data) for path in paths):
            return time.monotonic()
        start = time.monotonic()
        if self._tried(self._refresh):
            self._tell(
                f"Đã cập nhật trong {time.monotonic() - start:.1f} giây: tải lại trang đang xem. / Updated: "
                "reload the page."
            )
        return time.monotonic() + self._quiet

    def _build(self) -> None:
        start = time.monotonic()
        if self._tried(self._rebuild):
            self._tell(f"Đã dựng lại trong {time.monotonic() - start:.1f} giây. / Rebuilt.")

    def _tried(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except (PacaError, OSError) as error:
            reason = f"{error.vi}\n{error.en}" if isinstance(error, PacaError) else str(error)
            self._tell(
                "Chưa dựng lại được, trang cũ vẫn giữ nguyên. / Not rebuilt, the old site stays.\n" + reason
            )
            return False
        return True


def _names(paths: tuple[Path, ...], roots: tuple[Path, ...], *, most: int = 5) -> str:
    names = []
    for path in paths[:most]:
        root = next((root for root in roots if path.is_relative_to(root)), None)
        names.append((path.relative_to(root) if root else path).as_posix())
    more = f" … +{len(paths) - most}" if len(paths) > most else ""
    return ", ".join(names) + more


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Quiet, and never cached: a reload shows the new build."""

    def __init__(self, *args: Any, page: Callable[[str], bytes | None], **options: Any) -> None:
        self._page = page
        super().__init__(*args, **options)

    def send_head(self) -> io.BytesIO | Any:
        address = unquote(urlsplit(self.path).path).removeprefix("/")
        made = self._page(f"{address}index.html" if address.endswith("/") or not address else address)
        if made is None:
            return super().send_head()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(made)))
        self.end_headers()
        return io.BytesIO(made)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()
