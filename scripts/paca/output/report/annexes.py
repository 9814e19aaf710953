"""The annexes of the report as tables: scores by item with their evidence, agencies, documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paca.assessment import Entry, State
from paca.model.evidence import Document
from paca.output.notation import NOTHING, day, number, points
from paca.output.pages.book import NOT_FILED, Book
from paca.output.pages.items import items_view
from paca.output.pages.scoreline import ScoreLine
from paca.output.pages.todo import lack_of
from paca.output.pages.words import STATES, outcome_word

from .blocks import Annex, Block, Heading, Line, Paragraph, Run, Table, plain
from .matrix import matrix

PLACEHOLDER = Run(" (tạm đặt)", italic=True)
SECRET = "Tài liệu mật: chỉ ghi nơi giữ"
NO_DOCUMENTS = "Chưa cơ quan nào nộp tài liệu chứng minh."


def annexes(book: Book, *, first_table: int) -> tuple[Annex, ...]:
    """What the audience may see, each annex numbered; tables are numbered on from ``first_table``."""
    audience = book.assessment.audience
    made: list[tuple[str, list[Block], bool]] = []  # title, blocks, on the paper's long side
    if audience.register:
        title = "Bảng điểm theo tiêu chí thành phần và danh mục minh chứng"
        made.append((title, [_scores(book), _evidence(book)], True))
    else:
        made.append(("Bảng điểm theo tiêu chí thành phần", [_scores(book)], audience.scores))
    if book.assessment.records.working_group.comments:
        told = replace(matrix(book), caption="Góp ý, tiếp thu và giải trình")
        made.append(("Tổng hợp góp ý, tiếp thu, giải trình", [told], True))
    made.append(("Tình hình nộp hồ sơ của các cơ quan", [_filing(book)], False))
    if audience.filing:
        made.append(("Kết quả của từng cơ quan", list(_agencies(book)), True))
    if audience.register:
        made.append(("Danh mục tài liệu chứng minh", list(_documents(book)), True))
    number = first_table
    done = []
    for place, (title, blocks, wide) in enumerate(made, start=1):
        numbered: list[Block] = []
        for block in blocks:
            if isinstance(block, Table) and block.caption:
                block = replace(block, number=number)
                number += 1
            numbered.append(block)
        done.append(Annex(place, title, tuple(numbered), wide))
    return tuple(done)


def _scores(book: Book) -> Table:
    """Parts, criteria and items in the edition's order, then the total."""
    scores = book.assessment.audience.scores
    rows: list[tuple[Line, ...]] = []
    strong: set[int] = set()
    view = items_view(book)
    for part in view.parts:
        strong.add(len(rows))
        rows.append(_score_row(part.line, scores))
        rows.extend(_score_row(line, scores) for line in part.items)
        for criterion in part.criteria:
            strong.add(len(rows))
            rows.append(_score_row(criterion.line, scores))
            rows.extend(_score_row(line, scores) for line in criterion.items)
    strong.add(len(rows))
    rows.append(_score_row(view.total, scores))
    head = ("Mã", "Phần, tiêu chí, tiêu chí thành phần", "Tối đa")
    if scores:
        head = (*head, "Tự chấm", "Tổ công tác", "Thẩm định", "Đang tính")
    count = len(head) - 2
    return Table(
        head,
        tuple(rows),
        (False, False, *([True] * count)),
        (12, 135, *([20] * count)) if scores else (12, 70, 18),
        caption="Điểm của tỉnh theo phần, tiêu chí và tiêu chí thành phần",
        strong=frozenset(strong),
    )


def _score_row(line: ScoreLine, scores: bool) -> tuple[Line, ...]:
    title = plain(line.title) + ((PLACEHOLDER,) if line.chip else ())
    row = (plain(line.code), title, plain(number(line.maximum)))
    if not scores:
        return row
    values = (line.self_points, line.reviewed, line.verified, line.points)
    return (*row, *(plain(points(value)) for value in values))


def _evidence(book: Book) -> Table | Paragraph:
    """One row a submission that cites a document, below the name of its item."""
    rows: list[tuple[Line, ...]] = []
    bands: set[int] = set()
    for item in book.items:
        code = str(item.node.code) if item.node else ""
        held: list[tuple[Line, ...]] = []
        for entry in book.by_item.get(code, ()):
            filed = book.submission(entry.agency, code)
            cited = [book.document(entry.agency, key) for key in filed.front.model.documents] if filed else []
            told = "; ".join(citation(one.model) for one in cited if one is not None)
            if told:
                held.append((plain(len(held) + 1), plain(book.name(entry.agency)), plain(told)))
        if held:
            bands.add(len(rows))
            rows += [_band(f"{code} {book.title_of(code)}", 3), *held]
    if not rows:
        return Paragraph(plain(NO_DOCUMENTS))
    return Table(
        ("TT", "Cơ quan", "Tài liệu chứng minh"),
        tuple(rows),
        (True, False, False),
        (11, 66, 170),
        caption="Minh chứng theo tiêu chí thành phần",
        bands=frozenset(bands),
    )


def _band(title: str, columns: int) -> tuple[Line, ...]:
    return (plain(title), *[plain("")] * (columns - 1))


def citation(document: Document) -> str:
    """``Kế hoạch số 83/KH-UBND ngày 15/01/2019``; of a document with a secrecy mark only that it exists."""
    if document.classified is not None:
        return f"{SECRET} ({document.classified.holder})"
    told = document.title
    if document.number:
        told += f", số {document.number}"
    if document.date:
        told += f" ngày {day(document.date)}"
    return told


def _filing(book: Book) -> Table:
    audience = book.assessment.audience
    rows: list[tuple[Line, ...]] = []
    bands: set[int] = set()
    head = ("TT", "Cơ quan", "Được yêu cầu")
    if audience.filing:
        head = ("TT", "Cơ quan", "Đã nộp", "Được yêu cầu", "Cần giải trình")
    order = 0
    for _, title, members in book.groups:
        asked = [agency for agency in members if book.by_agency.get(agency.slug)]
        if not asked:
            continue
        bands.add(len(rows))
        rows.append(_band(title, len(head)))
        for agency in asked:
            order += 1
            entries = book.by_agency[agency.slug]
            filed = sum(1 for entry in entries if entry.state not in NOT_FILED)
            returned = sum(1 for entry in entries if entry.state.value == "returned")
            cells = [str(order), agency.name]
            cells += [number(filed)] if audience.filing else []
            cells += [number(len(entries))]
            cells += [number(returned) if audience.scores else NOTHING] if audience.filing else []
            rows.append(tuple(plain(cell) for cell in cells))
    total = [number(book.progress.filed)] if audience.filing else []
    total += [number(book.progress.asked)]
    if audience.filing:
        total += [number(book.progress.of(State.RETURNED)) if audience.scores else NOTHING]
    rows.append(tuple(plain(cell) for cell in ("", "Tổng", *total)))
    return Table(
        head,
        tuple(rows),
        (True, False, *([True] * (len(head) - 2))),
        (7, 43, 15, 18, 17) if audience.filing else (8, 72, 20),
        caption="Hồ sơ của các cơ quan",
        strong=frozenset({len(rows) - 1}),
        bands=frozenset(bands),
    )


def _agencies(book: Book) -> Iterator[Block]:
    """A heading and a table for each agency that filed; the others in one table at the end."""
    silent: list[tuple[Line, ...]] = []
    order = 0
    for agency in book.agencies:
        entries = book.by_agency.get(agency.slug, ())
        filed = tuple(entry for entry in entries if entry.state not in NOT_FILED)
        unfiled = [entry.item for entry in entries if entry.state in NOT_FILED]
        if not filed:
            if entries:
                cells = (str(len(silent) + 1), agency.name, number(len(unfiled)), ", ".join(unfiled))
                silent.append(tuple(plain(cell) for cell in cells))
            continue
        order += 1
        yield Heading(2, f"{order}. {agency.name}")
        told = f"Được yêu cầu {number(len(entries))} hồ sơ, đã nộp {number(len(filed))}"
        if unfiled:
            told += f", chưa nộp {number(len(unfiled))}: {', '.join(unfiled)}"
        yield Paragraph(plain(f"{told}."))
        yield agency_table(filed, book)
    if silent:
        yield Table(
            ("TT", "Cơ quan", "Được yêu cầu", "Tiêu chí thành phần chưa nộp"),
            tuple(silent),
            (True, False, True, False),
            (11, 60, 20, 156),
            caption="Cơ quan chưa nộp hồ sơ nào",
        )


def agency_table(entries: tuple[Entry, ...], book: Book) -> Table:
    """One row an item asked of an agency: state, self-score, review, what stands, what lacks."""
    audience = book.assessment.audience
    rows = []
    for entry in entries:
        lacks = "; ".join(lack_of(lack, book).text for lack in entry.missing)
        cells = [entry.item, book.title_of(entry.item), STATES[entry.state].label]
        if audience.scores:
            cells += [points(value) for value in (entry.self_points, entry.reviewed)]
            cells += [standing_text(entry)]
        cells += [lacks or NOTHING]
        rows.append(tuple(plain(cell) for cell in cells))
    if audience.scores:
        return Table(
            ("Mã", "Tiêu chí thành phần", "Tình trạng", "Tự chấm", "Tổ công tác", "Đang tính", "Còn thiếu"),
            tuple(rows),
            (False, False, False, True, True, True, False),
            (14, 72, 25, 18, 20, 26, 72),
        )
    return Table(
        ("Mã", "Tiêu chí thành phần", "Tình trạng", "Còn thiếu"), tuple(rows), (False,) * 4, (10, 45, 17, 28)
    )


def standing_text(entry: Entry) -> str:
    """Points that stand, or the word for why there are none: never a zero for what is not there."""
    if entry.standing.points is None:
        return outcome_word(entry.standing)
    return points(entry.standing.points)


def _documents(book: Book) -> Iterator[Block]:
    found = 0
    for agency in book.agencies:
        files = book.assessment.records.filed.get(agency.slug)
        if agency.slug not in book.by_agency or not files or not files.documents:
            continue  # what the issuing bodies have are the bases, told in section I
        found += 1
        yield Heading(2, f"{found}. {agency.name}")
        yield documents_table(agency.slug, book)
    if not found:
        yield Paragraph(plain(NO_DOCUMENTS))


def documents_table(slug: str, book: Book) -> Table:
    """An agency's register with the items that rest on each document."""
    rows = []
    for order, (key, located) in enumerate(book.assessment.records.filed[slug].documents.items(), start=1):
        document = located.model
        items = dict.fromkeys(use.item for use in book.uses.get((slug, key), ()) if use.item)
        secret = document.classified is not None
        rows.append(
            tuple(
                plain(cell)
                for cell in (
                    str(order),
                    NOTHING if secret or not document.number else document.number,
                    day(document.date) if document.date else NOTHING,
                    NOTHING if secret else document.issuer,
                    f"{SECRET} ({document.classified.holder})" if document.classified else document.title,
                    ", ".join(items) or NOTHING,
                )
            )
        )
    return Table(
        ("TT", "Số, ký hiệu", "Ngày", "Nơi ban hành", "Trích yếu", "Tiêu chí"),
        tuple(rows),
        (True, False, False, False, False, False),
        (11, 42, 23, 56, 85, 30),
    )
