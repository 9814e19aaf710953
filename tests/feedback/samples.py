"""The same talk on three forges, as their APIs answer (fields after each forge's API documentation)."""

from __future__ import annotations

import json
from typing import Any

FILE = "evidence/2019/so-a/B.5.1.md"
FIRST = "Đề nghị xem lại số liệu."
ANSWER = "Sở A đã bổ sung báo cáo."
WHOLE = "Dự thảo chưa nói đến tiêu chí B.5.2."
OWN = "<!-- paca-review -->\nKết quả kiểm tra"
PAGES = {
    "github": "https://github.com/tinh-mau/kho/pull/12",
    "gitlab": "https://git.tinh-mau.example/so/to-cong-tac/kho/-/merge_requests/12",
    "gitea": "https://git.tinh-mau.example/tinh-mau/kho/pulls/12",
}


def _row(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "user": {"login": by}, "created_at": at, "body": body, **more}


def github(*, first: str | None = FIRST, answer: str | None = ANSWER) -> dict[str, Any]:
    api, page = "https://api.github.com/repos/tinh-mau/kho", PAGES["github"]
    lines = []
    if first:
        lines.append(
            _row(
                101,
                "thu-ky",
                "2020-07-02T18:30:00Z",
                first,
                path=FILE,
                line=4,
                html_url=f"{page}#discussion_r101",
            )
        )
    if answer:
        lines.append(
            _row(102, "TK-A", "2020-07-03T01:00:00Z", answer, path=FILE, line=4, in_reply_to_id=101,
                 html_url=f"{page}#discussion_r102")
        )  # fmt: skip
    return {
        f"{api}/pulls/12/comments?per_page=100": {"body": lines},
        f"{api}/issues/12/comments?per_page=100": {
            "body": [_row(7, "may", "2020-07-01T00:00:00Z", OWN, html_url=f"{page}#issuecomment-7")],
            "headers": {
                "Link": f'<{api}/issues/12/comments?per_page=100&page=2>; rel="next", <x>; rel="last"'
            },
        },
        f"{api}/issues/12/comments?per_page=100&page=2": {
            "body": [_row(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE, html_url=f"{page}#issuecomment-8")]
        },
        f"{api}/pulls/12/reviews?per_page=100": {
            "body": [
                {"id": 9, "user": {"login": "thu-ky"}, "submitted_at": "2020-07-04T03:00:00Z", "body": ""}
            ]
        },
    }


def gitlab(*, first: str | None = FIRST, answer: str | None = ANSWER) -> dict[str, Any]:
    api = "https://git.tinh-mau.example/api/v4/projects/so%2Fto-cong-tac%2Fkho/merge_requests/12"

    def note(number: int, by: str, at: str, body: str, **more: Any) -> dict[str, Any]:
        return {
            "id": number,
            "author": {"username": by},
            "created_at": at,
            "body": body,
            "system": False,
            **more,
        }

    place = {"position": {"new_path": FILE, "new_line": 4, "old_path": FILE, "old_line": None}}
    talk = []
    if first:
        talk.append(note(101, "thu-ky", "2020-07-03T01:30:00.000+07:00", first, **place))
    if answer:
        talk.append(note(102, "tk-a", "2020-07-03T01:00:00.000Z", answer, **place))
    url = f"{api}/discussions?per_page=100"
    return {
        url: {
            "body": [
                {"id": "a1", "individual_note": False, "notes": talk},
                {"id": "a2", "individual_note": True,
                 "notes": [note(5, "may", "2020-07-01T00:00:00Z", "added 1 commit", system=True)]},
            ],
            "headers": {"Link": f'<{url}&page=2>; rel="next"', "X-Next-Page": "2"},
        },
        f"{url}&page=2": {
            "body": [
                {"id": "a3", "individual_note": True,
                 "notes": [note(7, "may", "2020-07-01T00:00:00Z", OWN)]},
                {"id": "a4", "individual_note": True,
                 "notes": [note(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE)]},
            ]
        },
    }  # fmt: skip


def gitea(*, first: str | None = FIRST, answer: str | None = ANSWER) -> dict[str, Any]:
    api, page = "https://git.tinh-mau.example/api/v1/repos/tinh-mau/kho", PAGES["gitea"]
    lines = []
    if first:
        lines.append(
            _row(101, "thu-ky", "2020-07-03T01:30:00+07:00", first, path=FILE, position=4,
                 html_url=f"{page}#issuecomment-101")
        )  # fmt: skip
    if answer:
        lines.append(
            _row(102, "tk-a", "2020-07-03T08:00:00+07:00", answer, path=FILE, position=4, original_position=0,
                 html_url=f"{page}#issuecomment-102")
        )  # fmt: skip
    return {
        f"{api}/issues/12/comments": {
            "body": [
                _row(7, "may", "2020-07-01T00:00:00Z", OWN, html_url=f"{page}#issuecomment-7"),
                _row(8, "thu-ky", "2020-07-04T02:00:00Z", WHOLE, html_url=f"{page}#issuecomment-8"),
            ]
        },
        f"{api}/pulls/12/reviews?limit=50": {
            "body": [
                {"id": 3, "user": {"login": "thu-ky"}, "submitted_at": "2020-07-03T01:30:00+07:00",
                 "body": "", "comments_count": 2, "html_url": f"{page}#pullrequestreview-3"}
            ]
        },
        f"{api}/pulls/12/reviews/3/comments": {"body": lines},
    }  # fmt: skip


TALKS = {"github": github, "gitlab": gitlab, "gitea": gitea}


def recording(forge: str, **how: str | None) -> str:
    return json.dumps({"pull": PAGES[forge], "exchanges": TALKS[forge](**how)})
