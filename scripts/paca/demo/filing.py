"""What one agency files and when: submissions, documents, figures, in a handful of waves."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..assessment import Outcome
from ..model.asks import answer_keys, document_kinds, figure_keys, leaf_rules
from ..model.edition import Node, Policy
from ..model.evidence import Claim
from ..score.inputs import Given, Inputs
from ..score.rules import evaluate
from .edition import YEAR, DemoEdition
from .evidence import Documents, Figures, draw_documents, draw_figures, figure_rows
from .fast_import import ZONE
from .prose import COPIED, DRAFT, NOT_APPLICABLE, NOT_ARISEN, WITHOUT_PROOF, narrative, short
from .register import LEAD, DemoAgency
from .yaml_out import dump

SUBMIT_FROM = dt.date(2020, 6, 1)
LATE = 4  # the wave after the first draft, for what was forgotten
LATE_FROM = dt.date(2020, 7, 6)
CENT = 100


@dataclass(frozen=True, slots=True)
class Filed:
    """One submission at HEAD, with what the generator expects the engine to compute."""

    node: Node
    claim: Claim
    self_points: Fraction | None
    computed: Fraction | None
    documents: tuple[str, ...]
    lacking: tuple[str, ...]  # required document kinds without a document
    wave: int


@dataclass(frozen=True, slots=True)
class Wave:
    """One commit of an agency: full paths and contents."""

    when: dt.datetime
    message: str
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Filing:
    agency: DemoAgency
    submissions: tuple[Filed, ...]
    waves: tuple[Wave, ...]
    documents: Documents
    registered: tuple[dict[str, Any], ...]  # the documents that something rests on: documents.yml


def folder_of(agency: DemoAgency) -> str:
    return f"evidence/{YEAR}/{agency.slug}"


def file_agency(agency: DemoAgency, edition: DemoEdition, *, seed: int) -> Filing:
    """Everything that ``agency`` files before it is reviewed; drawn from streams of its own."""
    figures = draw_figures(agency, edition, seed=seed)
    lacking = frozenset(kind for kind in edition.kinds if _lacks(agency, edition, kind, seed=seed))
    kinds = {kind for node in edition.asked(agency.slug) for kind in document_kinds(node)}
    kinds |= {spec.proof for key, spec in edition.figures.items() if spec.proof and key in figures.values}
    documents = draw_documents(agency, edition, kinds, lacking, seed=seed)
    submissions: list[Filed] = []
    files: dict[int, list[tuple[str, bytes]]] = {}
    parts = tuple(dict.fromkeys(str(node.code)[0] for node in edition.items))
    for node in edition.asked(agency.slug):
        stream = random.Random(f"{seed}:{agency.slug}:{node.code}")
        claim = _claim(stream, agency, node, figures)
        if claim is None:
            continue
        wave = parts.index(str(node.code)[0])
        if stream.random() < 0.09:
            wave = LATE
        filed, front, body = _submission(stream, agency, edition, node, claim, figures, documents, wave)
        path = f"{folder_of(agency)}/{node.code}.md"
        if wave < LATE and claim is Claim.ANSWERED and stream.random() < 0.07:
            files.setdefault(wave, []).append((path, _draft(stream, agency, node)))
            wave = LATE
        submissions.append(filed)
        files.setdefault(wave, []).append((path, _page(front, body)))
    used: set[str] = set()
    waves = tuple(_waves(agency, edition, figures, documents, submissions, files, used, seed=seed))
    registered = tuple(row for row in documents.rows if row["key"] in used)
    return Filing(agency, tuple(submissions), waves, documents, registered)


def _lacks(agency: DemoAgency, edition: DemoEdition, kind: str, *, seed: int) -> bool:
    draw = random.Random(f"{seed}:{agency.slug}:lacks:{kind}").random()
    return draw < (0.42 if kind in edition.weak_kinds else 0.03 - 0.03 * agency.diligence)


def _claim(stream: random.Random, agency: DemoAgency, node: Node, figures: Figures) -> Claim | None:
    """What the agency says of its submission; None: nothing filed.  Gaps gather in a few agencies."""
    behind = agency.diligence < 0.5
    missing, draft, quiet, other = (stream.random() for _ in range(4))
    if missing < (0.2 if behind else 0.006) and agency.slug != LEAD:
        return None
    if draft < 0.56 * (1.07 - agency.diligence) and agency.slug != LEAD:
        return Claim.DRAFT
    keys = figure_keys(node.rule)
    if node.not_arisen is not None and keys and not any(figures.values[key] for key in keys):
        if {rule.kind for rule in leaf_rules(node.rule)} <= {"ratio", "count"}:
            return Claim.NOT_ARISEN
    if node.not_arisen is not None and not keys and node.rule is not None and node.rule.kind != "judgement":
        if quiet < {"C": 0.25, "D": 0.15}.get(str(node.code)[0], 0.0):
            return Claim.NOT_ARISEN
    if other < (0.05 if agency.group == "phoi-hop" else 0.008):
        return Claim.NOT_APPLICABLE
    return Claim.ANSWERED


def _submission(
    stream: random.Random,
    agency: DemoAgency,
    edition: DemoEdition,
    node: Node,
    claim: Claim,
    figures: Figures,
    documents: Documents,
    wave: int,
) -> tuple[Filed, dict[str, Any], str]:
    cited = tuple(key for kind in document_kinds(node) for key in documents.proving.get(kind, ()))
    lacking = tuple(ask.kind for ask in node.documents if ask.required and ask.kind not in documents.proving)
    front: dict[str, Any] = {"item": node.code, "claim": claim.value}
    topic = _topic(node)
    points: Fraction | None = None
    computed: Fraction | None = None
    match claim:
        case Claim.ANSWERED:
            answers = _answers(stream, agency, node, sure=edition.weak(node))
            given = {key: Given(figures.values[key], ()) for key in figure_keys(node.rule)}
            points = _claimed(stream, node, given, answers, 0.9 if edition.weak(node) else 0.2)
            computed = _computed(node, given, answers, documents, lacking)
            front |= {"self_score": points, "answers": answers, "documents": list(cited)}
            specs = [(edition.figures[key], value.value) for key, value in given.items()]
            shown = [(spec.title, value, spec.unit) for spec, value in specs]
            unproven = [entry for entry in document_kinds(node) if entry not in documents.proving]
            if unproven:
                front["explanation"] = stream.choice(WITHOUT_PROOF)
            copied = stream.random() < 0.004
            body = narrative(stream, agency=agency.name, topic=topic, figures=shown)
            body = COPIED if copied else body
        case Claim.NOT_ARISEN:
            points = node.max if node.not_arisen is Policy.FULL and node.rule.kind != "unscored" else None
            computed = points
            front |= {"self_score": points, "explanation": "Đã rà soát, không phát sinh trong kỳ."}
            body = short(stream, NOT_ARISEN, agency=agency.name, topic=topic)
        case Claim.NOT_APPLICABLE:
            front["explanation"] = "Không thuộc chức năng, nhiệm vụ của cơ quan."
            body = short(stream, NOT_APPLICABLE, agency=agency.name, topic=topic)
        case Claim.DRAFT:
            body = short(stream, DRAFT, agency=agency.name, topic=topic)
    front["filed_by"] = agency.account
    kept = cited if claim is Claim.ANSWERED else ()
    return Filed(node, claim, points, computed, kept, lacking, wave), front, body


def _topic(node: Node) -> str:
    """The item's title as it stands in a sentence, cut at a word where it is long."""
    title = node.title.replace("“", "").replace("”", "")
    if len(title) <= 90:
        return title
    return title[:90].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _answers(stream: random.Random, agency: DemoAgency, node: Node, *, sure: bool) -> dict[str, bool]:
    """Where proof is weakest, everyone is sure to have done it."""
    chance = 1.0 if sure else 0.89 + 0.10 * agency.diligence
    return {key: stream.random() < chance for key in answer_keys(node.rule)}


def _claimed(
    stream: random.Random, node: Node, given: dict[str, Given], answers: dict[str, bool], hope: float
) -> Fraction | None:
    """The self-score: the rule at the agency's own word, rounded up with the chance ``hope``."""
    maximum = node.max or Fraction(0)
    if node.rule.kind == "unscored":
        return None
    if node.rule.kind == "judgement":
        levels = sorted((level.points for level in node.rule.levels), reverse=True)
        return levels[0 if stream.random() < 0.8 else min(1, len(levels) - 1)]
    believed = Inputs(figures=given, answers=answers, proofs=frozenset(document_kinds(node)))
    score = evaluate(node.rule, maximum=maximum, inputs=believed)
    honest = score.points if score.points is not None else Fraction(0)
    if honest < maximum and stream.random() < hope:
        honest += (maximum - honest) * Fraction(stream.randint(30, 100), 100)
    return min(maximum, Fraction(round(honest * CENT), CENT))


def _computed(
    node: Node,
    given: dict[str, Given],
    answers: dict[str, bool],
    documents: Documents,
    lacking: tuple[str, ...],
) -> Fraction | None:
    """What the engine will compute of it."""
    inputs = Inputs(figures=given, answers=answers, proofs=frozenset(documents.proving))
    score = evaluate(node.rule, maximum=node.max or Fraction(0), inputs=inputs)
    unproven = lacking and node.without_proof == "zero" and score.outcome is Outcome.SCORED
    return Fraction(0) if unproven else score.points


def _draft(stream: random.Random, agency: DemoAgency, node: Node) -> bytes:
    front = {"item": node.code, "claim": Claim.DRAFT.value, "filed_by": agency.account}
    return _page(front, short(stream, DRAFT, agency=agency.name, topic=_topic(node)))


def _page(front: dict[str, Any], body: str) -> bytes:
    return f"---\n{dump(front)}---\n\n{body}\n".encode()


def _waves(
    agency: DemoAgency,
    edition: DemoEdition,
    figures: Figures,
    documents: Documents,
    submissions: list[Filed],
    files: dict[int, list[tuple[str, bytes]]],
    used: set[str],
    *,
    seed: int,
) -> Iterator[Wave]:
    """The commits in order: each brings its submissions and the documents and figures these need so far.

    Collects in ``used`` the keys of the documents that something rests on.
    """
    folder = folder_of(agency)
    keys: set[str] = set()
    before: tuple[bytes, bytes] = (b"", b"")
    after = dt.datetime.combine(SUBMIT_FROM, dt.time(7), tzinfo=ZONE)
    for number, wave in enumerate(sorted(files)):
        stream = random.Random(f"{seed}:{agency.slug}:wave:{wave}")
        codes = {path.rsplit("/", 1)[1] for path, _ in files[wave]}
        changed = list(files[wave])
        for filed in submissions:
            if f"{filed.node.code}.md" in codes and filed.claim in (Claim.ANSWERED, Claim.NOT_ARISEN):
                used.update(filed.documents)
                keys.update(figure_keys(filed.node.rule))
        used.update(
            key
            for figure in keys
            if (proof := edition.figures[figure].proof)
            for key in documents.proving.get(proof, ())
        )
        rows = [row for row in documents.rows if row["key"] in used]
        values = figure_rows(agency, edition, figures, documents, keys, seed=seed)
        now = (
            dump({"documents": rows}).encode() if rows else b"",
            dump({"figures": values}).encode() if values else b"",
        )
        for name, old, new in zip(("documents.yml", "figures.yml"), before, now, strict=True):
            if new != old:
                changed.append((f"{folder}/{name}", new))
        before = now
        changed += [
            (f"{folder}/attachments/{row['attachment']}", documents.attachments[row["attachment"]])
            for row in rows
            if "attachment" in row
        ]
        # What came before is in the registers of this wave, so it must not be dated before it.
        when = max(_when(stream, agency, wave, number), after + dt.timedelta(minutes=20))
        after = when
        count = len(files[wave])
        what = "bổ sung hồ sơ" if wave == LATE else "nộp hồ sơ"
        yield Wave(
            when,
            f"{agency.short}: {what} {count} tiêu chí thành phần\n",
            tuple(changed),
        )


def _when(stream: random.Random, agency: DemoAgency, wave: int, number: int) -> dt.datetime:
    """Office hours; the careful file in June, those behind run into July."""
    if wave == LATE:
        day = LATE_FROM + dt.timedelta(days=stream.randint(0, 18))
    else:
        delay = int((1 - agency.diligence) * 30)
        day = SUBMIT_FROM + dt.timedelta(days=delay + number * 5 + stream.randint(0, 4))
    time = dt.time(8 + stream.randint(0, 8), stream.randint(0, 59), tzinfo=ZONE)
    return dt.datetime.combine(day, time)
