"""``serve``: the built site at 127.0.0.1, rebuilt when something it is made of changes.

A change is looked for by size and time of the files, once a second: no notification library behaves
alike on Linux, macOS and Windows.  A build that fails is reported and the last good site stays.
"""

from __future__ import annotations

import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from paca.errors import PacaError

WATCHED = ("evidence", "indicators", "docs", "site_templates", "mkdocs.yml")
Snapshot = Mapping[Path, tuple[int, int]]


def serve(
    site: Path,
    *,
    rebuild: Callable[[], object],
    roots: Iterable[Path],
    tell: Callable[[str], None],
    port: int = 8000,
    interval: float = 1.0,
    stop: threading.Event | None = None,
) -> None:
    """Serve ``site`` until ``stop`` or Ctrl+C; ``rebuild`` when a watched file below ``roots`` changes.

    ``rebuild`` builds and swaps; its PacaError (SiteError, SwapError) and OSError are told.
    Raises OSError if the port is taken.  Port 0 takes a free one; the address is told.
    """
    stop = stop or threading.Event()
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(_Handler, directory=str(site.absolute()))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/"
    tell(f"Mở {address} trong trình duyệt; Ctrl+C để dừng. / Open it in a browser; Ctrl+C stops.")
    roots = tuple(roots)
    try:
        _watch(roots, rebuild=rebuild, tell=tell, interval=interval, stop=stop)
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
            top = root / name
            for path in [top] if top.is_file() else top.rglob("*"):
                try:
                    stat = path.stat()
                except OSError:  # gone between the listing and the look
                    continue
                if path.is_file() and not path.name.startswith((".", "~$")):
                    found[path] = (stat.st_mtime_ns, stat.st_size)
    return found


def changed(before: Snapshot, after: Snapshot) -> tuple[Path, ...]:
    """Paths that are new, gone or different, sorted."""
    return tuple(sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path)))


def _watch(
    roots: tuple[Path, ...],
    *,
    rebuild: Callable[[], object],
    tell: Callable[[str], None],
    interval: float,
    stop: threading.Event,
) -> None:
    state = snapshot(roots)
    while not stop.wait(interval):
        now = snapshot(roots)
        paths = changed(state, now)
        if not paths:
            continue
        state = now
        tell("Đã đổi / changed: " + _names(paths, roots))
        start = time.monotonic()
        try:
            rebuild()
        except (PacaError, OSError) as error:
            reason = f"{error.vi}\n{error.en}" if isinstance(error, PacaError) else str(error)
            tell(f"Chưa dựng lại được, trang cũ vẫn giữ nguyên. / Not rebuilt, the old site stays.\n{reason}")
        else:
            tell(f"Đã dựng lại trong {time.monotonic() - start:.1f} giây. / Rebuilt.")


def _names(paths: tuple[Path, ...], roots: tuple[Path, ...], *, most: int = 5) -> str:
    names = []
    for path in paths[:most]:
        root = next((root for root in roots if path.is_relative_to(root)), None)
        names.append((path.relative_to(root) if root else path).as_posix())
    more = f" … +{len(paths) - most}" if len(paths) > most else ""
    return ", ".join(names) + more


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Quiet, and never cached: a reload shows the new build."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()
