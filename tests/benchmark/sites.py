"""Our site beside plain Material and plain Zensical on the same pages, by hand:

    .venv/bin/python tests/benchmark/sites.py [--repo DIR] [--rev REV] [--runs N] [--only WORD]

Prints one Markdown table: user time of the generator, size, Lighthouse's scores of overview, agency and item
on its phone (and, for ours, its desktop).  Without Lighthouse (``npm install lighthouse@12`` in any folder,
then ``--lighthouse node_modules/.bin/lighthouse``) the scores are left out and the table says so.

The pages are written once; "plain" has them with their HTML in the body and the engine's own defaults.
A phone's score is simulated from times taken on this machine: run it idle; the best of ``--runs`` counts.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from measure import cost

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

PAGES = ("index.html", "agency/ttt.html", "item/B.5.1.html")
FORMS = {"mobile": (), "desktop": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PLAIN = """site_name: PCTN
docs_dir: docs
site_dir: site
use_directory_urls: false
theme:
  name: material
  language: vi
plugins:
  - search
markdown_extensions:
  - tables
  - md_in_html
"""
_FRAGMENT = re.compile(r"^fragment: (.*)\n", re.MULTILINE)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def write_trees(repo: Path, revision: str, *, ours: Path, plain: Path) -> None:
    """The staged tree of the site, and the same pages for an engine that knows nothing of paca."""
    from paca.assess import assess
    from paca.output.site import build
    from paca.output.site.mould import Moulds

    def keep(config: Path, *, epoch: int, moulds: Moulds) -> None:
        moulds.write_held()
        shutil.copytree(config.parent, ours, dirs_exist_ok=True)
        (config.parent / "site").mkdir()

    build.ENGINES = {"keep": keep}
    build.build_site(assess(repo, revision), out=ours.parent / "out", engine_root=ROOT, engine="keep")
    for page in (ours / "docs").rglob("*.md"):
        target = plain / "docs" / page.relative_to(ours / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_in_body(page.read_text(encoding="utf-8")), encoding="utf-8")
    (plain / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")


def _in_body(source: str) -> str:
    """The page with its HTML where any engine looks for it."""
    found = _FRAGMENT.search(source)
    front = _FRONT.match(source)
    if found is None or front is None:
        return source
    body = "\n".join(line for line in json.loads(found[1]).splitlines() if line.strip())
    return f"{_FRAGMENT.sub('', front[0])}{source[front.end() :]}\n<div>\n{body}\n</div>\n"


class Compressing(http.server.SimpleHTTPRequestHandler):
    """A static server as forges and offices run them: connections kept, text compressed."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in (".html", ".css", ".js", ".svg", ".json", ".xml"):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path) -> Iterator[str]:
    handler = functools.partial(Compressing, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def scores(program: str, address: str, options: Sequence[str], runs: int) -> dict[str, int]:
    """Lighthouse's scores of one page, 0–100, the best of ``runs``."""
    chrome = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    best: dict[str, int] = {}
    for _ in range(runs):
        done = subprocess.run(
            [program, address, *options, "--quiet", "--output=json", "--output-path=stdout",
             "--chrome-flags=--headless=new --no-sandbox --disable-gpu"],
            env=os.environ | {"CHROME_PATH": chrome}, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        if done.returncode:
            raise SystemExit(f"lighthouse: {done.stderr.strip()[-400:]}")
        for name, found in json.loads(done.stdout)["categories"].items():
            best[name] = max(best.get(name, 0), round(100 * (found["score"] or 0)))
    return best


def told(program: str | None, site: Path, form: str, runs: int) -> str:
    """``99 · 95 · 97``: performance of the three pages, and whatever else is below 100."""
    if not program:
        return "–"
    with served(site) as address:
        found = [scores(program, address + page, FORMS[form], runs) for page in PAGES]
    others = {
        f"{name} {min(one[name] for one in found)}"
        for name in CATEGORIES[1:]
        if min(one[name] for one in found) < 100
    }
    return " · ".join(str(one["performance"]) for one in found) + "".join(
        f"; {one}" for one in sorted(others)
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repo", type=Path, help="a province; by default the demo, made for this")
    parser.add_argument("--rev", default="draft-2")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="rows whose name holds this word: paca, plain, Zensical")
    parser.add_argument("--lighthouse", default=shutil.which("lighthouse"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        python = [sys.executable, "-P", "-X", "utf8"]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
        os.environ.update(environment)
        repo = options.repo
        if repo is None:
            repo = place / "demo"
            subprocess.run([*python, "-m", "paca", "demo", str(repo)], check=True, stdout=subprocess.DEVNULL)
        ours, plain = place / "ours", place / "plain"
        write_trees(repo, options.rev, ours=ours, plain=plain)
        rows = [
            ("paca, MkDocs", ours, ["-m", "mkdocs", "build", "-q", "-f", "site.yml"]),
            ("paca, Zensical", ours, ["-m", "zensical", "build", "-f", "site.yml"]),
            ("plain Material", plain, ["-m", "mkdocs", "build", "-q"]),
            ("plain Zensical", plain, ["-m", "zensical", "build"]),
        ]
        pages = len(list((ours / "docs").rglob("*.md")))
        print(f"| site of {pages} pages | generator, user | size | phone | desktop |")
        print("|---|---:|---:|---|---|")
        for name, tree, command in (row for row in rows if options.only in row[0]):
            best = float("inf")
            for _ in range(options.runs):
                for rubbish in ("site", ".cache"):
                    shutil.rmtree(tree / rubbish, ignore_errors=True)
                best = min(best, cost([*python, *command], cwd=tree).user)
            if tree == ours:
                for unused in ("javascripts", "stylesheets", "images"):
                    shutil.rmtree(tree / "site/assets" / unused, ignore_errors=True)
            size = sum(path.stat().st_size for path in (tree / "site").rglob("*") if path.is_file()) / 1e6
            told_of = (told(options.lighthouse, tree / "site", form, options.runs) for form in FORMS)
            print(f"| {name} | {best:.1f} s | {size:.1f} MB | {' | '.join(told_of)} |", flush=True)
    if not options.lighthouse:
        print(
            "\nLighthouse is not here: npm install lighthouse@12; --lighthouse node_modules/.bin/lighthouse"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
