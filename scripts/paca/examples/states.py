"""Worked examples of the policies: not arisen, missing, not applicable, late, without proof."""

from __future__ import annotations

from ..assessment import Outcome
from .rules import RATIO, YES, YES_NO
from .worked import Came, Chapter, Worked

QUIET = Came({"claim": "not-arisen"})
AWAY = Came({"claim": "not-applicable"})
NOTHING = Came(None)
# The deadline of the examples is 24:00 on 24/07/2020, which is 17:00 UTC.
LATE = Came(YES, received="2020-07-26T02:30:00Z")
IN_TIME = Came(YES, received="2020-07-24T16:59:59Z")
STORM = {"agency": "co-quan-1", "phase": "submit", "until": "2020-07-27"}
LEFT = "Tiêu chí ra khỏi phép tính: 2 điểm của nó phân bổ cho tiêu chí bên cạnh, từ 2 thành 4 điểm."

NOT_ARISEN = Chapter(
    "khong-phat-sinh",
    "Không phát sinh",
    "Cơ quan nói rõ trong kỳ không có vụ việc nào (hoặc mẫu số bằng 0). Bộ chỉ số quy định điều đó đáng gì; "
    "trạng thái vẫn là «không phát sinh», không lẫn với 0 điểm hay chưa nộp.",
    (
        Worked("kps-du", "Được tính đủ điểm", {"rule": YES_NO, "not_arisen": "full"}, (QUIET,), "2",
               Outcome.NOT_ARISEN),
        Worked("kps-khong", "Tính 0 điểm", {"rule": YES_NO, "not_arisen": "zero"}, (QUIET,), "0",
               Outcome.NOT_ARISEN),
        Worked("kps-ra", "Ra khỏi phép tính", {"rule": YES_NO, "not_arisen": "leave-out"}, (QUIET,), None,
               Outcome.NOT_ARISEN, "4", LEFT),
        Worked("kps-quyet", "Tổ công tác quyết định", {"rule": YES_NO, "not_arisen": "judgement"}, (QUIET,),
               None, Outcome.AWAITING),
        Worked("kps-mau", "Mẫu số bằng 0 cũng là không phát sinh", {"rule": RATIO, "not_arisen": "full"},
               (Came(figures={"da-chuyen-doi": "0", "phai-chuyen-doi": "0"}),), "2", Outcome.NOT_ARISEN),
    ),
)  # fmt: skip

MISSING = Chapter(
    "chua-nop",
    "Chưa nộp, hoặc thiếu số liệu",
    "Không có hồ sơ, hồ sơ còn nháp, hoặc thiếu số liệu, câu trả lời mà cách tính cần.",
    (
        Worked("cn-khong", "Tính 0 điểm", {"rule": YES_NO, "missing": "zero"}, (NOTHING,), "0",
               Outcome.MISSING, note="Vẫn ghi «chưa nộp»: nộp bù thì được tính lại."),
        Worked("cn-thieu", "Thiếu một số liệu", {"rule": RATIO, "missing": "zero"},
               (Came(figures={"phai-chuyen-doi": "118"}),), "0", Outcome.MISSING),
        Worked("cn-ra", "Ra khỏi phép tính", {"rule": YES_NO, "missing": "leave-out"}, (NOTHING,), None,
               Outcome.MISSING, "4", LEFT),
        Worked("cn-quyet", "Tổ công tác quyết định", {"rule": YES_NO, "missing": "judgement"}, (NOTHING,),
               None, Outcome.AWAITING),
        Worked("cn-du", "Được tính đủ điểm", {"rule": YES_NO, "missing": "full"}, (NOTHING,), "2",
               Outcome.MISSING, note="Hiếm bộ chỉ số nào quy định vậy; máy làm đúng điều bộ chỉ số viết."),
    ),
)  # fmt: skip

NOT_APPLICABLE = Chapter(
    "khong-ap-dung",
    "Không áp dụng",
    "Cơ quan nói tiêu chí không áp dụng cho mình; bộ chỉ số không quy định gì thì ra khỏi phép tính.",
    (
        Worked("kad-ra", "Ra khỏi phép tính", {"rule": YES_NO, "not_applicable": "leave-out"}, (AWAY,), None,
               Outcome.NOT_APPLICABLE, "4", LEFT),
        Worked("kad-du", "Được tính đủ điểm", {"rule": YES_NO, "not_applicable": "full"}, (AWAY,), "2",
               Outcome.NOT_APPLICABLE),
        Worked("kad-khong", "Tính 0 điểm", {"rule": YES_NO, "not_applicable": "zero"}, (AWAY,), "0",
               Outcome.NOT_APPLICABLE),
        Worked("kad-quyet", "Tổ công tác quyết định", {"rule": YES_NO, "not_applicable": "judgement"},
               (AWAY,), None, Outcome.AWAITING),
    ),
)  # fmt: skip

LATENESS = Chapter(
    "nop-tre",
    "Nộp trễ hạn",
    "Trễ hay không là theo biên nhận của máy chủ cho đúng nội dung đang có, không theo ngày của commit. Hạn "
    "đến 24:00 giờ Việt Nam, kể cả gia hạn; hồ sơ bị trả lại thì hạn là hạn giải trình. Không có biên nhận "
    "thì không ai nói được, nên không trừ gì.",
    (
        Worked("tre-dung-han", "Đúng hạn vào giây cuối", {"rule": YES_NO, "late": "zero"}, (IN_TIME,), "2"),
        Worked("tre-khong", "Tính 0 điểm", {"rule": YES_NO, "late": "zero"}, (LATE,), "0"),
        Worked("tre-du", "Vẫn tính như đúng hạn", {"rule": YES_NO, "late": "full"}, (LATE,), "2",
               note="Không mất điểm, nhưng cách tính vẫn nêu là trễ."),
        Worked("tre-ra", "Ra khỏi phép tính", {"rule": YES_NO, "late": "leave-out"}, (LATE,), None,
               Outcome.SCORED, "4", LEFT),
        Worked("tre-quyet", "Tổ công tác quyết định", {"rule": YES_NO, "late": "judgement"}, (LATE,), None,
               Outcome.AWAITING),
        Worked("tre-gia-han", "Được gia hạn thì không trễ", {"rule": YES_NO, "late": "zero"}, (LATE,), "2",
               note="Gia hạn là một mục trong extensions.yml, có lý do.", extensions=(STORM,)),
        Worked("tre-khong-bien-nhan", "Không có biên nhận", {"rule": YES_NO, "late": "zero"},
               (Came(YES),), "2"),
        Worked("tre-quyet-dinh", "Tổ công tác ấn định điểm khác", {"rule": YES_NO, "late": "zero"},
               (Came(YES, received="2020-07-26T02:30:00Z",
                     decision={"stage": "reviewed", "verdict": "set", "score": "2",
                               "reason": "Mất điện do bão, có xác nhận"}),), "2"),
    ),
)  # fmt: skip

PROOF = Chapter(
    "thieu-tai-lieu",
    "Thiếu tài liệu bắt buộc",
    "Trả lời và số liệu đã có, nhưng tài liệu mà tiêu chí bắt buộc thì chưa.",
    (
        Worked("ttl-khong", "Không tính điểm cho đến khi có tài liệu",
               {"rule": YES_NO, "documents": [{"kind": "ke-hoach"}], "without_proof": "zero"},
               (Came(YES),), "0"),
        Worked("ttl-co", "Đã có tài liệu",
               {"rule": YES_NO, "documents": [{"kind": "ke-hoach"}], "without_proof": "zero"},
               (Came(YES, documents=("ke-hoach",)),), "2"),
        Worked("ttl-danh-dau", "Vẫn tính điểm nhưng bị đánh dấu",
               {"rule": YES_NO, "documents": [{"kind": "ke-hoach"}], "without_proof": "flag"},
               (Came(YES),), "2"),
    ),
)  # fmt: skip
