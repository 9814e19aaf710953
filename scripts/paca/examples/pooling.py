"""Worked examples of how several agencies become one score of the province (``model.edition.Aggregate``)."""

from __future__ import annotations

from .rules import NO, RATIO, YES, YES_NO
from .states import AWAY, LATE, NOTHING, QUIET
from .worked import Came, Chapter, Worked


def _rotated(done: str, due: str) -> Came:
    return Came(figures={"da-chuyen-doi": done, "phai-chuyen-doi": due})


POOLED = {"rule": RATIO, "aggregate": "sum-of-figures"}
MEAN = {"rule": YES_NO, "aggregate": "mean-of-scores"}
PROVEN = {**POOLED, "documents": [{"kind": "ke-hoach"}], "without_proof": "zero"}

POOLING = Chapter(
    "gop",
    "Từ nhiều cơ quan thành điểm của tỉnh",
    "Mỗi tiêu chí nêu cách gộp. Tiêu chí trong ví dụ có tối đa 2 điểm.",
    (
        Worked("gop-so-lieu", "Cộng số liệu rồi tính một lần", POOLED,
               (_rotated("80", "100"), _rotated("7", "18")), "87/59",
               note="87/118, không phải trung bình của 80/100 và 7/18: cơ quan lớn nặng hơn."),
        Worked("gop-so-lieu-chua-nop", "Cộng số liệu: một cơ quan chưa nộp", POOLED,
               (_rotated("10", "10"), _rotated("10", "10"), NOTHING), "4/3",
               note="Chưa biết mẫu số của cơ quan chưa nộp, nên cơ quan ấy tính 0 với phần của một cơ quan."),
        Worked("gop-so-lieu-thap", "Cộng số liệu: cơ quan ấy nộp một tỷ lệ thấp", POOLED,
               (_rotated("10", "10"), _rotated("10", "10"), _rotated("0", "100")), "1/3",
               note="Điểm có thể thấp hơn lúc chưa nộp. Đó là tỷ lệ thật của tỉnh; số trước chỉ là phần đã "
               "biết, và trang vẫn ghi phần ấy là còn chờ. Bổ sung tài liệu thì không bao giờ giảm điểm."),
        Worked("gop-so-lieu-thieu", "Cộng số liệu: một cơ quan thiếu tài liệu chứng minh", PROVEN,
               (Came(figures={"da-chuyen-doi": "10", "phai-chuyen-doi": "10"}, documents=("ke-hoach",)),
                _rotated("10", "10")), "1",
               note="Mẫu số vẫn cộng, phần đạt được tính 0: (10 + 0) / (10 + 10)."),
        Worked("gop-so-lieu-quyet", "Cộng số liệu: một cơ quan do tổ công tác ấn định", POOLED,
               (_rotated("8", "10"),
                Came(figures={"da-chuyen-doi": "5", "phai-chuyen-doi": "10"},
                     decision={"stage": "reviewed", "verdict": "set", "score": "0.4",
                               "reason": "Số liệu không khớp báo cáo"})), "1",
               note="Số liệu của cơ quan thứ hai không vào tổng nữa; cơ quan ấy đứng với điểm được ấn định: "
               "(1,60 + 0,40) / 2."),
        Worked("gop-so-lieu-yen", "Cộng số liệu: một cơ quan không phát sinh", POOLED,
               (_rotated("8", "10"), _rotated("0", "0")), "1.6",
               note="Không phát sinh thì không kéo lên cũng không kéo xuống."),
        Worked("gop-so-lieu-tre", "Cộng số liệu: một cơ quan nộp trễ", {**POOLED, "late": "zero"},
               (_rotated("10", "10"),
                Came(figures={"da-chuyen-doi": "10", "phai-chuyen-doi": "10"},
                     received="2020-07-26T02:30:00Z")), "1",
               note="Số liệu nộp trễ không vào tổng; cơ quan ấy đứng riêng với 0 điểm."),
        Worked("gop-trung-binh", "Trung bình cộng", MEAN, (Came(YES), Came(NO), Came(YES), Came(YES)), "1.5"),
        Worked("gop-trung-binh-cho", "Trung bình cộng: chưa nộp tính 0, không áp dụng thì không đếm", MEAN,
               (Came(YES), NOTHING, AWAY), "1"),
        Worked("gop-trung-binh-tre", "Trung bình cộng: một cơ quan nộp trễ", {**MEAN, "late": "zero"},
               (Came(YES), LATE), "1"),
        Worked("gop-trung-binh-yen", "Trung bình cộng: không phát sinh được đủ điểm",
               {**MEAN, "not_arisen": "full"}, (Came(NO), QUIET), "1"),
        Worked("gop-moi", "Mọi cơ quan phải đủ điểm", {"rule": YES_NO, "aggregate": "all-must"},
               (Came(YES), Came(YES), Came(NO)), "0",
               note="Một cơ quan chưa đủ thì cả tỉnh chưa được; phần mất tính vào cơ quan ấy."),
        Worked("gop-moi-du", "Mọi cơ quan đã đủ điểm", {"rule": YES_NO, "aggregate": "all-must"},
               (Came(YES), Came(YES)), "2"),
        Worked("gop-thap", "Lấy cơ quan thấp nhất", {"rule": RATIO, "aggregate": "worst"},
               (_rotated("9", "10"), _rotated("1", "2")), "1"),
        Worked("gop-mot", "Một cơ quan trả lời thay cho tỉnh", {"rule": YES_NO, "aggregate": "single"},
               (Came(YES),), "2"),
    ),
)  # fmt: skip
