"""GitHub, GitLab, Gitea/Forgejo: threads of one pull request as the same values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlsplit

from ..errors import PacaError
from .github_threads import Mark, marks
from .transport import ForgeError, Reader

OWN = "<!-- paca-review -->"
"""Comments of the machine begin so; anybody can type it, so its account counts as well."""
MACHINES: Mapping[str, frozenset[str]] = {"github": frozenset({"github-actions[bot]"})}
"""Accounts that no person can have, by forge.  Elsewhere the machine is an account like any other."""


_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment or reply.  ``id`` is unique within the forge; ``by`` an account.

    ``commit`` is the one in which ``line`` is counted; None where the forge does not say, or for a line that
    the pull request removes.
    """

    id: str
    by: str
    at: dt.datetime
    text: str
    url: str = ""
    file: str | None = None
    line: int | None = None
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """``remarks``: the comment, then the replies by time.

    ``settled``: whether the forge shows the thread as resolved; None where it has no such mark or its API
    does not tell.  ``by`` and ``at`` say who did it and when, where that is told.
    """

    remarks: tuple[Remark, ...]
    settled: bool | None = None
    by: str | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Pull:
    """Where a pull request lives.  ``url`` is its page, without query."""

    forge: str
    url: str
    api: str  # up to and with the project
    number: str

    @classmethod
    def of(cls, forge: str, url: str) -> Pull:
        """Raises PacaError unless ``url`` is the page of a pull request of that kind of forge."""
        pattern, api = _PAGES[forge]
        parts = urlsplit(url)
        found = re.fullmatch(pattern, parts.path.rstrip("/"))
        loopback = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
        if not found or not (parts.scheme == "https" or loopback) or parts.username:
            raise PacaError(
                f"{url} không phải trang của một yêu cầu gộp trên {forge} (cần https://…).",
                f"{url} is not the page of a pull request on {forge} (https://…).",
            )
        base = f"{parts.scheme}://{parts.netloc}"
        page = base + parts.path.rstrip("/")
        return cls(forge, page, api(base, parts.hostname or "", found.group(1)), found.group(2))


def _github(base: str, host: str, project: str) -> str:
    return f"{'https://api.github.com' if host == 'github.com' else base + '/api/v3'}/repos/{project}"


_PAGES: Mapping[str, tuple[str, Callable[[str, str, str], str]]] = {
    "github": (r"/([^/]+/[^/]+)/pull/(\d+)", _github),
    "gitlab": (
        r"/(.+?)/-/merge_requests/(\d+)",
        lambda base, _, project: f"{base}/api/v4/projects/{quote(project, safe='')}",
    ),
    "gitea": (r"/([^/]+/[^/]+)/pulls/(\d+)", lambda base, _, project: f"{base}/api/v1/repos/{project}"),
}
FORGES = tuple(_PAGES)


def headers_for(forge: str, token: str) -> dict[str, str]:
    if forge == "github":
        fixed = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
        return fixed | ({"Authorization": f"Bearer {token}"} if token else {})
    named = {"gitlab": ("PRIVATE-TOKEN", token), "gitea": ("Authorization", f"token {token}")}[forge]
    return {"Accept": "application/json"} | ({named[0]: named[1]} if token else {})


def threads(pull: Pull, reader: Reader, machines: Iterable[str] = ()) -> tuple[Thread, ...]:
    """All threads of the pull request, oldest first, without what the machine itself wrote.

    ``machines`` are accounts beside MACHINES.  Only a comment that has the machine's mark *and* is by such
    an account is left out; a reply to it is somebody's word and stays.  Raises ForgeError where an answer
    lacks what the forge's API promises.
    """
    read = {"github": _of_github, "gitlab": _of_gitlab, "gitea": _of_gitea}[pull.forge]
    own = {one.lower() for one in machines} | MACHINES.get(pull.forge, frozenset())
    try:
        found = [made for thread in read(pull, reader) if (made := _told(thread, own)).remarks]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ForgeError(
            f"Câu trả lời của {pull.forge} không đúng dạng ({error}).",
            f"An answer of {pull.forge} is not as its API says ({error}).",
        ) from None
    return tuple(sorted(found, key=lambda thread: (thread.remarks[0].at, thread.remarks[0].id)))


def marked(remark: Remark) -> bool:
    return remark.text.startswith(OWN)


def _told(thread: Thread, machines: Collection[str]) -> Thread:
    kept = tuple(one for one in thread.remarks if not (marked(one) and one.by.lower() in machines))
    return replace(thread, remarks=kept)


def _at(text: str) -> dt.datetime:
    made = dt.datetime.fromisoformat(text)
    if made.tzinfo is None:
        raise ValueError(text)
    return made


def _remark(row: Mapping[str, Any], prefix: str, *, by: str = "login", who: str = "user") -> Remark:
    account = (row[who] or {}).get(by) or "ghost"  # an account that was deleted
    at = row.get("submitted_at") or row["created_at"]
    return Remark(f"{prefix}{int(row['id'])}", account, _at(at), row["body"] or "", row.get("html_url") or "")


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and value > 0 else None


def _commit(value: Any) -> str | None:
    return value if isinstance(value, str) and _COMMIT.fullmatch(value) else None


def _of_github(pull: Pull, reader: Reader) -> Iterator[Thread]:
    """Line comments with their replies, comments on the whole, texts of reviews: three numberings."""
    lines: dict[str, list[Remark]] = {}
    for row in reader.rows(f"{pull.api}/pulls/{pull.number}/comments?per_page=100"):
        line, old = _whole(row.get("line")), _whole(row.get("original_line"))
        commit = row.get("commit_id") if line else row.get("original_commit_id")
        remark = replace(
            _remark(row, "r"), file=row["path"], line=line or old,
            commit=_commit(commit) if row.get("side") != "LEFT" else None,
        )  # fmt: skip
        root = row.get("in_reply_to_id")
        lines.setdefault(f"r{int(root)}" if root else remark.id, []).append(remark)
    resolved = _resolved(pull, reader) if lines else {}
    for thread in _joined(lines.values()):
        mark = resolved.get(int(thread.remarks[0].id[1:]))
        yield replace(thread, settled=mark.resolved, by=mark.by) if mark else thread
    for row in reader.rows(f"{pull.api}/issues/{pull.number}/comments?per_page=100"):
        yield Thread((_remark(row, "c"),))
    for row in reader.rows(f"{pull.api}/pulls/{pull.number}/reviews?per_page=100"):
        if (row.get("body") or "").strip() and row.get("submitted_at"):
            yield Thread((_remark(row, "v"),))


def _resolved(pull: Pull, reader: Reader) -> Mapping[int, Mark]:
    """Without these marks the talk itself is still whole."""
    try:
        return marks(pull.api, pull.number, reader)
    except ForgeError as error:
        reader.missed.append(error)
        return {}


def _of_gitlab(pull: Pull, reader: Reader) -> Iterator[Thread]:
    for row in reader.rows(f"{pull.api}/merge_requests/{pull.number}/discussions?per_page=100"):
        remarks = []
        for note in row["notes"]:
            if note.get("system"):
                continue
            place = note.get("position") or {}
            line = _whole(place.get("new_line"))
            remark = _remark(note, "n", by="username", who="author")
            remarks.append(
                replace(
                    remark,
                    url=f"{pull.url}#note_{remark.id[1:]}",
                    file=place.get("new_path") or place.get("old_path"),
                    line=line or _whole(place.get("old_line")),
                    commit=_commit(place.get("head_sha")) if line else None,
                )
            )
        marks = [note for note in row["notes"] if note.get("resolvable")]
        for thread in _joined([remarks] if remarks else ()):
            yield _settled(thread, marks) if marks else thread


def _settled(thread: Thread, notes: list[Mapping[str, Any]]) -> Thread:
    """A discussion of GitLab is resolved when each of its notes that can be is."""
    if not all(note.get("resolved") for note in notes):
        return replace(thread, settled=False)
    last = max(notes, key=lambda note: note.get("resolved_at") or "")
    at = last.get("resolved_at")
    by = (last.get("resolved_by") or {}).get("username")
    return replace(thread, settled=True, by=by, at=_at(at) if at else None)


def _of_gitea(pull: Pull, reader: Reader) -> Iterator[Thread]:
    """Gitea has no threads in its API: line comments at the same line of the same file are one."""
    for row in reader.rows(f"{pull.api}/issues/{pull.number}/comments"):
        yield Thread((_remark(row, "c"),))
    lines: dict[tuple[str, int | None], list[Remark]] = {}
    resolvers: dict[tuple[str, int | None], str] = {}
    for review in reader.rows(f"{pull.api}/pulls/{pull.number}/reviews?limit=50"):
        if (review.get("body") or "").strip():
            yield Thread((_remark(review, "v"),))
        if review.get("comments_count") == 0:
            continue
        number = int(review["id"])
        for row in reader.rows(f"{pull.api}/pulls/{pull.number}/reviews/{number}/comments"):
            new = _whole(row.get("position"))
            line = new or _whole(row.get("original_position"))
            commit = _commit(row.get("commit_id")) if new else None
            remark = replace(_remark(row, "r"), file=row["path"], line=line, commit=commit)
            lines.setdefault((row["path"], line), []).append(remark)
            if resolver := (row.get("resolver") or {}).get("login"):
                resolvers[(row["path"], line)] = resolver
    for place, thread in zip(lines, _joined(lines.values()), strict=True):
        yield replace(thread, settled=place in resolvers, by=resolvers.get(place))


def _joined(groups: Iterable[list[Remark]]) -> Iterator[Thread]:
    for group in groups:
        yield Thread(tuple(sorted(group, key=lambda one: (one.at, int(one.id[1:])))))
