"""A forge on this machine: git over HTTP by git's own ``http-backend``; the emulator's API at ``/api/v3``.

Whoever pushes says who he is; the hook of the bare repository is told, as a forge tells it.
"""

from __future__ import annotations

import base64
import contextlib
import os
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOOK = """\
#!/bin/sh
# What docs/round.md tells a forge's administrator to set up.
zero=0000000000000000000000000000000000000000
while read -r old new name; do
    test "$new" = "$zero" && continue
    test "$old" = "$zero" && old=main
    "$PACA_PYTHON" -P -m paca receipt add --git "$PWD" --log "$PACA_LOG" --rev "$new" --since "$old" \\
        --delivery "$name@$new" --by "$REMOTE_USER" >/dev/null
done
"""


@contextlib.contextmanager
def git_server(bare: Path, api: str, settings: dict[str, str]) -> Iterator[str]:
    """Serves ``bare`` as ``/so/kho.git``; ``settings`` are the environment of its hook."""
    hook = bare / "hooks/post-receive"
    hook.write_text(HOOK)
    hook.chmod(0o755)
    subprocess.run(["git", "config", "http.receivepack", "true"], cwd=bare, check=True)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def serve(self) -> None:
            if self.path.startswith("/api/v3/"):
                return self.forward()
            if not self.path.startswith("/so/kho.git/"):
                return self.send_error(404)
            kind, _, given = self.headers.get("Authorization", "").partition(" ")
            user = base64.b64decode(given).decode().partition(":")[0] if kind == "Basic" else ""
            if "receive-pack" in self.path and not user:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="kho"')
                return self.end_headers()
            path, _, query = self.path.removeprefix("/so/kho.git").partition("?")
            environment = os.environ | settings | {
                "GIT_PROJECT_ROOT": str(bare), "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": path,
                "QUERY_STRING": query, "REQUEST_METHOD": self.command, "REMOTE_USER": user,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            }  # fmt: skip
            done = subprocess.run(
                ["git", "http-backend"], input=self.body(), env=environment, capture_output=True
            )
            head, _, body = done.stdout.partition(b"\r\n\r\n")
            fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
            self.send_response(int(fields.pop("Status", "200").split()[0]))
            for name, value in fields.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            return None

        def forward(self) -> None:
            wanted = {"Authorization", "Content-Type", "Accept"}
            headers = {name: value for name, value in self.headers.items() if name in wanted}
            request = urllib.request.Request(
                api + self.path.removeprefix("/api/v3"), self.body() or None, headers, method=self.command
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    status, body, link = answer.status, answer.read(), answer.headers.get("Link")
            except urllib.error.HTTPError as error:
                with error:
                    status, body, link = error.code, error.read(), None
            self.send_response(status)
            if link:
                self.send_header("Link", link.replace(api, f"http://{self.headers['Host']}/api/v3"))
            self.end_headers()
            self.wfile.write(body)

        def body(self) -> bytes:
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            held = b""
            while size := int(self.rfile.readline().split(b";")[0], 16):
                held += self.rfile.read(size)
                self.rfile.readline()
            return held

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = serve

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
