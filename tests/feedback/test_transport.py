"""Pages, limits, interruptions: against a real HTTP server on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from paca.feedback.transport import ForgeError, Reader, Response, https, spooled


@pytest.fixture
def server():
    """``server.plan``: path → list of (status, headers, body), the last for good; ``server.asked``: paths."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.asked.append((self.path, self.headers.get("Authorization")))
            answers = self.server.plan.get(self.path, [(404, {}, "no")])
            status, headers, body = answers.pop(0) if len(answers) > 1 else answers[0]
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    made.plan, made.asked = {}, []
    made.url = f"http://127.0.0.1:{made.server_port}"
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


def reader(waits: list[float], **more) -> Reader:
    return Reader(https({"Authorization": "Bearer t"}), sleep=waits.append, clock=lambda: 1000.0, **more)


def test_pages_follow_each_other(server):
    server.plan = {
        "/a": [(200, {"Link": f'<{server.url}/b>; rel="next"'}, [{"n": 1}])],
        "/b": [(200, {"Link": '</c>; rel="next"'}, [{"n": 2}])],
        "/c": [(200, {}, [{"n": 3}])],
    }
    assert [row["n"] for row in reader([]).rows(f"{server.url}/a")] == [1, 2, 3]
    assert server.asked == [(path, "Bearer t") for path in ("/a", "/b", "/c")]


@pytest.mark.parametrize(
    ("status", "headers", "waits"),
    [
        (429, {"Retry-After": "7"}, [7.0]),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1030"}, [31.0]),
        (429, {"RateLimit-Reset": "1005"}, [6.0]),
        (429, {}, [60.0]),
        (502, {}, [1.0]),
    ],
)
def test_it_waits_as_it_is_told(server, status, headers, waits):
    server.plan = {"/a": [(status, headers, "wait"), (200, {}, [{"n": 1}])]}
    waited: list[float] = []
    assert [row["n"] for row in reader(waited).rows(f"{server.url}/a")] == [1]
    assert waited == waits


@pytest.mark.parametrize(
    "answer",
    [
        (401, {}, "bad token"),
        (403, {}, "no right"),
        (404, {}, "not here"),
        (302, {"Location": "http://127.0.0.1:1/steal"}, ""),
        (429, {"Retry-After": "3600"}, ""),
        (500, {}, "down for good"),
        (200, {}, "<html>"),
        (200, {"Link": '<http://evil.example/b>; rel="next"'}, []),
        (200, {"Link": '</a>; rel="next"'}, []),  # a ring
    ],
)
def test_what_cannot_go_on_is_said(server, answer):
    server.plan = {"/a": [answer]}
    with pytest.raises(ForgeError):
        list(reader([]).rows(f"{server.url}/a"))
    assert {path for path, _ in server.asked} == {"/a"}


def test_after_an_interruption_no_page_is_asked_twice(server, tmp_path):
    server.plan = {
        "/a": [(200, {"Link": '</b>; rel="next"'}, [{"n": "một"}])],
        "/b": [(429, {"Retry-After": "3600"}, ""), (200, {}, [{"n": "hai"}])],
    }
    spool = tmp_path / "spool"

    def rows(now: float) -> list[str]:
        transport = spooled(https({}), spool, now=now)
        return [row["n"] for row in Reader(transport, sleep=lambda _: None).rows(f"{server.url}/a")]

    with pytest.raises(ForgeError):
        rows(5000.0)
    with spool.open("a") as file:
        file.write('{"at": 5000, "url"')  # the power went while writing
    assert rows(5600.0) == ["một", "hai"]
    assert [path for path, _ in server.asked] == ["/a", "/b", "/b"]
    assert rows(5600.0 + 7200) == ["một", "hai"]  # old pages are asked anew
    assert [path for path, _ in server.asked][3:] == ["/a", "/b"]


def test_no_network_is_said():
    def dead(url: str) -> Response:
        raise OSError("no route")

    with pytest.raises(ForgeError, match="no route"):
        list(Reader(dead, sleep=lambda _: None).rows("https://x.example/a"))
