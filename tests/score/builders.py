"""A small round in a few lines, for tests that read as examples.

>>> records = round_with(item("A.1", {"kind": "yes-no", "question": "?"}), agencies=["x"],
...                      filed={"x": {"A.1": {"answers": {"answer": "yes"}}}})
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from paca.model.decision import Decision, Extension, Received, VerifiedScore
from paca.model.edition import DocumentKind, EditionHeader, FigureSpec, Node
from paca.model.evidence import Document, FigureValue, Submission
from paca.model.register import Agency, AgencyGroup
from paca.model.round import Round
from paca.records import Agencies, AgencyFiles, Edition, FiledSubmission, Located, Records, WorkingGroupFiles
from paca.score.run import score_round
from paca.score.scored import ScoredRound

DAY = dt.date(2020, 8, 1)
BLOB = "0" * 40


def at(model: Any, path: str) -> Located[Any]:
    """``model`` as read from ``path``, first line."""
    return Located(model, path, BLOB, (1, 1, None))


def item(code: str, rule: Mapping[str, Any], *, max: str = "2", **fields: Any) -> Node:
    """An item below the part of its first letter; ``fields`` are further fields of Node."""
    fields.setdefault("aggregate", "mean-of-scores")
    fields.setdefault("missing", "zero")
    fields.setdefault("not_arisen", "full")
    return Node.model_validate(
        {
            "code": code,
            "parent": code.rpartition(".")[0],
            "title": f"Mẫu {code}",
            "title_status": "placeholder",
            "max": max,
            "max_status": "placeholder",
            "rule": rule,
            "suppliers": {"all": "yes"},
            **fields,
        }
    )


def parent(code: str, max: str) -> Node:
    return Node.model_validate(
        {
            "code": code,
            "parent": code.rpartition(".")[0] or None,
            "title": f"Phần {code}",
            "title_status": "exact",
            "max": max,
            "max_status": "exact",
        }
    )


def edition(*items: Node) -> Edition:
    """The items with the parents they need; a parent's maximum is the sum of its children's."""
    tops: dict[str, Any] = {}
    for node in items:
        code = str(node.parent)
        while code:
            tops[code] = tops.get(code, 0) + node.max
            code = code.rpartition(".")[0]
    parents = [parent(code, str(points)) for code, points in sorted(tops.items())]
    total = sum((node.max for node in items), start=0)
    keys = {"n", "d", "count", "par"}
    return Edition(
        header=EditionHeader.model_validate(
            {"year": 2019, "title": "Mẫu", "total_max": str(total), "completeness": "mẫu"}
        ),
        nodes=tuple(at(node, "indicators/2019/part-a.yml") for node in (*parents, *items)),
        figures={
            key: at(
                FigureSpec(key=key, title=f"Số liệu {key}", unit="người", definition="mẫu"),
                "indicators/2019/figures.yml",
            )
            for key in keys
        },
        documents={
            key: at(
                DocumentKind(key=key, title=f"Tài liệu {key}", description="mẫu"),
                "indicators/2019/documents.yml",
            )
            for key in ("plan", "report")
        },
    )


def files(
    slug: str,
    submissions: Mapping[str, Mapping[str, Any]],
    figures: Mapping[str, str] | None = None,
    proves: Sequence[str] = (),
) -> AgencyFiles:
    """One agency's folder: front matter by item, figures by key, document kinds that it proves."""
    folder = f"evidence/2019/{slug}"
    return AgencyFiles(
        slug=slug,
        documents={
            f"doc-{kind}": at(
                Document(key=f"doc-{kind}", issuer="Mẫu", title=f"Tài liệu {kind}", proves=(kind,)),
                f"{folder}/documents.yml",
            )
            for kind in proves
        },
        figures={
            key: at(
                FigureValue.model_validate({"key": key, "value": value, "unit": "người"}),
                f"{folder}/figures.yml",
            )
            for key, value in (figures or {}).items()
        },
        submissions={
            code: FiledSubmission(
                at(Submission.model_validate({"item": code, **front}), f"{folder}/{code}.md"), "", 5
            )
            for code, front in submissions.items()
        },
    )


def round_with(
    *items: Node,
    agencies: Sequence[str],
    filed: Sequence[AgencyFiles] = (),
    decisions: Mapping[tuple[str, str | None], Sequence[Mapping[str, Any]]] | None = None,
    verified: Mapping[str, str] | None = None,
    until: str | None = None,
    explain_until: str | None = None,
    received: Mapping[tuple[str, str], str] | None = None,
    extensions: Sequence[Mapping[str, Any]] = (),
) -> Records:
    """``until``, ``explain_until``: last days of filing and explaining; ``received``: (item, agency) →
    instant at which the forge had the submission as it stands."""
    came: dict[str, list[Received]] = {}
    for (code, slug), instant in (received or {}).items():
        one = {"file": f"{code}.md", "blob": BLOB, "received": instant, "delivery": "d", "n": "0"}
        came.setdefault(slug, []).append(Received.model_validate(one))
    ends = {"submit": until, "explain": explain_until}
    calendar = [
        {"key": step, "step": step, "title": step, "until": day, "status": "placeholder"}
        for step, day in ends.items()
        if day
    ]
    group = AgencyGroup(key="sbn", title="Sở, ban, ngành")
    return Records(
        year=2019,
        edition=edition(*items),
        editions={},
        round=at(
            Round.model_validate(
                {
                    "year": 2019,
                    "title": "Mẫu",
                    "province": {"name": "Tỉnh Mẫu", "authority": "UBND tỉnh Mẫu", "lead": "Thanh tra"},
                    "period": {"start": "2018-12-16", "end": "2019-12-15"},
                    "stage": "Dự thảo 1",
                    "calendar": calendar,
                }
            ),
            "evidence/2019/assessment.yml",
        ),
        agencies=Agencies(
            (group,),
            tuple(
                at(
                    Agency(slug=slug, name=f"Sở {slug}", kind="department", group="sbn"),
                    "evidence/2019/agencies.yml",
                )
                for slug in agencies
            ),
        ),
        filed={one.slug: one for one in filed},
        working_group=WorkingGroupFiles(
            decisions={
                (code, slug): tuple(
                    at(
                        Decision.model_validate({"item": code, "by": "Mẫu", "on": "2020-07-01", **one}),
                        f"evidence/2019/_working-group/decisions/{slug or 'province'}.yml",
                    )
                    for one in entries
                )
                for (code, slug), entries in (decisions or {}).items()
            },
            verified_entries=tuple(
                at(
                    VerifiedScore.model_validate({"code": code, "score": score, "source": "TTCP"}),
                    "evidence/2019/_working-group/verified.yml",
                )
                for code, score in (verified or {}).items()
            ),
            receipts={
                slug: tuple(at(one, f"evidence/2019/_working-group/receipts/{slug}.yml") for one in ones)
                for slug, ones in came.items()
            },
            extensions=tuple(
                at(
                    Extension.model_validate({"reason": "Bão", "by": "Mẫu", "on": "2020-07-01", **one}),
                    "evidence/2019/_working-group/extensions.yml",
                )
                for one in extensions
            ),
        ),
        accepted=(),
        refused=(),
        findings=(),
    )


def score(records: Records) -> ScoredRound:
    return score_round(records, as_of=DAY, changes={})
