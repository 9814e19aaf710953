"""When "after-final" is reached: computed from the calendar, or from the decisions where it has no day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from paca.assessment import State
from paca.model.round import Phase
from paca.output.audience.policy import adoption_day, is_final

from .conftest import Burrow

LAST = dt.date(2020, 8, 26)


def calendar(burrow: Burrow, *phases: dict[str, str | None], fictional: bool = False, as_of: dt.date = LAST):
    held = burrow.assessment.records.round
    assert held is not None
    rows = tuple(
        Phase.model_validate({"key": f"p{number}", "title": "x", **row}) for number, row in enumerate(phases)
    )
    province = held.model.province.model_copy(update={"fictional": fictional})
    model = held.model.model_copy(update={"calendar": rows, "province": province})
    records = replace(burrow.assessment.records, round=replace(held, model=model))
    return replace(burrow.assessment, records=records, as_of=as_of)


ADOPT = {"step": "adopt", "until": "2020-08-26", "status": "exact"}


@pytest.mark.parametrize(
    ("phases", "fictional", "day"),
    [
        ([ADOPT], False, LAST),
        ([ADOPT | {"status": "partial"}], False, LAST),
        ([ADOPT | {"status": "placeholder"}], False, None),
        ([ADOPT | {"status": "inferred"}], False, None),
        ([ADOPT | {"status": "unknown"}], False, None),
        ([ADOPT | {"status": "placeholder"}], True, LAST),
        ([ADOPT | {"until": None}], False, None),
        ([ADOPT, ADOPT | {"until": "2020-09-01"}], False, dt.date(2020, 9, 1)),
        ([ADOPT, ADOPT | {"until": None}], False, None),
        ([{"step": "publish", "until": "2020-01-01", "status": "exact"}], False, None),
        ([], False, None),
    ],
)
def test_the_day_of_adoption(burrow: Burrow, phases, fictional: bool, day: dt.date | None) -> None:
    held = calendar(burrow, *phases, fictional=fictional).records.round
    assert held is not None and adoption_day(held.model) == day


@pytest.mark.parametrize(("on", "final"), [(LAST, False), (LAST + dt.timedelta(days=1), True)])
def test_the_last_day_is_not_over_before_midnight(burrow: Burrow, on: dt.date, final: bool) -> None:
    assert is_final(calendar(burrow, ADOPT, as_of=on)) is final


@pytest.mark.parametrize(
    ("states", "final"),
    [
        ([State.FINAL, State.FINAL, State.MISSING], True),
        ([State.FINAL, State.REVIEWED], False),
        ([State.FINAL, State.RETURNED], False),
        ([State.MISSING], False),  # nothing filed is nothing adopted
        ([], False),
    ],
)
def test_without_a_day_every_filed_submission_must_be_final(
    burrow: Burrow, states: list[State], final: bool
) -> None:
    entry = next(iter(burrow.assessment.entries.values()))
    entries = {("A.1", f"s{number}"): replace(entry, state=state) for number, state in enumerate(states)}
    assert is_final(replace(calendar(burrow), entries=entries)) is final


def test_a_known_day_ahead_outweighs_final_decisions(burrow: Burrow) -> None:
    entry = replace(next(iter(burrow.assessment.entries.values())), state=State.FINAL)
    held = calendar(burrow, ADOPT, as_of=LAST - dt.timedelta(days=9))
    assert not is_final(replace(held, entries={("A.1", "s"): entry}))
