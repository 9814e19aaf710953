"""The screen's words for states and outcomes, in both languages (DESIGN §3)."""

from __future__ import annotations

from ..assessment import Outcome, State
from .language import say

_STATES = {
    State.MISSING: ("chưa nộp", "missing"),
    State.SUBMITTED: ("đã nộp", "submitted"),
    State.RETURNED: ("cần giải trình", "returned"),
    State.REVIEWED: ("đã thẩm tra", "reviewed"),
    State.EXPLAINED: ("đã giải trình", "explained"),
    State.FINAL: ("chung kết", "final"),
    State.NOT_ASKED: ("không thuộc phạm vi", "not asked"),
}
_OUTCOMES = {
    Outcome.SCORED: ("đã chấm", "scored"),
    Outcome.MISSING: ("chưa nộp", "missing"),
    Outcome.NOT_ARISEN: ("không phát sinh", "not arisen"),
    Outcome.NOT_APPLICABLE: ("không áp dụng", "not applicable"),
    Outcome.UNSCORED: ("không chấm điểm", "unscored"),
    Outcome.AWAITING: ("chờ đánh giá", "awaiting review"),
    Outcome.WITHHELD: ("không công bố", "not published"),
}
_MISSING = {
    "submission": ("hồ sơ", "submission"),
    "figure": ("số liệu", "figure"),
    "document": ("tài liệu", "document"),
    "answer": ("câu trả lời", "answer"),
    "explanation": ("giải trình", "explanation"),
}


def state(value: State) -> str:
    return say(*_STATES[value])


def outcome(value: Outcome, *, left_out: bool = False) -> str:
    """``left_out``: a policy for lateness took what had points out of the sum."""
    if value is Outcome.SCORED and left_out:
        return say("ngoài phép tính", "left out")
    return say(*_OUTCOMES[value])


def missing(what: str) -> str:
    """The kind of a ``Missing``; a kind not known here shows as it is."""
    return say(*_MISSING.get(what, (what, what)))
