"""The plan of the next round: every concern's share, put together.  Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ..assessment import Assessment
from ..errors import PacaError
from ..model.evidence import Claim
from ..records import Edition
from .assign import assignments, tell_assignments
from .carry import Carriage, Left, NextRound
from .forward import Forward, forward
from .mapping_form import mapping_form
from .prose import carry_prose
from .register_file import carry_register
from .round_file import round_file
from .rules import carry_rules
from .told import last_round_files


def plan_next(
    assessment: Assessment,
    following: Edition,
    *,
    edition_texts: Mapping[str, str],
    sections: Mapping[str, str],
    period: tuple[dt.date, dt.date] | None = None,
) -> NextRound:
    """``assessment`` is of the last round, ``following`` the next year's edition.

    ``edition_texts`` are that edition's files by path (they are written where the repository has none),
    ``sections`` the last report's narrative by path.  Raises PacaError where the last round cannot be read.
    """
    records = assessment.records
    if records.round is None or records.edition is None:
        raise PacaError(
            f"Kỳ {records.year} chưa đọc được: cần assessment.yml và bộ chỉ số. Chạy: paca check --year "
            f"{records.year}",
            f"The round of {records.year} cannot be read: it needs assessment.yml and an edition. Run: "
            "paca check "
            f"--year {records.year}",
        )
    start, end = period or _span(following) or (records.round.model.period.end + dt.timedelta(days=1), None)
    whole = Carriage(files=dict(edition_texts))
    links = forward(records, following)
    ruled, edition = carry_rules(links, edition_texts)
    whole.take(ruled)
    links = Forward(links.last, edition, links.on)
    whole.take(round_file(records.round, following.header, period=period))
    register, agencies = carry_register(
        records.agencies,
        path=f"evidence/{records.year}/agencies.yml",
        last=records.year,
        year=following.year,
        start=start,
    )
    whole.take(register)
    asked = tuple(assignments(assessment, links, edition, agencies, day=end or start))
    whole.take(tell_assignments(asked, assessment, links))
    whole.take(last_round_files(assessment, links, agencies))
    whole.take(carry_prose(sections, links))
    whole.take(mapping_form(links))
    whole.take(_stays(assessment))
    return NextRound(
        last=records.year,
        year=following.year,
        commit=assessment.revision.commit,
        items=len(records.edition.items),
        mapped=len(links.items),
        files=whole.files,
        rewritten=frozenset(whole.rewritten),
        carried=tuple(whole.carried),
        left=tuple(whole.left),
        questions=tuple(whole.questions),
        assignments=asked,
    )


def _span(edition: Edition) -> tuple[dt.date, dt.date] | None:
    period = edition.header.period
    return (period.start, period.end) if period else None


def _stays(assessment: Assessment) -> Carriage:
    """What is last year's and nothing else: evidence, decisions, comments."""
    records, made = assessment.records, Carriage()
    folder = f"evidence/{records.year}"
    for slug, files in records.filed.items():
        filed = sum(one.front.model.claim is not Claim.DRAFT for one in files.submissions.values())
        figures = len(files.figures) + len(files.other_figures)
        if filed or figures or files.documents or files.attachments:
            made.left.append(
                Left(
                    f"{folder}/{slug}/",
                    f"{filed} hồ sơ, {figures} số liệu, {len(files.documents)} tài liệu: minh chứng của kỳ "
                    f"{records.year}, không thành minh chứng kỳ mới",
                    f"{filed} submissions, {figures} figures, {len(files.documents)} documents: evidence of "
                    f"{records.year}, never of the new round",
                )
            )
    group = records.working_group
    counts = {
        "decisions/": (sum(map(len, group.decisions.values())), "quyết định", "decisions"),
        "comments/": (len(group.comments), "góp ý", "comments"),
        "verified.yml": (len(group.verified_entries), "điểm thẩm định", "verified scores"),
        "recommendations.yml": (len(group.recommendations), "kiến nghị", "recommendations"),
        "good-practices.yml": (len(group.practices), "thực tiễn tốt", "good practices"),
        "extensions.yml": (len(group.extensions), "gia hạn", "extensions"),
    }
    for name, (count, vi, en) in counts.items():
        if count:
            made.left.append(
                Left(
                    f"{folder}/_working-group/{name}",
                    f"{count} {vi} của kỳ {records.year}",
                    f"{count} {en} of {records.year}",
                )
            )
    return made
