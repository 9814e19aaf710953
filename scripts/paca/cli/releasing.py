"""A release's files from one commit: what ``release`` seals and ``verify --rebuild`` makes again."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..scaffold.repository import ENGINE
from .reports import Paper, earlier_version, maker, narrative_of
from .sites import Wish, assess_wish, build

if TYPE_CHECKING:
    from ..assessment import Assessment
    from ..seal.statement import Statement

SITE, DATA = "site", "data"
PAPERS = {"docx": "bao-cao.docx", "xlsx": "phu-luc.xlsx", "pdf": "bao-cao.pdf"}  # the largest last


@dataclass(frozen=True, slots=True)
class Order:
    """``commit`` and ``since`` are whole ids: a tag that moves later changes nothing."""

    repo: Path
    name: str
    commit: str
    as_of: dt.date | None
    year: int | None
    audience: str
    since: str | None
    paper: Paper
    use_cache: bool = True

    def wish(self, out: Path) -> Wish:
        return Wish(
            self.repo,
            out,
            self.commit,
            self.as_of,
            self.year,
            False,
            self.use_cache,
            self.since,
            self.audience,
        )


def assess_order(order: Order) -> Assessment:
    return assess_wish(order.wish(order.repo / SITE))


def since_commit(repo: Path, since: str | None, commit: str) -> str | None:
    """The version to compare with as a commit's id: the one asked for, else the tag before."""
    from ..read.git_source import GitSource
    from ..read.tags import tags_before

    name = since or next((tag.name for tag in tags_before(repo, commit)), None)
    return None if name is None else str(GitSource.open(repo, name).revision.commit)


def write_outputs(order: Order, whole: Assessment, folder: Path) -> None:
    """Site, Word, PDF, workbook and data below ``folder``."""
    from ..output.audience import for_audience

    shown = for_audience(whole, order.audience)
    narrative = narrative_of(whole, shown)
    build(order.wish(folder / SITE), whole)
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # where the site was laid
    earlier = earlier_version(order.repo, order.since, order.year, order.use_cache, shown)
    _write_data(shown, folder / DATA)
    for form, name in PAPERS.items():
        made = maker(shown, form, order.paper, narrative, earlier)()
        (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())


def _write_data(shown: Assessment, folder: Path) -> None:
    import json

    from ..tables import TABLES, to_csv
    from .score_json import score_document

    folder.mkdir()
    text = json.dumps(score_document(shown), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "score.json").write_bytes(text.encode() + b"\n")
    for name, table in TABLES.items():
        (folder / f"{name}.csv").write_bytes(to_csv(table(shown)).encode())


def statement_of(
    order: Order, whole: Assessment, outputs: Mapping[str, str], sealed_on: dt.datetime
) -> Statement:
    """``outputs``: digest by path of every file of the release."""
    from ..output.audience import for_audience
    from ..seal.builder import builder
    from ..seal.inputs import inputs_of, tree_of
    from ..seal.statement import (
        Commit,
        Edition,
        Inputs,
        Predicate,
        Sha256,
        Statement,
        digest_of,
        subjects,
    )

    shown = for_audience(whole, order.audience)
    public = shown.audience.public
    inputs = inputs_of(order.repo, order.commit)
    header = whole.records.edition.header if whole.records.edition else None
    rules = [one for one in inputs if header and one.name.startswith(f"indicators/{header.year}/")]
    round_ = whole.records.round.model if whole.records.round else None
    return Statement(
        subject=subjects(outputs),
        predicate=Predicate(
            name=order.name,
            sealed_on=sealed_on,
            province=round_.province.name if round_ else "",
            year=whole.records.year,
            stage=round_.stage if round_ else "",
            fictional=bool(round_ and round_.province.fictional),
            as_of=whole.as_of,
            audience="public" if public else "internal",
            commit=None
            if public
            else Commit(git_commit=order.commit, git_tree=tree_of(order.repo, order.commit)),
            since=None if public else order.since,
            edition=Edition(
                year=header.year, decision=header.decision, digest=Sha256(sha256=digest_of(rules))
            )
            if header
            else None,
            totals=_totals(shown),
            paper=_paper(order.paper),
            builder=builder(ENGINE),
            inputs=Inputs(
                count=len(inputs),
                digest=Sha256(sha256=digest_of(inputs)),
                files=() if public else inputs,
            ),
        ),
    )


def _totals(shown: Assessment) -> dict[str, Any]:
    from .score_json import score_document

    total = score_document(shown)["total"]
    named = {name: total[name] for name in ("max", "self", "reviewed", "verified")}
    return named | {"standing": total["standing"]["points"]}


def _paper(paper: Paper):  # noqa: ANN202 - seal.statement.Paper, imported late
    from ..publish.manifest import file_digest
    from ..seal.statement import Paper as Said
    from ..seal.statement import Sha256

    template = Sha256(sha256=file_digest(paper.template)) if paper.template else None
    return Said(number=paper.number, signed_on=paper.signed_on, signer=paper.signer, template=template)
