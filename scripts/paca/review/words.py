"""The words of a review, Vietnamese first."""

from __future__ import annotations

from ..arrival import Timing
from ..assessment import State
from ..check.catalogue.message import Language
from ..compare import CauseKind
from ..model.edition import Policy
from .document import ReviewedCause, ReviewedEntry

WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "pass": "Gộp được", "fail": "Chưa gộp được",
        "base": "Xét kết quả sau khi gộp {head} vào {base}, bằng mã, bộ chỉ số và sổ cơ quan của {base}; "
        "ngày {day}.",
        "head": "Chưa gộp được về mặt văn bản: chỉ xét riêng {head}, bằng mã, bộ chỉ số và sổ cơ quan của "
        "{base}; ngày {day}.",
        "nothing": "Không đọc nội dung của {head}: xem các lỗi dưới đây.",
        "account": "Người gửi: {account}; được sửa thư mục: {agencies}.",
        "no_account": "Chưa biết người gửi.", "none": "không có",
        "files": "{files} tệp thay đổi, {commits} commit. Tác giả ghi trong commit (git không xác minh): "
        "{authors}.",
        "rights": "Quyền sửa", "new": "Lỗi và cảnh báo do thay đổi này",
        "standing": "Lỗi có từ trước ở tệp được sửa",
        "twice": "Tài liệu đã có nơi khác nộp", "effect": "Ảnh hưởng đến điểm",
        "part": "Kho lớn: chỉ tính điểm của cơ quan có thay đổi; tổng điểm của tỉnh xem ở trang sau khi "
        "gộp.",
        "total": "Tổng điểm của tỉnh", "no_effect": "Điểm và trạng thái không đổi.",
        "resolved": "Thay đổi này sửa xong {count} phát hiện cũ.",
        "missing": "Còn thiếu, theo số điểm có thể thêm", "clean": "Không có lỗi hay cảnh báo mới.",
        "rest": "… và {count} mục nữa; chạy `paca review` trên máy để xem đủ.",
        "columns": "| Mức | Ở đâu | Sai ở đâu | Cách sửa |",
        "nodes": "| Mã | Nội dung | Trước | Sau | ± |",
        "entries": "| Tiêu chí | Cơ quan | Trạng thái | Điểm | Vì sao |",
        "open": "| Cơ quan | Tiêu chí | Thiếu | Điểm có thể thêm |",
        "points": "điểm",
    },
    "en": {
        "pass": "Can be merged", "fail": "Cannot be merged yet",
        "base": "Judged: the merge of {head} into {base}, by the code, edition and register of {base}; "
        "day {day}.",
        "head": "No clean merge: {head} alone was judged, by the code, edition and register of {base}; "
        "day {day}.",
        "nothing": "The content of {head} was not read: see the errors below.",
        "account": "Sent by {account}; may change the folders: {agencies}.",
        "no_account": "The sender is not known.", "none": "none",
        "files": "{files} files changed, {commits} commits. Authors the commits name (git proves none): "
        "{authors}.",
        "rights": "Rights", "new": "Findings of this change", "standing": "Older errors in files touched",
        "twice": "Documents filed elsewhere already", "effect": "Effect on the scores",
        "part": "A large repository: only the agencies concerned were scored; see the site for the total.",
        "total": "The province's total", "no_effect": "No score or state changes.",
        "resolved": "This change settles {count} older findings.",
        "missing": "Still missing, by points it could add", "clean": "No new errors or warnings.",
        "rest": "… and {count} more; run `paca review` to see them all.",
        "columns": "| Level | Where | What is wrong | How to mend it |",
        "nodes": "| Code | Title | Before | After | ± |",
        "entries": "| Item | Agency | State | Points | Why |",
        "open": "| Agency | Item | Missing | Points it could add |",
        "points": "points",
    },
}  # fmt: skip

STATES: dict[Language, dict[State, str]] = {
    "vi": {
        State.MISSING: "chưa nộp", State.SUBMITTED: "đã nộp", State.RETURNED: "cần giải trình",
        State.REVIEWED: "đã thẩm tra", State.EXPLAINED: "đã giải trình", State.FINAL: "chung kết",
        State.NOT_ASKED: "không thuộc phạm vi",
    },
    "en": {state: state.value.replace("-", " ") for state in State},
}  # fmt: skip

CAUSES: dict[Language, dict[CauseKind, str]] = {
    "vi": {
        CauseKind.SUBMISSION_ADDED: "nộp hồ sơ", CauseKind.SUBMISSION_CHANGED: "sửa hồ sơ",
        CauseKind.SUBMISSION_WITHDRAWN: "rút hồ sơ", CauseKind.FIGURE: "số liệu {key}: {before} → {after}",
        CauseKind.DOCUMENT_ADDED: "thêm tài liệu {key}", CauseKind.DOCUMENT_WITHDRAWN: "bỏ tài liệu {key}",
        CauseKind.DECISION: "quyết định của tổ công tác ({key})", CauseKind.EXPLANATION: "giải trình {key}",
        CauseKind.RULE: "bộ chỉ số đổi cách tính", CauseKind.SCOPE: "phạm vi giao tiêu chí đổi",
        CauseKind.VERIFIED: "điểm thẩm định", CauseKind.ARRIVAL: "lúc máy chủ nhận: {before} → {after}",
        CauseKind.OTHERS: "do cơ quan hoặc tiêu chí khác",
    },
    "en": {
        CauseKind.ARRIVAL: "received: {before} → {after}",
        CauseKind.FIGURE: "figure {key}: {before} → {after}", CauseKind.DOCUMENT_ADDED: "document {key} "
        "added",
        CauseKind.DOCUMENT_WITHDRAWN: "document {key} withdrawn", CauseKind.DECISION: "decision ({key})",
        CauseKind.EXPLANATION: "explanation {key}",
    },
}  # fmt: skip


TIMINGS = {
    "on-time": "đúng hạn", "late": "trễ hạn", "no-receipt": "không có biên nhận",
    "no-deadline": "chưa có hạn",
}  # fmt: skip


def cause_text(cause: ReviewedCause, language: Language) -> str:
    told = CAUSES[language].get(cause.kind, cause.kind.value.replace("-", " "))
    name = f"“{cause.title}” ({cause.key})" if cause.title else cause.key
    values = [cause.before or "–", cause.after or "–"]
    if cause.kind is CauseKind.FIGURE:
        values = [number(value, language) for value in (cause.before, cause.after)]
    if cause.kind is CauseKind.ARRIVAL and language == "vi":
        values = [TIMINGS.get(value, value) for value in values]
    return told.format(key=name, before=values[0], after=values[1])


# What an item makes of what comes late.
LATE: dict[Language, dict[Policy, str]] = {
    "vi": {
        Policy.FULL: "vẫn tính như đúng hạn", Policy.ZERO: "tính 0 điểm",
        Policy.LEAVE_OUT: "ra khỏi phép tính",
        Policy.JUDGEMENT: "tổ công tác quyết định",
    },
    "en": {
        Policy.FULL: "counts as if in time", Policy.ZERO: "0 points", Policy.LEAVE_OUT: "left out of the sum",
        Policy.JUDGEMENT: "the working group decides",
    },
}  # fmt: skip


def arrival(one: ReviewedEntry, language: Language) -> tuple[str, ...]:
    """The deadline, and what being late means or has meant; nothing where it came in time."""
    if one.until is None or one.timing not in (Timing.LATE, Timing.NO_RECEIPT):
        return ()
    vi = language == "vi"
    day = f"{one.until:%d/%m/%Y}" if vi else one.until.isoformat()
    if one.timing is Timing.LATE:
        told = f"trễ hạn 24:00 {day}" if vi else f"late: due {day} 24:00"
    else:
        told = f"hạn 24:00 {day}" if vi else f"due {day} 24:00"
    if one.late is None:
        return (told,)
    worth = LATE[language][one.late]
    if one.timing is Timing.LATE:
        return (f"{told} ({worth})",)
    return (f"{told}, trễ thì {worth}" if vi else f"{told}, if late: {worth}",)


def number(text: str | None, language: Language, *, signed: bool = False) -> str:
    """``12.50`` as a reader of ``language`` writes it; ``–`` where there is no number.

    >>> number("-1.50", "vi"), number("1.50", "vi", signed=True), number(None, "vi")
    ('−1,50', '+1,50', '–')
    """
    if text is None:
        return "–"
    sign = "−" if text.startswith("-") else "+" if signed and text.strip("0.") else ""
    bare = text.lstrip("-")
    return sign + (bare.replace(".", ",") if language == "vi" else bare)
