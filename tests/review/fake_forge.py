"""A server on this machine that answers as three forges document it, with state: for the trusted step."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

BOT = {"github": "github-actions[bot]", "gitea": "paca-bot", "gitlab": "paca-bot"}


@dataclass
class FakeForge:
    """``pulls``: number → head; ``notes``: number → comments; ``asked``: (method, path, headers) in order."""

    kind: str
    pulls: dict[int, str] = field(default_factory=dict)
    notes: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    artifacts: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    store: str | None = None  # where artifacts are sent to: another host
    sender: str = "huyen-mau-1"
    runs: list[dict[str, Any]] = field(default_factory=list)  # of the gate
    _next: int = 100

    def add(self, number: int, body: str, by: str | None = None) -> int:
        self._next += 1
        login = by or BOT[self.kind]
        row = {"id": self._next, "body": body, "user": {"login": login}, "author": {"id": login}}
        self.notes.setdefault(number, []).append(row | {"system": False})
        return self._next

    def bodies(self, number: int) -> list[str]:
        return [row["body"] for row in self.notes.get(number, [])]

    def answer(self, method: str, path: str, query: dict, body: Any) -> tuple[int, Any]:
        page, size = int(query.get("page", ["1"])[0]), int(query.get("per_page", ["30"])[0])

        def paged(rows: list) -> tuple[int, Any]:
            return 200, rows[(page - 1) * size : page * size]

        if path.endswith("/user"):
            # A workflow's token of GitHub may not ask who it is.
            return (
                (403, {}) if self.kind == "github" else (200, {"login": BOT[self.kind], "id": BOT[self.kind]})
            )
        if re.search(r"/pulls$", path):
            return paged(
                [
                    {
                        "number": number,
                        "head": {"sha": sha},
                        "user": {"login": self.sender},
                        "base": {"ref": "main"},
                    }
                    for number, sha in self.pulls.items()
                ]
            )
        if re.search(r"/merge_requests$", path):
            return paged(
                [
                    {"iid": number, "sha": sha, "author": {"username": self.sender}, "target_branch": "main"}
                    for number, sha in self.pulls.items()
                ]
            )
        if found := re.search(r"/(?:issues|merge_requests)/(\d+)/(?:comments|notes)$", path):
            number = int(found[1])
            if method == "POST":
                return 201, {"id": self.add(number, body["body"])}
            return paged(self.notes.get(number, []))
        if found := re.search(r"/(?:issues/comments|notes)/(\d+)$", path):
            for rows in self.notes.values():
                for row in [one for one in rows if one["id"] == int(found[1])]:
                    if method == "DELETE":
                        rows.remove(row)
                        return 204, None
                    row["body"] = body["body"]
                    return 200, row
        if found := re.search(r"/actions/runs/(\d+)/artifacts$", path):
            held = self.artifacts.get(found[1], [])
            return 200, {
                "artifacts": [
                    {"id": index, "name": name, "size_in_bytes": len(data)}
                    for index, (name, data) in enumerate(held)
                ]
            }
        if path.endswith("/actions/workflows/review.yml/runs"):
            return 200, {"total_count": len(self.runs), "workflow_runs": self.runs}
        if found := re.search(r"/actions/artifacts/(\d+)/zip$", path):
            return 200, next(iter(self.artifacts.values()))[int(found[1])][1]
        return 404, {}


class _Handler(BaseHTTPRequestHandler):
    forge: FakeForge

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        self.forge.asked.append((self.command, self.path, dict(self.headers)))
        status, said = self.forge.answer(self.command, parts.path, parse_qs(parts.query), body)
        if self.forge.store and parts.path.endswith("/zip"):
            self.send_response(302)
            self.send_header("Location", self.forge.store)
            self.end_headers()
            return
        data = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve

    def log_message(self, *_: Any) -> None:
        pass


def serve(forge: FakeForge) -> tuple[ThreadingHTTPServer, str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"forge": forge}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}"
