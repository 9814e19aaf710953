"""Addresses of documents that no longer answer, as a report: ``python -m paca.review.dead_links``.

The addresses come from agencies, so only public hosts are asked, nothing of the answer is kept, no
redirect is followed, and each host is asked one thing at a time.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..finding import Position
from ..read.load import load_records
from ..read.source import open_source
from ..records import Records
from ..report_findings.safe import markdown

MOST = 2_000
PAUSE = 0.5  # seconds between two questions to one host


@dataclass(frozen=True, slots=True)
class Dead:
    url: str
    position: Position
    why: str


def addresses(records: Records) -> Iterator[tuple[str, Position]]:
    """Each address once, with the first place that names it."""
    seen: set[str] = set()
    for slug in sorted(records.filed):
        for located in records.filed[slug].documents.values():
            url = located.model.url
            if url and url not in seen:
                seen.add(url)
                yield url, located.where("url")


def public(host: str) -> bool:
    """Whether every address of ``host`` is one of the open internet."""
    try:
        found = {row[4][0] for row in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return True  # it does not exist: asking it says so
    return all(ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in found)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def answer(url: str, *, timeout: float = 15.0) -> str | None:
    """What is wrong with an address, None where it answers.  A page that moved is alive."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        return "không phải địa chỉ web"
    if not public(parts.hostname):
        return "địa chỉ trong mạng riêng, không hỏi"
    opener = urllib.request.build_opener(_Stay)
    problem: str | None = None
    for method in ("HEAD", "GET"):  # some servers know no HEAD
        request = urllib.request.Request(url, method=method, headers={"User-Agent": "paca"})
        try:
            with opener.open(request, timeout=timeout):
                return None
        except urllib.error.HTTPError as error:
            error.close()
            if error.code < 400 or error.code in (401, 403, 429):
                return None  # it is there, though not for a machine
            problem = f"trả lời {error.code}"
        except (OSError, ValueError, UnicodeError) as error:
            problem = f"không trả lời ({type(error).__name__})"
    return problem


def dead_links(
    found: Iterable[tuple[str, Position]],
    *,
    ask: Callable[[str], str | None] = answer,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Dead]:
    """Those that do not answer, of at most ``MOST``."""
    dead, last = [], ""
    for number, (url, position) in enumerate(found):
        if number >= MOST:
            break
        host = urlsplit(url).hostname or ""
        if host == last:
            sleep(PAUSE)
        last = host
        if why := ask(url):
            dead.append(Dead(url, position, why))
    return dead


def report(dead: list[Dead]) -> str:
    """Markdown: which address of which file, and what is wrong with it."""
    if not dead:
        return "## Đường dẫn của tài liệu\n\nMọi đường dẫn đều trả lời.\n"
    rows = [f"| {markdown(str(one.position))} | {markdown(one.url)} | {markdown(one.why)} |" for one in dead]
    head = [
        "## Đường dẫn của tài liệu không còn mở được",
        "",
        "| Tệp | Đường dẫn | Vì sao |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"


def main() -> int:
    records = load_records(open_source(Path.cwd()))
    sys.stdout.write(report(dead_links(addresses(records))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
