"""The next round's ``assessment.yml``: province and steps stay, days and people are asked anew."""

from __future__ import annotations

import datetime as dt
import re

from ..edition_tools.emit import emit, plain
from ..model.edition import EditionHeader
from ..model.round import Member, Phase, Publication, Round
from ..model.values import FactStatus, Period
from ..output.notation import day
from ..records import Located
from .carry import Carriage, Carried, Left, Question

# A number and symbol, a day or a year in a title speaks of last year's paper.
_OF_LAST_YEAR = re.compile(
    r"\d[\w.]*/[A-ZĐ][\w.Đ-]*(?:-[A-ZĐ][\w.Đ]*)*|\d{1,2}/\d{1,2}(?:/\d{4})?|\b(?:19|20)\d\d\b"
)


def round_file(
    last: Located[Round], header: EditionHeader, *, period: tuple[dt.date, dt.date] | None
) -> Carriage:
    """``period`` as it was given; without it the edition's, and without that it must be asked."""
    old, year = last.model, header.year
    made = Carriage()
    file = f"evidence/{year}/assessment.yml"
    span = _period(header, period)
    if span is None:
        made.questions.append(
            Question(
                file,
                f"Kỳ đánh giá {year} từ ngày nào đến ngày nào? Bộ chỉ số {year} chưa nêu. Thêm: --period "
                "TỪ ĐẾN",
                f"From which day to which day is the period of {year}? The edition does not say. Add: "
                "--period "
                "FROM TO",
                blocking=True,
            )
        )
        span = old.period  # shown in the plan's text only: nothing is written before the question is answered
    title, named = _renamed(old.title, old.year, year)
    if not named:
        made.questions.append(
            Question(
                file, "Tên kỳ đánh giá chép nguyên: có cần sửa?", "The title is last year's: does it fit?"
            )
        )
    calendar = [_phase(phase, old.year, made, last.path) for phase in old.calendar]
    members = [_member(member, old.year) for member in old.working_group]
    following = Round(
        year=year,
        title=title,
        province=old.province,
        period=span,
        plan_status=FactStatus.PLACEHOLDER,
        stage="Chuẩn bị",
        working_group=tuple(members),
        calendar=tuple(calendar),
        repository=old.repository,
    )
    # The policy is written out although it is the default: the first thing that a reader looks for.
    text = plain(following) | {"publication": {key: "never" for key in Publication.model_fields}}
    made.files[file] = emit(text, head=_HEAD.format(year=year, last=old.year))
    made.carried.append(
        Carried("round", file, f"tỉnh, cơ quan chủ trì: {old.province.name}", old.province.name)
    )
    if calendar:
        made.carried.append(
            Carried(
                "calendar",
                file,
                f"{len(calendar)} bước của lịch, chưa có ngày nào (placeholder)",
                f"{len(calendar)} steps of the calendar, without any day (placeholder)",
            )
        )
        made.left.append(
            Left(
                last.path,
                f"ngày của kỳ {old.year}; mỗi bước giữ ngày cũ trong ghi chú",
                f"the days of {old.year}; each step keeps them in its note",
            )
        )
        made.questions.append(
            Question(
                file,
                "Ngày của từng bước: điền theo kế hoạch của kỳ này (không suy từ năm trước).",
                "The days of each step: fill them in from this round's plan; none is derived from last "
                "year's.",
            )
        )
    if members:
        made.carried.append(
            Carried(
                "round",
                file,
                f"{len(members)} thành phần tổ công tác theo vai trò và cơ quan, đánh dấu giữ chỗ",
                f"{len(members)} members of the working group by role and organisation, as placeholders",
            )
        )
        made.left.append(
            Left(
                last.path,
                "tên và tài khoản của thành viên tổ công tác: tổ của kỳ mới có quyết định riêng",
                "names and accounts of members: the new working group has its own decision",
            )
        )
        made.questions.append(
            Question(
                file,
                "Quyết định thành lập tổ công tác: tên, tài khoản từng thành viên. Chưa điền tài khoản thì "
                "chưa ai "
                "sửa được quyết định, góp ý qua yêu cầu gộp.",
                "The decision on the working group: names and accounts. Until accounts are filled in, "
                "nobody may "
                "change decisions and comments through a pull request.",
            )
        )
    made.left.append(
        Left(
            last.path,
            "quyền công bố: kỳ mới bắt đầu với never (chưa công bố gì); kế hoạch, nguồn, ghi chú của kỳ "
            "trước",
            "what may be public: the new round starts with never; the plan, sources and notes of last year",
        )
    )
    return made


_HEAD = (
    "# Kỳ đánh giá {year}, khởi đầu từ kỳ {last} (paca init --from {last} --to {year}).\n"
    "# Dòng có status: placeholder là GIỮ CHỖ: hãy điền, đổi thành exact và nêu nguồn (source).\n"
)


def _period(header: EditionHeader, given: tuple[dt.date, dt.date] | None) -> Period | None:
    return Period(start=given[0], end=given[1]) if given else header.period


def _renamed(title: str, last: int, year: int) -> tuple[str, bool]:
    named = re.sub(rf"\b{last}\b", str(year), title)
    return named, named != title


def _member(member: Member, last: int) -> Member:
    return Member(
        role=member.role,
        organisation=member.organisation,
        status=FactStatus.PLACEHOLDER,
        note=f"Như kỳ {last}; chờ quyết định thành lập tổ công tác của kỳ này.",
    )


def _phase(phase: Phase, last: int, made: Carriage, path: str) -> Phase:
    title = _OF_LAST_YEAR.sub("…", phase.title)
    if title != phase.title:
        made.left.append(
            Left(
                path,
                f"tên bước “{phase.title}”: số, ngày của kỳ {last} thay bằng dấu “…”",
                f"the step “{phase.title}”: numbers and days of {last} became “…”",
            )
        )
    days = [day(one) for one in (phase.start, phase.until) if one]
    told = f"Kỳ {last}: " + ("–".join(dict.fromkeys(days)) if days else "chưa công bố") + ". "
    return Phase(
        key=phase.key,
        step=phase.step,
        title=title,
        status=FactStatus.PLACEHOLDER,
        note=f"{told}Kỳ này chưa có ngày.",
    )
