"""A tiny assessment for tests of the pages: two agencies, three items, one decision, one comment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from paca.assessment import Assessment, Change, Revision
from paca.model.decision import Comment, Practice, Recommendation
from paca.model.evidence import Explanation
from paca.model.visibility import Publicity
from paca.output.pages.book import Book
from paca.output.pages.environment import make_environment
from paca.output.pages.makers import Extra, make_pages
from paca.output.site.pagefile import PageFile
from paca.records import Records
from paca.score.run import score_round
from pydantic import BaseModel

from ..score.builders import DAY, at, files, item, round_with

RATIO = {
    "kind": "ratio",
    "numerator": "n",
    "denominator": "d",
    "tiers": [{"at_least": "0.6", "points": "1"}, {"at_least": "0.7", "points": "1.5"}],
}
TEMPLATES = Path(__file__).resolve().parents[2] / "site_templates"


def sample_records() -> Records:
    """``so-a`` gives 87 of 118 and lacks a plan elsewhere; ``so-b`` filed nothing."""
    filed = files(
        "so-a",
        {
            "B.5.1": {"self_score": "2", "documents": ["doc-report"]},
            "A.1.1": {"answers": {"answer": "yes"}, "self_score": "2", "explanation": "Đang ký."},
        },
        figures={"n": "87", "d": "118"},
        proves=("report",),
    )
    explained = Explanation(id="gt-1", item="A.1.1", on=dt.date(2020, 7, 20), text="Đã ban hành.")
    filed = replace(filed, explanations=(at(explained, "evidence/2019/so-a/explanations.yml"),))
    records = round_with(
        item("A.1.1", {"kind": "yes-no", "question": "Có kế hoạch?"}, suppliers={"all": True}),
        item("A.1.2", {"kind": "judgement", "levels": []}, suppliers={"all": True}),
        item(
            "B.5.1",
            RATIO,
            aggregate="sum-of-figures",
            suppliers={"all": True},
            documents=[{"kind": "report"}],
            guidance="Lấy số từ **quyết định**.",
        ),
        agencies=["so-a", "so-b"],
        filed=[filed],
        decisions={
            ("A.1.1", "so-a"): [
                {
                    "stage": "reviewed",
                    "verdict": "set",
                    "score": "1",
                    "reason": "Chậm.",
                    "refused": ["doc-report"],
                }
            ]
        },
        verified={"A": "1.5"},
    )
    comment = Comment.model_validate(
        {
            "id": "gy-1",
            "on": "2020-07-10",
            "by": "Sở B",
            "item": "B.5.1",
            "about_agency": "so-a",
            "text": "Xem lại.",
        }
    )
    group = replace(
        records.working_group,
        comments=(at(comment, "evidence/2019/_working-group/comments/gy-1.yml"),),
        recommendations=(at(Recommendation(id="kn-1", to="TTCP", text="Sớm.", because="Muộn."), "r.yml"),),
        practices=(at(Practice(id="tt-1", agency="so-a", title="Một cửa", text="Hay."), "p.yml"),),
    )
    return replace(records, working_group=group)


def assessment_of(records: Records, *, as_of: dt.date = DAY) -> Assessment:
    change = Change("a1b2c3d4e5f6", "Người Mẫu", dt.datetime(2020, 7, 1, 8, 0, tzinfo=dt.UTC), "Nộp")
    changes = {f"evidence/2019/so-a/{name}": change for name in ("figures.yml", "B.5.1.md", "A.1.1.md")}
    scored = score_round(records, as_of=as_of, changes=changes)
    return Assessment(
        revision=Revision("HEAD", "f" * 40, "Người Mẫu", None),
        as_of=as_of,
        records=records,
        findings=(),
        asked=scored.asked,
        entries=scored.entries,
        nodes=scored.nodes,
        total=scored.total,
        calendar=scored.calendar,
        changes=changes,
    )


def sample_book() -> Book:
    return Book(assessment_of(sample_records()))


def pages_of(book: Book, **options: Any) -> dict[str, PageFile]:
    """Every page by its path."""
    return {page.path: page for page in make_pages(book, make_environment(TEMPLATES), Extra(**options))}


def rewritten(value: Any, text: Callable[[str], str]) -> Any:
    """``value`` with ``text`` applied to every free text of its records; keys, codes and dates stay."""
    if isinstance(value, BaseModel):
        changed = {
            name: _free(info.annotation, getattr(value, name), text)
            for name, info in type(value).model_fields.items()
            if all(isinstance(mark, Publicity) for mark in info.metadata)
        }
        return value.model_copy(update=changed)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                one.name: text(inner) if one.name == "body" else rewritten(inner, text)
                for one in fields(value)
                if one.name not in ("path", "blob", "mark", "base", "slug", "findings")
                for inner in (getattr(value, one.name),)
            },
        )
    if isinstance(value, tuple):
        return tuple(rewritten(inner, text) for inner in value)
    if isinstance(value, Mapping):
        return {key: rewritten(inner, text) for key, inner in value.items()}
    return value


def _free(annotation: Any, value: Any, text: Callable[[str], str]) -> Any:
    """A field typed plainly as text (not as a key, code or word of a list)."""
    if annotation in (str, str | None):
        return text(value or "x")
    if annotation == tuple[str, ...]:
        return tuple(text(one) for one in value)
    return rewritten(value, text)
