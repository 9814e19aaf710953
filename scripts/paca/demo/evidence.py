"""What an agency has to show: its figures of the period and the documents that prove things."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from ..model.asks import leaf_rules
from ..model.edition import Node, Policy
from .attachments import pdf, png
from .edition import DemoEdition
from .register import DemoAgency

FIRST_DAY = dt.date(2018, 12, 16)
DAYS = 364  # 16/12/2018 .. 15/12/2019
# Days of the period on which a sort of document is signed: plans early, reports at the end.
DAYS_OF = {
    "KH": (4, 75),
    "QĐ": (10, 200),
    "QC": (20, 120),
    "DS": (40, 130),
    "TB": (60, 340),
    "BC": (290, DAYS),
}
ABBREVIATIONS = (
    ("quyết định", "QĐ"),
    ("kế hoạch", "KH"),
    ("báo cáo", "BC"),
    ("thông báo", "TB"),
    ("kết luận", "KL"),
    ("biên bản", "BB"),
    ("quy chế", "QC"),
    ("chỉ thị", "CT"),
    ("tờ trình", "TTr"),
    ("hướng dẫn", "HD"),
    ("danh sách", "DS"),
)
ATTACHING = 0.14  # share of agencies that attach files: a demo needs a few, not thousands
PROVINCE_PLAN = {
    "number": "18/KH-UBND",
    "date": dt.date(2019, 1, 22),
    "issuer": "UBND tỉnh Mẫu",
    "note": "Kế hoạch chung của tỉnh, cơ quan dùng lại.",
}
# How many a year: (words in the unit, low, high).
SCALES = (
    (("vụ", "bị can", "đối tượng"), 1, 6),
    (("cuộc", "đoàn", "lớp"), 2, 24),
    (("đồng",), 40, 4000),
    (("m2", "m²"), 100, 9000),
    (("người", "trường hợp", "lượt"), 12, 160),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """An agency's figures; ``quiet`` are the wholes of which nothing arose."""

    values: Mapping[str, Fraction]
    quiet: frozenset[str]


@dataclass(frozen=True)
class Documents:
    """An agency's register of documents, and which document proves a kind."""

    rows: tuple[dict[str, Any], ...]
    proving: Mapping[str, tuple[str, ...]]
    attachments: Mapping[str, bytes] = field(default_factory=dict)


def draw_figures(agency: DemoAgency, edition: DemoEdition, *, seed: int) -> Figures:
    """Every figure that the agency is asked for; parts never exceed their whole."""
    asked = {str(node.code) for node in edition.asked(agency.slug)}
    roles = _roles(edition)
    values: dict[str, Fraction] = {}
    quiet: set[str] = set()

    def value_of(key: str, open_keys: tuple[str, ...] = ()) -> Fraction:
        if key in values or key in open_keys:
            return values.get(key, Fraction(0))
        stream = random.Random(f"{seed}:{agency.slug}:figure:{key}")
        spec, role = edition.figures[key], roles.get(key)
        wholes = [role[1].denominator] if role and role[0] == "numerator" else []
        wholes += [spec.part_of] if spec.part_of else []
        limits = [value_of(whole, (*open_keys, key)) for whole in wholes]
        limit = min(limits) if limits else None
        value = _draw(stream, agency, spec.unit, role, limit)
        if role and role[0] == "denominator" and (limit is None or limit > 0):
            if stream.random() < _quiet_chance(edition.users.get(key, ())):
                value = Fraction(0)
        if role and role[0] == "denominator" and value == 0:
            quiet.add(key)
        values[key] = value
        return value

    for key, users in edition.users.items():
        if any(node.code in asked for node in users):
            value_of(key)
    return Figures(values, frozenset(quiet))


def _roles(edition: DemoEdition) -> dict[str, tuple[str, Any]]:
    """What each figure is to the first rule that uses it as such: numerator, denominator, count, ..."""
    roles: dict[str, tuple[str, Any]] = {}
    rules = [rule for node in edition.items for rule in leaf_rules(node.rule)]
    for rule in rules:
        if rule.kind == "ratio":
            roles.setdefault(rule.denominator, ("denominator", None))
    for rule in rules:
        match rule.kind:
            case "ratio":
                roles.setdefault(rule.numerator, ("numerator", rule))
            case "deduction":
                roles.setdefault(rule.figure, ("deduction", None))
            case "outside-index":
                roles.setdefault(rule.figure, ("index", rule.out_of))
            case "count":
                roles.setdefault(rule.figure, ("count", rule))
    return roles


def _quiet_chance(users: tuple[Node, ...]) -> float:
    """Nothing arising is the common case in detection (C), and always needs the item's own policy."""
    policies = {node.not_arisen for node in users}
    if not users or None in policies or any(node.rule.kind in ("lower-of", "capped-sum") for node in users):
        return 0.0
    if policies & {Policy.ZERO, Policy.JUDGEMENT}:
        return 0.03
    return {"C": 0.5, "D": 0.3}.get(str(users[0].code)[0], 0.03)


def _draw(
    stream: random.Random,
    agency: DemoAgency,
    unit: str,
    role: tuple[str, Any] | None,
    limit: Fraction | None,
) -> Fraction:
    share = Fraction(round(100 * min(1.0, 0.81 + 0.26 * agency.diligence * stream.random() ** 0.5)), 100)
    match role:
        case ("deduction", _):
            value = Fraction(stream.choice((0, 0, 0, 0, 0, 0, 0, 1)))
        case ("index", out_of):
            return Fraction(round(out_of * 10 * Fraction(stream.randint(74, 91), 100)), 10)
        case ("count", rule):
            value = _count(stream, rule, share)
        case ("numerator", rule) if limit is not None:
            top = max(tier.at_least for tier in rule.tiers) if rule.tiers else rule.high
            low = Fraction(0) if rule.tiers else rule.low
            return min(limit, Fraction(round(limit * min(Fraction(1), low + (top - low) * share))))
        case _ if limit is not None:
            return Fraction(round(limit * share))
        case _:
            low, high = next(
                ((low, high) for words, low, high in SCALES if any(word in unit for word in words)), (3, 40)
            )
            value = Fraction(stream.randint(low, high))
    return value if limit is None else min(value, limit)


def _count(stream: random.Random, rule: Any, share: Fraction) -> Fraction:
    """A number that earns most of the rule's points."""
    if rule.tiers:
        top = max(tier.at_least for tier in rule.tiers)
    else:
        top = Fraction(4)
    return Fraction(max(0, round(top * share * Fraction(stream.randint(80, 130), 100))))


def figure_rows(
    agency: DemoAgency,
    edition: DemoEdition,
    figures: Figures,
    documents: Documents,
    keys: Collection[str],
    *,
    seed: int,
) -> list[dict[str, Any]]:
    """``figures.yml``: last year's value moves with the agency, but for a few honest jumps."""
    drift = random.Random(f"{seed}:{agency.slug}:previous").randint(82, 108)
    rows = []
    for key in edition.figures:
        if key not in keys or key not in figures.values:
            continue
        spec, value = edition.figures[key], figures.values[key]
        stream = random.Random(f"{seed}:{agency.slug}:previous:{key}")
        jump = value >= 20 and stream.random() < 0.006
        previous = round(value * (25 if jump else drift) / 100)
        rows.append(
            {
                "key": key,
                "value": value,
                "unit": spec.unit,
                "documents": list(documents.proving.get(spec.proof, ())[:1]) if spec.proof else [],
                "previous": previous if stream.random() < 0.8 or jump else None,
            }
        )
    return rows


def draw_documents(
    agency: DemoAgency, edition: DemoEdition, kinds: Collection[str], lacking: Collection[str], *, seed: int
) -> Documents:
    """One document for each kind that is not lacking, with fictional numbers and dates of the period."""
    rows = []
    proving: dict[str, tuple[str, ...]] = {}
    attachments: dict[str, bytes] = {}
    taken: set[int] = set()
    shared = False
    for key in edition.kinds:
        if key not in kinds or key in lacking:
            continue
        row = document_row(agency, edition, key, taken=taken, seed=seed)
        taken.add(int(row["number"].split("/")[0]))
        stream = random.Random(f"{seed}:{agency.slug}:document:{key}:extra")
        if len(attachments) < 2 and random.Random(f"{seed}:{agency.slug}:attach").random() < ATTACHING:
            _attach(row, attachments, agency)
        elif "/KH-" in row["number"] and not shared and stream.random() < 0.03:
            shared = True
            row |= PROVINCE_PLAN  # filed by several agencies: one document, many copies
        rows.append(row)
        proving[key] = (key,)
    return Documents(tuple(rows), proving, attachments)


def document_row(
    agency: DemoAgency, edition: DemoEdition, key: str, *, taken: Collection[int], seed: int
) -> dict[str, Any]:
    """The document of the kind ``key``; its number is none of ``taken`` and runs with its day."""
    kind = edition.kinds[key]
    stream = random.Random(f"{seed}:{agency.slug}:document:{key}")
    sort = next((short for word, short in ABBREVIATIONS if kind.title.lower().startswith(word)), None)
    first, last = DAYS_OF.get(sort or "", (20, DAYS))
    day = stream.randint(first, last)
    # The book of numbers starts anew on 1 January and runs with the year.
    number = 2 * (day - 15 if day > 15 else day + 350) + stream.randint(0, 5)
    while number in taken:
        number += 1
    public = stream.random() < 0.3
    row: dict[str, Any] = {
        "key": key,
        "number": f"{number:02d}/{sort}-{agency.symbol}" if sort else f"{number:02d}/{agency.symbol}-TH",
        "date": FIRST_DAY + dt.timedelta(days=day),
        "issuer": agency.name,
        "title": kind.title if "2019" in kind.title else f"{kind.title} năm 2019",
        "proves": [key],
        "signer": "Thủ trưởng cơ quan" if kind.signed else None,
        "pages": stream.randint(1, 14),
        "visibility": "public" if public else "internal",
    }
    if public:
        row["url"] = f"https://tinh-mau.example/van-ban/{agency.slug}/{number}"
    return row


def _attach(row: dict[str, Any], attachments: dict[str, bytes], agency: DemoAgency) -> None:
    """Give the document a file of its own: a PDF first, then a scanned page."""
    if attachments:
        name, content = f"{row['key']}.png", png(grey=sum(f"{agency.slug}{row['key']}".encode()) % 256)
    else:
        name, content = f"{row['key']}.pdf", pdf(f"Tai lieu mau - {agency.slug} - {row['key']}")
    attachments[name] = content
    row |= {"pages": 1, "attachment": name, "sha256": hashlib.sha256(content).hexdigest()}
