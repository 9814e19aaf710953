"""The agencies of "Tỉnh Mẫu": every name carries "Mẫu", none belongs to a real place."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from .fast_import import Author

LEAD = "ttt"
GROUPS = (
    {"key": "so-ban-nganh", "title": "Sở, ban, ngành", "title_en": "Departments and boards"},
    {"key": "huyen-mien-nui", "title": "Huyện miền núi", "title_en": "Mountain districts"},
    {"key": "huyen-dong-bang", "title": "Huyện đồng bằng", "title_en": "Lowland districts"},
    {"key": "phoi-hop", "title": "Cơ quan phối hợp", "title_en": "Coordinating bodies"},
)
# slug, name, short name, kind, role; the inspectorate stands first because even the smallest demo needs it.
DEPARTMENTS = (
    (LEAD, "Thanh tra tỉnh Mẫu", "Thanh tra tỉnh", "inspectorate", "inspection-lead"),
    ("vpubnd", "Văn phòng UBND tỉnh Mẫu", "Văn phòng UBND", "office", "office"),
    ("snv", "Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ", "department", "home-affairs"),
    ("stp", "Sở Tư pháp tỉnh Mẫu", "Sở Tư pháp", "department", "justice"),
    ("stc", "Sở Tài chính tỉnh Mẫu", "Sở Tài chính", "department", "finance"),
    ("skhdt", "Sở Kế hoạch và Đầu tư tỉnh Mẫu", "Sở KH&ĐT", "department", "planning"),
    ("sct", "Sở Công Thương tỉnh Mẫu", "Sở Công Thương", "department", "industry-trade"),
    ("snnptnt", "Sở Nông nghiệp và Phát triển nông thôn tỉnh Mẫu", "Sở NN&PTNT", "department", "agriculture"),
    ("sgtvt", "Sở Giao thông vận tải tỉnh Mẫu", "Sở GTVT", "department", "transport"),
    ("sxd", "Sở Xây dựng tỉnh Mẫu", "Sở Xây dựng", "department", "construction"),
    ("stnmt", "Sở Tài nguyên và Môi trường tỉnh Mẫu", "Sở TN&MT", "department", "environment"),
    ("stttt", "Sở Thông tin và Truyền thông tỉnh Mẫu", "Sở TT&TT", "department", "information"),
    ("sldtbxh", "Sở Lao động - Thương binh và Xã hội tỉnh Mẫu", "Sở LĐ-TB&XH", "department", "labour"),
    ("svhttdl", "Sở Văn hóa, Thể thao và Du lịch tỉnh Mẫu", "Sở VHTTDL", "department", "culture"),
    ("skhcn", "Sở Khoa học và Công nghệ tỉnh Mẫu", "Sở KH&CN", "department", "science"),
    ("sgddt", "Sở Giáo dục và Đào tạo tỉnh Mẫu", "Sở GD&ĐT", "department", "education"),
    ("syt", "Sở Y tế tỉnh Mẫu", "Sở Y tế", "department", "health"),
    ("sngv", "Sở Ngoại vụ tỉnh Mẫu", "Sở Ngoại vụ", "department", "foreign-affairs"),
    ("bdt", "Ban Dân tộc tỉnh Mẫu", "Ban Dân tộc", "department", "ethnic-affairs"),
)
COORDINATING = (
    ("ca", "Công an tỉnh Mẫu", "Công an", "coordinating", "police"),
    ("vks", "Viện kiểm sát nhân dân tỉnh Mẫu", "Viện kiểm sát", "coordinating", "procuracy"),
    ("ta", "Tòa án nhân dân tỉnh Mẫu", "Tòa án", "coordinating", "court"),
    ("cthads", "Cục Thi hành án dân sự tỉnh Mẫu", "Cục THADS", "coordinating", "civil-enforcement"),
    ("bnc", "Ban Nội chính Tỉnh ủy Mẫu", "Ban Nội chính", "coordinating", "internal-affairs-commission"),
    ("bqlkkt", "Ban Quản lý Khu kinh tế Mẫu", "BQL Khu kinh tế", "board", "economic-zone"),
)


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """One agency: as the register shows it and as the generator needs it."""

    slug: str
    name: str
    short: str
    kind: str
    group: str
    symbol: str  # the issuer's part of a document's symbol: 12/KH-SNV
    diligence: float  # 0..1: how much it files, how well, how early
    role: str | None = None

    @property
    def author(self) -> Author:
        return Author(f"{self.short} (đầu mối)", f"{self.account}@tinh-mau.example")

    @property
    def account(self) -> str:
        return self.slug if "-mau-" in self.slug else f"mau-{self.slug}"


def draw_agencies(*, agencies: int, seed: int) -> tuple[DemoAgency, ...]:
    """``agencies`` agencies in the register's order; beyond the named ones there are only more districts."""
    coordinating = min(len(COORDINATING), agencies * 6 // 43)
    departments = min(len(DEPARTMENTS), max(1, agencies * 19 // 43))
    districts = agencies - departments - coordinating
    plain = [(*row, "so-ban-nganh") for row in DEPARTMENTS[:departments]]
    plain += [(*_district(index, districts), _land(index, districts)) for index in range(1, districts + 1)]
    plain += [(*row, "phoi-hop") for row in COORDINATING[:coordinating]]
    return tuple(
        DemoAgency(
            slug=slug,
            name=name,
            short=short,
            kind=kind,
            group=group,
            symbol="UBND" if role is None else slug.upper(),
            diligence=_diligence(slug, seed),
            role=role,
        )
        for slug, name, short, kind, role, group in plain
    )


def _district(index: int, districts: int) -> tuple[str, str, str, str, str | None]:
    """Two cities and a town first where there are enough districts, as a province would have."""
    if districts >= 6 and index <= 2:
        return (f"thanh-pho-mau-{index}", f"UBND thành phố Mẫu {index}", f"TP Mẫu {index}", "city", None)
    if districts >= 6 and index == 3:
        return (f"thi-xa-mau-{index}", f"UBND thị xã Mẫu {index}", f"TX Mẫu {index}", "town", None)
    return (f"huyen-mau-{index}", f"UBND huyện Mẫu {index}", f"Huyện Mẫu {index}", "district", None)


def _land(index: int, districts: int) -> str:
    return "huyen-mien-nui" if index > districts - districts // 2 else "huyen-dong-bang"


def _diligence(slug: str, seed: int) -> float:
    """Most agencies are careful; about one in twelve is far behind.  The lead is among the careful."""
    stream = random.Random(f"{seed}:{slug}:diligence")
    draw, spread = stream.random(), stream.random()
    if draw < 0.08 and slug != LEAD:
        return 0.1 + 0.25 * spread
    return 0.62 + 0.38 * spread


def register_file(agencies: tuple[DemoAgency, ...]) -> dict[str, Any]:
    """``agencies.yml``, with one agency that was merged away during the period."""
    rows: list[dict[str, Any]] = [
        {
            "slug": agency.slug,
            "name": agency.name,
            "short": agency.short,
            "name_status": "placeholder",
            "kind": agency.kind,
            "group": agency.group,
            "roles": [agency.role] if agency.role else [],
            "head": f"Thủ trưởng cơ quan ({agency.short})",
            "contact": f"Cán bộ Mẫu {index % 12 + 1:02d}",
            "accounts": [agency.account],
        }
        for index, agency in enumerate(agencies)
    ]
    rows.append(
        {
            "slug": "chi-cuc-mau-cu",
            "name": "Chi cục Mẫu (cũ)",
            "short": "Chi cục Mẫu",
            "name_status": "placeholder",
            "kind": "department",
            "group": "so-ban-nganh",
            "valid_to": "2019-02-28",
            "successor": agencies[min(2, len(agencies) - 1)].slug,
            "note": "Hợp nhất từ ngày 01/03/2019 (tình tiết mẫu).",
        }
    )
    used = {row["group"] for row in rows}
    return {
        "groups": [group for group in GROUPS if group["key"] in used],
        "agencies": rows,
        "source": "Danh sách hư cấu của kho mẫu",
        "notes": ["Mọi cơ quan trong danh sách này là hư cấu."],
    }
