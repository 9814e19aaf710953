"""Pages of a forge's API: politely, resumably, and never with the token to another host."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from ..errors import PacaError

MOST_PAGES = 1_000
MOST_BYTES = 32 * 2**20
_NEXT = re.compile(r'<([^<>]*)>\s*;[^,]*\brel="?next"?')


@dataclass(frozen=True, slots=True)
class Response:
    """``headers`` with lower-case names."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Transport = Callable[..., Response]
"""Fetches one URL, or posts the bytes given beside it; raises OSError when the network does not answer."""


class ForgeError(PacaError):
    """The forge did not answer, or not as its API says it does."""


def https(headers: Mapping[str, str], *, timeout: float = 30.0) -> Transport:
    """The real network.  Redirects are not followed: they could carry the token elsewhere."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    opener = urllib.request.build_opener(Stay)

    def fetch(url: str, data: bytes | None = None) -> Response:
        said = {"User-Agent": "paca", **headers} | ({"Content-Type": "application/json"} if data else {})
        request = urllib.request.Request(url, data=data, headers=said)
        try:
            with opener.open(request, timeout=timeout) as answer:
                return Response(answer.status, _lower(answer.headers), answer.read(MOST_BYTES + 1))
        except urllib.error.HTTPError as error:
            with error:
                return Response(error.code, _lower(error.headers), error.read(MOST_BYTES))

    return fetch


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


@dataclass
class Reader:
    """Reads lists page by page.  ``patience``: the longest that one wait for the rate limit may take, s.

    ``missed``: what the forge did not tell and the reading goes on without; to be said.
    """

    transport: Transport
    patience: float = 90.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time
    missed: list[ForgeError] = field(default_factory=list)

    def asked(self, url: str, question: Mapping[str, Any]) -> Mapping[str, Any]:
        """The one answer to a question that is posted."""
        return _object(self._asked(url, json.dumps(question).encode()).body, url)

    def rows(self, url: str, *, within: str = "") -> Iterator[Mapping[str, Any]]:
        """Every entry of the list at ``url`` (there: the one named ``within``) and the pages after it."""
        origin = urlsplit(url)[:2]
        seen: set[str] = set()
        following: str | None = url
        while following:
            if urlsplit(following)[:2] != origin or following in seen or len(seen) >= MOST_PAGES:
                raise ForgeError(
                    f"Máy chủ trả về trang tiếp theo không hợp lệ: {following}",
                    f"The forge names a next page that cannot be: {following}",
                )
            seen.add(following)
            answer = self._asked(following)
            yield from _list(answer.body, following, within)
            link = _NEXT.search(answer.headers.get("link", ""))
            following = urljoin(following, link.group(1)) if link else None

    def _asked(self, url: str, data: bytes | None = None) -> Response:
        for attempt in range(5):
            try:
                answer = self.transport(url) if data is None else self.transport(url, data)
            except OSError as error:
                answer = Response(599, {}, str(error).encode())
            if answer.status == 200:
                return answer
            wait = self._wait(answer, attempt)
            if wait is None or attempt == 4:
                break
            if wait > self.patience:
                raise ForgeError(
                    f"Máy chủ yêu cầu đợi {wait:.0f} giây. Hãy chạy lại sau đó: trang đã đọc được giữ lại.",
                    f"The forge asks to wait {wait:.0f} s. Run the command again then: pages read are kept.",
                )
            self.sleep(wait)
        words = answer.body[:200].decode("utf-8", "replace").strip()
        raise ForgeError(
            f"Máy chủ trả lời {answer.status} cho {url}: {words}",
            f"The forge answered {answer.status} to {url}: {words}",
        )

    def _wait(self, answer: Response, attempt: int) -> float | None:
        """Seconds to wait before asking again; None where asking again is no use."""
        given = answer.headers
        limited = answer.status == 429 or (
            answer.status == 403 and (given.get("x-ratelimit-remaining") == "0" or "retry-after" in given)
        )
        if limited:
            if (after := given.get("retry-after", "")).isdecimal():
                return float(after)
            reset = given.get("x-ratelimit-reset") or given.get("ratelimit-reset") or ""
            if reset.isdecimal():
                return max(1.0, int(reset) - self.clock() + 1)
            return 60.0
        return 2.0**attempt if answer.status >= 500 else None


def _list(body: bytes, url: str, within: str) -> list[Mapping[str, Any]]:
    rows = _object(body, url).get(within) if within else _value(body)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _unreadable(url)
    return rows


def _object(body: bytes, url: str) -> Mapping[str, Any]:
    found = _value(body)
    if not isinstance(found, dict):
        raise _unreadable(url)
    return found


def _value(body: bytes) -> Any:
    try:
        return json.loads(body) if len(body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        return None


def _unreadable(url: str) -> ForgeError:
    return ForgeError(f"Không đọc được câu trả lời của {url}.", f"Cannot read the answer of {url}.")


def recorded(exchanges: Mapping[str, Any]) -> Transport:
    """Answers from a recording: URL → {status, headers, body}; other URLs are 404.

    For a URL that is posted to, a list of such with the ``variables`` of the question.
    """

    def fetch(url: str, data: bytes | None = None) -> Response:
        kept = exchanges.get(url)
        if data is not None:
            told = json.loads(data)["variables"]
            kept = next((one for one in kept or () if one["variables"] == told), None)
        if kept is None:
            return Response(404, {}, b"not recorded")
        return Response(
            kept.get("status", 200), _lower(kept.get("headers", {})), json.dumps(kept["body"]).encode()
        )

    return fetch


def spooled(transport: Transport, spool: Path, *, now: float, keep: float = 3600.0) -> Transport:
    """Keeps every good page in ``spool`` as it comes and asks no page twice within ``keep`` seconds.

    The caller removes the spool when all pages came.
    """
    pages: dict[str, Response] = {}
    for line in spool.read_text("utf-8").splitlines() if spool.exists() else ():
        try:
            row = json.loads(line)
            if now - keep <= row["at"] <= now:
                pages[row["url"]] = Response(200, row["headers"], row["body"].encode())
        except (ValueError, KeyError, TypeError, AttributeError):
            continue  # a line cut by the interruption

    def fetch(url: str, data: bytes | None = None) -> Response:
        name = url if data is None else f"{url} {data.decode()}"
        if name in pages:
            return pages[name]
        answer = transport(url) if data is None else transport(url, data)
        if answer.status == 200:
            row = {"at": now, "url": name, "headers": dict(answer.headers), "body": answer.body.decode()}
            with spool.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
        return answer

    return fetch
