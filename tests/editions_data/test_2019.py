"""The placeholder tree of 2019: whole, consistent, answerable, and marked as what it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from paca.model import edition as models
from paca.model.asks import answer_keys, figure_keys, leaf_rules
from paca.model.edition import Aggregate, Node, Policy
from paca.model.values import FactStatus
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Edition
from paca.score.inputs import Given, Inputs
from paca.score.rules import evaluate

PLACEHOLDER = FactStatus.PLACEHOLDER

# Roles and kinds that any province's register may use.
KINDS = {"department", "office", "inspectorate", "board", "city", "town", "district"}
ROLES = {
    *("inspection-lead", "office", "home-affairs", "justice", "planning", "industry-trade", "economic-zone"),
    *("police", "procuracy", "court", "civil-enforcement"),
}

# What inspections found: economic violations in general, never corruption.
INSPECTION_FIGURES = {
    *("inspections-planned", "inspections-planned-done", "inspections-adhoc", "inspections-adhoc-done"),
    *("conclusions", "units-inspected", "units-with-violations", "violations-money", "violations-land"),
    *("to-recover-money", "to-recover-land", "other-handling-money", "other-handling-land"),
    *("recovered-money", "to-review-collectives", "reviewed-collectives"),
    *("to-review-persons", "reviewed-persons"),
}
INSPECTION_ITEMS = {"C.2.1", "C.2.2"}


@pytest.fixture(scope="module")
def edition(repo_root: Path) -> Edition:
    return load_records(open_source(repo_root, None), year=2019).editions[2019]


@pytest.fixture(scope="module")
def items(edition: Edition) -> list[Node]:
    return [located.model for located in edition.items]


def rules_in(rule: Any) -> Iterator[Any]:
    yield rule
    for part in (*getattr(rule, "rules", ()), *(term.rule for term in getattr(rule, "terms", ()))):
        yield from rules_in(part)


def test_counts_are_those_of_the_source(edition: Edition) -> None:
    depths = Counter(str(located.model.code).count(".") for located in edition.nodes)
    assert depths == {0: 4, 1: 21, 2: 52}
    assert edition.header.expected_counts == {"parts": 4, "criteria": 21, "subcriteria": 52}
    assert len(edition.items) == 52


def test_sums_hold_at_every_level(edition: Edition) -> None:
    assert {part.model.code: part.model.max for part in edition.children[None]} == dict(
        A=20, B=30, C=25, D=25
    )
    for code, located in edition.by_code.items():
        if children := edition.children.get(code):
            assert sum(child.model.max for child in children) == located.model.max, code


def test_a_code_names_its_parent_and_siblings_count_from_one(edition: Edition) -> None:
    for parent, children in edition.children.items():
        codes = [child.model.code for child in children]
        expected = list("ABCD") if parent is None else [f"{parent}.{n}" for n in range(1, len(codes) + 1)]
        assert codes == expected


def test_what_nobody_published_is_marked(edition: Edition) -> None:
    for node in (located.model for located in edition.nodes):
        if node.parent is None:
            assert (node.title_status, node.max_status) == (FactStatus.EXACT, FactStatus.EXACT)
            continue
        assert {node.title_status, node.max_status, node.code_status, node.rule_status} == {PLACEHOLDER}
        assert node.source is None, f"{node.code} claims a source"
        assert node.basis and re.search(r"59/2019|bộ chỉ số 20(16|17|21|22)", node.basis), node.code
        assert node.note and node.note.startswith("Tạm đặt:"), node.code
    for spec in (*edition.figures.values(), *edition.documents.values()):
        assert spec.model.status is PLACEHOLDER


def test_every_rule_kind_occurs_with_all_its_forms(items: list[Node]) -> None:
    union = get_args(models.Rule)[0]
    kinds = {get_args(model.model_fields["kind"].annotation)[0] for model in get_args(union)}
    used = [rule for item in items for rule in rules_in(item.rule)]
    assert {rule.kind for rule in used} == kinds
    for kind in ("ratio", "count"):
        forms = {bool(rule.tiers) for rule in used if rule.kind == kind}
        assert forms == {True, False}, f"{kind} by tiers and without"
    unscored = [item for item in items if item.rule.kind == "unscored"]
    assert [item.max for item in unscored] == [0]


def test_every_policy_and_aggregate_occurs(items: list[Node]) -> None:
    assert {item.not_arisen for item in items} == set(Policy)
    assert {item.missing for item in items} >= {Policy.ZERO, Policy.JUDGEMENT}
    assert {item.aggregate for item in items} == set(Aggregate)
    assert {item.without_proof for item in items} == {"zero", "flag"}


def test_what_a_rule_names_is_defined(edition: Edition, items: list[Node]) -> None:
    for item in items:
        asked = {ask.kind for ask in item.documents}
        assert asked <= set(edition.documents), item.code
        assert set(figure_keys(item.rule)) <= set(edition.figures), item.code
        for rule in rules_in(item.rule):
            for entry in getattr(rule, "entries", ()):
                assert entry.document is None or entry.document in asked, (item.code, entry.key)


def test_what_is_defined_is_used(edition: Edition, items: list[Node]) -> None:
    """Every document kind is asked; every figure scores, or is one of the inspections' background figures."""
    asked = {ask.kind for item in items for ask in item.documents}
    assert set(edition.documents) == asked
    scored = {key for item in items for key in figure_keys(item.rule)}
    background = set(edition.figures) - scored
    assert background < INSPECTION_FIGURES
    for key in background:
        assert "không tính điểm" in edition.figures[key].model.definition, key


def test_figures_are_asked_with_their_proof(edition: Edition, items: list[Node]) -> None:
    """What earns points must be backed by a kind of document that an item using it asks."""
    for located in edition.figures.values():
        spec = located.model
        assert spec.proof in edition.documents, spec.key
        if spec.part_of is not None:
            whole = edition.figures[spec.part_of].model
            assert spec.unit == whole.unit, spec.key
            assert spec.part_of != spec.key
    for item in items:
        asked = {ask.kind for ask in item.documents}
        for rule in leaf_rules(item.rule):
            earner = getattr(rule, "numerator", None) or getattr(rule, "figure", None)
            if earner is not None:
                assert edition.figures[earner].model.proof in asked, (item.code, earner)


def test_a_ratio_is_a_part_of_its_whole(edition: Edition, items: list[Node]) -> None:
    """So that the check can find a numerator above its denominator."""
    for item in items:
        for rule in leaf_rules(item.rule):
            if rule.kind == "ratio":
                assert edition.figures[rule.numerator].model.part_of == rule.denominator, item.code


def test_sizes_are_bearable(edition: Edition) -> None:
    scoring = set(edition.figures) - INSPECTION_FIGURES
    assert 55 <= len(scoring) <= 70
    assert 35 <= len(edition.documents) <= 45


def test_figures_are_asked_once_and_shared(items: list[Node]) -> None:
    uses = Counter(key for item in items for key in figure_keys(item.rule))
    assert uses["units-subordinate"] >= 3 and uses["staff-total"] >= 2 and uses["declarants-declared"] == 2


def test_inspection_figures_support_inspection_only(edition: Edition, items: list[Node]) -> None:
    """Inspection recoveries are not recoveries of corrupt assets (DOMAIN)."""
    assert set(edition.figures) >= INSPECTION_FIGURES
    using = {item.code for item in items if INSPECTION_FIGURES & set(figure_keys(item.rule))}
    assert using == INSPECTION_ITEMS
    for located in edition.figures.values():
        spec = located.model
        if spec.part_of in INSPECTION_FIGURES:
            assert spec.key in INSPECTION_FIGURES
        if spec.part_of is not None and spec.key in INSPECTION_FIGURES:
            assert spec.part_of in INSPECTION_FIGURES


def test_suppliers_are_kinds_and_roles_of_any_province(items: list[Node]) -> None:
    for item in items:
        assert item.suppliers is not None and not item.suppliers.all, item.code
        kinds, roles = set(item.suppliers.kinds), set(item.suppliers.roles)
        assert kinds | roles and kinds <= KINDS and roles <= ROLES, item.code
        if item.aggregate is Aggregate.SINGLE:
            assert not kinds and len(roles) == 1, f"{item.code}: one agency answers for the province"
        if item.aggregate is Aggregate.SUM_OF_FIGURES:
            assert figure_keys(item.rule) and not answer_keys(item.rule), (
                f"{item.code}: answers cannot be added"
            )


def test_guidance_is_a_clerks_page(items: list[Node]) -> None:
    for item in items:
        text = item.guidance or ""
        assert len(text) >= 80 and unicodedata.is_normalized("NFC", text), item.code
        assert 3 <= len(re.findall(r"[.!?](?:\s|$)", text)) <= 6, f"{item.code}: 3 to 6 sentences"
        assert "Lỗi hay gặp nhất" in text, f"{item.code}: names the commonest mistake"
        assert re.search(r"[Gg]ửi kèm|dùng chung|không gửi lại|[Kk]hông phải gửi", text), (
            f"{item.code}: names the proof"
        )


def inputs(item: Node, *, best: bool) -> Inputs:
    """The best, or the worst, that an agency can honestly report for ``item``."""
    figures: dict[str, Given] = {}
    for rule in leaf_rules(item.rule):
        match rule.kind:
            case "ratio":
                figures[rule.numerator] = Given(Fraction(100 if best else 0), ())
                figures[rule.denominator] = Given(Fraction(100), ())
            case "count" | "outside-index":
                figures[rule.figure] = Given(Fraction(100 if best else 0), ())
            case "deduction":
                figures[rule.figure] = Given(Fraction(0 if best else 100), ())
    answers = dict.fromkeys(answer_keys(item.rule), best)
    return Inputs(figures, answers, {}, frozenset(ask.kind for ask in item.documents))


def test_full_points_can_be_earned_and_lost(items: list[Node]) -> None:
    for item in items:
        if item.rule.kind in ("judgement", "unscored"):
            continue
        assert evaluate(item.rule, maximum=item.max, inputs=inputs(item, best=True)).points == item.max, (
            item.code
        )
        worst = evaluate(item.rule, maximum=item.max, inputs=inputs(item, best=False)).points
        assert worst == getattr(item.rule, "floor", 0), item.code


def test_levels_and_tiers_rise_to_the_maximum(items: list[Node]) -> None:
    for item in items:
        for rule in rules_in(item.rule):
            steps = [step.points for step in (*getattr(rule, "tiers", ()), *getattr(rule, "levels", ()))]
            if steps:
                assert steps == sorted(steps) and steps[-1] == item.max, item.code


def test_rotation_is_the_example_of_the_guides(edition: Edition) -> None:
    """87 of 118 persons rotated is 73.73 %, the tier from 70 %, 1.5 of 2 points."""
    assert edition.by_code["B.5"].model.title == "Chuyển đổi vị trí công tác"
    item = edition.by_code["B.5.1"].model
    given = {"rotated-persons": Given(Fraction(87), ()), "to-rotate-persons": Given(Fraction(118), ())}
    score = evaluate(item.rule, maximum=item.max, inputs=Inputs(given))
    assert (score.points, item.max) == (Fraction(3, 2), 2)


def test_links_lead_somewhere_and_stay_cautious(repo_root: Path, edition: Edition) -> None:
    editions = load_records(open_source(repo_root, None), year=2019).editions
    links = [located.model for located in edition.links]
    assert {link.year for link in links} == {2017, 2022}
    for link in links:
        other = editions[link.year]
        known = {located.model.code or located.model.key for located in other.nodes}
        assert link.code in edition.by_code and link.other in known, link
        assert (link.relation, link.status) == ("similar", FactStatus.INFERRED)
    detection = {link.other for link in links if link.year == 2017 and link.code.startswith("C.")}
    assert detection == {"c-selfcheck", "c-inspection", "c-denunciation", "c-oversight", "c-prosecution"}
