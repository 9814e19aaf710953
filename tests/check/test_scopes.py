"""A rule sees what its scope says and no more: what is kept between checks rests on it."""

from __future__ import annotations

import inspect

from paca.check.context import AcrossContext, Context, TextContext
from paca.check.rules import MODULES, RULES, Rules
from paca.check.run import check, check_text
from paca.records import ReportText
from paca.score.run import score_round

from .builders import AS_OF, HUYEN, SO, read

SCOPES = {"check_round", "check_agency", "check_across", "check_text"}


def seen() -> dict[str, list[Context]]:
    """The contexts that rules of each scope are given for the small round."""
    contexts: dict[str, list] = {"round": [], "agency": [], "across": []}

    def spy(scope: str):  # type: ignore[no-untyped-def]
        return lambda context: iter(contexts[scope].append(context) or ())

    records = read({})
    scored = score_round(records, as_of=AS_OF, changes={})
    spies = Rules(**{scope: (spy(scope),) for scope in contexts})
    check(records, scored, as_of=AS_OF, rules=spies)
    return contexts


def test_every_module_names_the_scope_of_its_rules():
    for module in MODULES:
        rules = {name for name in vars(module) if name.startswith("check")}
        assert rules and rules <= SCOPES, module.__name__
    assert sum(map(len, RULES)) == sum(name in vars(module) for module in MODULES for name in SCOPES)


def test_across_rules_take_facts_alone():
    for rule in RULES.across:
        (parameter,) = inspect.signature(rule).parameters.values()
        assert parameter.annotation == AcrossContext.__name__
    (context,) = seen()["across"]
    assert set(vars(context)) >= {"frame", "as_of", "facts"} and not context.frame.records.filed


def test_an_agencys_rules_see_no_other_agency():
    contexts = seen()["agency"]
    slugs = [slug for context in contexts for slug, _ in context.filed()]
    assert slugs == sorted(slugs) and len(slugs) >= 2
    for context in contexts:
        (own,) = {slug for slug, _ in context.filed()} or {None}
        folders = {SO, HUYEN} - {f"evidence/2019/{own}"}
        paths = [*context.records.accepted, *(file.path for file in context.records.refused)]
        assert not any(path.startswith(f"{folder}/") for path in paths for folder in folders)
        assert {slug for _, slug in context.records.working_group.decisions} <= {own}
        assert not context.records.working_group.comments and not context.frame.records.filed
        others = {located.model.slug for located in context.frame.agencies.agencies} - {own}
        assert others  # the register is seen
    assert not any(context.records.filed for context in seen()["round"])


def test_the_texts_rules_see_the_texts_and_ask_for_numbers_only_where_one_is_typed():
    for rule in RULES.text:
        (parameter,) = inspect.signature(rule).parameters.values()
        assert parameter.annotation == TextContext.__name__
    asked = []

    def numbers() -> None:
        asked.append(True)

    def texts(text: str) -> tuple[ReportText, ...]:
        return (ReportText("docs/report/04-a.md", "0" * 40, 4, text),)

    frame = seen()["round"][0].frame
    assert check_text(texts("Tổng {{ diem() }} điểm; năm 2018 được 66,01 điểm."), frame, numbers) == []
    wrong = check_text(texts('{{ diem("Z") }} {{ ten_co("A") }} {{ han( }}'), frame, numbers)
    assert [finding.code for finding in wrong] == ["R971", "R973", "R972"]
    assert not asked
    assert check_text(texts("Tổng điểm 1,00 điểm. Phần A 2,00 điểm."), frame, numbers) == []
    assert asked == [True]  # once for all
    assert not any(context.records.report_texts for context in seen()["round"])
