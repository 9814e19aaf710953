"""The demo's indicator sets add up to 100 points at every level, whatever their size."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from paca.demo.edition import make_edition
from paca.model.asks import document_kinds, figure_keys, leaf_rules

ENGINE = Path(__file__).parents[2]
EVERY_RULE = {
    "yes-no",
    "checklist",
    "ratio",
    "count",
    "deduction",
    "outside-index",
    "judgement",
    "unscored",
    "lower-of",
    "capped-sum",
}


def rows_of(edition) -> list[dict]:
    texts = [text for path, text in sorted(edition.files.items()) if "/part-" in path]
    return [row for text in texts for row in yaml.load(text, Loader=yaml.BaseLoader)["items"]]


@settings(deadline=None, max_examples=15)
@example(300)
@given(st.integers(1, 120))
def test_sums_hold_at_every_level(items: int) -> None:
    edition = make_edition(items=items, engine_root=None)
    rows = rows_of(edition)
    points = {row["code"]: Fraction(row["max"]) for row in rows}
    assert len(edition.items) == items
    assert sum(points[row["code"]] for row in rows if "parent" not in row) == 100
    for code in points:
        below = [points[row["code"]] for row in rows if row.get("parent") == code]
        assert not below or sum(below) == points[code]


@settings(deadline=None, max_examples=10)
@given(st.integers(1, 120))
def test_every_figure_and_document_that_a_rule_names_is_defined(items: int) -> None:
    edition = make_edition(items=items, engine_root=None)
    for node in edition.items:
        assert set(figure_keys(node.rule)) <= set(edition.figures)
        assert set(document_kinds(node)) <= set(edition.kinds)


@pytest.mark.parametrize("engine_root", [None, ENGINE])
def test_the_default_set_has_every_kind_of_rule_and_asks_everyone_for_51(engine_root: Path | None) -> None:
    edition = make_edition(items=52, engine_root=engine_root)
    kinds = {rule.kind for node in edition.items for rule in (node.rule, *leaf_rules(node.rule))}
    assert kinds == EVERY_RULE
    assert len(edition.asked("ttt")) == 52
    assert len(edition.asked("snv")) == 51


@pytest.mark.parametrize("engine_root", [None, ENGINE])
def test_nothing_in_it_claims_to_be_a_fact(engine_root: Path | None) -> None:
    edition = make_edition(items=52, engine_root=engine_root)
    header = yaml.load(edition.files["indicators/2019/edition.yml"], Loader=yaml.BaseLoader)
    assert header["fictional"] == "yes"
    assert {row["title_status"] for row in rows_of(edition)} == {"placeholder"}
    assert not any("source" in row for row in rows_of(edition))
