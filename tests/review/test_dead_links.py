"""Dead links are reported, private hosts are never asked, nothing blocks."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from paca.finding import Position
from paca.review import dead_links

PLACE = Position("evidence/2019/snv/documents.yml", 3)


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response({"/ok": 200, "/moved": 302, "/gone": 404, "/no-head": 405}.get(self.path, 403))
            self.end_headers()

        def do_GET(self):
            self.send_response(200 if self.path == "/no-head" else 404)
            self.end_headers()

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()


@pytest.mark.parametrize(
    ("path", "told"),
    [("/ok", None), ("/moved", None), ("/forbidden", None), ("/no-head", None), ("/gone", "404")],
)
def test_what_counts_as_dead(server, path, told, monkeypatch):
    monkeypatch.setattr(dead_links, "public", lambda _: True)
    said = dead_links.answer(server + path)
    assert (said is None) == (told is None) and (told or "") in (said or "")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x", "http://localhost/x", "http://10.0.0.1/", "http://169.254.169.254/latest",
        "http://[::1]/", "http://0.0.0.0/", "http://user:pw@example.com/", "file:///etc/passwd", "http://",
    ],
)  # fmt: skip
def test_no_private_host_is_asked(url, monkeypatch):
    def fail(*_, **__):
        raise AssertionError("asked")

    monkeypatch.setattr(dead_links.urllib.request, "build_opener", fail)
    assert dead_links.answer(url)


def test_one_host_is_asked_slowly_and_the_report_names_file_and_line():
    pauses = []
    links = [("http://a.example/1", PLACE), ("http://a.example/2", PLACE), ("http://b.example/<b>", PLACE)]
    dead = dead_links.dead_links(links, ask=lambda url: "trả lời 404", sleep=pauses.append)
    assert len(pauses) == 1
    text = dead_links.report(dead)
    assert "documents.yml:3" in text and "<b>" not in text
    assert "Mọi đường dẫn đều trả lời" in dead_links.report([])
