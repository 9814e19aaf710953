"""What the working group answers to a comment, and what the change that it caused did to the score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from ..history.effects import effects
from .comments import LEAD_NAME
from .register import DemoAgency

EXACT = 10_000  # an effect is written to the ten-thousandth of a point: of 43 agencies, one moves little

REASONS = {
    "adopted": "Góp ý có căn cứ; đã sửa điểm theo tài liệu.",
    "partly": "Tiếp thu phần có tài liệu chứng minh; phần còn lại giữ nguyên.",
    "not-adopted": "Không có tài liệu mới so với lần thẩm tra; giữ nguyên điểm.",
}
# Where looking again moved no point: what is written must not say that it did.
KEPT_REASONS = {
    "adopted": "Góp ý có căn cứ; đã xem lại, điểm giữ nguyên theo minh chứng đã có.",
    "partly": "Tiếp thu phần ghi nhận; điểm giữ nguyên vì không có tài liệu mới.",
}
SECTION_REASONS = {
    "adopted": "Góp ý có căn cứ; đã bổ sung vào kiến nghị.",
    "partly": "Tiếp thu ý chính, bổ sung vào kiến nghị; không sửa câu chữ khác.",
    "not-adopted": "Nội dung đã có ở phần khác của dự thảo.",
}


def subject_of(comment: str) -> str:
    """The subject of the commit by which a comment changed something."""
    return f"Sửa theo góp ý {comment}"


def supply_of(agency: DemoAgency, comment: str) -> str:
    """The subject of the agency's own commit before it, where papers were lacking."""
    return f"{agency.short}: bổ sung tài liệu theo góp ý {comment}"


def effects_of(
    directory: Path,
    agencies: Mapping[str, DemoAgency],
    comments: list[dict[str, Any]],
    commits: Mapping[str, str],
) -> Mapping[str, Fraction]:
    """By comment: what the papers and the decision that it caused did to its item's score, as paca scores."""
    caused: dict[str, list[str]] = {}
    for comment in comments:
        if "item" in comment:
            subjects = (
                supply_of(agencies[comment["about_agency"]], comment["id"]),
                subject_of(comment["id"]),
            )
            caused[comment["id"]] = [commits[one] for one in subjects if one in commits]
    asked = {one: comment["item"] for comment in comments for one in caused.get(comment["id"], ())}
    moved = effects(directory, "HEAD", asked, use_cache=False)
    return {key: sum((moved[one] for one in ones), Fraction(0)) for key, ones in caused.items() if ones}


def answer(
    comment: dict[str, Any],
    outcome: str,
    commits: Mapping[str, str],
    moved: Mapping[str, Fraction],
    *,
    on: dt.date,
) -> dict[str, Any]:
    """The comment as it stands in the end: adopted or not, why, the commit it caused, what that moved."""
    last = dict(comment)
    effect = moved.get(comment["id"])
    reasons = REASONS if "item" in comment else SECTION_REASONS
    if effect == 0:
        reasons = reasons | KEPT_REASONS
    if "adoption" not in comment:
        last["replies"] = [
            *comment.get("replies", ()),
            {
                "by": LEAD_NAME,
                "on": on,
                "text": f"Tổ công tác trả lời góp ý {comment['id']}: {reasons[outcome]}",
            },
        ]
    last |= {"adoption": outcome, "reason": reasons[outcome]}
    if outcome != "not-adopted":
        last["change"] = commits[subject_of(comment["id"])]
        if effect is not None:
            last["effect"] = Fraction(round(effect * EXACT), EXACT)
    return last
