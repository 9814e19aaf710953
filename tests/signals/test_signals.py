"""Signals: each on a small round where it must show, and on one where it must not."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.assess import assess
from paca.model.evidence import FigureValue
from paca.records import AgencyFiles
from paca.signals import same_text
from paca.signals.run import signals_of
from paca.signals.signal import NAMES, Kind

from tests.compare.test_compare import assessed
from tests.score.builders import at, files, item, round_with
from tests.score.test_rules import RATIO, YES_NO

FOLDER = "evidence/2019/a"


def found(records, kind: Kind):
    return [signal for signal in signals_of(assessed(records)) if signal.kind is kind]


def with_figures(one: AgencyFiles, *figures: dict) -> AgencyFiles:
    """``one`` with figures that say more than a value."""
    placed = [
        at(FigureValue.model_validate({"unit": "người", **figure}), f"{FOLDER}/figures.yml")
        for figure in figures
    ]
    whole = {located.model.key: located for located in placed if located.model.scope == "period"}
    other = tuple(located for located in placed if located.model.scope != "period")
    return dataclasses.replace(one, figures={**one.figures, **whole}, other_figures=other)


def with_body(one: AgencyFiles, code: str, body: str) -> AgencyFiles:
    submission = dataclasses.replace(one.submissions[code], body=body)
    return dataclasses.replace(one, submissions={**one.submissions, code: submission})


def reviewed(claims: list[tuple[str, str]]):
    """One agency that claimed and was given these points (of 2) for items A.1, A.2, …"""
    codes = [f"A.{number + 1}" for number in range(len(claims))]
    decisions = {
        (code, "a"): [{"stage": "reviewed", "verdict": "set", "score": given, "reason": "Mẫu"}]
        for code, (_, given) in zip(codes, claims, strict=True)
    }
    fronts = {
        code: {"self_score": claim, "answers": {"answer": "yes"}}
        for code, (claim, _) in zip(codes, claims, strict=True)
    }
    return round_with(
        *(item(code, YES_NO) for code in codes),
        agencies=["a"],
        filed=[files("a", fronts)],
        decisions=decisions,
    )


@pytest.mark.parametrize(
    ("claims", "mean"),
    [
        ([("2", "1")] * 5, Fraction(1, 2)),
        ([("2", "1.5")] * 4 + [("2", "2")], Fraction(1, 5)),
        ([("2", "1")] * 4, None),  # too few reviews to say anything
        ([("2", "2")] * 6, None),
        ([("1", "2")] * 6, None),  # modest: never a signal
    ],
)
def test_claims_above_reviews_by_agency(claims, mean):
    assert [signal.value for signal in found(reviewed(claims), Kind.INFLATION_AGENCY)] == (
        [mean] if mean else []
    )


def test_claims_above_reviews_by_item_need_several_agencies():
    slugs = ["a", "b", "c", "d", "e"]
    claim = {"A.1": {"self_score": "2", "answers": {"answer": "yes"}}}
    given_half = [{"stage": "reviewed", "verdict": "set", "score": "0.5", "reason": "Mẫu"}]
    records = round_with(
        item("A.1", YES_NO),
        agencies=[*slugs, "f"],
        filed=[files(slug, claim) for slug in [*slugs, "f"]],
        decisions={("A.1", slug): given_half for slug in slugs},
    )
    (signal,) = found(records, Kind.INFLATION_ITEM)
    # The sixth was not reviewed and does not count.
    assert (signal.item, signal.value, signal.agencies) == ("A.1", Fraction(3, 4), ())
    assert "5/5 cơ quan" in signal.how_vi and "10,00" in signal.how_vi and "2,50" in signal.how_vi


def proven(items: int, kinds: list[str]):
    answered = {"answers": {"answer": "yes"}}
    codes = [f"A.{number + 1}" for number in range(items)]
    nodes = [item(code, YES_NO, documents=[{"kind": "report"}]) for code in codes]
    filed = files("a", {code: answered for code in codes}, proves=kinds)
    return round_with(*nodes, item("B.1", YES_NO), agencies=["a"], filed=[filed])


def test_a_document_that_alone_proves_many_items():
    (signal,) = found(proven(3, ["report"]), Kind.DOCUMENT_WEIGHT)
    assert (signal.value, signal.agencies) == (Fraction(1), ("a",))
    assert "“Tài liệu report”" in signal.how_vi and "A.1, A.2, A.3" in signal.how_vi
    assert found(proven(2, ["report"]), Kind.DOCUMENT_WEIGHT) == []  # two items: the edition's weight


def test_a_second_document_of_the_kind_takes_the_weight_away():
    records = proven(3, ["report"])
    filed = records.filed["a"]
    twin = at(
        filed.documents["doc-report"].model.model_copy(update={"key": "twin"}), f"{FOLDER}/documents.yml"
    )
    both = dataclasses.replace(filed, documents={**filed.documents, "twin": twin})
    assert found(dataclasses.replace(records, filed={"a": both}), Kind.DOCUMENT_WEIGHT) == []


@pytest.mark.parametrize(
    ("value", "previous", "times"),
    [
        ("50", "10", Fraction(5)),
        ("10", "50", Fraction(5)),
        ("24", "10", None),  # 2,4 times: the agency's own warning is enough
        ("9", "1", None),  # nine times more, of hardly anything
        ("30", "0", Fraction(30)),
        ("30", None, None),
    ],
)
def test_figures_against_last_year(value, previous, times):
    figure = {"key": "n", "value": value, **({"previous": previous} if previous else {})}
    records = round_with(item("A.1", RATIO), agencies=["a"], filed=[with_figures(files("a", {}), figure)])
    assert [one.value for one in found(records, Kind.FIGURE_LAST_YEAR)] == ([times] if times else [])


def test_a_part_of_the_period_above_the_whole_period():
    half = {"key": "n", "value": "12", "scope": "part-of-period"}
    records = round_with(
        item("A.1", RATIO),
        agencies=["a"],
        filed=[with_figures(files("a", {}), {"key": "n", "value": "10"}, half)],
    )
    (signal,) = found(records, Kind.FIGURE_OWN)
    assert signal.value == Fraction(1, 5)


@pytest.mark.parametrize(
    ("body", "gap"),
    [
        ("Theo báo cáo, số liệu n là 12 người.", Fraction(1, 5)),
        ("Số liệu n: 10 người.", None),
        ("Số liệu n là 1.000 người.", Fraction(99)),
        ("Số liệu n được theo dõi hằng quý.", None),
        ("Số liệu n: 10,05 người.", None),  # rounded in prose
    ],
)
def test_a_figure_against_the_agencys_own_text(body, gap):
    filed = with_body(files("a", {"A.1": {}}, {"n": "10", "d": "20"}), "A.1", body)
    records = round_with(item("A.1", RATIO), agencies=["a"], filed=[filed])
    assert [one.value for one in found(records, Kind.FIGURE_REPORT)] == ([gap] if gap else [])


@pytest.mark.parametrize(
    ("done", "base", "before", "drop"),
    [
        ("6", "6", "12", Fraction(1, 2)),
        ("5", "6", "12", None),  # not 100 %
        ("11", "11", "12", None),  # hardly smaller
        ("2", "2", "4", None),  # small numbers
        ("12", "12", "6", None),  # a growing base
    ],
)
def test_full_marks_over_a_smaller_base(done, base, before, drop):
    filed = with_figures(
        files("a", {"A.1": {}}), {"key": "n", "value": done}, {"key": "d", "value": base, "previous": before}
    )
    records = round_with(item("A.1", RATIO), agencies=["a"], filed=[filed])
    assert [one.value for one in found(records, Kind.SHRINKING_BASE)] == ([drop] if drop else [])


TEXT = (
    "{name} đã ban hành kế hoạch ngay từ quý một, phân công đầu mối theo dõi, kiểm tra giữa kỳ tại {count} "
    "đơn vị trực thuộc và công khai kết quả trên trang thông tin điện tử, báo cáo đúng hạn theo quy định."
)
OTHER = (
    "Đơn vị rà soát quy chế chi tiêu, mời đoàn thể góp ý hai lần, niêm yết tại trụ sở ba mươi ngày rồi mới "
    "ký; có năm ý kiến được tiếp thu, các khoản chi tiếp khách giảm rõ rệt và không phát hiện vi phạm nào."
)


def texts(*bodies: str, claim: str = "answered"):
    slugs = "abcdef"[: len(bodies)]
    filed = [
        with_body(files(slug, {"A.1": {"claim": claim}}), "A.1", body)
        for slug, body in zip(slugs, bodies, strict=True)
    ]
    return round_with(item("A.1", YES_NO), agencies=list(slugs), filed=filed)


def test_the_same_text_with_another_name_and_number():
    bodies = [TEXT.format(name=f"Sở {slug}", count=count) for slug, count in (("a", 3), ("b", 7))]
    (signal,) = found(texts(*bodies, OTHER), Kind.SAME_TEXT)
    assert (signal.agencies, signal.item, signal.value) == (("a", "b"), "A.1", 1)


def test_three_alike_are_one_signal():
    (signal,) = found(texts(*[TEXT.format(name="Đơn vị", count=1)] * 3), Kind.SAME_TEXT)
    assert signal.agencies == ("a", "b", "c")


def test_not_arisen_may_be_said_alike_and_short_texts_are_let_be():
    assert found(texts(TEXT, TEXT, claim="not-arisen"), Kind.SAME_TEXT) == []
    assert found(texts("Đã thực hiện tốt.", "Đã thực hiện tốt."), Kind.SAME_TEXT) == []


@given(st.lists(st.lists(st.sampled_from(range(12)), min_size=3, max_size=14), min_size=2, max_size=8))
def test_the_quick_way_misses_no_pair_that_comparing_all_finds(sets):
    given_ = [
        same_text._Text(str(number), frozenset(one), same_text.Position("x"))
        for number, one in enumerate(sets)
    ]
    every = {
        (one, two)
        for two in range(len(given_))
        for one in range(two)
        if Fraction(
            len(given_[one].shingles & given_[two].shingles), len(given_[one].shingles | given_[two].shingles)
        )
        >= same_text.LEAST_LIKENESS
    }
    assert {(one, two) for one, two, _ in same_text._pairs(given_)} == every


def test_every_kind_has_a_name_in_both_languages():
    assert set(NAMES) == set(Kind)
    assert all(name.vi != name.en and name.value_vi and name.value_en for name in NAMES.values())


def test_signals_of_the_demo_say_their_numbers_and_places(demo_repo: Path):
    assessment = assess(demo_repo, "HEAD", use_cache=False)
    signals = signals_of(assessment)
    assert signals and signals == signals_of(assessment)
    for signal in signals:
        assert any(char.isdigit() for char in signal.how_vi) and any(char.isdigit() for char in signal.how_en)
        assert signal.positions and all(
            place.path in assessment.records.accepted for place in signal.positions
        )
