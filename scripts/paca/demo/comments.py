"""Góp ý on the second draft, recommendations and good practices: what the round leaves behind."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from .edition import DemoEdition
from .filing import Filing
from .review import EXPLAIN_FROM, LAST_DAY, reviewer

MOST = 60
DUE = dt.date(2020, 8, 21)
LEAD_NAME = "Tổ công tác (Thanh tra tỉnh Mẫu)"
TEXTS = (
    "Đề nghị xem lại điểm tiêu chí {item} của {agency}: tài liệu đã gửi có nêu kết quả tại phần II.",
    "Số liệu ở tiêu chí {item} trong dự thảo chưa khớp với báo cáo của {agency}; đề nghị đối chiếu.",
    "Phần nhận xét về tiêu chí {item} nên nêu rõ tài liệu nào không được công nhận và vì sao.",
    "{agency} đề nghị tính trường hợp này là không phát sinh ở tiêu chí {item}.",
    "Cách viết “<cơ quan>” ở tiêu chí {item} dễ hiểu nhầm; đề nghị ghi rõ {agency}.",
    "Đề nghị bổ sung kết quả 6 tháng cuối kỳ của {agency} vào tiêu chí {item}.",
    "Tỷ lệ ở tiêu chí {item} tính trên tổng số phải thực hiện, không phải tổng biên chế; đề nghị xem lại.",
)
REPLIES = (
    "Đã ghi nhận; đề nghị {agency} gửi văn bản đã ký để tổ công tác đối chiếu.",
    "Tổ công tác đã kiểm tra lại hồ sơ và trả lời trong cột giải trình.",
    "Đã đối chiếu với danh mục tài liệu của {agency}.",
)
ADOPTED = {
    "adopted": "Góp ý có căn cứ; dự thảo sẽ được sửa.",
    "partly": "Tiếp thu phần có tài liệu; phần còn lại giữ nguyên.",
    "not-adopted": "Chưa có tài liệu chứng minh kèm theo góp ý.",
}
SECTIONS = ("Phần mở đầu", "Kết quả chung", "Kiến nghị", "Phụ lục")
RECOMMENDATIONS = (
    (
        "Thanh tra Chính phủ (tình huống mẫu)",
        "Nêu rõ cách tính khi không phát sinh vụ việc.",
        "Nhiều cơ quan hiểu khác nhau về trường hợp không phát sinh.",
    ),
    (
        "Thanh tra Chính phủ (tình huống mẫu)",
        "Ban hành bộ chỉ số trước khi kỳ đánh giá kết thúc.",
        "Cơ quan phải tìm lại tài liệu của năm trước.",
    ),
    (
        "Chính phủ (tình huống mẫu)",
        "Dùng chung số liệu giữa các báo cáo định kỳ.",
        "Một số liệu đang được hỏi nhiều lần theo các mẫu khác nhau.",
    ),
    (
        "Thanh tra Chính phủ (tình huống mẫu)",
        "Quy định danh mục tài liệu chứng minh tối thiểu cho mỗi tiêu chí.",
        "Phần lớn chênh lệch điểm do thiếu tài liệu.",
    ),
    (
        "UBND tỉnh Mẫu",
        "Tập huấn cán bộ đầu mối ngay đầu năm.",
        "Hồ sơ nộp muộn tập trung ở cơ quan có đầu mối mới.",
    ),
)
PRACTICES = (
    (
        "Danh mục tài liệu dùng chung",
        "Đăng ký mỗi văn bản một lần rồi dẫn lại ở mọi tiêu chí, không sao chụp nhiều bản.",
    ),
    ("Chốt số liệu theo quý", "Đơn vị trực thuộc xác nhận số liệu mỗi quý, cuối kỳ chỉ còn đối chiếu."),
    ("Hai người cùng rà soát", "Người lập hồ sơ và người rà soát là hai người; sai sót giảm rõ rệt."),
    (
        "Lịch công tác gắn với tiêu chí",
        "Mỗi việc trong kế hoạch năm ghi sẵn tiêu chí mà kết quả sẽ chứng minh.",
    ),
)


@dataclass(frozen=True, slots=True)
class CommentPlan:
    """A comment as written on ``on`` and, where it was answered by HEAD, as it reads from ``answered`` on."""

    on: dt.date
    agency: str | None
    first: dict[str, Any]
    answered: dt.date | None = None
    last: dict[str, Any] | None = None


def draw_comments(filings: tuple[Filing, ...], edition: DemoEdition, *, seed: int) -> tuple[CommentPlan, ...]:
    """Up to 60 comments, open, replied to, and settled in every way; ``filings`` are those commented on."""
    pairs = [(filing, filed) for filing in filings for filed in filing.submissions if filed.documents]
    stream = random.Random(f"{seed}:comments")
    chosen = stream.sample(pairs, min(MOST, len(pairs) // 3 or len(pairs)))
    plans = []
    for number, (filing, filed) in enumerate(chosen, 1):
        agency, own = filing.agency, stream.random() < 0.75
        on = EXPLAIN_FROM + dt.timedelta(days=stream.randint(0, 5))
        section = stream.choice(SECTIONS) if stream.random() < 0.12 else None
        first: dict[str, Any] = {
            "id": f"gy-{number:03d}",
            "on": on,
            "by": agency.name if own else reviewer(stream.randint(1, 12)),
            "agency": agency.slug if own else None,
            "about_agency": agency.slug,
            "item": None if section else filed.node.code,
            "section": section,
            "text": stream.choice(TEXTS).format(item=filed.node.code, agency=agency.name),
            "due": DUE,
            "source": f"Công văn góp ý dự thảo 2 số {100 + number} (hư cấu)",
        }
        plans.append(_answered(stream, agency.name, CommentPlan(on, first["agency"], first)))
    return tuple(plans)


def _answered(stream: random.Random, agency: str, plan: CommentPlan) -> CommentPlan:
    draw, later, choice = stream.random(), stream.randint(0, 3), stream.choice(REPLIES)
    if draw < 0.42:
        return plan
    on = min(LAST_DAY, plan.on + dt.timedelta(days=later))
    last = dict(plan.first)
    last["replies"] = [{"by": LEAD_NAME, "on": on, "text": choice.format(agency=agency)}]
    if draw > 0.62:
        adoption = "adopted" if draw > 0.84 else "partly" if draw > 0.74 else "not-adopted"
        last |= {"adoption": adoption, "reason": ADOPTED[adoption]}
    return CommentPlan(plan.on, plan.agency, plan.first, on, last)


def recommendation_file(edition: DemoEdition) -> dict[str, Any]:
    codes = [str(node.code) for node in edition.items]
    return {
        "recommendations": [
            {
                "id": f"kn-{number}",
                "to": to,
                "text": text,
                "because": because,
                "items": list(dict.fromkeys(codes[number * step % len(codes)] for step in (11, 17))),
            }
            for number, (to, text, because) in enumerate(RECOMMENDATIONS, 1)
        ]
    }


def practice_file(filings: tuple[Filing, ...], edition: DemoEdition) -> dict[str, Any]:
    """Good practices of the most careful agencies."""
    best = sorted(filings, key=lambda filing: (-filing.agency.diligence, filing.agency.slug))
    codes = [str(node.code) for node in edition.items]
    return {
        "practices": [
            {
                "id": f"tt-{number}",
                "agency": best[(number - 1) % len(best)].agency.slug,
                "title": title,
                "text": text,
                "items": [codes[(number * 13) % len(codes)]],
            }
            for number, (title, text) in enumerate(PRACTICES, 1)
        ]
    }
