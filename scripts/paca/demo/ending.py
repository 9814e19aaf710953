"""The round's end: every comment answered, what it changed, the draft after it, the final decisions.

Goes on with the history that ``history`` wrote, so drafts 1 and 2 are the same commits with or
without it.  Files are only ever added to, as a working group would.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from ..model.edition import Node
from .answers import KEPT_REASONS, REASONS, answer, effects_of, subject_of, supply_of
from .edition import YEAR, DemoEdition
from .evidence import document_row
from .fast_import import Author, Repository, commits_by_subject
from .filing import Filed, Filing, file_agency, folder_of
from .history import GROUP, SECRETARIAT, at
from .register import DemoAgency
from .review import reviewer
from .round import ENDED, README, round_file
from .yaml_out import dump

CHANGE_FROM = dt.date(2020, 8, 13)
ANSWER_FROM = dt.date(2020, 8, 20)
DRAFT_3 = dt.date(2020, 8, 24)
LAST_SITTING = dt.date(2020, 8, 25)
FINAL = dt.date(2020, 8, 27)  # the day after the report was adopted
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

UNDECIDED = "Chưa đủ căn cứ để đánh giá mức cao hơn."
SUPPLIED = "Bổ sung tài liệu còn thiếu theo góp ý {id}; bản ký lưu tại văn thư cơ quan."


@dataclass(frozen=True, slots=True)
class _Commit:
    when: dt.datetime
    author: Author
    subject: str
    files: dict[str, str]


@dataclass
class _Ending:
    """The texts of the files as they grow, and what is drawn again from the seed."""

    directory: Path
    edition: DemoEdition
    seed: int
    agencies: dict[str, DemoAgency]
    texts: dict[str, str] = field(default_factory=dict)
    filings: dict[str, Filing] = field(default_factory=dict)

    def text(self, path: str) -> str:
        if path not in self.texts:
            target = self.directory / path
            self.texts[path] = target.read_text("utf-8") if target.exists() else ""
        return self.texts[path]

    def rows(self, path: str, key: str) -> list[dict[str, Any]]:
        return (yaml.load(self.text(path), Loader=_LOADER) or {}).get(key, [])

    def add(self, path: str, key: str, rows: list[dict[str, Any]]) -> str:
        """``rows`` at the end of the list ``key``, which is all that the file holds."""
        old = self.text(path)
        new = dump({key: rows})
        self.texts[path] = old + new.partition("\n")[2] if old else new
        return self.texts[path]

    def filing(self, slug: str) -> Filing:
        if slug not in self.filings:
            filing = file_agency(self.agencies[slug], self.edition, seed=self.seed)
            self.filings[slug] = filing
        return self.filings[slug]


def write_ending(
    directory: Path, agencies: tuple[DemoAgency, ...], edition: DemoEdition, *, seed: int
) -> tuple[int, tuple[str, ...]]:
    """Answer every comment, tag ``draft-3`` and ``final``; returns (commits, tags)."""
    ending = _Ending(directory, edition, seed, {agency.slug: agency for agency in agencies})
    comments = [
        (path.relative_to(directory).as_posix(), yaml.load(path.read_text("utf-8"), Loader=_LOADER))
        for path in sorted((directory / GROUP / "comments").glob("*.yml"))
    ]
    outcomes = {comment["id"]: _outcome(comment, seed) for _, comment in comments}
    # In the order of time: a file grows by each commit, so its texts must be made as they are written.
    due = sorted((_when(comment, seed), comment["id"], comment) for _, comment in comments)
    changes = [made for when, key, one in due for made in _changed(ending, one, outcomes[key], when)]
    _write(directory, changes)
    ids = commits_by_subject(directory)
    moved = effects_of(directory, ending.agencies, [comment for _, comment in comments], ids)
    answers = [
        _answered(number, path, answer(comment, outcomes[comment["id"]], ids, moved, on=_answered_on(number)))
        for number, (path, comment) in enumerate(comments)
    ]
    _write(directory, answers)
    draft = _Commit(at(DRAFT_3, 18), SECRETARIAT, "Dự thảo 3", _round(3))
    _write(directory, [draft], tag="draft-3", body="Sau góp ý và giải trình; mọi góp ý đã có trả lời.")
    last = [made for agency in agencies if (made := _last_sitting(ending, agency)) is not None]
    _write(directory, last)
    readme = README.format(agencies=len(agencies), items=len(edition.items), seed=seed, stand=ENDED)
    final = _Commit(at(FINAL, 9), SECRETARIAT, "Bản chung kết", {**_round(4), "README.md": readme})
    _write(directory, [final], tag="final", body="Tổ công tác thông qua; gửi thẩm định.")
    return len(changes) + len(answers) + len(last) + 2, ("draft-3", "final")


def _write(directory: Path, made: list[_Commit], *, tag: str | None = None, body: str = "") -> None:
    if not made:
        return
    with Repository(directory, resume=True) as repository:
        for one in sorted(made, key=lambda one: one.when):
            files = {path: repository.blob(text.encode()) for path, text in one.files.items()}
            message = f"{one.subject}\n" + (f"\n{body}\n" if body else "")
            repository.commit(one.author, one.when, message, files)
            if tag:
                repository.tag(tag, one.author, one.when, message)


def _round(stage: int) -> dict[str, str]:
    return {f"evidence/{YEAR}/assessment.yml": dump(round_file(stage=stage))}


def _outcome(comment: dict[str, Any], seed: int) -> str:
    """What becomes of a comment: what was said already, else drawn."""
    draw = random.Random(f"{seed}:outcome:{comment['id']}").random()
    drawn = "adopted" if draw < 0.4 else "partly" if draw < 0.65 else "not-adopted"
    return str(comment.get("adoption", drawn))


def _when(comment: dict[str, Any], seed: int) -> dt.datetime:
    """When the work on a comment begins; its decision follows at the same distance for all of them."""
    stream = random.Random(f"{seed}:change:{comment['id']}")
    return at(
        CHANGE_FROM + dt.timedelta(days=stream.randint(0, 3)), stream.randint(8, 11), stream.randint(0, 59)
    )


def _changed(ending: _Ending, comment: dict[str, Any], outcome: str, when: dt.datetime) -> Iterator[_Commit]:
    """The commits by which an adopted comment changes evidence and score, or a recommendation."""
    if outcome == "not-adopted":
        return
    if "item" not in comment:
        path = f"{GROUP}/recommendations.yml"
        text = ending.add(path, "recommendations", [_recommendation(comment)])
        yield _Commit(when, SECRETARIAT, subject_of(comment["id"]), {path: text})
        return
    slug = comment["about_agency"]
    filed = next(one for one in ending.filing(slug).submissions if one.node.code == comment["item"])
    supplied = _supply(ending, slug, filed, comment["id"], when.date())
    if supplied:
        agency = ending.agencies[slug]
        yield _Commit(when, agency.author, supply_of(agency, comment["id"]), supplied)
    decided = when + dt.timedelta(days=2, hours=4)
    stream = random.Random(f"{ending.seed}:decide:{comment['id']}")
    row = _decision(ending, slug, filed, comment, outcome, bool(supplied), stream)
    path = f"{GROUP}/decisions/{slug}.yml"
    text = ending.add(path, "decisions", [row | {"on": decided.date()}])
    by = Author(row["by"], f"can-bo-mau-{row['by'].rsplit(' ', 1)[1]}@tinh-mau.example")
    yield _Commit(decided, by, subject_of(comment["id"]), {path: text})


def _recommendation(comment: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": f"kn-{comment['id']}",
        "to": "UBND tỉnh Mẫu",
        "text": f"Bổ sung phần “{comment['section']}” theo góp ý {comment['id']}.",
        "because": f"Góp ý {comment['id']} về phần “{comment['section']}”.",
    }


def _supply(ending: _Ending, slug: str, filed: Filed, comment: str, on: dt.date) -> dict[str, str]:
    """The agency's registers with the documents that were lacking and an explanation that cites them."""
    agency, folder = ending.agencies[slug], folder_of(ending.agencies[slug])
    held = ending.rows(f"{folder}/documents.yml", "documents")
    have = {row["key"] for row in held}
    lacking = [kind for kind in filed.lacking if kind not in have]
    if not lacking:
        return {}
    taken = {int(row["number"].split("/")[0]) for row in held}
    rows = []
    for kind in lacking:
        rows.append(document_row(agency, ending.edition, kind, taken=taken, seed=ending.seed))
        taken.add(int(rows[-1]["number"].split("/")[0]))
    explanation = {
        "id": f"gt-{comment}",
        "item": filed.node.code,
        "comment": comment,
        "on": on,
        "text": SUPPLIED.format(id=comment),
        "documents": lacking,
    }
    documents, explanations = f"{folder}/documents.yml", f"{folder}/explanations.yml"
    return {
        documents: ending.add(documents, "documents", rows),
        explanations: ending.add(explanations, "explanations", [explanation]),
    }


def _decision(
    ending: _Ending,
    slug: str,
    filed: Filed,
    comment: dict[str, Any],
    outcome: str,
    supplied: bool,
    stream: random.Random,
) -> dict[str, Any]:
    """The decision that answers a comment: the rule's own points where a paper was found, else a score."""
    node = filed.node
    row: dict[str, Any] = {"item": node.code, "stage": "explained"}
    if supplied and outcome == "adopted" and node.rule.kind != "judgement":
        row |= {"verdict": "accept", "reason": "Đã bổ sung tài liệu còn thiếu; công nhận theo tài liệu."}
    elif node.rule.kind == "unscored":
        row |= {"verdict": "accept", "reason": "Tiêu chí không chấm điểm; ghi nhận góp ý."}
    else:
        now = _standing(ending, slug, filed)
        wanted = max(filed.self_points or Fraction(0), now)
        if outcome == "partly":
            wanted = now + (wanted - now) * Fraction(stream.randint(30, 70), 100)
        score = Fraction(round(wanted * 100), 100)
        if score == now and not _was_set(ending, slug, filed):
            row |= {"verdict": "accept", "reason": KEPT_REASONS[outcome]}
        else:
            row |= {"verdict": "set", "score": score, "reason": REASONS[outcome]}
    last = _decisions(ending, slug, node)[-1:]
    by = last[0]["by"] if last else reviewer(stream.randint(1, 12))
    return row | {"by": by, "comment": comment["id"]}


def _decisions(ending: _Ending, slug: str, node: Node) -> list[dict[str, Any]]:
    rows = ending.rows(f"{GROUP}/decisions/{slug}.yml", "decisions")
    return [row for row in rows if row["item"] == node.code]


def _was_set(ending: _Ending, slug: str, filed: Filed) -> bool:
    return any(row["verdict"] != "accept" for row in _decisions(ending, slug, filed.node)[-1:])


def _standing(ending: _Ending, slug: str, filed: Filed) -> Fraction:
    last = _decisions(ending, slug, filed.node)[-1:]
    if last and last[0]["verdict"] == "set":
        return Fraction(last[0]["score"])
    return filed.computed or Fraction(0)


def _answered_on(number: int) -> dt.date:
    return ANSWER_FROM + dt.timedelta(days=number % 2)


def _answered(number: int, path: str, comment: dict[str, Any]) -> _Commit:
    when = at(_answered_on(number), 8 + number // 12, number % 60)
    return _Commit(when, SECRETARIAT, f"Kết luận góp ý {comment['id']}", {path: dump(comment)})


def _last_sitting(ending: _Ending, agency: DemoAgency) -> _Commit | None:
    """The final decision on each submission: what stands, confirmed; nothing moves without a word."""
    path = f"{GROUP}/decisions/{agency.slug}.yml"
    held: dict[str, dict[str, Any]] = {row["item"]: row for row in ending.rows(path, "decisions")}
    by = next(iter(held.values()))["by"] if held else reviewer(1)
    rows = []
    for filed in ending.filing(agency.slug).submissions:
        if filed.claim.value == "draft":
            continue
        last = held.get(str(filed.node.code))
        row: dict[str, Any] = {"item": filed.node.code, "stage": "final", "verdict": "accept"}
        if last and last["verdict"] == "set":
            row |= {"verdict": "set", "score": Fraction(last["score"]), "reason": last["reason"]}
        elif last and last["verdict"] == "return":
            row["reason"] = "Hết hạn giải trình; tính theo minh chứng đã có."
        elif filed.node.rule.kind == "judgement" and filed.claim.value == "answered":
            lowest = min(level.points for level in filed.node.rule.levels)
            row |= {"verdict": "set", "score": lowest, "reason": UNDECIDED}
        if last and "refused" in last:
            row["refused"] = list(last["refused"])
        rows.append(row | {"by": by, "on": LAST_SITTING})
    if not rows:
        return None
    text = ending.add(path, "decisions", rows)
    author = Author(by, f"can-bo-mau-{by.rsplit(' ', 1)[1]}@tinh-mau.example")
    minute = sum(agency.slug.encode()) % 60
    return _Commit(at(LAST_SITTING, 9, minute), author, f"Chốt điểm {agency.short}", {path: text})
