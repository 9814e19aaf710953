"""A version of the site, the list of versions, and their order: values that know nothing of files."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ..errors import PacaError

LATEST = "latest"  # the alias that every publication has: always the current version
# Names that mean something else at the top of a publication.
RESERVED = frozenset({LATEST, "manifest", "assets", "index", "versions", "front"})
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?", re.ASCII)
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.ASCII)  # folders that Windows cannot have
_PAGE_LIKE = re.compile(r".*\.(html|ico|js|json|txt)")


def valid_name(name: str) -> bool:
    """Whether ``name`` can be a folder on any system and a part of an address: a-z, 0-9, ``.``, ``-``."""
    return bool(_NAME.fullmatch(name)) and not (
        ".." in name or _DEVICES.fullmatch(name) or _PAGE_LIKE.fullmatch(name) or name in RESERVED
    )


def _named(name: str) -> str:
    if not valid_name(name):
        raise ValueError("not a version's name")
    return name


Name = Annotated[str, AfterValidator(_named)]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class NotAPublication(PacaError):
    """What stands there was not made by ``paca publish``; nothing is touched."""


class Stage(StrEnum):
    """A final version follows every draft of its year, whenever either was made."""

    DRAFT = "draft"
    FINAL = "final"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Version(_Value):
    """One published state.  ``digest`` is the SHA-256 of its manifest: of every file, that is.

    ``on`` is the commit's instant, ``as_of`` the day of assessment, ``since`` the commit that "what
    changed" compares with: together with ``commit`` and ``audience`` they say how to build it again.
    A public version tells nothing of the repository: no commit, and the day alone for its instant.
    """

    name: Name
    title: str
    year: int
    stage: Stage
    on: dt.datetime
    as_of: dt.date
    commit: str | None = None
    since: str | None = None
    audience: str = "public"
    aliases: tuple[Name, ...] = ()
    digest: Digest

    @property
    def order(self) -> tuple[int, bool, dt.datetime, str]:
        """Year, drafts before final, the commit's time.  Never the name but to break a tie."""
        return self.year, self.stage is Stage.FINAL, self.on, self.name


class Withdrawn(_Value):
    """What is left of a version taken back: its name, which nobody may use again, and the reason."""

    name: Name
    reason: str


class Publication(_Value):
    """All versions of one publication, in order: the last is the current one."""

    format: Literal[1] = 1
    versions: tuple[Version, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def current(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    def named(self, name: str) -> Version | None:
        return next((version for version in self.versions if version.name == name), None)

    def successor(self, version: Version) -> Version | None:
        """The version of the same year that counts now, if it is another one."""
        last = max((other for other in self.versions if other.year == version.year), key=lambda v: v.order)
        return None if last.name == version.name else last

    def with_version(self, version: Version) -> Publication:
        """Add ``version``; its aliases leave the versions that had them."""
        others = [
            other.model_copy(
                update={"aliases": tuple(alias for alias in other.aliases if alias not in version.aliases)}
            )
            for other in self.versions
            if other.name != version.name
        ]
        ordered = sorted([*others, version], key=lambda each: each.order)
        return self.model_copy(update={"versions": tuple(ordered)})

    def without(self, name: str, *, reason: str) -> Publication:
        """Take ``name`` back; its aliases go with it."""
        left = tuple(version for version in self.versions if version.name != name)
        gone = (*self.withdrawn, Withdrawn(name=name, reason=reason))
        return self.model_copy(update={"versions": left, "withdrawn": gone})

    def to_json(self) -> bytes:
        return self.model_dump_json(indent=1).encode() + b"\n"

    @classmethod
    def from_json(cls, text: bytes, *, where: str) -> Publication:
        """Raises NotAPublication: another tool's file, or ours bent by hand."""
        try:
            read = cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise NotAPublication(
                f"versions.json trong {where} không phải do paca publish ghi ({place}: {first['msg']}).",
                f"versions.json in {where} was not written by paca publish ({place}: {first['msg']}).",
            ) from None
        return read.model_copy(
            update={"versions": tuple(sorted(read.versions, key=lambda version: version.order))}
        )
