"""The same talk on three forges, as their APIs answer; every row whole, as ``promised.py`` says."""

from __future__ import annotations

import json
from typing import Any

FILE = "evidence/2019/so-a/B.5.1.md"
FIRST = "Đề nghị xem lại số liệu."
ANSWER = "Sở A đã bổ sung báo cáo."
WHOLE = "Dự thảo chưa nói đến tiêu chí B.5.2."
OWN = "<!-- paca-review -->\nKết quả kiểm tra"
MACHINE = "may"
HEAD, BASE = "c" * 40, "b" * 40
PAGES = {
    "github": "https://github.com/tinh-mau/kho/pull/12",
    "gitlab": "https://git.tinh-mau.example/so/to-cong-tac/kho/-/merge_requests/12",
    "gitea": "https://git.tinh-mau.example/tinh-mau/kho/pulls/12",
}


def github_user(login: str) -> dict[str, Any]:
    home = f"https://api.github.com/users/{login}"
    urls = {
        f"{name}_url": f"{home}/{name}"
        for name in ("events", "followers", "following", "gists", "organizations", "received_events", "repos",
                     "starred", "subscriptions")
    }  # fmt: skip
    return {
        "login": login, "id": 1, "node_id": "U_1", "avatar_url": "", "gravatar_id": "", "url": home,
        "html_url": f"https://github.com/{login}", "type": "User", "site_admin": False, **urls,
    }  # fmt: skip


def _github(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "node_id": f"N_{number}", "user": github_user(by), "body": body, "created_at": at,
        "updated_at": at, "author_association": "MEMBER", **more,
    }  # fmt: skip


def _github_marks(threads: list[tuple[int, bool]]) -> list[dict[str, Any]]:
    """GraphQL's answers, a page a thread, as if a page held no more."""
    pages = []
    for place, (number, settled) in enumerate(threads):
        thread = {
            "isResolved": settled,
            "resolvedBy": {"login": "to-truong"} if settled else None,
            "comments": {"nodes": [{"fullDatabaseId": str(number)}]},
        }
        info = {"hasNextPage": place + 1 < len(threads), "endCursor": f"c{place}"}
        found = {"reviewThreads": {"nodes": [thread], "pageInfo": info}}
        after = f"c{place - 1}" if place else None
        pages.append({
            "variables": {"owner": "tinh-mau", "name": "kho", "number": 12, "after": after},
            "body": {"data": {"repository": {"pullRequest": found}}},
        })  # fmt: skip
    return pages


def github(
    *,
    first: str | None = FIRST,
    answer: str | None = ANSWER,
    own: str = MACHINE,
    settled: bool = False,
    **_: Any,
) -> dict[str, Any]:
    api, page = "https://api.github.com/repos/tinh-mau/kho", PAGES["github"]

    def at_line(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
        return _github(
            number, by, at, body, url=f"{api}/pulls/comments/{number}", pull_request_review_id=9,
            diff_hunk="@@ -1,3 +1,4 @@", path=FILE, line=4, original_line=4, side="RIGHT", commit_id=HEAD,
            original_commit_id=HEAD, html_url=f"{page}#discussion_r{number}",
            pull_request_url=f"{api}/pulls/12", _links={}, **more,
        )  # fmt: skip

    def on_whole(number: int, by: str, at: str, body: str) -> dict[str, Any]:
        links = {"url": f"{api}/issues/comments/{number}", "issue_url": f"{api}/issues/12"}
        return _github(number, by, at, body, html_url=f"{page}#issuecomment-{number}", **links)

    lines = [at_line(101, "thu-ky", "2020-07-02T18:30:00Z", first)] if first else []
    if answer:
        lines.append(at_line(102, "TK-A", "2020-07-03T01:00:00Z", answer, in_reply_to_id=101))
    review = {
        "id": 9, "node_id": "R_9", "user": github_user("thu-ky"), "submitted_at": "2020-07-04T03:00:00Z",
        "body": "", "state": "COMMENTED", "commit_id": HEAD, "html_url": f"{page}#pullrequestreview-9",
        "pull_request_url": f"{api}/pulls/12", "_links": {}, "author_association": "MEMBER",
    }  # fmt: skip
    talk = f"{api}/issues/12/comments?per_page=100"
    return {
        f"{api}/pulls/12/comments?per_page=100": {"body": lines},
        talk: {
            "body": [on_whole(7, own, "2020-07-01T00:00:00Z", OWN)],
            "headers": {"Link": f'<{talk}&page=2>; rel="next", <x>; rel="last"'},
        },
        f"{talk}&page=2": {"body": [on_whole(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE)]},
        f"{api}/pulls/12/reviews?per_page=100": {"body": [review]},
        "https://api.github.com/graphql": _github_marks([(77, True), (101 if first else 102, settled)]),
    }


def _gitlab_user(username: str) -> dict[str, Any]:
    web = f"https://git.tinh-mau.example/{username}"
    return {
        "id": 1,
        "username": username,
        "name": username,
        "state": "active",
        "avatar_url": None,
        "web_url": web,
    }


def gitlab(
    *,
    first: str | None = FIRST,
    answer: str | None = ANSWER,
    own: str = MACHINE,
    settled: bool = False,
    **_: Any,
) -> dict[str, Any]:
    api = "https://git.tinh-mau.example/api/v4/projects/so%2Fto-cong-tac%2Fkho/merge_requests/12"
    place = {
        "base_sha": BASE, "start_sha": BASE, "head_sha": HEAD, "position_type": "text", "new_path": FILE,
        "new_line": 4, "old_path": FILE, "old_line": None,
    }  # fmt: skip

    def note(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
        return {
            "id": number, "type": None, "author": _gitlab_user(by), "created_at": at, "updated_at": at,
            "body": body, "system": False, "noteable_id": 77, "noteable_type": "MergeRequest",
            "noteable_iid": 12, "resolvable": False, "attachment": None, **more,
        }  # fmt: skip

    mark = {"type": "DiffNote", "position": place, "resolvable": True, "resolved": settled}
    if settled:
        mark |= {"resolved_by": _gitlab_user("to-truong"), "resolved_at": "2020-07-05T20:00:00.000Z"}
    talk = [note(101, "thu-ky", "2020-07-03T01:30:00.000+07:00", first, **mark)] if first else []
    if answer:
        talk.append(note(102, "tk-a", "2020-07-03T01:00:00.000Z", answer, **mark))
    url = f"{api}/discussions?per_page=100"

    def alone(key: str, one: dict[str, Any]) -> dict[str, Any]:
        return {"id": key, "individual_note": True, "notes": [one]}

    return {
        url: {
            "body": [
                {"id": "a1", "individual_note": False, "notes": talk},
                alone("a2", note(5, "may", "2020-07-01T00:00:00Z", "added 1 commit", system=True)),
            ],
            "headers": {"Link": f'<{url}&page=2>; rel="next"', "X-Next-Page": "2"},
        },
        f"{url}&page=2": {
            "body": [
                alone("a3", note(7, own, "2020-07-01T00:00:00Z", OWN)),
                alone("a4", note(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE)),
            ]
        },
    }


def gitea(
    *,
    first: str | None = FIRST,
    answer: str | None = ANSWER,
    own: str = MACHINE,
    settled: bool = False,
    **_: Any,
) -> dict[str, Any]:
    api, page = "https://git.tinh-mau.example/api/v1/repos/tinh-mau/kho", PAGES["gitea"]

    def said(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
        html = f"{page}#issuecomment-{number}"
        return {
            "id": number, "user": {"id": 1, "login": by}, "created_at": at, "updated_at": at, "body": body,
            "html_url": html, "pull_request_url": page, **more,
        }  # fmt: skip

    place = {
        "path": FILE, "position": 4, "original_position": 0, "commit_id": HEAD, "original_commit_id": BASE,
        "diff_hunk": "@@ -1,3 +1,4 @@", "pull_request_review_id": 3,
        "resolver": {"id": 2, "login": "to-truong"} if settled else None,
    }  # fmt: skip
    lines = [said(101, "thu-ky", "2020-07-03T01:30:00+07:00", first, **place)] if first else []
    if answer:
        lines.append(said(102, "tk-a", "2020-07-03T08:00:00+07:00", answer, **place))
    review = {
        "id": 3, "user": {"id": 1, "login": "thu-ky"}, "submitted_at": "2020-07-03T01:30:00+07:00",
        "body": "", "state": "COMMENT", "commit_id": HEAD, "comments_count": 2,
        "html_url": f"{page}#pullrequestreview-3",
    }  # fmt: skip
    return {
        f"{api}/issues/12/comments": {
            "body": [
                said(7, own, "2020-07-01T00:00:00Z", OWN, original_author="", original_author_id=0),
                said(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE, original_author="", original_author_id=0),
            ]
        },
        f"{api}/pulls/12/reviews?limit=50": {"body": [review]},
        f"{api}/pulls/12/reviews/3/comments": {"body": lines},
    }


TALKS = {"github": github, "gitlab": gitlab, "gitea": gitea}


def recording(forge: str, **how: Any) -> str:
    return json.dumps({"pull": PAGES[forge], "exchanges": TALKS[forge](**how)})
