"""Writing comments on three kinds of forges: the little that the trusted step needs, and nothing else."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote, urlsplit

from ..errors import PacaError
from ..feedback.forges import FORGES, headers_for
from ..feedback.transport import ForgeError

__all__ = ["FORGES", "Comment", "Forge", "connect"]

MOST_ANSWER = 16 * 2**20
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ACCOUNT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}(?:\[bot\])?", re.ASCII)
PAGE = 50  # every forge allows it
MOST_PAGES = 200


@dataclass(frozen=True, slots=True)
class Comment:
    """``own``: written by the account whose token is used, as far as the forge says who that is."""

    id: int
    body: str
    own: bool


@dataclass(frozen=True, slots=True)
class Open:
    """An open pull request: number, head, the account that sent it, the branch it goes to."""

    number: int
    head: str
    account: str
    onto: str

    @classmethod
    def of(cls, number: Any, head: Any, account: Any, onto: Any) -> Open | None:
        """None where the forge's answer is not what a shell may be given."""
        fit = isinstance(number, int) and all(isinstance(one, str) for one in (head, account, onto))
        if not fit or not (_COMMIT.fullmatch(head) and _ACCOUNT.fullmatch(account)):
            return None
        return cls(number, head, account, onto)


class Forge(Protocol):
    def open_list(self) -> list[Open]:
        """Every open pull request."""

    def open_pulls(self, head: str) -> list[int]:
        """Numbers of the open pull requests whose head is this commit."""

    def comments(self, number: int) -> list[Comment]: ...

    def write(self, number: int, body: str) -> None: ...

    def edit(self, number: int, comment: int, body: str) -> None: ...

    def remove(self, number: int, comment: int) -> None: ...

    def artifact(self, run: str, name: str, most: int) -> bytes:
        """The one artifact of that name, at most ``most`` bytes."""


def connect(kind: str, api: str, repository: str, token: str) -> Forge:
    """A forge's API at ``api``: https, or a server on this machine."""
    wire = _Wire(safe_address(api), headers_for(kind, token))
    if kind == "gitlab":
        return _GitLab(wire, f"/projects/{quote(repository, safe='')}")
    return _GitHubLike(wire, f"/repos/{quote(repository)}", github=kind == "github")


def safe_address(api: str) -> str:
    """``api`` without a last slash; PacaError unless a token may be sent there."""
    parts = urlsplit(api)
    loopback = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    if not (parts.scheme == "https" or loopback) or parts.username:
        raise PacaError("Địa chỉ API phải là https.", "The API's address must be https.")
    return api.rstrip("/")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class _Wire:
    """One answer a call, bounded in size and time.  Redirects are not followed with the token."""

    base: str
    headers: Mapping[str, str]

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        said = {"User-Agent": "paca", **self.headers} | ({"Content-Type": "application/json"} if data else {})
        request = urllib.request.Request(self.base + path, data=data, headers=said, method=method)
        answer, _ = self._fetch(request, MOST_ANSWER)
        try:
            return json.loads(answer) if answer else None
        except (ValueError, RecursionError) as error:
            raise _bad(path) from error

    def rows(self, path: str) -> Iterator[Mapping[str, Any]]:
        for page in range(1, MOST_PAGES + 1):
            mark = "&" if "?" in path else "?"
            found = self.ask("GET", f"{path}{mark}per_page={PAGE}&limit={PAGE}&page={page}")
            if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
                raise _bad(path)
            yield from found
            if len(found) < PAGE:
                return
        raise _bad(path)

    def download(self, path: str, most: int) -> bytes:
        """A file.  The forge may send us to its store; the token stays behind."""
        said = {"User-Agent": "paca", **self.headers}
        data, place = self._fetch(urllib.request.Request(self.base + path, headers=said), most, moved=True)
        if place is not None:
            if urlsplit(place).scheme != "https" and urlsplit(place)[:2] != urlsplit(self.base)[:2]:
                raise _bad(path)
            data, _ = self._fetch(urllib.request.Request(place, headers={"User-Agent": "paca"}), most)
        return data

    def _fetch(
        self, request: urllib.request.Request, most: int, *, moved: bool = False
    ) -> tuple[bytes, str | None]:
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=30) as answer:
                data = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            with error:
                if moved and error.code in (301, 302, 303, 307, 308) and (place := error.headers["Location"]):
                    return b"", place
                raise ForgeError(
                    f"Kho trả lời {error.code} cho {request.full_url}.",
                    f"The forge answered {error.code} to {request.full_url}.",
                ) from None
        if len(data) > most:
            raise ForgeError("Câu trả lời của kho quá lớn.", "The forge's answer is too large.")
        return data, None


def _bad(path: str) -> ForgeError:
    return ForgeError(f"Câu trả lời cho {path} không đúng dạng.", f"The answer to {path} is not of its form.")


@dataclass(frozen=True)
class _GitHubLike:
    """GitHub, and Gitea and Forgejo, whose API follows it."""

    wire: _Wire
    project: str
    github: bool

    def open_list(self) -> list[Open]:
        def part(row: Mapping[str, Any], key: str, name: str) -> Any:
            return (row.get(key) or {}).get(name)

        made = (
            Open.of(
                row.get("number"),
                part(row, "head", "sha"),
                part(row, "user", "login"),
                part(row, "base", "ref"),
            )
            for row in self.wire.rows(f"{self.project}/pulls?state=open")
        )
        return [one for one in made if one is not None]

    def open_pulls(self, head: str) -> list[int]:
        return [one.number for one in self.open_list() if one.head == head]

    def comments(self, number: int) -> list[Comment]:
        me = self._me()
        rows = self.wire.rows(f"{self.project}/issues/{number}/comments")
        return [
            Comment(int(row["id"]), row.get("body") or "", me in (None, (row.get("user") or {}).get("login")))
            for row in rows
        ]

    def _me(self) -> str | None:
        """The token's account.  A workflow's token may not ask, but is one fixed account."""
        try:
            return str(self.wire.ask("GET", "/user")["login"])
        except (ForgeError, KeyError, TypeError):
            return "github-actions[bot]" if self.github else None

    def write(self, number: int, body: str) -> None:
        self.wire.ask("POST", f"{self.project}/issues/{number}/comments", {"body": body})

    def edit(self, number: int, comment: int, body: str) -> None:
        self.wire.ask("PATCH", f"{self.project}/issues/comments/{comment}", {"body": body})

    def remove(self, number: int, comment: int) -> None:
        self.wire.ask("DELETE", f"{self.project}/issues/comments/{comment}")

    def artifact(self, run: str, name: str, most: int) -> bytes:
        if not run.isdecimal():
            raise PacaError("Thiếu số của lần chạy.", "The run's number is missing.")
        found = self.wire.ask("GET", f"{self.project}/actions/runs/{run}/artifacts?per_page=100")
        rows = [row for row in (found or {}).get("artifacts", ()) if row.get("name") == name]
        if len(rows) != 1 or int(rows[0].get("size_in_bytes", most + 1)) > most:
            raise ForgeError(
                "Không có đúng một gói kết quả vừa cỡ.", "There is not one artifact of fit size."
            )
        return self.wire.download(f"{self.project}/actions/artifacts/{int(rows[0]['id'])}/zip", most)


@dataclass(frozen=True)
class _GitLab:
    wire: _Wire
    project: str

    def open_list(self) -> list[Open]:
        rows = self.wire.rows(f"{self.project}/merge_requests?state=opened")
        made = (
            Open.of(
                row.get("iid"),
                row.get("sha"),
                (row.get("author") or {}).get("username"),
                row.get("target_branch"),
            )
            for row in rows
        )
        return [one for one in made if one is not None]

    def open_pulls(self, head: str) -> list[int]:
        return [one.number for one in self.open_list() if one.head == head]

    def comments(self, number: int) -> list[Comment]:
        me = self.wire.ask("GET", "/user").get("id")
        return [
            Comment(int(row["id"]), row.get("body") or "", (row.get("author") or {}).get("id") == me)
            for row in self.wire.rows(f"{self._notes(number)}?sort=asc")
            if not row.get("system")
        ]

    def write(self, number: int, body: str) -> None:
        self.wire.ask("POST", self._notes(number), {"body": body})

    def edit(self, number: int, comment: int, body: str) -> None:
        self.wire.ask("PUT", f"{self._notes(number)}/{comment}", {"body": body})

    def remove(self, number: int, comment: int) -> None:
        self.wire.ask("DELETE", f"{self._notes(number)}/{comment}")

    def artifact(self, run: str, name: str, most: int) -> bytes:
        raise PacaError("GitLab giao kết quả bằng tệp: dùng --file.", "GitLab hands over a file: use --file.")

    def _notes(self, number: int) -> str:
        return f"{self.project}/merge_requests/{number}/notes"
