"""Which review threads of a GitHub pull request are resolved: GraphQL alone tells, REST does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from .transport import MOST_PAGES, ForgeError, Reader

QUERY = """\
query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          isResolved
          resolvedBy { login }
          comments(first: 1) { nodes { fullDatabaseId } }
        }
      }
    }
  }
}
"""


class Mark(NamedTuple):
    """GitHub does not say when."""

    resolved: bool
    by: str | None


def address(api: str) -> str:
    """Of GraphQL, beside the REST project ``api``: github.com's, or an Enterprise server's own.

    >>> address("https://api.github.com/repos/so/kho"), address("https://git.example/api/v3/repos/so/kho")
    ('https://api.github.com/graphql', 'https://git.example/api/graphql')
    """
    base = api.partition("/repos/")[0]
    return f"{base.removesuffix('/v3')}/graphql"


def marks(api: str, number: str, reader: Reader) -> Mapping[int, Mark]:
    """By the id of each thread's first comment.  ForgeError where GitHub does not tell."""
    try:
        return dict(_marks(api, number, reader))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ForgeError(
            f"Câu trả lời GraphQL của github không đúng dạng ({error}).",
            f"GitHub's GraphQL answer is not as its schema says ({error}).",
        ) from None


def _marks(api: str, number: str, reader: Reader) -> Iterator[tuple[int, Mark]]:
    owner, name = urlsplit(api).path.partition("/repos/")[2].split("/")
    after: str | None = None
    seen: set[str] = set()
    while True:
        variables: dict[str, Any] = {"owner": owner, "name": name, "number": int(number), "after": after}
        answer = reader.asked(address(api), {"query": QUERY, "variables": variables})
        if answer.get("errors"):
            said = str(answer["errors"][0]["message"])[:200]
            raise ForgeError(f"GraphQL của github: {said}", f"GitHub's GraphQL: {said}")
        found = answer["data"]["repository"]["pullRequest"]["reviewThreads"]
        for thread in found["nodes"]:
            (first,) = thread["comments"]["nodes"] or (None,)
            if first is not None:
                by = (thread["resolvedBy"] or {}).get("login")
                yield int(first["fullDatabaseId"]), Mark(thread["isResolved"] is True, by)
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"] or after is None:
            return
        if after in seen or len(seen) >= MOST_PAGES:
            raise ValueError(after)
        seen.add(after)
