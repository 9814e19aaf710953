"""Who takes part: the dated register of agencies (``evidence/<year>/agencies.yml``)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .values import Day, FactStatus, Record, Slug, YesNo
from .visibility import ALWAYS


class AgencyGroup(Record):
    """A heading under which like agencies are listed and compared, in the order of the file."""

    key: Annotated[Slug, ALWAYS]
    title: Annotated[str, ALWAYS]
    title_en: Annotated[str | None, ALWAYS] = None


class Agency(Record):
    slug: Annotated[Slug, ALWAYS]
    name: Annotated[str, ALWAYS]
    short: Annotated[str | None, ALWAYS] = Field(default=None, description="short name for tables and charts")
    name_status: Annotated[FactStatus, ALWAYS] = FactStatus.EXACT
    kind: Annotated[Slug, ALWAYS] = Field(
        description="department, district-city, district, coordinating, ...; selectors use it"
    )
    group: Annotated[Slug, ALWAYS]
    asked: Annotated[YesNo, ALWAYS] = Field(
        default=True, description="no: stands here only as the issuer of documents, never asked for evidence"
    )
    roles: Annotated[tuple[Slug, ...], ALWAYS] = Field(
        default=(), description="province-independent roles that editions ask for"
    )
    code: Annotated[str | None, ALWAYS] = Field(
        default=None, description="code of the General Statistics Office"
    )
    head: str | None = None
    contact: str | None = Field(
        default=None, description="member of the working group who looks after the agency"
    )
    accounts: tuple[str, ...] = Field(
        default=(), description="accounts on the forge that may write its folder"
    )
    valid_from: Annotated[Day | None, ALWAYS] = None
    valid_to: Annotated[Day | None, ALWAYS] = None
    successor: Annotated[Slug | None, ALWAYS] = None
    source: Annotated[str | None, ALWAYS] = None
    note: str | None = None


class Register(Record):
    """``agencies.yml``."""

    groups: Annotated[tuple[AgencyGroup, ...], ALWAYS]
    agencies: Annotated[tuple[Agency, ...], ALWAYS]
    source: Annotated[str | None, ALWAYS] = None
    notes: tuple[str, ...] = ()
