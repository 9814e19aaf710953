"""The site's words for the states, outcomes and facts of an assessment (DESIGN §3).

A sign is never colour alone: each has a symbol, a tone (a class of the theme) and a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from paca.assessment import LedgerStage, Outcome, Score, State
from paca.model.decision import Adoption, Comment, Verdict
from paca.model.edition import Aggregate, Policy
from paca.model.evidence import Claim, FigureScope
from paca.model.last_round import LessonKind
from paca.model.round import Step
from paca.model.values import FactStatus
from paca.output.language import Words, say, spoken
from paca.three_scores import GapCause


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is shown: ``symbol`` for dense tables, ``tone`` for its colour, ``label`` for readers.

    ``text`` is the label in Vietnamese.
    """

    text: str
    symbol: str
    tone: str

    @property
    def label(self) -> str:
        return spoken().translate(self.text)


STATES = {
    State.MISSING: Sign("Chưa nộp", "○", "missing"),
    State.SUBMITTED: Sign("Đã nộp", "◐", "submitted"),
    State.RETURNED: Sign("Cần giải trình", "!", "returned"),
    State.EXPLAINED: Sign("Đã giải trình", "↩", "explained"),
    State.REVIEWED: Sign("Đã thẩm tra", "✓", "reviewed"),
    State.FINAL: Sign("Chung kết", "●", "final"),
    State.NOT_ASKED: Sign("Không thuộc phạm vi", "·", "not-asked"),
    State.WITHHELD: Sign("Không công bố", "–", "not-asked"),
}

OUTCOMES = Words(
    {
        Outcome.SCORED: "đã có điểm",
        Outcome.MISSING: "chưa đủ hồ sơ",
        Outcome.NOT_ARISEN: "không phát sinh",
        Outcome.NOT_APPLICABLE: "không áp dụng",
        Outcome.UNSCORED: "không chấm điểm",
        Outcome.AWAITING: "chờ tổ công tác đánh giá",
        Outcome.WITHHELD: "không công bố",
    }
)

STAGES = Words(
    {
        LedgerStage.SELF: "Tự chấm",
        LedgerStage.COMPUTED: "Máy tính",
        LedgerStage.REVIEWED: "Tổ công tác",
        LedgerStage.EXPLAINED: "Sau giải trình",
        LedgerStage.FINAL: "Chung kết",
        LedgerStage.VERIFIED: "Thẩm định (TTCP)",
    }
)

GAPS = Words(
    {
        GapCause.REFUSED: "tài liệu không được chấp nhận",
        GapCause.DECIDED: "tổ công tác ấn định điểm khác",
        GapCause.RETURNED: "chờ cơ quan giải trình",
        GapCause.LATE: "nộp trễ hạn",
        GapCause.UNPROVEN: "thiếu tài liệu bắt buộc",
        GapCause.FIGURE: "thiếu số liệu hoặc câu trả lời",
        GapCause.AWAITING: "chờ tổ công tác đánh giá",
        GapCause.COMPUTED: "số liệu, câu trả lời cho điểm khác điểm tự chấm",
        GapCause.PROVINCE: "quyết định về điểm chung của tỉnh",
        GapCause.POOLED: "cách gộp các cơ quan thành điểm của tỉnh",
    }
)

VERDICTS = Words(
    {
        Verdict.ACCEPT: "Giữ điểm máy tính",
        Verdict.SET: "Ấn định điểm",
        Verdict.RETURN: "Yêu cầu giải trình",
    }
)

ADOPTIONS = {
    Adoption.ADOPTED: Sign("Tiếp thu", "✓", "adopted"),
    Adoption.PARTLY: Sign("Tiếp thu một phần", "◐", "partly"),
    Adoption.NOT_ADOPTED: Sign("Không tiếp thu", "✕", "not-adopted"),
    None: Sign("Chưa trả lời", "!", "returned"),
}

# A comment that was answered, but of which nobody said what becomes of it.
UNDECIDED = Sign("Chưa kết luận", "!", "returned")


def adoption_sign(comment: Comment) -> Sign:
    """What became of a comment."""
    undecided = comment.adoption is None and comment.replies
    return UNDECIDED if undecided else ADOPTIONS[comment.adoption]


def adoption_counts(comments: Iterable[Comment]) -> tuple[tuple[Sign, int], ...]:
    """How many comments came to what, in the order of the words; what came to none is left out."""
    counts = Counter(map(adoption_sign, comments))
    order = (*(ADOPTIONS[kind] for kind in Adoption), UNDECIDED, ADOPTIONS[None])
    return tuple((sign, counts[sign]) for sign in order if counts[sign])


FACTS = {
    FactStatus.EXACT: Sign("chính xác", "✓", "exact"),
    FactStatus.PARTIAL: Sign("chưa đầy đủ", "◐", "partial"),
    FactStatus.INFERRED: Sign("suy ra", "≈", "inferred"),
    FactStatus.PLACEHOLDER: Sign("tạm đặt", "◇", "placeholder"),
    FactStatus.UNKNOWN: Sign("chưa rõ", "?", "unknown"),
}

FACT_NOTES = Words(
    {
        FactStatus.EXACT: "đọc được nguyên văn trong nguồn",
        FactStatus.PARTIAL: "nguồn bị cắt, nói lại hoặc không nói rõ một phần",
        FactStatus.INFERRED: "suy ra từ nguồn, chưa phải nguyên văn",
        FactStatus.PLACEHOLDER: "đặt tạm để hệ thống chạy được; phải thay khi có văn bản chính thức",
        FactStatus.UNKNOWN: "chưa nguồn nào công bố",
    }
)

POLICIES = Words(
    {
        Policy.FULL: "được tính đủ điểm",
        Policy.ZERO: "tính 0 điểm",
        Policy.LEAVE_OUT: "được đưa ra khỏi phép tính, điểm tối đa phân bổ lại cho phần còn lại",
        Policy.JUDGEMENT: "do tổ công tác quyết định, có nêu lý do",
    }
)

LATE_POLICIES = Words(
    {
        Policy.FULL: "vẫn tính như nộp đúng hạn",
        Policy.ZERO: "tính 0 điểm",
        Policy.LEAVE_OUT: "được đưa ra khỏi phép tính, điểm tối đa phân bổ lại cho phần còn lại",
        Policy.JUDGEMENT: "do tổ công tác quyết định, có nêu lý do",
    }
)

# What an item's rule is called, by its ``kind``.
RULE_KINDS = Words(
    {
        "yes-no": "Có / không",
        "checklist": "Danh mục kiểm",
        "ratio": "Tỷ lệ",
        "count": "Số lượng",
        "deduction": "Điểm trừ",
        "outside-index": "Chỉ số bên ngoài",
        "judgement": "Đánh giá của tổ công tác",
        "unscored": "Không chấm điểm",
        "lower-of": "Lấy mức thấp",
        "capped-sum": "Tổng có trần",
    }
)

AGGREGATES = Words(
    {
        Aggregate.SUM_OF_FIGURES: "Cộng số liệu của các cơ quan, rồi tính điểm một lần cho toàn tỉnh.",
        Aggregate.MEAN_OF_SCORES: "Tính điểm từng cơ quan, rồi lấy trung bình cộng.",
        Aggregate.ALL_MUST: "Chỉ đủ điểm khi mọi cơ quan được yêu cầu đều đủ điểm.",
        Aggregate.WORST: "Lấy điểm của cơ quan thấp nhất.",
        Aggregate.SINGLE: "Một cơ quan trả lời thay cho toàn tỉnh.",
    }
)

CLAIMS = Words(
    {
        Claim.ANSWERED: "đã trả lời",
        Claim.NOT_ARISEN: "không phát sinh",
        Claim.NOT_APPLICABLE: "không áp dụng",
        Claim.DRAFT: "bản nháp, chưa tính",
    }
)

SCOPES = Words(
    {
        FigureScope.PERIOD: "cả kỳ đánh giá",
        FigureScope.PART: "một phần của kỳ",
        FigureScope.OTHER: "kỳ khác",
    }
)

# The policy of publication: when scores and comments are shown, and how much of the evidence.
SHOWN = Words(
    {
        "never": "không công bố",
        "after-final": "công bố sau khi báo cáo được thông qua",
        "always": "công bố ngay",
    }
)
EVIDENCE_SHOWN = Words(
    {
        "never": "không công bố",
        "register": "cơ quan nào đã nộp và danh mục tài liệu công khai; không có số liệu và thuyết minh",
        "full": "hồ sơ, số liệu, thuyết minh và danh mục tài liệu công khai",
    }
)

STEPS = Words(
    {
        Step.PREPARE: "Chuẩn bị",
        Step.TRAIN: "Tập huấn",
        Step.SUBMIT: "Nộp hồ sơ",
        Step.REVIEW: "Thẩm tra",
        Step.COMMENT: "Góp ý",
        Step.EXPLAIN: "Giải trình",
        Step.ADOPT: "Thông qua",
        Step.SEND: "Gửi Thanh tra Chính phủ",
        Step.VERIFY: "Thẩm định",
        Step.PUBLISH: "Công bố",
    }
)

MISSING = Words(
    {
        "submission": "Chưa nộp hồ sơ",
        "figure": "Thiếu số liệu",
        "document": "Thiếu tài liệu",
        "answer": "Chưa trả lời",
        "explanation": "Chưa giải trình",
    }
)

LESSONS = Words(
    {
        LessonKind.VERIFIED: "Thanh tra Chính phủ",
        LessonKind.REFUSED: "Không nhận tài liệu",
        LessonKind.SET: "Ấn định điểm",
        LessonKind.RETURNED: "Yêu cầu giải trình",
        LessonKind.FINDING: "Lỗi hay gặp",
    }
)

RELATIONS = Words(
    {
        "same": "giữ nguyên",
        "similar": "tương tự",
        "split": "tách từ",
        "merged": "gộp từ",
    }
)


def outcome_word(score: Score) -> str:
    """The state of a score; one that a policy for lateness took out of the sum has its own words."""
    if score.outcome is Outcome.SCORED and score.left_out:
        return say("đưa ra khỏi phép tính")
    return OUTCOMES[score.outcome]


def lower_first(text: str) -> str:
    """A label inside a sentence; an abbreviation (``UBND``) keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
