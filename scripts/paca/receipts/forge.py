"""The pushes that a forge keeps on record by itself: which commit it was shown, when, and by whom.

GitHub: the runs of the gate, which it starts at each push to a pull request; GitLab: the versions of a merge
request.  Both times are the forge's own, so that reading them late makes nobody late.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ..feedback.transport import ForgeError, Reader
from .record import OBJECT

GATE = "review.yml"
KEEPERS = ("github", "gitlab")
_ACCOUNT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}(?:\[bot\])?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Push:
    """``by``: the account, "" where the forge does not say."""

    at: dt.datetime
    delivery: str
    head: str
    by: str = ""


def pushes(forge: str, api: str, reader: Reader, *, onto: str, since: dt.datetime | None) -> tuple[Push, ...]:
    """Pushes to pull requests into the branch ``onto``, oldest first.

    ``api`` goes up to and with the project; what came before ``since`` need not be told.  Raises ForgeError
    where an answer is not of its form.
    """
    day = f"{since.astimezone(dt.UTC):%Y-%m-%d}" if since else None
    read = {"github": _of_github, "gitlab": _of_gitlab}[forge]
    try:
        return tuple(sorted(set(read(api, reader, onto, day))))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ForgeError(
            f"Câu trả lời của {forge} không đúng dạng ({error}).",
            f"An answer of {forge} is not as its API says ({error}).",
        ) from None


def _of_github(api: str, reader: Reader, onto: str, day: str | None) -> Iterator[Push]:
    """The gate runs for pull requests into the main branch alone, as its file says."""
    asked = f"{api}/actions/workflows/{GATE}/runs?event=pull_request_target&per_page=100"
    for row in reader.rows(asked + (f"&created=%3E%3D{day}" if day else ""), within="workflow_runs"):
        by = (row.get("actor") or {}).get("login") or ""
        yield _push(row["created_at"], f"run-{int(row['id'])}", row["head_sha"], by)


def _of_gitlab(api: str, reader: Reader, onto: str, day: str | None) -> Iterator[Push]:
    """Who pushed a version is not told."""
    asked = f"{api}/merge_requests?state=all&scope=all&target_branch={quote(onto, safe='')}&per_page=100"
    for row in reader.rows(asked + (f"&updated_after={day}T00:00:00Z" if day else "")):
        number = int(row["iid"])
        for one in reader.rows(f"{api}/merge_requests/{number}/versions?per_page=100"):
            yield _push(one["created_at"], f"mr-{number}-{int(one['id'])}", one["head_commit_sha"], "")


def _push(at: Any, delivery: str, head: Any, by: str) -> Push:
    when = dt.datetime.fromisoformat(at)
    if when.tzinfo is None or not OBJECT.fullmatch(head):
        raise ValueError(delivery)
    return Push(
        when.astimezone(dt.UTC).replace(microsecond=0), delivery, head, by if _ACCOUNT.fullmatch(by) else ""
    )
