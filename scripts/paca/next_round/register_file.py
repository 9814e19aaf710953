"""The next round's ``agencies.yml``: who still exists goes over; mergers are left to a person."""

from __future__ import annotations

import datetime as dt

from ..edition_tools.emit import emit
from ..model.register import Agency, Register
from ..output.notation import day
from ..records import Agencies
from .carry import Carriage, Carried, Left, Question

_ANEW = ("head", "contact")  # of a person, not of the agency


def carry_register(
    agencies: Agencies, *, path: str, last: int, year: int, start: dt.date
) -> tuple[Carriage, Agencies]:
    """``start`` is the new period's first day; the second result is the register without who is left out."""
    made = Carriage()
    file = f"evidence/{year}/agencies.yml"
    kept = []
    for located in agencies.agencies:
        agency = located.model
        if agency.valid_to is not None and agency.valid_to < start:
            made.left.append(_ended(agency, path, agencies))
            if agency.successor and agency.successor not in agencies.by_slug:
                made.questions.append(_unknown_successor(agency, file))
            continue
        kept.append(located)
        if agency.valid_to is not None or agency.successor:
            made.questions.append(_ending(agency, file))
    following = Register(
        groups=agencies.groups,
        agencies=tuple(_stripped(located.model) for located in kept),
        source=agencies.register.source if agencies.register else None,
    )
    made.files[file] = emit(following, head=_HEAD.format(year=year, last=last))
    made.carried.append(
        Carried(
            "register",
            file,
            f"{len(kept)} cơ quan, {len(agencies.groups)} nhóm, vai trò, tài khoản ghi thư mục",
            f"{len(kept)} agencies, {len(agencies.groups)} groups, roles, accounts of their folders",
        )
    )
    if any(getattr(located.model, name) for located in kept for name in _ANEW):
        made.left.append(
            Left(
                path,
                "người đứng đầu, đầu mối của từng cơ quan: người có thể đã đổi",
                "heads and contacts of the agencies: people may have changed",
            )
        )
    made.questions.append(
        Question(
            file,
            "Cơ quan nào mới lập, đổi tên, sáp nhập, giải thể từ kỳ trước? Ghi valid_from, valid_to, "
            "successor.",
            "Which agencies are new, renamed, merged or gone since? Write valid_from, valid_to, successor.",
        )
    )
    return made, Agencies(agencies.groups, tuple(kept), following)


_HEAD = (
    "# Sổ cơ quan của kỳ {year}, chép từ kỳ {last}. Kiểm tra từng dòng: đổi tên, sáp nhập, tài khoản.\n"
    "# kind, roles quyết định tiêu chí nào hỏi cơ quan nào (xem suppliers trong indicators/{year}/).\n"
)


def _stripped(agency: Agency) -> Agency:
    return agency.model_copy(update=dict.fromkeys(_ANEW))


def _ended(agency: Agency, path: str, agencies: Agencies) -> Left:
    assert agency.valid_to is not None
    heir = agencies.by_slug.get(agency.successor or "")
    name = heir.model.name if heir else agency.successor
    vi = f"{agency.name}: hết hiệu lực {day(agency.valid_to)}" + (f", kế thừa là {name}" if name else "")
    en = f"{agency.name}: ended {day(agency.valid_to)}" + (f", succeeded by {name}" if name else "")
    return Left(path, vi, en)


def _unknown_successor(agency: Agency, file: str) -> Question:
    return Question(
        file,
        f"{agency.name} được {agency.successor} kế thừa nhưng sổ chưa có cơ quan ấy: thêm bằng tay.",
        f"{agency.name} is succeeded by {agency.successor}, which the register lacks: add it by hand.",
    )


def _ending(agency: Agency, file: str) -> Question:
    until = f" đến {day(agency.valid_to)}" if agency.valid_to else ""
    en = f" until {day(agency.valid_to)}" if agency.valid_to else ""
    return Question(
        file,
        f"{agency.name} còn hiệu lực{until}"
        + (f", sau đó là {agency.successor}" if agency.successor else "")
        + ": ai trả lời cho phần nào của kỳ?",
        f"{agency.name} stands{en}"
        + (f", then {agency.successor}" if agency.successor else "")
        + ": who answers for which part of the period?",
    )
