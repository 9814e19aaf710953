"""The words that a field may hold: what an enumeration is called, and what each of its values means.

What the site says of a state, a policy or a step elsewhere stands in ``pages.words``; here it is only
found by the value that stands in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from paca.assessment import LedgerStage
from paca.model.decision import Adoption, Life, Stage, Verdict
from paca.model.edition import Aggregate, Policy
from paca.model.evidence import Claim, FigureScope
from paca.model.last_round import LessonKind
from paca.model.round import Forge, Step
from paca.model.values import FactStatus
from paca.output.language import Words, say

from ..words import (
    ADOPTIONS,
    AGGREGATES,
    CLAIMS,
    EVIDENCE_SHOWN,
    FACT_NOTES,
    FACTS,
    LESSONS,
    POLICIES,
    RELATIONS,
    SCOPES,
    SHOWN,
    STAGES,
    STEPS,
    VERDICTS,
)

NAMES = Words(
    {
        "FactStatus": "Mức tin cậy",
        "Step": "Bước của kỳ đánh giá",
        "Forge": "Loại máy chủ git",
        "Claim": "Lời khai của cơ quan",
        "FigureScope": "Phạm vi của số liệu",
        "Stage": "Giai đoạn của điểm",
        "Verdict": "Kết luận của tổ công tác",
        "Adoption": "Xử lý góp ý",
        "Life": "Tình trạng của luồng trao đổi",
        "LessonKind": "Loại bài học",
        "Aggregate": "Cách gộp các cơ quan",
        "Policy": "Cách tính khi không chấm được",
    }
)
_LIVES = Words({Life.RESOLVED: "được đánh dấu xong", Life.REOPENED: "được mở lại"})
_VISIBILITY = Words({"public": "công khai", "internal": "nội bộ"})
_PROPER = {Forge.GITHUB: "GitHub", Forge.GITLAB: "GitLab", Forge.GITEA: "Gitea", Forge.FORGEJO: "Forgejo"}

Meaning = Callable[[Any], str]

OF_KIND: Mapping[type[StrEnum], Meaning] = {
    FactStatus: lambda status: f"{FACTS[status].label}: {FACT_NOTES[status]}",
    Step: STEPS.__getitem__,
    Forge: lambda forge: say("máy chủ {name}", name=_PROPER[forge]),
    Claim: CLAIMS.__getitem__,
    FigureScope: SCOPES.__getitem__,
    Stage: lambda stage: STAGES[LedgerStage(stage.value)],
    Verdict: VERDICTS.__getitem__,
    Adoption: lambda adoption: ADOPTIONS[adoption].label,
    Life: _LIVES.__getitem__,
    LessonKind: LESSONS.__getitem__,
    Aggregate: AGGREGATES.__getitem__,
    Policy: POLICIES.__getitem__,
}
"""By enumeration: what each of its members means."""


def _without_proof(value: str) -> str:
    return POLICIES[Policy.ZERO] if value == "zero" else say("giữ nguyên điểm, chỉ nêu ra là thiếu")


OF_FIELD: Mapping[str, Meaning] = {
    "Publication.scores": SHOWN.__getitem__,
    "Publication.evidence": EVIDENCE_SHOWN.__getitem__,
    "Publication.comments": SHOWN.__getitem__,
    "Document.visibility": _VISIBILITY.__getitem__,
    "Node.without_proof": _without_proof,
    "MappingLink.relation": RELATIONS.__getitem__,
}
"""By field: what each of the words means that it may hold and that no enumeration names (a rule's
``kind`` apart: RULE_KINDS)."""
