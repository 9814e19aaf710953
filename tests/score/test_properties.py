"""What must hold for every round, whatever was filed."""

from __future__ import annotations

import dataclasses
import random
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paca.assessment import LedgerStage, Outcome

from .builders import files, item, round_with, score
from .interpreter import redo
from .test_rules import CAPPED, CHECKLIST, COUNT, DEDUCTION, INDEX, LOWER, RATIO, TIERS, YES_NO

RULES = [YES_NO, CHECKLIST, RATIO, TIERS, COUNT, DEDUCTION, INDEX, LOWER, CAPPED]
RULES += [{"kind": "judgement", "levels": []}, {"kind": "unscored"}]
POLICIES = ["full", "zero", "leave-out", "judgement"]
AGGREGATES = ["sum-of-figures", "mean-of-scores", "all-must", "worst", "single"]
AGENCIES = ["a", "b", "c", "d"]
# In time, after the deadline, after an extension too, after the phase of explaining.
INSTANTS = ["2020-07-15T16:59:59Z", "2020-07-15T17:00:00Z", "2020-07-21T00:00:00Z", "2020-08-02T00:00:00Z"]
CODES = ["A.1.1", "A.1.2", "A.2.1", "B.1.1", "B.1.2"]

number = st.integers(0, 40).map(str)
claims = st.one_of(
    st.fixed_dictionaries(
        {
            "answers": st.dictionaries(
                st.sampled_from(["answer", "goals", "tasks", "duties"]), st.sampled_from(["yes", "no"])
            ),
            "self_score": st.sampled_from(["0", "0.5", "2"]),
        }
    ),
    st.just({"claim": "not-arisen"}),
    st.just({"claim": "not-applicable"}),
    st.just({"claim": "draft"}),
)
decisions = st.lists(
    st.one_of(
        st.fixed_dictionaries(
            {
                "stage": st.sampled_from(["reviewed", "explained", "final"]),
                "verdict": st.just("set"),
                "score": st.sampled_from(["0", "0.75", "2"]),
                "reason": st.just("Lý do"),
            }
        ),
        st.just({"stage": "reviewed", "verdict": "accept"}),
        st.just({"stage": "reviewed", "verdict": "return", "reason": "Thiếu"}),
    ),
    max_size=2,
)


@st.composite
def items(draw):
    return [
        item(
            code,
            draw(st.sampled_from(RULES)),
            aggregate=draw(st.sampled_from(AGGREGATES)),
            not_arisen=draw(st.sampled_from(POLICIES)),
            missing=draw(st.sampled_from(POLICIES)),
            late=draw(st.sampled_from([None, *POLICIES])),
            documents=draw(st.sampled_from([[], [{"kind": "report"}]])),
            without_proof=draw(st.sampled_from(["zero", "flag"])),
        )
        for code in CODES
    ]


@st.composite
def agency_files(draw, slug):
    return files(
        slug,
        draw(st.dictionaries(st.sampled_from(CODES), claims)),
        draw(st.dictionaries(st.sampled_from(["n", "d", "count", "par"]), number)),
        draw(st.sampled_from([(), ("report",), ("report", "plan")])),
    )


@st.composite
def rounds(draw):
    return round_with(
        *draw(items()),
        agencies=AGENCIES,
        filed=[draw(agency_files(slug)) for slug in AGENCIES],
        decisions=draw(
            st.dictionaries(
                st.tuples(st.sampled_from(CODES), st.sampled_from([*AGENCIES, None])), decisions, max_size=4
            )
        ),
        until="2020-07-15",
        explain_until="2020-07-31",
        received=draw(
            st.dictionaries(
                st.tuples(st.sampled_from(CODES), st.sampled_from(AGENCIES)), st.sampled_from(INSTANTS)
            )
        ),
        extensions=draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "agency": st.sampled_from(AGENCIES),
                        "phase": st.just("submit"),
                        "item": st.sampled_from([None, *CODES]),
                        "until": st.just("2020-07-20"),
                    }
                ),
                max_size=2,
            )
        ),
    )


many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@many
@given(rounds())
def test_every_sum_holds_exactly_at_every_level(records):
    scored = score(records)
    for node in (*scored.nodes.values(), scored.total):
        if node.children:
            children = [scored.nodes[code] for code in node.children]
            expected = sum((child.standing.points or Fraction(0) for child in children), Fraction(0))
            assert (node.standing.points or Fraction(0)) == expected
            assert node.max == sum((child.max for child in children), Fraction(0)) or node.standing.left_out


@many
@given(rounds())
def test_no_score_leaves_its_bounds(records):
    scored = score(records)
    everything = [entry.computed for entry in scored.entries.values()]
    everything += [entry.standing for entry in scored.entries.values()]
    everything += [node.standing for node in (*scored.nodes.values(), scored.total)]
    for one in everything:
        assert one.points is None or 0 <= one.points <= one.max


@many
@given(rounds())
def test_an_independent_reader_of_the_explanation_gets_the_same_score(records):
    scored = score(records)
    for entry in scored.entries.values():
        for one in (entry.computed, entry.standing):
            assert redo(one) == one.points or not one.steps
    for node in (*scored.nodes.values(), scored.total):
        if node.standing.steps and not node.standing.left_out:
            assert redo(node.standing) == node.standing.points


@many
@given(rounds())
def test_what_the_agencies_lost_adds_up_to_what_the_item_lost(records):
    """A decision on the province's item gives back what it adds; what it takes is no agency's loss."""
    for code, node in score(records).nodes.items():
        if node.contributions:
            (computed,) = (line.points for line in node.ledger if line.stage is LedgerStage.COMPUTED)
            proven = node.max * (1 - (computed or 0) / node.node.max)
            lost = node.max - (node.standing.points or 0)
            assert sum((share.lost for share in node.contributions), Fraction(0)) == min(lost, proven), code
            assert node.undivided == max(lost - proven, 0), code


@many
@given(rounds(), st.integers())
def test_the_order_of_files_agencies_and_keys_changes_nothing(records, seed):
    shuffle = random.Random(seed)

    def mixed(mapping):
        keys = list(mapping)
        shuffle.shuffle(keys)
        return {key: mapping[key] for key in keys}

    other = dataclasses.replace(
        records,
        filed={
            slug: dataclasses.replace(
                one,
                submissions=mixed(one.submissions),
                figures=mixed(one.figures),
                documents=mixed(one.documents),
            )
            for slug, one in mixed(records.filed).items()
        },
    )
    first, second = score(records), score(other)
    assert first.total == second.total
    assert first.nodes == second.nodes
    assert first.entries == second.entries


@many
@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 1000), st.sampled_from([RATIO, TIERS]))
def test_scaling_both_sides_of_a_ratio_changes_nothing(n, d, times, rule):
    def points(n, d):
        filed = [files("a", {"A.1": {}}, {"n": str(n), "d": str(d)})]
        return score(round_with(item("A.1", rule), agencies=["a"], filed=filed)).nodes["A.1"].standing.points

    assert points(n, d) == points(n * times, d * times)


@many
@given(rounds(), st.sampled_from(AGENCIES))
def test_adding_a_proof_never_lowers_a_score(records, slug):
    """Documents only prove; figures and answers stay as they were.

    A decision of the working group is a person's, so rounds without decisions are compared.
    """
    before = dataclasses.replace(
        records, working_group=dataclasses.replace(records.working_group, decisions={})
    )
    proven = files(slug, {}, {}, ("report", "plan")).documents
    with_proof = dataclasses.replace(before.filed[slug], documents=proven)
    after = dataclasses.replace(before, filed={**before.filed, slug: with_proof})
    first, second = score(before), score(after)
    for code, node in first.nodes.items():
        assert (second.nodes[code].standing.points or 0) >= (node.standing.points or 0), code


@many
@given(rounds())
def test_the_states_are_never_merged(records):
    for entry in score(records).entries.values():
        filed = records.filed[entry.agency].submissions.get(entry.item)
        claim = filed.front.model.claim.value if filed else "draft"
        if claim == "draft":
            assert entry.computed.outcome in (Outcome.MISSING, Outcome.AWAITING)
        elif claim in ("not-arisen", "not-applicable"):
            assert entry.computed.outcome in (Outcome(claim), Outcome.AWAITING)
        else:
            assert entry.computed.outcome is not Outcome.NOT_APPLICABLE
