"""Who takes part: the dated register of agencies (``evidence/<year>/agencies.yml``)."""

from __future__ import annotations

from pydantic import Field

from .values import Day, FactStatus, Record, Slug, YesNo


class AgencyGroup(Record):
    """A heading under which like agencies are listed and compared, in the order of the file."""

    key: Slug
    title: str
    title_en: str | None = None


class Agency(Record):
    slug: Slug
    name: str
    short: str | None = Field(default=None, description="short name for tables and charts")
    name_status: FactStatus = FactStatus.EXACT
    kind: Slug = Field(description="department, district-city, district, coordinating, ...; selectors use it")
    group: Slug
    asked: YesNo = Field(
        default=True, description="no: stands here only as the issuer of documents, never asked for evidence"
    )
    roles: tuple[Slug, ...] = Field(
        default=(), description="province-independent roles that editions ask for"
    )
    code: str | None = Field(default=None, description="code of the General Statistics Office")
    head: str | None = None
    contact: str | None = Field(
        default=None, description="member of the working group who looks after the agency"
    )
    accounts: tuple[str, ...] = Field(
        default=(), description="accounts on the forge that may write its folder"
    )
    valid_from: Day | None = None
    valid_to: Day | None = None
    successor: Slug | None = None
    source: str | None = None
    note: str | None = None


class Register(Record):
    """``agencies.yml``."""

    groups: tuple[AgencyGroup, ...]
    agencies: tuple[Agency, ...]
    source: str | None = None
    notes: tuple[str, ...] = ()
