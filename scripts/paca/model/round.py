"""One assessment round (kỳ đánh giá): ``evidence/<year>/assessment.yml``."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from .values import Day, FactStatus, Period, Record, Slug, Whole, YesNo, token
from .visibility import ALWAYS


class Province(Record):
    name: Annotated[str, ALWAYS]
    code: Annotated[str | None, ALWAYS] = None
    authority: Annotated[str, ALWAYS] = Field(description="e.g. Ủy ban nhân dân tỉnh Quảng Nam")
    lead: Annotated[str, ALWAYS] = Field(description="e.g. Thanh tra tỉnh Quảng Nam")
    fictional: Annotated[YesNo, ALWAYS] = False


class Member(Record):
    """A member of the working group (tổ công tác)."""

    role: Annotated[str, ALWAYS]
    name: str | None = None
    organisation: Annotated[str, ALWAYS]
    status: Annotated[FactStatus, ALWAYS]
    source: Annotated[str | None, ALWAYS] = None
    note: str | None = None
    accounts: tuple[str, ...] = Field(
        default=(),
        description="accounts on the forge that may change decisions, comments, the edition and the code",
    )


class Step(StrEnum):
    """Steps of a round, in order; a phase of the calendar says what agencies owe until its end."""

    PREPARE = "prepare"
    TRAIN = "train"
    SUBMIT = "submit"
    REVIEW = "review"
    COMMENT = "comment"
    EXPLAIN = "explain"
    ADOPT = "adopt"
    SEND = "send"
    VERIFY = "verify"
    PUBLISH = "publish"


class Phase(Record):
    """A line of the calendar.  ``until`` counts to 24:00 of that day, Asia/Ho_Chi_Minh."""

    key: Annotated[Slug, ALWAYS]
    step: Annotated[Step, ALWAYS]
    title: Annotated[str, ALWAYS]
    start: Annotated[Day | None, ALWAYS] = None
    until: Annotated[Day | None, ALWAYS] = None
    status: Annotated[FactStatus, ALWAYS] = Field(
        description="of the dates; placeholder where nobody published them"
    )
    source: Annotated[str | None, ALWAYS] = None
    note: Annotated[str | None, ALWAYS] = None


class Publication(Record):
    """What the public site may show; everything not named here stays internal (default deny)."""

    scores: Annotated[Literal["never", "after-final", "always"], ALWAYS] = "never"
    evidence: Annotated[Literal["never", "register", "full"], ALWAYS] = "never"
    comments: Annotated[Literal["never", "after-final", "always"], ALWAYS] = "never"


class Forge(StrEnum):
    """What kind of forge (máy chủ git) keeps the repository."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    FORGEJO = "forgejo"


KNOWN_FORGES = {
    "github.com": Forge.GITHUB,
    "gitlab.com": Forge.GITLAB,
    "gitea.com": Forge.GITEA,
    "codeberg.org": Forge.FORGEJO,
}
"""Hosts whose kind is known by their name; of any other it must be said."""

# A repository's page and nothing else: no account, password, query or fragment, nothing to decode, and two
# steps at least.  A step "-" is GitLab's mark of a page inside the repository.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_STEP = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?"
_ADDRESS = rf"https://({_LABEL}(?:\.{_LABEL}){{0,9}})(?::[1-9][0-9]{{0,4}})?((?:/{_STEP}){{2,9}})/?"
# What git takes as a branch, of the characters that need no encoding.
_BRANCH = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|[./](?=[A-Za-z0-9_])){0,99}"

_GITHUB_SLASHES = 4  # https://host/owner/name: it stands at the root of its host, and knows no groups


class Repository(Record):
    """Where the repository stands on a forge: to-do lists then open the very file in its web editor."""

    url: Annotated[
        str,
        token(_ADDRESS, "not-a-repository"),
        WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS}$"}),
    ] = Field(description="the address of the repository's page, https://…")
    kind: Forge | None = Field(default=None, description="may be left out where the host tells it")
    branch: Annotated[
        str,
        token(_BRANCH, "not-a-branch"),
        WithJsonSchema({"type": "string", "pattern": f"^{_BRANCH}$"}),
    ] = Field(default="main", description="the branch that changes are asked for")

    @model_validator(mode="after")
    def _kind_istoken(self) -> Repository:
        if self.kind is None and self._host not in KNOWN_FORGES:
            raise PydanticCustomError("forge-not-told", "forge-not-told")
        if self.forge is Forge.GITHUB and self.page.count("/") != _GITHUB_SLASHES:
            raise PydanticCustomError("not-a-repository", "not-a-repository")  # a page inside one
        return self

    @property
    def _host(self) -> str:
        found = re.fullmatch(_ADDRESS, self.url, re.ASCII)
        return found[1].lower() if found else ""

    @property
    def forge(self) -> Forge:
        return self.kind or KNOWN_FORGES[self._host]

    @property
    def page(self) -> str:
        """The address without what people copy along with it: a slash, the ``.git`` of a clone's address."""
        return self.url.removesuffix("/").removesuffix(".git")


class Round(Record):
    """``assessment.yml``."""

    year: Annotated[Whole, ALWAYS]
    title: Annotated[str, ALWAYS]
    province: Annotated[Province, ALWAYS]
    period: Annotated[Period, ALWAYS]
    plan: Annotated[str | None, ALWAYS] = None
    plan_status: Annotated[FactStatus, ALWAYS] = FactStatus.EXACT
    stage: Annotated[str, ALWAYS] = Field(
        description="what the site calls the present state, e.g. 'Dự thảo 1'"
    )
    working_group: Annotated[tuple[Member, ...], ALWAYS] = ()
    calendar: Annotated[tuple[Phase, ...], ALWAYS] = ()
    publication: Annotated[Publication, ALWAYS] = Publication()
    repository: Repository | None = None
    sources: Annotated[tuple[str, ...], ALWAYS] = ()
    notes: Annotated[tuple[str, ...], ALWAYS] = ()
