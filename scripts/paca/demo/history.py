"""The demo's git history: who commits what and when, from the first setup to the day of HEAD.

Blobs go to git agency by agency and are forgotten; what stays in memory is one mark a file and
commit, so that a hundred thousand submissions need no more than a few hundred megabytes.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .comments import draw_comments, practice_file, recommendation_file
from .edition import YEAR, DemoEdition
from .evidence import document_row
from .fast_import import ZONE, Author, Repository
from .filing import Filing, file_agency, folder_of
from .receipts import EXTENDED, RECORDED, Pushed, extension_file, is_late, pushes, receipt_files
from .register import DemoAgency, register_file
from .report_text import first_texts, last_texts, later_texts
from .review import review_agency, reviewer
from .round import GITIGNORE, README, STAND, round_file
from .yaml_out import dump

SECRETARIAT = Author("Thư ký tổ công tác", "thu-ky@tinh-mau.example")
INTAKE = Author("Bộ phận tiếp nhận", "tiep-nhan@tinh-mau.example")
GROUP = f"evidence/{YEAR}/_working-group"
# Above so many, filings of several agencies are taken in together: each commit writes the folder of all
# agencies anew, so one commit an agency would cost the square of their number.
MOST_COMMITS = 2000
# Comments and practices come from the first agencies only, so that filings need not be kept.
REMEMBERED = 150


@dataclass(frozen=True, slots=True)
class Event:
    """A commit to be."""

    when: dt.datetime
    author: Author
    message: str
    changes: dict[str, int]
    bulk: bool = False  # may be taken in together with others
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What the history holds."""

    submissions: int
    commits: int
    tags: tuple[str, ...]


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def write_history(
    repository: Repository,
    agencies: tuple[DemoAgency, ...],
    edition: DemoEdition,
    *,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    events = list(_milestones(repository, agencies, edition, seed))
    remembered: list[Filing] = []
    pushed: list[Pushed] = []
    extended: str | None = None
    submissions = 0
    for done, agency in enumerate(agencies, 1):
        filing = file_agency(agency, edition, seed=seed)
        submissions += len(filing.submissions)
        events += _filed(repository, filing)
        events += _reviewed(repository, filing, edition, seed)
        pushed += pushes(filing)
        if extended is None and is_late(filing):
            extended = agency.slug
        if len(remembered) < REMEMBERED:
            remembered.append(replace(filing, waves=()))
        if progress:
            progress(done, len(agencies))
    events += _received(repository, pushed, extended)
    events += _commented(repository, tuple(remembered), edition, seed)
    # A stable sort: what happens in one minute keeps the order of its making.
    events.sort(key=lambda event: event.when)
    tags = []
    commits = 0
    for event in _taken_together(events, -(-len(events) // MOST_COMMITS)):
        repository.commit(event.author, event.when, event.message, event.changes)
        commits += 1
        if event.tag:
            repository.tag(event.tag, event.author, event.when, event.message)
            tags.append(event.tag)
    return Written(submissions, commits, tuple(tags))


def _yaml(repository: Repository, value: dict[str, Any]) -> int:
    return repository.blob(dump(value).encode())


def _milestones(
    repository: Repository, agencies: tuple[DemoAgency, ...], edition: DemoEdition, seed: int
) -> Iterator[Event]:
    """Setup, the two drafts, the decision on the whole province and the last day's work."""
    folder = f"evidence/{YEAR}"
    readme = README.format(agencies=len(agencies), items=len(edition.items), seed=seed, stand=STAND)
    start = {"README.md": repository.blob(readme.encode()), ".gitignore": repository.blob(GITIGNORE.encode())}
    yield Event(at(dt.date(2020, 5, 11), 8), SECRETARIAT, "Khởi tạo kho mẫu của tỉnh Mẫu\n", start)
    tree = {path: repository.blob(text.encode()) for path, text in edition.files.items()}
    yield Event(at(dt.date(2020, 5, 12), 9), SECRETARIAT, "Thêm bộ chỉ số mẫu\n", tree)
    opened = {f"{folder}/agencies.yml": _yaml(repository, register_file(agencies))}
    yield Event(at(dt.date(2020, 5, 18), 9), SECRETARIAT, "Thêm danh sách cơ quan\n", opened)
    for stage, day, message, tag in (
        (0, dt.date(2020, 5, 22), "Mở kỳ đánh giá 2019\n", None),
        (1, dt.date(2020, 7, 3), "Dự thảo 1\n\nTổng hợp điểm tự chấm, chưa thẩm tra.\n", "draft-1"),
        (2, dt.date(2020, 8, 5), "Dự thảo 2\n\nSau thẩm tra của tổ công tác; gửi lấy góp ý.\n", "draft-2"),
    ):
        file = {f"{folder}/assessment.yml": _yaml(repository, round_file(stage=stage))}
        texts = ({}, first_texts(edition), later_texts(edition))[stage]
        file |= {path: repository.blob(text.encode()) for path, text in texts.items()}
        yield Event(at(day, 18), SECRETARIAT, message, file, tag=tag)
    whole = {f"{GROUP}/decisions/province.yml": _yaml(repository, {"decisions": [_for_province(edition)]})}
    yield Event(at(dt.date(2020, 8, 5), 10), SECRETARIAT, "Quyết định điểm chung của tỉnh\n", whole)


def _for_province(edition: DemoEdition) -> dict[str, Any]:
    """One decision on the province's own item: on a judgement where the set has one, else an acceptance."""
    row: dict[str, Any] = {"item": edition.items[0].code, "stage": "reviewed", "verdict": "accept"}
    for node in edition.items:
        if node.rule.kind == "judgement":
            levels = sorted((level.points for level in node.rule.levels), reverse=True)
            row |= {"item": node.code, "verdict": "set", "score": levels[min(1, len(levels) - 1)]}
            row["reason"] = "Kết quả chung toàn tỉnh ở mức khá, còn chênh lệch giữa các cơ quan."
            break
    return row | {"by": reviewer(1), "on": dt.date(2020, 8, 5)}


def _filed(repository: Repository, filing: Filing) -> Iterator[Event]:
    written: dict[str, bytes] = {}
    for wave in filing.waves:
        changes = {}
        for path, content in wave.files:
            if written.get(path) != content:
                written[path] = content
                changes[path] = repository.blob(content)
        yield Event(wave.when, filing.agency.author, wave.message, changes, bulk=True)


def _received(repository: Repository, pushed: list[Pushed], extended: str | None) -> Iterator[Event]:
    """The extension that one late agency got, and what the forge received, brought into the tree."""
    if extended is not None:
        text = extension_file(extended, by=reviewer(1))
        granted = {f"{GROUP}/extensions.yml": repository.blob(text.encode())}
        yield Event(at(EXTENDED, 16), SECRETARIAT, "Gia hạn nộp hồ sơ cho một cơ quan\n", granted)
    files = {
        f"{GROUP}/{name}": repository.blob(text.encode()) for name, text in receipt_files(pushed).items()
    }
    yield Event(at(RECORDED, 20), INTAKE, "Ghi biên nhận của máy chủ\n", files)


def _reviewed(repository: Repository, filing: Filing, edition: DemoEdition, seed: int) -> Iterator[Event]:
    agency = filing.agency
    decisions: list[dict[str, Any]] = []
    stream = random.Random(f"{seed}:{agency.slug}:hours")
    for step in review_agency(filing, edition, seed=seed):
        when = at(step.on, 8 + stream.randint(0, 8), stream.randint(0, 59))
        if step.explanations:
            rows = {"explanations": list(step.explanations)}
            changes = {f"{folder_of(agency)}/explanations.yml": _yaml(repository, rows)}
            if step.found:
                rows = {"documents": _supplemented(filing, edition, step.found, seed)}
                changes[f"{folder_of(agency)}/documents.yml"] = _yaml(repository, rows)
            message = f"{agency.short}: giải trình {len(step.explanations)} tiêu chí thành phần\n"
            yield Event(when, agency.author, message, changes, bulk=True)
            continue
        decisions += step.decisions
        changes = {f"{GROUP}/decisions/{agency.slug}.yml": _yaml(repository, {"decisions": decisions})}
        number = step.by.rsplit(" ", 1)[1]
        author = Author(step.by, f"can-bo-mau-{number}@tinh-mau.example")
        message = f"Thẩm tra {agency.short}: {len(step.decisions)} quyết định\n"
        yield Event(when, author, message, changes, bulk=True)


def _supplemented(
    filing: Filing, edition: DemoEdition, found: tuple[str, ...], seed: int
) -> list[dict[str, Any]]:
    """The agency's register with the documents that were found after the review."""
    taken = {int(row["number"].split("/")[0]) for row in filing.documents.rows}
    rows = list(filing.registered)
    for key in found:
        row = document_row(filing.agency, edition, key, taken=taken, seed=seed)
        taken.add(int(row["number"].split("/")[0]))
        rows.append(row)
    return rows


def _commented(
    repository: Repository, filings: tuple[Filing, ...], edition: DemoEdition, seed: int
) -> Iterator[Event]:
    authors = {filing.agency.slug: filing.agency.author for filing in filings}
    for number, plan in enumerate(draw_comments(filings, edition, seed=seed)):
        path, key = f"{GROUP}/comments/{plan.first['id']}.yml", plan.first["id"]
        author = authors.get(plan.agency or "", SECRETARIAT)
        first = {path: _yaml(repository, plan.first)}
        yield Event(at(plan.on, 9 + number // 20, number % 60), author, f"Góp ý {key}\n", first)
        if plan.answered and plan.last:
            last = {path: _yaml(repository, plan.last)}
            yield Event(at(plan.answered, 15, number % 60), SECRETARIAT, f"Trả lời góp ý {key}\n", last)
    ending = {
        f"{GROUP}/recommendations.yml": _yaml(repository, recommendation_file(edition)),
        f"{GROUP}/good-practices.yml": _yaml(repository, practice_file(filings, edition)),
    }
    ending |= {path: repository.blob(text.encode()) for path, text in last_texts().items()}
    yield Event(at(dt.date(2020, 8, 12), 17, 30), SECRETARIAT, "Thêm kiến nghị và thực tiễn tốt\n", ending)


def _taken_together(events: list[Event], most: int) -> Iterator[Event]:
    """``events`` with runs of up to ``most`` bulk ones made one commit of the intake."""
    run: list[Event] = []
    for event in events:
        if run and (not event.bulk or len(run) == most):
            yield _merged(run)
            run = []
        if event.bulk:
            run.append(event)
        else:
            yield event
    if run:
        yield _merged(run)


def _merged(run: list[Event]) -> Event:
    if len(run) == 1:
        return run[0]
    changes: dict[str, int] = {}
    for event in run:
        changes.update(event.changes)
    return Event(run[-1].when, INTAKE, f"Tiếp nhận {len(run)} lượt hồ sơ\n", changes)
