"""What stands in the workbook of an agency at this moment: rows of plain cells from the records.  Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..assessment import Assessment, Entry, LedgerStage, State
from ..model.asks import document_kinds, figure_keys, leaf_rules
from ..model.edition import ChecklistRule, Node, YesNoRule
from ..model.evidence import Document
from ..model.round import Step
from ..model.values import number_text
from ..output.notation import day, days_left
from ..records import AgencyFiles, Edition
from .form import ANSWERS, DOCUMENTS, EXPLANATIONS, FIGURES, ITEMS

LABELS = {
    "submission": "chưa nộp hồ sơ", "figure": "số liệu", "document": "tài liệu", "answer": "câu trả lời",
    "explanation": "giải trình",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """``given`` are the texts of our columns, ``cells`` the plain forms of the clerk's ("" is empty)."""

    id: str
    given: Mapping[str, str | Fraction]
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Current:
    """The rows of each sheet, and the names by which cells speak of documents, kinds and items."""

    agency: str
    name: str
    year: int
    rows: Mapping[str, tuple[Row, ...]]
    documents: Mapping[str, str]  # key -> number and symbol as shown, or the key
    kinds: Mapping[str, str]  # key of each kind that the agency may be asked for -> its title
    items: tuple[str, ...]
    day: str = ""  # the day the workbook speaks of, as shown
    deadline: str = ""  # what is due next, as shown
    title: str = ""  # of the round
    comments: frozenset[str] = frozenset()  # ids of the comments among the rows of "Giải trình"
    files: AgencyFiles = field(default_factory=lambda: AgencyFiles(""))

    def cells(self) -> dict[tuple[str, str, str], str]:
        """Plain forms by (sheet, row, column); empty cells too."""
        return {
            (sheet, row.id, column): text
            for sheet, rows in self.rows.items()
            for row in rows
            for column, text in row.cells.items()
        }


def current(assessment: Assessment, slug: str) -> Current:
    """The workbook's rows for one agency of the register; KeyError if it is not there."""
    records = assessment.records
    agency = records.agencies.by_slug[slug].model
    edition, files = records.edition, records.filed.get(slug) or AgencyFiles(slug)
    asked = tuple(
        located.model
        for located in (edition.items if edition else ())
        if any(one.slug == slug for one in assessment.asked.get(str(located.model.code), ()))
    )
    entries = {str(node.code): assessment.entries.get((str(node.code), slug)) for node in asked}
    documents = {
        key: located.model for key, located in files.documents.items() if not located.model.classified
    }
    return Current(
        agency=slug,
        name=agency.name,
        year=records.year,
        title=records.round.model.title if records.round else "",
        day=day(assessment.as_of),
        deadline=_deadline(assessment),
        items=tuple(str(node.code) for node in asked),
        documents={key: document.number or key for key, document in documents.items()},
        kinds=_kinds(asked, documents, edition),
        files=files,
        comments=frozenset(located.model.id for located in records.working_group.comments),
        rows={
            ITEMS.key: tuple(_item(node, files, entries[str(node.code)]) for node in asked),
            ANSWERS.key: tuple(row for node in asked for row in _answers(node, files)),
            FIGURES.key: tuple(_figures(asked, files, edition)),
            DOCUMENTS.key: tuple(_document(key, one, files) for key, one in documents.items()),
            EXPLANATIONS.key: tuple(_explanations(assessment, slug, entries)),
        },
    )


def _deadline(assessment: Assessment) -> str:
    """The next end of a phase in which agencies owe something: ``Giải trình: 21/08/2020 (còn 9 ngày)``."""
    placed = {one.key: one.days_left for one in assessment.calendar}
    for phase in assessment.records.round.model.calendar if assessment.records.round else ():
        left = placed.get(phase.key)
        if phase.step in (Step.SUBMIT, Step.COMMENT, Step.EXPLAIN) and left is not None and left >= 0:
            return f"{phase.title}: {day(phase.until)} ({days_left(left)})"
    return ""


def _kinds(
    asked: tuple[Node, ...], documents: Mapping[str, Document], edition: Edition | None
) -> dict[str, str]:
    keys = [kind for node in asked for kind in document_kinds(node)]
    keys += [kind for document in documents.values() for kind in document.proves]
    known = edition.documents if edition else {}
    return {key: known[key].model.title if key in known else key for key in dict.fromkeys(keys)}


def joined(keys: object) -> str:
    """Keys in the plain form of a cell: sorted, so that their order means nothing."""
    return " ".join(sorted(set(keys)))  # type: ignore[call-overload]


def prose(text: str) -> str:
    """Lines without blanks at their ends, which no cell shows."""
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _item(node: Node, files: AgencyFiles, entry: Entry | None) -> Row:
    filed = files.submissions.get(str(node.code))
    front = filed.front.model if filed else None
    score = front.self_score if front else None
    return Row(
        str(node.code),
        {
            "item": str(node.code),
            "title": node.title,
            "max": node.max if node.max is not None else "",
            "lacks": _lacks(entry),
        },
        {
            "claim": front.claim.value if front else "",
            "self_score": number_text(score) if score is not None else "",
            "body": prose(filed.body) if filed else "",
            "explanation": prose(front.explanation or "") if front else "",
        },
    )


def _lacks(entry: Entry | None) -> str:
    if entry is None:
        return ""
    told = [
        LABELS[lack.what]
        if lack.what in ("submission", "explanation")
        else f"{LABELS[lack.what]}: {lack.title}"
        for lack in entry.missing
    ]
    return "; ".join(told)


def _answers(node: Node, files: AgencyFiles) -> Iterator[Row]:
    filed = files.submissions.get(str(node.code))
    given = filed.front.model.answers if filed else {}
    for key, question, points in _questions(node):
        answer = given.get(key)
        yield Row(
            f"{node.code}/{key}",
            {"item": str(node.code), "question": question, "points": points, "id": f"{node.code}/{key}"},
            {"answer": "" if answer is None else "yes" if answer else "no"},
        )


def _questions(node: Node) -> Iterator[tuple[str, str, str | Fraction]]:
    for rule in leaf_rules(node.rule):
        if isinstance(rule, YesNoRule):
            yield "answer", " ".join(rule.question.split()), node.max if node.max is not None else ""
        elif isinstance(rule, ChecklistRule):
            for entry in rule.entries:
                yield entry.key, " ".join(entry.title.split()), entry.points


def _figures(asked: tuple[Node, ...], files: AgencyFiles, edition: Edition | None) -> Iterator[Row]:
    users: dict[str, list[str]] = {}
    for node in asked:
        for key in figure_keys(node.rule):
            users.setdefault(key, []).append(str(node.code))
    for key, items in users.items():
        spec = edition.figures.get(key) if edition else None
        filed = files.figures.get(key)
        model = filed.model if filed else None
        previous = model.previous if model else None
        yield Row(
            key,
            {
                "title": spec.model.title if spec else key,
                "unit": model.unit if model else spec.model.unit if spec else "",
                "items": ", ".join(dict.fromkeys(items)),
                "key": key,
            },
            {
                "value": number_text(model.value) if model else "",
                "documents": joined(model.documents) if model else "",
                "previous": number_text(previous) if previous is not None else "",
                "note": (model.note or "") if model else "",
            },
        )


def _document(key: str, document: Document, files: AgencyFiles) -> Row:
    citing = [code for code, filed in files.submissions.items() if key in filed.front.model.documents]
    return Row(
        key,
        {"key": key},
        {
            "number": document.number or "",
            "date": document.date.isoformat() if document.date else "",
            "issuer": document.issuer,
            "title": document.title,
            "proves": joined(document.proves),
            "items": joined(citing),
            "signer": document.signer or "",
            "pages": str(document.pages) if document.pages is not None else "",
            "attachment": document.attachment or "",
            "url": document.url or "",
            "outside_period": document.outside_period or "",
            "visibility": document.visibility,
        },
    )


def _explanations(assessment: Assessment, slug: str, entries: Mapping[str, Entry | None]) -> Iterator[Row]:
    """What waits for the agency's word: submissions sent back, comments on them without an answer."""
    files = assessment.records.filed.get(slug) or AgencyFiles(slug)
    answered = {located.model.comment for located in files.explanations}
    for comment in assessment.records.working_group.comments:
        model = comment.model
        if model.about_agency == slug and model.adoption is None and model.item and not model.deleted:
            if model.id not in answered:
                yield _waiting(model.id, model.item, model.text)
    for code, entry in entries.items():
        if entry is not None and entry.state is State.RETURNED:
            yield _waiting(f"tra-lai-{code}", code, _sent_back(entry))


def _waiting(identity: str, item: str, asked: str) -> Row:
    return Row(
        identity,
        {"item": item, "asked": asked, "id": identity},
        {"text": "", "on": "", "documents": ""},
    )


def _sent_back(entry: Entry) -> str:
    reasons = [
        line.reason
        for line in entry.ledger
        if line.stage in (LedgerStage.REVIEWED, LedgerStage.EXPLAINED) and line.reason
    ]
    return reasons[-1] if reasons else "Tổ công tác yêu cầu giải trình."
