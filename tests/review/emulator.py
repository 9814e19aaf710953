"""npm's ``emulate``: GitHub's REST API with state, made by others.  Its commits take the ids of a real git.

The emulator names commits at random; here ``know`` hands it the next id, so that what it calls the head of a
pull request is a commit of the repository that a real git server holds.
"""

from __future__ import annotations

import contextlib
import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCRIPT = """\
import crypto from 'node:crypto'
import http from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
const next = [], random = crypto.randomBytes
crypto.randomBytes = (size, ...rest) =>
    size === 20 && next.length ? Buffer.from(next.shift(), 'hex') : random(size, ...rest)
syncBuiltinESMExports()
const [module, port, control, tokens] = process.argv.slice(2)
const told = (asked, answer) => { next.push(asked.url.slice(1)); answer.end() }
http.createServer(told).listen(+control, '127.0.0.1')
const { createEmulator } = await import(module)
await createEmulator({ service: 'github', port: +port, seed: JSON.parse(tokens) })
"""


@dataclass
class Emulator:
    """``tokens``: account → its token.  ``project``: the path of its one repository."""

    base: str
    control: str
    owner: str
    project: str = ""
    known: dict[str, str] = field(default_factory=dict)  # branch → commit

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None, *, by: str = "") -> Any:
        """One call by an account; what the API answers, or urllib's HTTPError."""
        request = urllib.request.Request(
            self.base + path,
            None if body is None else json.dumps(body).encode(),
            {"Authorization": f"Bearer {token_of(by or self.owner)}", "Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def pushed(self, branch: str, commit: str) -> None:
        """The forge notices that ``branch`` of its git server is now ``commit``."""
        git = f"{self.project}/git"
        blob = self.ask("POST", f"{git}/blobs", {"content": commit, "encoding": "utf-8"})["sha"]
        row = {"path": "tree", "mode": "100644", "type": "blob", "sha": blob}
        tree = self.ask("POST", f"{git}/trees", {"tree": [row]})["sha"]
        parents = [self.known["main"]] if "main" in self.known else []
        self._next(commit)
        row = {"message": commit, "tree": tree, "parents": parents}
        assert self.ask("POST", f"{git}/commits", row)["sha"] == commit
        if branch in self.known:
            self.ask("PATCH", f"{git}/refs/heads/{branch}", {"sha": commit, "force": True})
        else:
            self.ask("POST", f"{git}/refs", {"ref": f"refs/heads/{branch}", "sha": commit})
        self.known[branch] = commit
        for pull in self.ask("GET", f"{self.project}/pulls?state=open"):
            if pull["head"]["ref"] == branch and pull["head"]["sha"] != commit:
                self._next(commit)  # what the emulator has for a push to the branch of a pull request
                self.ask("PUT", f"{self.project}/pulls/{pull['number']}/update-branch", {})

    def _next(self, commit: str) -> None:
        """The next commit that the emulator makes has this id."""
        urllib.request.urlopen(f"{self.control}/{commit}", timeout=10).close()


def token_of(account: str) -> str:
    return f"the-{account}"


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextlib.contextmanager
def emulator(modules: Path, scratch: Path, *accounts: str) -> Iterator[Emulator]:
    """A running emulator with one empty repository ``kho`` of the first account; the others may write."""
    script, (port, control) = scratch / "emulator.mjs", (_free(), _free())
    script.write_text(SCRIPT)
    seed = {
        "tokens": {token_of(one): {"login": one, "scopes": ["repo", "user"]} for one in accounts},
        "github": {
            "users": [{"login": one, "name": one} for one in accounts],
            "repos": [{"owner": accounts[0], "name": "kho", "auto_init": False}],
        },
    }
    api = (modules / "emulate/dist/api.js").as_uri()
    process = subprocess.Popen(
        ["node", str(script), api, str(port), str(control), json.dumps(seed)], stdout=subprocess.DEVNULL
    )
    made = Emulator(f"http://localhost:{port}", f"http://127.0.0.1:{control}", accounts[0])
    made.project = f"/repos/{accounts[0]}/kho"
    try:
        for _ in range(150):
            with contextlib.suppress(OSError):
                made.ask("GET", made.project)
                break
            assert process.poll() is None, "the emulator ended"
            time.sleep(0.1)
        yield made
    finally:
        process.terminate()
        process.wait()
