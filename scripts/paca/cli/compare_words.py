"""A comparison's causes in words: what was done, by whom, when and where."""

from __future__ import annotations

from fractions import Fraction

from ..assessment import Assessment
from ..compare import Cause, CauseKind, Comparison
from ..model.decision import Decision
from ..model.values import parse_number
from ..output.notation import day, number, points
from .language import say

_CLAIMS = {
    "answered": ("đã trả lời", "answered"),
    "not-arisen": ("không phát sinh", "not arisen"),
    "not-applicable": ("không áp dụng", "not applicable"),
    "draft": ("dự thảo", "draft"),
}
_STAGES = {
    "reviewed": ("thẩm tra", "review"),
    "explained": ("sau giải trình", "after explanation"),
    "final": ("chung kết", "final"),
}


def cause_text(comparison: Comparison, cause: Cause, decision: Decision | None) -> str:
    """What was done, in one clause, and the comment that it answers."""
    asked = say(f" (theo góp ý {cause.comment})", f" (by comment {cause.comment})") if cause.comment else ""
    return _done(comparison, cause, decision) + asked


def _done(comparison: Comparison, cause: Cause, decision: Decision | None) -> str:
    match cause.kind:
        case CauseKind.SUBMISSION_ADDED:
            return say("nộp hồ sơ", "submission filed") + f" ({_claim(cause.after)})"
        case CauseKind.SUBMISSION_CHANGED:
            changed = f" ({_claim(cause.before)} → {_claim(cause.after)})"
            return say("sửa hồ sơ", "submission changed") + (changed if cause.before != cause.after else "")
        case CauseKind.SUBMISSION_WITHDRAWN:
            return say("rút hồ sơ", "submission withdrawn")
        case CauseKind.FIGURE:
            title = _figure(comparison.after, cause.key)
            return say("số liệu ", "figure ") + f"{title}: {_number(cause.before)} → {_number(cause.after)}"
        case CauseKind.DOCUMENT_ADDED:
            return say("thêm tài liệu", "document added") + f" “{cause.after}”"
        case CauseKind.DOCUMENT_WITHDRAWN:
            return say("bỏ tài liệu", "document withdrawn") + f" “{cause.before}”"
        case CauseKind.DECISION:
            return _decision(cause, decision)
        case CauseKind.EXPLANATION:
            return say("giải trình", "explanation") + f" {cause.key}"
        case CauseKind.ARRIVAL:
            return (
                say("máy chủ ghi nhận nộp trễ hạn", "the forge's receipt says it came late")
                if cause.after == "late"
                else say("không còn bị coi là nộp trễ", "no longer counts as late")
            )
        case CauseKind.RULE:
            return say(
                "bộ chỉ số đổi cách tính, điểm hoặc quy định",
                "the edition changed its rule, points or policies",
            )
        case CauseKind.SCOPE:
            return (
                say("cơ quan được giao thêm tiêu chí này", "the agency is now asked")
                if cause.after == "True"
                else say("cơ quan không còn được giao tiêu chí này", "the agency is no longer asked")
            )
        case CauseKind.VERIFIED:
            return say("điểm thẩm định của TTCP", "TTCP's verified score")
        case CauseKind.OTHERS:
            return say("do thay đổi ở cơ quan hoặc tiêu chí khác", "by what other agencies or items did")


def cause_place(cause: Cause, decision: Decision | None) -> str:
    """Who, when, file:line and commit, as far as known."""
    change = cause.change
    who = decision.by if decision else (change.author if change else None)
    when = decision.on if decision else (change.on.date() if change else None)
    where = f"{cause.position.path}:{cause.position.line}" if cause.position else None
    commit = f"@ {change.commit[:10]}" if change else None
    return " · ".join(
        part
        for part in (who, day(when) if when else None, " ".join(filter(None, (where, commit))) or None)
        if part
    )


def decision_of(assessment: Assessment, item: str, agency: str | None, cause: Cause) -> Decision | None:
    """The working group's record behind a cause of kind ``decision``."""
    if cause.kind is not CauseKind.DECISION:
        return None
    held = assessment.records.working_group.decisions.get((item, agency), ())
    return next((located.model for located in held if located.where() == cause.position), None)


def _decision(cause: Cause, decision: Decision | None) -> str:
    stage = say(*_STAGES.get(cause.key, (cause.key, cause.key)))
    verdict = decision.verdict.value if decision else cause.after
    if verdict == "accept":
        told = say("giữ điểm máy tính", "computed points stand")
    elif verdict == "return":
        told = say("yêu cầu giải trình", "sent back to explain")
    else:
        told = say("ấn định ", "set to ") + points(decision.score if decision else None)
    reason = f": {decision.reason}" if decision and decision.reason else ""
    return say("tổ công tác ", "working group ") + f"({stage}) {told}{reason}"


def _claim(claim: str | None) -> str:
    return say(*_CLAIMS.get(str(claim), (str(claim), str(claim))))


def _figure(assessment: Assessment, key: str) -> str:
    edition = assessment.records.edition
    located = edition.figures.get(key) if edition else None
    return located.model.title if located else key


def _number(text: str | None) -> str:
    if text is None:
        return say("chưa có", "none")
    return number(Fraction(text) if "/" in text else parse_number(text))
