"""One agency's sheet for its head to sign: what was asked, given and scored, what is still to explain."""

from __future__ import annotations

from itertools import zip_longest

from paca.assessment import Entry, State
from paca.output.notation import NOTHING, day, number, points
from paca.output.pages.book import NOT_FILED, Book
from paca.output.pages.links import Links
from paca.output.pages.todo import tasks
from paca.output.pages.words import STATES
from paca.output.report.annexes import standing_text
from paca.output.report.blocks import Block, Bullets, Heading, Line, Paragraph, Report, Table, plain
from paca.output.report.compose import note_of

MOST = 6  # tasks told one by one; the others by their codes, so that the sheet stays within two pages
LACKS = 2  # of one task, the others counted


def agency_sheet(slug: str, book: Book) -> Report:
    """The sheet as blocks.  KeyError for an agency that the register does not know."""
    agency = book.agency_by_slug[slug]
    entries = book.by_agency.get(slug, ())
    if not entries:
        told = f"{agency.name} không được yêu cầu cung cấp hồ sơ trong kỳ đánh giá này."
        return Report(note_of(book), (Paragraph(plain(told)),))
    body: list[Block] = [
        Heading(1, "I. Hồ sơ được yêu cầu và đã nộp"),
        Paragraph(plain(_summary(entries, book, agency.name))),
        _by_part(entries, book),
        Heading(1, "II. Kết quả từng tiêu chí thành phần"),
        _results(entries, book),
        Heading(1, "III. Nội dung còn phải bổ sung, giải trình"),
        *_owed(slug, book),
    ]
    return Report(note_of(book), tuple(body))


def _summary(entries: tuple[Entry, ...], book: Book, name: str) -> str:
    filed = sum(1 for entry in entries if entry.state not in NOT_FILED)
    told = f"{name} được yêu cầu {number(len(entries))} hồ sơ"
    if book.assessment.audience.filing:
        told += f", đã nộp {number(filed)}"
    returned = sum(1 for entry in entries if entry.state is State.RETURNED)
    if returned:
        told += f", trong đó {number(returned)} hồ sơ cần giải trình"
    files = book.assessment.records.filed.get(entries[0].agency)
    if files and book.assessment.audience.filing:
        told += f"; {number(len(files.documents))} tài liệu, {number(len(files.figures))} số liệu"
    until = book.submit_deadline.until
    told += f". Hạn nộp: {day(until)}." if until else ". Hạn nộp: chưa công bố."
    return told


def _by_part(entries: tuple[Entry, ...], book: Book) -> Table:
    """Counts of each part; points of items of different kinds are not added up here."""
    rows = []
    for part in book.parts:
        code = str(part.node.code) if part.node else ""
        inside = [entry for entry in entries if book.part_of(entry.item) == code]
        if inside and part.node:
            cells = (f"{code}. {part.node.title}", *_counts(inside))
            rows.append(tuple(plain(cell) for cell in cells))
    rows.append(tuple(plain(cell) for cell in ("Tổng", *_counts(list(entries)))))
    return Table(
        ("Phần", "Được yêu cầu", "Đã nộp", "Đã thẩm tra", "Cần giải trình", "Chưa nộp"),
        tuple(rows),
        (False, True, True, True, True, True),
        (45, 11, 11, 11, 11, 11),
        strong=frozenset({len(rows) - 1}),
    )


def _counts(entries: list[Entry]) -> tuple[str, ...]:
    filed = [entry for entry in entries if entry.state not in NOT_FILED]
    settled = [entry for entry in filed if entry.state in (State.REVIEWED, State.EXPLAINED, State.FINAL)]
    returned = [entry for entry in filed if entry.state is State.RETURNED]
    counts = (len(entries), len(filed), len(settled), len(returned), len(entries) - len(filed))
    return tuple(number(count) for count in counts)


def _results(entries: tuple[Entry, ...], book: Book) -> Table:
    """Two items a line: code, state, self-score, working group's, what stands of the maximum."""
    half = -(-len(entries) // 2)
    head = ("Mã", "Tình trạng", "Tự chấm", "Tổ CT", "Đang tính")
    rows = [
        (*_cells(left, book), *(_cells(right, book) if right else tuple(plain("") for _ in head)))
        for left, right in zip_longest(entries[:half], entries[half:])
    ]
    widths = (8, 14, 8.5, 7, 13.5)
    return Table((*head, *head), tuple(rows), (False, False, True, True, True) * 2, (*widths, *widths))


def _cells(entry: Entry, book: Book) -> tuple[Line, ...]:
    if entry.state in NOT_FILED:
        stands = NOTHING  # what the policy will count in the end is no result yet
    elif entry.standing.points is None:
        stands = standing_text(entry)
    else:
        stands = f"{points(entry.standing.points)}/{number(entry.standing.max)}"
    told = (entry.item, STATES[entry.state].label, points(entry.self_points), points(entry.reviewed), stands)
    return tuple(plain(cell) for cell in told)


def _owed(slug: str, book: Book) -> list[Block]:
    owed = tasks(slug, book, Links())
    if not owed:
        return [Paragraph(plain("Không còn nội dung nào phải bổ sung, giải trình."))]
    first = sorted(owed, key=lambda task: task.state is not State.RETURNED)
    lines = []
    for task in first[:MOST]:
        lacks = "; ".join(lack.text for lack in task.lacks[:LACKS])
        if len(task.lacks) > LACKS:
            lacks += f"; và {len(task.lacks) - LACKS} nội dung khác"
        until = f" (hạn {day(task.until)})" if task.until else ""
        lines.append(plain(f"{task.code} {task.title}: {lacks}{until}"))
    blocks: list[Block] = [Bullets(tuple(lines))]
    rest = first[MOST:]
    if rest:
        codes = ", ".join(task.code for task in rest)
        blocks.append(Paragraph(plain(f"Và {number(len(rest))} tiêu chí thành phần khác: {codes}.")))
    return blocks
