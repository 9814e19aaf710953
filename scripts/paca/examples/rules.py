"""Worked examples of the rules (``model.edition.Rule``), each alone and composed."""

from __future__ import annotations

from typing import Any

from ..assessment import Outcome
from .worked import Came, Chapter, Worked

YES: dict[str, Any] = {"answers": {"answer": "có"}}
NO: dict[str, Any] = {"answers": {"answer": "không"}}
YES_NO = {"kind": "yes-no", "question": "Đã ban hành kế hoạch trong kỳ?"}
CHECKLIST = {
    "kind": "checklist",
    "entries": [
        {"key": "muc-tieu", "title": "Kế hoạch có mục tiêu", "points": "1"},
        {"key": "nhiem-vu", "title": "Có nhiệm vụ cụ thể", "points": "0.5", "document": "ke-hoach"},
        {"key": "phan-cong", "title": "Có phân công", "points": "0.5"},
    ],
}
RATIO = {"kind": "ratio", "numerator": "da-chuyen-doi", "denominator": "phai-chuyen-doi"}
TIERS = {
    **RATIO,
    "tiers": [
        {"at_least": "0.6", "points": "1"},
        {"at_least": "0.7", "points": "1.5"},
        {"at_least": "0.8", "points": "2"},
    ],
}
COUNT = {"kind": "count", "figure": "cuoc-kiem-tra", "per_unit": "0.5"}
COUNT_TIERS = {
    "kind": "count",
    "figure": "cuoc-kiem-tra",
    "tiers": [{"at_least": "1", "points": "0.5"}, {"at_least": "3", "points": "2"}],
}
DEDUCTION = {"kind": "deduction", "figure": "bao-cao-tre", "per_unit": "0.5"}
INDEX = {"kind": "outside-index", "index": "Chỉ số cải cách hành chính", "figure": "par", "out_of": "100"}
JUDGEMENT = {
    "kind": "judgement",
    "levels": [
        {"key": "tot", "title": "Tốt", "points": "2"},
        {"key": "kha", "title": "Khá", "points": "1.5"},
        {"key": "yeu", "title": "Yếu", "points": "0"},
    ],
}
LOWER = {"kind": "lower-of", "rules": [RATIO, COUNT]}
CAPPED = {
    "kind": "capped-sum",
    "terms": [{"points": "1", "rule": RATIO}, {"points": "1.5", "rule": COUNT}],
}
NESTED = {"kind": "lower-of", "rules": [CAPPED, YES_NO]}

ROTATED = {"da-chuyen-doi": "87", "phai-chuyen-doi": "118"}

RULES = Chapter(
    "cach-tinh",
    "Các cách tính",
    "Mỗi cách tính đứng một mình, rồi ghép với nhau. Tiêu chí trong ví dụ có tối đa 2 điểm, một cơ quan.",
    (
        Worked("co-khong", "Có / không: trả lời có", {"rule": YES_NO}, (Came(YES),), "2"),
        Worked("co-khong-khong", "Có / không: trả lời không", {"rule": YES_NO}, (Came(NO),), "0",
               note="0 điểm là một điểm số, khác với chưa nộp."),
        Worked("danh-muc", "Danh mục kiểm: hai trong ba nội dung",
               {"rule": CHECKLIST}, (Came({"answers": {"muc-tieu": "có", "phan-cong": "có"}}),), "1.5"),
        Worked("danh-muc-chung-minh", "Danh mục kiểm: nội dung phải có tài liệu mới được tính",
               {"rule": CHECKLIST},
               (Came({"answers": {"muc-tieu": "có", "nhiem-vu": "có", "phan-cong": "có"}}),), "1.5",
               note="Nội dung «Có nhiệm vụ cụ thể» cần bản kế hoạch; chưa nộp nên chưa được 0,50 điểm."),
        Worked("ty-le", "Tỷ lệ, tăng đều", {"rule": RATIO}, (Came(figures=ROTATED),), "87/59",
               note="Bên trong giữ đúng 87/118, chỉ làm tròn khi in: 1,47."),
        Worked("ty-le-nguong", "Tỷ lệ, tăng đều giữa hai ngưỡng",
               {"rule": {**RATIO, "low": "0.5", "high": "0.9"}},
               (Came(figures={"da-chuyen-doi": "70", "phai-chuyen-doi": "100"}),), "1"),
        Worked("ty-le-bac", "Tỷ lệ, theo bậc", {"rule": TIERS}, (Came(figures=ROTATED),), "1.5"),
        Worked("so-luong", "Số lượng", {"rule": COUNT}, (Came(figures={"cuoc-kiem-tra": "3"}),), "1.5"),
        Worked("so-luong-bac", "Số lượng, theo bậc",
               {"rule": COUNT_TIERS}, (Came(figures={"cuoc-kiem-tra": "2"}),), "0.5"),
        Worked("diem-tru", "Điểm trừ", {"rule": DEDUCTION}, (Came(figures={"bao-cao-tre": "3"}),), "0.5"),
        Worked("diem-tru-san", "Điểm trừ, không thấp hơn một mức",
               {"rule": {**DEDUCTION, "floor": "1"}}, (Came(figures={"bao-cao-tre": "3"}),), "1"),
        Worked("chi-so", "Chỉ số bên ngoài", {"rule": INDEX}, (Came(figures={"par": "81.25"}),), "1.625"),
        Worked("danh-gia-cho", "Đánh giá của tổ công tác: chưa quyết định",
               {"rule": JUDGEMENT}, (Came(),), None, Outcome.AWAITING),
        Worked("danh-gia", "Đánh giá của tổ công tác: đã quyết định", {"rule": JUDGEMENT},
               (Came(decision={"stage": "reviewed", "verdict": "set", "score": "1.5",
                               "reason": "Mức khá: còn hai đơn vị chưa thực hiện"}),), "1.5"),
        Worked("khong-cham", "Không chấm điểm", {"rule": {"kind": "unscored"}}, (Came(),), None,
               Outcome.UNSCORED),
        Worked("muc-thap", "Lấy mức thấp của hai cách tính", {"rule": LOWER},
               (Came(figures={"da-chuyen-doi": "9", "phai-chuyen-doi": "10", "cuoc-kiem-tra": "1"}),), "0.5",
               note="Tỷ lệ cho 1,80 điểm, số lượng cho 0,50 điểm: lấy 0,50."),
        Worked("tong-tran", "Tổng có trần", {"rule": CAPPED},
               (Came(figures={"da-chuyen-doi": "9", "phai-chuyen-doi": "10", "cuoc-kiem-tra": "3"}),), "2",
               note="0,90 + 1,50 = 2,40, cắt ở tối đa 2 điểm."),
        Worked("tong-tran-khong-phat-sinh", "Tổng có trần: một phần không phát sinh", {"rule": CAPPED},
               (Came(figures={"da-chuyen-doi": "0", "phai-chuyen-doi": "0", "cuoc-kiem-tra": "1"}),), "0.5",
               note="Mẫu số bằng 0 là không phát sinh: phần ấy không cộng gì, phần còn lại vẫn tính."),
        Worked("ghep-sau", "Ghép sâu: mức thấp của một tổng có trần và một câu hỏi", {"rule": NESTED},
               (Came(NO, {"da-chuyen-doi": "9", "phai-chuyen-doi": "10", "cuoc-kiem-tra": "3"}),), "0",
               note="Tổng có trần cho 2 điểm, nhưng chưa ban hành kế hoạch thì được 0: điều kiện cần."),
    ),
)  # fmt: skip
