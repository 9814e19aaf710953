"""A made-up indicator tree of any size from 1 to 300 items, with every kind of rule and right sums."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

PARTS = (
    ("A", "Công tác quản lý nhà nước (phần mẫu)", 20),
    ("B", "Giải pháp phòng ngừa (phần mẫu)", 30),
    ("C", "Phát hiện (phần mẫu)", 25),
    ("D", "Xử lý (phần mẫu)", 25),
)
TOPICS = (
    "Công khai, minh bạch trong hoạt động",
    "Thực hiện quy tắc ứng xử",
    "Kiểm soát xung đột lợi ích",
    "Thực hiện định mức, tiêu chuẩn, chế độ",
    "Chuyển đổi vị trí công tác",
    "Cải cách hành chính",
    "Thanh toán không dùng tiền mặt",
    "Kê khai tài sản, thu nhập",
    "Trách nhiệm người đứng đầu",
    "Tuyên truyền, phổ biến pháp luật",
    "Tự kiểm tra nội bộ",
    "Hoạt động thanh tra",
    "Tiếp công dân, giải quyết đơn thư",
    "Thực hiện kết luận thanh tra",
    "Thu hồi tài sản",
    "Xử lý trách nhiệm",
)
KINDS = (
    "yes-no",
    "ratio",
    "checklist",
    "tiers",
    "count",
    "deduction",
    "yes-no",
    "ratio",
    "judgement",
    "checklist",
    "lower-of",
    "capped-sum",
    "ratio",
)
QUARTER = Fraction(1, 4)
_BASE = {"title_status": "placeholder", "max_status": "placeholder", "code_status": "placeholder"}


@dataclass(frozen=True, slots=True)
class SyntheticTree:
    """Rows as the edition's files hold them."""

    nodes: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    kinds: list[dict[str, Any]]


def synthetic_tree(items: int) -> SyntheticTree:
    """``items`` items under one to four parts that add up to 100 points.

    From 14 items on one is unscored and one takes an outside index, which only the lead knows.
    """
    if not 1 <= items <= 300:
        raise ValueError("a synthetic edition has 1 to 300 items")
    tree = SyntheticTree([], [], list(_common_kinds()))
    parts = PARTS[: min(4, items)]
    maxima = [maximum for _, _, maximum in parts]
    maxima[-1] += 100 - sum(maxima)
    counts = _shares(items, maxima)
    special = {1: "outside-index", items: "unscored"} if items >= 14 else {}
    number = 0
    for (code, title, _), maximum, count in zip(parts, maxima, counts, strict=True):
        rows: list[dict[str, Any]] = []
        kinds = [special.get(number + 1 + i, KINDS[(number + i) % len(KINDS)]) for i in range(count)]
        points = _points(Fraction(maximum), kinds)
        sizes = _shares(count, [1] * max(1, round(count * 21 / 52)))
        at = 0
        for index, size in enumerate(sizes, 1):
            span = slice(at, at + size)
            rows += _criterion(tree, f"{code}.{index}", code, kinds[span], points[span], number + at)
            at += size
        tree.nodes.append({"code": code, "title": title, "max": Fraction(maximum), **_BASE})
        tree.nodes.extend(rows)
        number += count
    return tree


def _shares(whole: int, weights: list[int]) -> list[int]:
    """``whole`` things divided by weight, at least one each, by largest remainder."""
    spare = whole - len(weights)
    exact = [Fraction(spare * weight, sum(weights)) for weight in weights]
    shares = [int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda index: (shares[index] - exact[index], index))
    for index in order[: spare - sum(shares)]:
        shares[index] += 1
    return [share + 1 for share in shares]


def _points(maximum: Fraction, kinds: list[str]) -> list[Fraction]:
    """The part's points over its scored items in quarter points; an unscored item gets none."""
    scored = [kind for kind in kinds if kind != "unscored"]
    if not scored:
        return [maximum for _ in kinds]
    weights = [(2, 3, 2, 4, 3)[index % 5] for index in range(len(scored))]
    quarters = iter(_shares(int(maximum / QUARTER), weights))
    return [Fraction(0) if kind == "unscored" else next(quarters) * QUARTER for kind in kinds]


def _criterion(
    tree: SyntheticTree, code: str, part: str, kinds: list[str], points: list[Fraction], first: int
) -> list[dict[str, Any]]:
    topic = TOPICS[(first * 7 + len(code)) % len(TOPICS)]
    rows: list[dict[str, Any]] = [
        {
            "code": code,
            "parent": part,
            "title": f"{topic} (tiêu chí mẫu {code})",
            "max": sum(points, Fraction(0)),
            **_BASE,
        }
    ]
    stem = code.lower().replace(".", "")
    plan, report = f"quyet-dinh-{stem}", f"bao-cao-{stem}"
    tree.kinds.extend(
        (
            _kind(plan, f"Quyết định phê duyệt kế hoạch: {topic.lower()} ({code})"),
            _kind(report, f"Báo cáo kết quả: {topic.lower()} ({code})"),
        )
    )
    for index, (kind, maximum) in enumerate(zip(kinds, points, strict=True), 1):
        rows.append(_item(tree, f"{code}.{index}", code, topic, kind, maximum, (plan, report)))
    return rows


def _item(
    tree: SyntheticTree,
    code: str,
    criterion: str,
    topic: str,
    kind: str,
    maximum: Fraction,
    proofs: tuple[str, str],
) -> dict[str, Any]:
    plan, report = proofs
    stem = code.lower().replace(".", "-")
    rule = _rule(tree, stem, code, kind, maximum, plan, report)
    pooled = kind in ("ratio", "tiers")
    lead_only = kind == "outside-index"
    asks = [] if kind == "unscored" else [{"kind": report if pooled else plan}]
    if kind in ("judgement", "capped-sum"):
        asks.append({"kind": "bao-cao-nam", "required": False})
    return {
        "code": code,
        "parent": criterion,
        "title": f"{topic}: nội dung mẫu {code}",
        "max": maximum,
        **_BASE,
        "rule": rule,
        "rule_status": "placeholder",
        "aggregate": "single" if lead_only else "sum-of-figures" if pooled else "mean-of-scores",
        "suppliers": {"roles": ["inspection-lead"]} if lead_only else {"all": True},
        "documents": asks,
        "late": "zero",
        "not_arisen": "full" if code[0] in "CD" else "leave-out",
        "missing": "zero",
        "guidance": f"Nội dung mẫu. Nêu kết quả năm 2019 và đính kèm tài liệu của tiêu chí {criterion}.",
        "note": "Nội dung mẫu, không phải văn bản thật.",
    }


def _rule(
    tree: SyntheticTree, stem: str, code: str, kind: str, maximum: Fraction, plan: str, report: str
) -> dict[str, Any]:
    match kind:
        case "yes-no":
            return {"kind": "yes-no", "question": f"Cơ quan có thực hiện kế hoạch ở nội dung {code} không?"}
        case "checklist":
            third = maximum / 4
            return {
                "kind": "checklist",
                "entries": [
                    {"key": "ban-hanh", "title": "Có văn bản triển khai", "points": third, "document": plan},
                    {"key": "to-chuc", "title": "Có tổ chức thực hiện", "points": 2 * third},
                    {"key": "bao-cao", "title": "Có báo cáo kết quả", "points": third, "document": report},
                ],
            }
        case "ratio" | "tiers":
            done, asked = f"so-dat-{stem}", f"tong-so-{stem}"
            _figure(tree, asked, f"Tổng số trường hợp phải thực hiện ({code})", report)
            _figure(tree, done, f"Số trường hợp đã thực hiện ({code})", report, part_of=asked)
            rule: dict[str, Any] = {"kind": "ratio", "numerator": done, "denominator": asked}
            if kind == "tiers":
                shares = (("0.5", 2), ("0.7", 3), ("0.9", 4))
                rule["tiers"] = [{"at_least": low, "points": maximum * part / 4} for low, part in shares]
            return rule
        case "count":
            _figure(tree, f"so-cuoc-{stem}", f"Số cuộc đã thực hiện ({code})", plan, unit="cuộc")
            return {"kind": "count", "figure": f"so-cuoc-{stem}", "per_unit": maximum / 4}
        case "deduction":
            _figure(tree, f"so-vi-pham-{stem}", f"Số trường hợp vi phạm ({code})", plan)
            return {"kind": "deduction", "figure": f"so-vi-pham-{stem}", "per_unit": maximum / 4}
        case "outside-index":
            _figure(tree, f"chi-so-{stem}", f"Điểm chỉ số ngoài ({code})", plan, unit="điểm", integer=False)
            figure = f"chi-so-{stem}"
            return {"kind": "outside-index", "index": "Chỉ số mẫu", "figure": figure, "out_of": "100"}
        case "judgement":
            names = (("tot", "Tốt", 4), ("kha", "Khá", 3), ("trung-binh", "Trung bình", 2), ("yeu", "Yếu", 0))
            levels = [{"key": key, "title": name, "points": maximum * part / 4} for key, name, part in names]
            return {"kind": "judgement", "levels": levels}
        case "lower-of":
            return {
                "kind": "lower-of",
                "rules": [
                    _rule(tree, stem, code, "ratio", maximum, plan, report),
                    _rule(tree, stem, code, "deduction", maximum, plan, report),
                ],
            }
        case "capped-sum":
            half = maximum / 2
            rules = [_rule(tree, stem, code, term, half, plan, report) for term in ("yes-no", "count")]
            return {"kind": "capped-sum", "terms": [{"points": half, "rule": rule} for rule in rules]}
        case _:
            return {"kind": "unscored"}


def _figure(
    tree: SyntheticTree,
    key: str,
    title: str,
    proof: str,
    *,
    unit: str = "trường hợp",
    part_of: str | None = None,
    integer: bool = True,
) -> None:
    tree.figures.append(
        {
            "key": key,
            "title": title,
            "unit": unit,
            "definition": "Số liệu mẫu, tính từ 16/12/2018 đến 15/12/2019.",
            "status": "placeholder",
            "integer": integer,
            "part_of": part_of,
            "proof": proof,
        }
    )


def _common_kinds() -> tuple[dict[str, Any], ...]:
    return (
        _kind("bao-cao-nam", "Báo cáo công tác năm 2019"),
        _kind("ke-hoach-nam", "Kế hoạch công tác năm 2019"),
    )


def _kind(key: str, title: str) -> dict[str, Any]:
    return {"key": key, "title": title, "description": "Loại tài liệu mẫu.", "status": "placeholder"}
