"""What the working group decides on one agency's submissions, and what the agency explains."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..model.evidence import Claim
from .edition import DemoEdition
from .filing import LATE, Filed, Filing
from .register import DemoAgency

FIRST_REVIEW = dt.date(2020, 7, 25)  # after the last late submission
SECOND_REVIEW = dt.date(2020, 7, 31)
EXPLAIN_FROM = dt.date(2020, 8, 6)
LAST_DAY = dt.date(2020, 8, 12)
REVIEWED_SHARE = {"A": 0.92, "B": 0.86, "C": 0.74, "D": 0.58}

SET_REASONS = (
    "Tài liệu chỉ chứng minh được một phần nội dung; chấm theo phần có tài liệu.",
    "Số liệu trong báo cáo thấp hơn số liệu tự chấm; chấm theo báo cáo đã ký.",
    "Kế hoạch ban hành muộn, thời gian thực hiện trong kỳ còn ít.",
    "Kết quả nêu trong thuyết minh chưa có văn bản của cấp có thẩm quyền xác nhận.",
)
REFUSED_REASONS = (
    "Tài liệu không nêu nội dung của tiêu chí nên không được công nhận.",
    "Văn bản chưa ký, chưa đóng dấu nên không được công nhận.",
    "Văn bản là của năm trước, không thuộc kỳ đánh giá.",
)
RETURN_REASONS = (
    "Đề nghị bổ sung tài liệu chứng minh đã ký, đóng dấu.",
    "Đề nghị giải trình chênh lệch giữa số liệu tự chấm và số liệu trong báo cáo.",
    "Thuyết minh chưa nêu kết quả cụ thể; đề nghị bổ sung.",
)
LEVEL_REASONS = (
    "Có kết quả cụ thể, tài liệu đầy đủ.",
    "Có triển khai, kết quả chưa đồng đều giữa các đơn vị.",
    "Triển khai còn hình thức, ít kết quả được chứng minh.",
)
EXPLANATIONS = (
    "Cơ quan đã rà soát lại hồ sơ. Văn bản đã ban hành đúng thời hạn; bản sao có chữ ký được lưu tại "
    "văn thư và đã đăng ký trong danh mục tài liệu.",
    "Chênh lệch do đơn vị trực thuộc chốt số liệu đến ngày 30/11/2019, chưa gồm nửa đầu tháng 12. Số liệu "
    "cả kỳ đúng như đã tự chấm.",
    "Nội dung đã được thực hiện lồng ghép trong kế hoạch chung; kết quả nêu tại mục 3 của báo cáo năm.",
    "Cơ quan tiếp thu ý kiến của tổ công tác và không đề nghị tính điểm phần chưa có tài liệu.",
)
ACCEPTED = "Đã bổ sung tài liệu còn thiếu; công nhận theo tài liệu."
AGREED = (
    "Giải trình có căn cứ; tính thêm phần đã được chứng minh.",
    "Giữ nguyên điểm vì giải trình không kèm tài liệu mới.",
)


@dataclass(frozen=True, slots=True)
class Step:
    """A day's work: rows to add to the ledger of decisions or to the agency's explanations."""

    on: dt.date
    by: str
    decisions: tuple[dict[str, Any], ...] = ()
    explanations: tuple[dict[str, Any], ...] = ()
    found: tuple[str, ...] = ()  # document kinds that the agency supplies with its explanations


def reviewer(number: int) -> str:
    """Fictional people have numbers, never names."""
    return f"Cán bộ Mẫu {number:02d}"


def review_agency(filing: Filing, edition: DemoEdition, *, seed: int) -> tuple[Step, ...]:
    """The review in two sittings, then the agency's explanations and what they change."""
    agency = filing.agency
    stream = random.Random(f"{seed}:{agency.slug}:review")
    by = reviewer(stream.randint(1, 12))
    first = FIRST_REVIEW + dt.timedelta(days=stream.randint(0, 5))
    second = SECOND_REVIEW + dt.timedelta(days=stream.randint(0, 4))
    early, late = [], []
    returned: list[Filed] = []
    for filed in filing.submissions:
        if filed.claim is Claim.DRAFT:
            continue
        one = random.Random(f"{seed}:{agency.slug}:review:{filed.node.code}")
        in_second = str(filed.node.code)[0] in "CD" or filed.wave == LATE
        decision = _decide(one, filed, edition, by, second if in_second else first)
        if decision is None:
            continue
        (late if in_second else early).append(decision)
        if decision["verdict"] == "return":
            returned.append(filed)
    sittings = (Step(first, by, tuple(early)), Step(second, by, tuple(late)))
    steps = (*sittings, *_explain(agency, returned, by, seed))
    return tuple(step for step in steps if step.decisions or step.explanations)


def _decide(
    stream: random.Random, filed: Filed, edition: DemoEdition, by: str, on: dt.date
) -> dict[str, Any] | None:
    node = filed.node
    share, turn = stream.random(), stream.random()
    # Without a judgement the item has no points at all, so these are decided first.
    wanted = 0.97 if node.rule.kind == "judgement" else REVIEWED_SHARE.get(str(node.code)[0], 0.7)
    if share > wanted or node.rule.kind == "unscored":
        return None
    row: dict[str, Any] = {"item": node.code, "stage": "reviewed", "verdict": "accept"}
    claimed, computed = filed.self_points, filed.computed
    if filed.claim is Claim.ANSWERED and node.rule.kind == "judgement" and not filed.lacking:
        levels = sorted((level.points for level in node.rule.levels), reverse=True)
        chosen = 0 if turn < 0.55 else min(1, len(levels) - 1) if turn < 0.9 else min(2, len(levels) - 1)
        row |= {"verdict": "set", "score": levels[chosen], "reason": LEVEL_REASONS[min(chosen, 2)]}
    elif filed.claim is Claim.ANSWERED and filed.lacking:
        if turn < 0.3:
            row |= {"verdict": "return", "reason": RETURN_REASONS[0]}
        elif node.rule.kind == "judgement" or turn > 0.93:
            part = (claimed or Fraction(0)) * Fraction(stream.randint(25, 45), 100)
            row |= {"verdict": "set", "score": _cents(part), "reason": SET_REASONS[0]}
    elif filed.claim is Claim.ANSWERED and computed:
        if turn < 0.045:
            row |= {"verdict": "return", "reason": stream.choice(RETURN_REASONS[1:])}
        elif turn < 0.10:
            part = computed * Fraction(stream.randint(50, 90), 100)
            row |= {"verdict": "set", "score": _cents(part), "reason": stream.choice(SET_REASONS)}
        elif turn < 0.13 and filed.documents:
            refused = filed.documents[stream.randrange(len(filed.documents))]
            row |= {
                "verdict": "set",
                "score": _cents(computed * Fraction(stream.randint(10, 50), 100)),
                "reason": stream.choice(REFUSED_REASONS),
                "refused": [refused],
            }
    return row | {"by": by, "on": on}


def _explain(agency: DemoAgency, returned: list[Filed], by: str, seed: int) -> Iterator[Step]:
    """About half of what was sent back is explained by the day of HEAD; a part of it is decided again."""
    written: list[dict[str, Any]] = []
    settled: list[dict[str, Any]] = []
    found: list[str] = []
    stream = random.Random(f"{seed}:{agency.slug}:explain")
    on = EXPLAIN_FROM + dt.timedelta(days=stream.randint(0, 4))
    later = min(LAST_DAY, on + dt.timedelta(days=stream.randint(1, 3)))
    for filed in returned:
        answers, decided, choice = stream.random(), stream.random(), stream.randrange(len(EXPLANATIONS))
        if answers > 0.6:
            continue
        if filed.lacking and decided > 0.25:
            choice = 0
        code = str(filed.node.code)
        # The commonest good end: the missing paper is found, and the rule gives the points by itself.
        supplied = filed.lacking if choice == 0 else ()
        found += supplied
        written.append(
            {
                "id": f"gt-{code.lower().replace('.', '-')}",
                "item": code,
                "on": on,
                "text": EXPLANATIONS[choice],
                "documents": list(dict.fromkeys((*supplied, *filed.documents[:2]))),
            }
        )
        if supplied and decided < 0.75:
            accepted = {"item": code, "stage": "explained", "verdict": "accept", "reason": ACCEPTED}
            settled.append(accepted | {"by": by, "on": later})
        elif decided < 0.5 and filed.self_points:
            raised = filed.self_points * Fraction(stream.randint(50, 90), 100)
            agreed = choice != len(EXPLANATIONS) - 1
            settled.append(
                {
                    "item": code,
                    "stage": "explained",
                    "verdict": "set",
                    "score": _cents(raised if agreed else (filed.computed or Fraction(0))),
                    "reason": AGREED[0 if agreed else 1],
                    "by": by,
                    "on": later,
                }
            )
    yield Step(on, agency.account, explanations=tuple(written), found=tuple(dict.fromkeys(found)))
    yield Step(later, by, decisions=tuple(settled))


def _cents(points: Fraction) -> Fraction:
    return Fraction(round(points * 100), 100)
