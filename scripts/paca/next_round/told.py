"""What the last round tells the next: lessons and pointers to documents, in the new edition's codes."""

from __future__ import annotations

from collections.abc import Mapping

from ..assessment import Assessment
from ..edition_tools.emit import emit
from ..lessons import lessons_by_agency
from ..model.evidence import Claim
from ..model.last_round import LastDocument, LastLesson, LastRoundFile
from ..records import Agencies, AgencyFiles
from .carry import Carriage, Carried, Left
from .forward import Forward

MOST_PLACES = 3  # of a lesson that many agencies were told


def last_round_files(assessment: Assessment, forward: Forward, agencies: Agencies) -> Carriage:
    """One file an agency of the new register, and ``province.yml``; derived, so written anew each time."""
    records, year = assessment.records, forward.following.year
    made = Carriage()
    lessons = {slug: _lessons(found, forward) for slug, found in lessons_by_agency(assessment).items()}
    documents = {slug: _documents(files, assessment, forward) for slug, files in records.filed.items()}
    known = {None, *agencies.by_slug}
    told, pointers = 0, 0
    for slug in sorted({*lessons, *documents}, key=lambda slug: slug or ""):
        own, held = lessons.get(slug, ()), documents.get(slug, ())
        if not own and not held:
            continue
        if slug not in known:
            made.left.append(
                Left(
                    f"evidence/{records.year}/{slug}/",
                    f"{len(own)} bài học, {len(held)} tài liệu: cơ quan không còn trong sổ kỳ {year}",
                    f"{len(own)} lessons, {len(held)} documents: the agency is not in the register of {year}",
                )
            )
            continue
        path = f"evidence/{year}/_working-group/last-round/{slug or 'province'}.yml"
        file = LastRoundFile(
            year=records.year, commit=assessment.revision.commit, lessons=own, documents=held
        )
        made.files[path] = emit(file, head=_HEAD.format(last=records.year, year=year))
        made.rewritten.add(path)
        told, pointers = told + len(own), pointers + len(held)
    if told or pointers:
        made.carried.append(
            Carried(
                "last-round",
                f"evidence/{year}/_working-group/last-round/",
                f"{told} bài học theo tiêu chí, {pointers} tài liệu năm trước để tham khảo (không phải "
                "minh chứng "
                f"kỳ {year})",
                f"{told} lessons by item, {pointers} documents of last year as pointers (no evidence of "
                f"{year})",
            )
        )
    return made


_HEAD = (
    "# Kỳ {last} để lại cho kỳ {year}: bài học và tài liệu năm trước, CHỈ ĐỂ THAM KHẢO, không tính điểm.\n"
    "# Do paca init --from {last} --to {year} lập; sửa mapping.yml rồi chạy lại, đừng sửa ở đây.\n"
)


def _lessons(found: tuple, forward: Forward) -> tuple[LastLesson, ...]:  # type: ignore[type-arg]
    return tuple(
        LastLesson(
            item=following.code,
            was=one.item,
            relation=following.relation,
            kind=one.kind,
            text=one.text,
            count=one.count,
            places=tuple(f"{place.path}:{place.line}" for place in one.places[:MOST_PLACES]),
        )
        for one in found
        for following in forward.items.get(one.item, ())
    )


def _documents(files: AgencyFiles, assessment: Assessment, forward: Forward) -> tuple[LastDocument, ...]:
    """Documents that counted or were refused for an item that goes on; nothing that bears a secrecy mark."""
    refused = _refused(files.slug, assessment)
    items: dict[str, dict[str, None]] = {}
    why: dict[str, str] = {}
    for code, filed in files.submissions.items():
        if filed.front.model.claim is Claim.DRAFT:
            continue
        for key in filed.front.model.documents:
            for following in forward.items.get(code, ()):
                items.setdefault(key, {})[following.code] = None
                if (code, key) in refused:
                    why[key] = refused[code, key]
    found = []
    for key, located in files.documents.items():
        document = located.model
        if key in items and document.classified is None:
            place = located.where("key")
            found.append(
                LastDocument(
                    items=tuple(items[key]),
                    key=key,
                    number=document.number,
                    date=document.date,
                    title=document.title,
                    place=f"{place.path}:{place.line}",
                    refused=why.get(key),
                )
            )
    return tuple(found)


def _refused(slug: str, assessment: Assessment) -> Mapping[tuple[str, str], str]:
    """The reason by (item, document) of those that the latest decision does not count."""
    return {
        (item, key): made[-1].model.reason or ""
        for (item, agency), made in assessment.records.working_group.decisions.items()
        if agency == slug and made
        for key in made[-1].model.refused
    }
