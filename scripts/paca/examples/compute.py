"""A worked example as a round of its own, scored by the engine as any other.  Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ..assessment import Assessment, Revision
from ..model.decision import Decision, Extension, Received
from ..model.edition import DocumentKind, EditionHeader, FigureSpec, Node
from ..model.evidence import Document, FigureValue, Submission
from ..model.register import Agency, AgencyGroup
from ..model.round import Round
from ..records import Agencies, AgencyFiles, Edition, FiledSubmission, Located, Records, WorkingGroupFiles
from ..score.run import score_round
from .worked import Came, Worked

YEAR, DAY = 2019, dt.date(2020, 8, 1)
CODE, BESIDE = "A.1", "A.2"
SUBMIT_UNTIL, EXPLAIN_UNTIL = dt.date(2020, 7, 24), dt.date(2020, 7, 31)
FIGURES = {
    "da-chuyen-doi": ("Người đã chuyển đổi vị trí", "người"),
    "phai-chuyen-doi": ("Người phải chuyển đổi vị trí", "người"),
    "cuoc-kiem-tra": ("Cuộc kiểm tra", "cuộc"),
    "bao-cao-tre": ("Báo cáo gửi trễ", "báo cáo"),
    "par": ("Chỉ số cải cách hành chính của tỉnh", "điểm"),
}
DOCUMENTS = {"ke-hoach": "Kế hoạch phòng, chống tham nhũng"}
_BLOB = "0" * 40
_ITEM = {"aggregate": "mean-of-scores", "missing": "zero", "not_arisen": "full"}
_BESIDE = {"rule": {"kind": "yes-no", "question": "Tiêu chí bên cạnh"}, "aggregate": "mean-of-scores"}


def slug(number: int) -> str:
    return f"co-quan-{number}"


def assessed(example: Worked) -> Assessment:
    """The whole round: one part of 4 points, the example's item and a neighbour that all answer "yes"."""
    records = _records(example)
    scored = score_round(records, as_of=DAY, changes={})
    return Assessment(
        revision=Revision("ví dụ", None, None, None),
        as_of=DAY,
        records=records,
        findings=(),
        asked=scored.asked,
        entries=scored.entries,
        nodes=scored.nodes,
        total=scored.total,
        calendar=scored.calendar,
        changes={},
    )


def _located(model: Any, path: str) -> Located[Any]:
    return Located(model, path, _BLOB, (1, 1, None))


def _node(code: str, fields: Mapping[str, Any]) -> Node:
    told = {"title_status": "placeholder", "max_status": "placeholder", "max": "2"}
    return Node.model_validate({"code": code, "title": f"Tiêu chí mẫu {code}", **told, **fields})


def _records(example: Worked) -> Records:
    item = {"parent": "A", "suppliers": {"all": "yes"}, **_ITEM, **example.item}
    beside = {"parent": "A", "suppliers": {"all": "yes"}, **_ITEM, **_BESIDE}
    nodes = (_node("A", {"max": "4"}), _node(CODE, item), _node(BESIDE, beside))
    header = {"year": YEAR, "title": "Bộ chỉ số mẫu", "total_max": "4", "completeness": "mẫu"}
    placed = f"indicators/{YEAR}"
    edition = Edition(
        header=EditionHeader.model_validate(header | {"fictional": "yes"}),
        nodes=tuple(_located(node, f"{placed}/part-a.yml") for node in nodes),
        figures={key: _located(_figure(key), f"{placed}/figures.yml") for key in FIGURES},
        documents={key: _located(_kind(key), f"{placed}/documents.yml") for key in DOCUMENTS},
    )
    group = AgencyGroup(key="mau", title="Cơ quan mẫu")
    slugs = {slug(number): came for number, came in enumerate(example.came, 1)}
    agencies = tuple(
        _located(
            Agency(slug=one, name=f"Cơ quan mẫu {number}", kind="department", group="mau"), "agencies.yml"
        )
        for number, one in enumerate(slugs, 1)
    )
    return Records(
        year=YEAR,
        edition=edition,
        editions={YEAR: edition},
        round=_located(_round(), f"evidence/{YEAR}/assessment.yml"),
        agencies=Agencies((group,), agencies),
        filed={one: _files(one, came) for one, came in slugs.items()},
        working_group=_working_group(example, slugs),
        accepted=(),
        refused=(),
        findings=(),
    )


def _figure(key: str) -> FigureSpec:
    title, unit = FIGURES[key]
    return FigureSpec(key=key, title=title, unit=unit, definition="mẫu")


def _kind(key: str) -> DocumentKind:
    return DocumentKind(key=key, title=DOCUMENTS[key], description="mẫu")


def _round() -> Round:
    ends = (("submit", "Nộp hồ sơ", SUBMIT_UNTIL), ("explain", "Giải trình", EXPLAIN_UNTIL))
    return Round.model_validate(
        {
            "year": YEAR,
            "title": "Kỳ mẫu",
            "province": {"name": "Tỉnh Mẫu", "authority": "UBND", "lead": "Thanh tra", "fictional": "yes"},
            "period": {"start": "2018-12-16", "end": "2019-12-15"},
            "stage": "Ví dụ",
            "calendar": [
                {"key": step, "step": step, "title": title, "until": until, "status": "placeholder"}
                for step, title, until in ends
            ],
        }
    )


def _files(agency: str, came: Came) -> AgencyFiles:
    folder = f"evidence/{YEAR}/{agency}"
    fronts = {BESIDE: {"answers": {"answer": "có"}}}
    if came.front is not None:
        fronts[CODE] = dict(came.front)
    return AgencyFiles(
        slug=agency,
        documents={
            kind: _located(
                Document(key=kind, issuer="Mẫu", title=DOCUMENTS[kind], proves=(kind,)),
                f"{folder}/documents.yml",
            )
            for kind in came.documents
        },
        figures={
            key: _located(
                FigureValue.model_validate({"key": key, "value": value, "unit": FIGURES[key][1]}),
                f"{folder}/figures.yml",
            )
            for key, value in came.figures.items()
        },
        submissions={
            code: FiledSubmission(
                _located(Submission.model_validate({"item": code, **front}), f"{folder}/{code}.md"), "", 5
            )
            for code, front in fronts.items()
        },
    )


def _working_group(example: Worked, slugs: Mapping[str, Came]) -> WorkingGroupFiles:
    folder = f"evidence/{YEAR}/_working-group"
    decided = {"item": CODE, "by": "Cán bộ Mẫu", "on": "2020-07-30"}
    places = f"{folder}/decisions"
    granted = {"reason": "Bão", "by": "Tổ trưởng", "on": "2020-07-23"}
    return WorkingGroupFiles(
        decisions={
            (CODE, one): (
                _located(Decision.model_validate(decided | dict(came.decision)), f"{places}/{one}.yml"),
            )
            for one, came in slugs.items()
            if came.decision
        },
        receipts={
            one: (_located(_receipt(came.received), f"{folder}/receipts/{one}.yml"),)
            for one, came in slugs.items()
            if came.received
        },
        extensions=tuple(
            _located(Extension.model_validate({**granted, **one}), f"{folder}/extensions.yml")
            for one in example.extensions
        ),
    )


def _receipt(received: str) -> Received:
    return Received.model_validate(
        {"file": f"{CODE}.md", "blob": _BLOB, "received": received, "delivery": "mẫu", "n": "0"}
    )
