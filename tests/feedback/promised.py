"""What each forge's published schema promises of the rows that ``feedback pull`` reads, as JSON Schema.

Fields, kinds and which may be missing or null are taken from: GitHub's OpenAPI description (npm
``@octokit/openapi`` 23.0.2, schemas ``pull-request-review-comment``, ``issue-comment``,
``pull-request-review``, ``nullable-simple-user``) and, for the marks of threads, its GraphQL schema (npm
``@octokit/graphql-schema`` 15.26.1: what the query asks, null where the schema allows it); Gitea's swagger
(1.2x, as npm ``gitea-js`` carries it: ``Comment``, ``PullReview``, ``PullReviewComment``; Forgejo's are the
same); GitLab's documentation of the Discussions API and npm ``@gitbeaker/core`` 43 (``DiscussionSchema``,
``MergeRequestDiscussionNoteSchema``), held against what GitLab's own source exposes of a note
(gitlabhq/gitlabhq, lib/api/entities/note.rb) and ``position`` in its OpenAPI (045bf877, openapi_v3.yaml).
A row of a recording may hold no field that is not listed and must hold every one that is required.
"""

from __future__ import annotations

from typing import Any

TEXT, WHOLE, FLAG, DICT = "string", "integer", "boolean", "object"


def row(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object of exactly these fields; a kind that ends in ``?`` may be null."""
    fields = {name: _kind(kind) for name, kind in (required | (optional or {})).items()}
    return {
        "type": "object",
        "properties": fields,
        "required": sorted(required),
        "additionalProperties": False,
    }


def _kind(kind: Any) -> dict[str, Any]:
    if not isinstance(kind, str):
        return kind
    if kind == "time":
        return {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"}
    if kind == "time?":
        return {"anyOf": [_kind("time"), {"type": "null"}]}
    return {"type": [kind.rstrip("?"), "null"] if kind.endswith("?") else kind}


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


_URLS = ("events", "followers", "following", "gists", "organizations", "received_events", "repos", "starred",
         "subscriptions")  # fmt: skip
GITHUB_USER = row(
    {"login": TEXT, "id": WHOLE, "node_id": TEXT, "avatar_url": TEXT, "gravatar_id": "string?", "url": TEXT,
     "html_url": TEXT, "type": TEXT, "site_admin": FLAG, **{f"{name}_url": TEXT for name in _URLS}},
    {"name": "string?", "email": "string?", "starred_at": TEXT, "user_view_type": TEXT},
)  # fmt: skip
GITHUB = {
    r"/pulls/\d+/comments\?": row(
        {"url": TEXT, "id": WHOLE, "node_id": TEXT, "pull_request_review_id": "integer?", "diff_hunk": TEXT,
         "path": TEXT, "commit_id": TEXT, "original_commit_id": TEXT, "user": nullable(GITHUB_USER),
         "body": TEXT, "created_at": "time", "updated_at": "time", "html_url": TEXT,
         "pull_request_url": TEXT, "author_association": TEXT, "_links": DICT},
        {"position": WHOLE, "original_position": WHOLE, "in_reply_to_id": WHOLE, "start_line": "integer?",
         "original_start_line": "integer?", "start_side": "string?", "line": "integer?",
         "original_line": WHOLE, "side": TEXT, "subject_type": TEXT, "reactions": DICT, "body_html": TEXT,
         "body_text": TEXT},
    ),
    r"/issues/\d+/comments\?": row(
        {"id": WHOLE, "node_id": TEXT, "html_url": TEXT, "issue_url": TEXT, "user": nullable(GITHUB_USER),
         "url": TEXT, "created_at": "time", "updated_at": "time"},
        {"body": TEXT, "body_text": TEXT, "body_html": TEXT, "author_association": TEXT,
         "performed_via_github_app": "object?", "reactions": DICT, "pin": "object?", "minimized": "object?"},
    ),
    r"/pulls/\d+/reviews\?": row(
        {"id": WHOLE, "node_id": TEXT, "user": nullable(GITHUB_USER), "body": TEXT, "state": TEXT,
         "commit_id": "string?", "html_url": TEXT, "pull_request_url": TEXT, "_links": DICT,
         "author_association": TEXT},
        {"submitted_at": "time", "body_html": TEXT, "body_text": TEXT},
    ),
}  # fmt: skip


def _connection(node: dict[str, Any], **more: Any) -> dict[str, Any]:
    return row({"nodes": nullable(listed(nullable(node))), **more})


GITHUB_THREADS = row({"data": row({"repository": nullable(row({"pullRequest": nullable(row({
    "reviewThreads": _connection(
        row({
            "isResolved": FLAG,
            "resolvedBy": nullable(row({"login": TEXT})),
            "comments": _connection(row({"fullDatabaseId": {"type": "string", "pattern": "^[0-9]+$"}})),
        }),
        pageInfo=row({"hasNextPage": FLAG, "endCursor": "string?"}),
    ),
}))}))})})  # fmt: skip
GITHUB[r"/graphql$"] = GITHUB_THREADS

GITLAB_USER = row(
    {"id": WHOLE, "username": TEXT, "name": TEXT, "state": TEXT, "avatar_url": "string?", "web_url": TEXT},
    {"locked": FLAG, "public_email": "string?"},
)
GITLAB_PLACE = row(
    {"base_sha": TEXT, "start_sha": TEXT, "head_sha": TEXT,
     "position_type": {"enum": ["text", "image", "file"]}},
    {"old_path": "string?", "new_path": "string?", "old_line": "integer?", "new_line": "integer?",
     "line_range": "object?", "ignore_whitespace_change": FLAG},
)  # fmt: skip
GITLAB_NOTE = row(
    {"id": WHOLE, "type": {"enum": ["DiffNote", "DiscussionNote", None]}, "body": TEXT, "author": GITLAB_USER,
     "created_at": "time", "updated_at": "time", "system": FLAG, "noteable_id": WHOLE,
     "noteable_type": {"const": "MergeRequest"}, "resolvable": FLAG},
    {"attachment": "string?", "noteable_iid": "integer?", "project_id": WHOLE, "commit_id": "string?",
     "position": GITLAB_PLACE, "resolved": FLAG, "resolved_by": nullable(GITLAB_USER), "resolved_at": "time?",
     "suggestions": {"type": "array"}, "confidential": "boolean?", "internal": FLAG, "imported": FLAG,
     "imported_from": TEXT, "commands_changes": DICT},
)  # fmt: skip
GITLAB = {
    r"/discussions\?": row({"id": TEXT, "individual_note": FLAG, "notes": listed(GITLAB_NOTE)}),
}

GITEA_USER = row({}, {
    "id": WHOLE, "login": TEXT, "login_name": TEXT, "full_name": TEXT, "email": TEXT, "avatar_url": TEXT,
    "html_url": TEXT, "language": TEXT, "is_admin": FLAG, "last_login": "time", "created": "time",
    "restricted": FLAG, "active": FLAG, "prohibit_login": FLAG, "location": TEXT, "website": TEXT,
    "description": TEXT, "visibility": TEXT, "followers_count": WHOLE, "following_count": WHOLE,
    "starred_repos_count": WHOLE, "source_id": WHOLE,
})  # fmt: skip
GITEA = {
    r"/issues/\d+/comments": row({}, {
        "id": WHOLE, "html_url": TEXT, "pull_request_url": TEXT, "issue_url": TEXT, "user": GITEA_USER,
        "original_author": TEXT, "original_author_id": WHOLE, "body": TEXT, "assets": {"type": "array"},
        "created_at": "time", "updated_at": "time",
    }),
    r"/reviews\?": row({}, {
        "id": WHOLE, "user": nullable(GITEA_USER), "team": "object?", "state": TEXT, "body": TEXT,
        "commit_id": TEXT, "stale": FLAG, "official": FLAG, "dismissed": FLAG, "comments_count": WHOLE,
        "submitted_at": "time", "updated_at": "time", "html_url": TEXT, "pull_request_url": TEXT,
    }),
    r"/reviews/\d+/comments": row({}, {
        "id": WHOLE, "body": TEXT, "user": GITEA_USER, "resolver": nullable(GITEA_USER),
        "pull_request_review_id": WHOLE, "created_at": "time", "updated_at": "time", "path": TEXT,
        "commit_id": TEXT, "original_commit_id": TEXT, "diff_hunk": TEXT, "position": WHOLE,
        "original_position": WHOLE, "html_url": TEXT, "pull_request_url": TEXT,
    }),
}  # fmt: skip

PROMISED = {"github": GITHUB, "gitlab": GITLAB, "gitea": GITEA}
