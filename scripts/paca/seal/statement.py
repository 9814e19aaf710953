"""What is said of a release: an in-toto v1 Statement (https://in-toto.io/Statement/v1).

Its subjects are the release's files, its predicate is ours: the commit, every input by git blob and
SHA-256, the edition, the engine, the totals.  Nothing in it is believed before the signature over
``SHA256SUMS`` (which holds its digest) is good.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..publish.version import Digest, Name

TYPE = "https://in-toto.io/Statement/v1"
PREDICATE = "urn:paca:release:v1"
NAMESPACE = "paca-release"  # of the ssh signature over SHA256SUMS

SUMS, SIGNATURE, STATEMENT = "SHA256SUMS", "SHA256SUMS.sig", "statement.json"

GitId = Annotated[str, Field(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]


class NotAStatement(ValueError):
    """The text is no statement about a release."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Sha256(_Value):
    sha256: Digest


class FileDigest(_Value):
    """A file of a commit: git's id of its bytes, and their SHA-256 (git's may be SHA-1)."""

    git_blob: GitId = Field(alias="gitBlob")
    sha256: Digest


class Subject(_Value):
    name: str
    digest: Sha256


class Input(_Value):
    name: str
    digest: FileDigest


class Inputs(_Value):
    """``digest`` is over all inputs (see ``digest_of``); ``files`` is empty in a public release, where
    even the names of agencies' files are internal."""

    count: int
    digest: Sha256
    files: tuple[Input, ...] = ()


class Edition(_Value):
    """``digest`` is over the inputs below ``indicators/<year>/``."""

    year: int
    decision: str | None
    digest: Sha256


class Builder(_Value):
    """The engine: version, digest over its own files, and the libraries that write the outputs."""

    name: Literal["paca"] = "paca"
    version: str
    digest: Sha256
    libraries: Mapping[str, str]


class Commit(_Value):
    git_commit: GitId = Field(alias="gitCommit")
    git_tree: GitId = Field(alias="gitTree")


class Paper(_Value):
    """What only the signed document bears.  ``template``: the province's own Word template."""

    number: str | None = None
    signed_on: dt.date | None = Field(default=None, alias="signedOn")
    signer: str | None = None
    template: Sha256 | None = None


class Predicate(_Value):
    """``sealed_on`` is the signer's claim; ``since`` the version that "what changed" compares with.

    A public release tells nothing of the repository: no commit, no input by name.  ``totals`` are amounts
    as ``{"exact", "rounded"}``, null where there is no number or the audience sees none.
    """

    name: Name
    sealed_on: dt.datetime = Field(alias="sealedOn")
    province: str
    year: int
    stage: str
    fictional: bool
    as_of: dt.date = Field(alias="asOf")
    audience: Literal["internal", "public"]
    commit: Commit | None
    since: GitId | None
    edition: Edition | None
    totals: Mapping[str, Any]
    paper: Paper
    builder: Builder
    inputs: Inputs


class Statement(_Value):
    type: Literal["https://in-toto.io/Statement/v1"] = Field(alias="_type", default=TYPE)
    subject: tuple[Subject, ...]
    predicate_type: Literal["urn:paca:release:v1"] = Field(alias="predicateType", default=PREDICATE)
    predicate: Predicate

    def text(self) -> bytes:
        """JSON with a fixed layout."""
        document = self.model_dump(mode="json", by_alias=True)
        return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

    @property
    def outputs(self) -> dict[str, str]:
        """Digest by path of every file that the release is about."""
        return {one.name: one.digest.sha256 for one in self.subject}


def subjects(digests: Mapping[str, str]) -> tuple[Subject, ...]:
    return tuple(Subject(name=path, digest=Sha256(sha256=digests[path])) for path in sorted(digests))


def read_statement(content: bytes) -> Statement:
    """Raises NotAStatement; the text of the error says where the form is wrong."""
    try:
        return Statement.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or STATEMENT
        raise NotAStatement(f"{where}: {first['msg']}") from None


def digest_of(files: Iterable[Input]) -> str:
    r"""One SHA-256 over many files: over ``<path>\0<sha256>\n`` of each, sorted."""
    lines = sorted(f"{one.name}\0{one.digest.sha256}\n" for one in files)
    return sha256("".join(lines).encode()).hexdigest()
