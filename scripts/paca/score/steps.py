"""The operations that explanations are made of.

A :class:`~paca.assessment.Step` is data: ``op`` applied to its ``inputs`` gives ``result``.  Every
operation is defined here once, as the arithmetic that anyone can redo; the rules build their steps
through :func:`step`, so an explanation cannot disagree with the score it explains.

Numbers are Fractions.  ``None`` means "no points": the state tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from ..assessment import Source, Step

Value = Fraction | str | bool | None
ZERO = Fraction(0)


def _numbers(inputs: Mapping[str, Value]) -> list[Fraction]:
    return [value for value in inputs.values() if isinstance(value, Fraction)]


def _sum(inputs: Mapping[str, Value]) -> Fraction:
    """Σ of all inputs (a figure over agencies, points over entries)."""
    return sum(_numbers(inputs), ZERO)


def _ratio(inputs: Mapping[str, Value]) -> Fraction:
    """numerator / denominator; the denominator is not zero."""
    return inputs["numerator"] / inputs["denominator"]  # type: ignore[operator]


def _linear(inputs: Mapping[str, Value]) -> Fraction:
    """max × (value − low) / (high − low), kept between 0 and max; where low = high, all or nothing."""
    value, low, high, top = (inputs[name] for name in ("value", "low", "high", "max"))
    if low == high:
        return top if value >= high else ZERO  # type: ignore[operator,return-value]
    share = (value - low) / (high - low)  # type: ignore[operator]
    return top * min(max(share, ZERO), Fraction(1))  # type: ignore[operator]


def _tier(inputs: Mapping[str, Value]) -> Fraction:
    """points of the highest tier whose lower bound ``at_least`` is reached (0 below the lowest)."""
    return inputs["points"]  # type: ignore[return-value]


def _per_unit(inputs: Mapping[str, Value]) -> Fraction:
    """count × per_unit, kept between 0 and max."""
    return min(max(inputs["count"] * inputs["per_unit"], ZERO), inputs["max"])  # type: ignore[operator,type-var]


def _deduct(inputs: Mapping[str, Value]) -> Fraction:
    """max − count × per_unit, kept between floor and max."""
    points = inputs["max"] - inputs["count"] * inputs["per_unit"]  # type: ignore[operator]
    return min(max(points, inputs["floor"]), inputs["max"])  # type: ignore[type-var]


def _scale(inputs: Mapping[str, Value]) -> Fraction:
    """max × value / out_of, kept between 0 and max."""
    points = inputs["max"] * inputs["value"] / inputs["out_of"]  # type: ignore[operator]
    return min(max(points, ZERO), inputs["max"])  # type: ignore[type-var]


def _answer(inputs: Mapping[str, Value]) -> Fraction:
    """points if answered yes (and proven, where a proof is asked), else 0."""
    granted = inputs["answer"] is True and inputs.get("proven", True) is True
    return inputs["points"] if granted else ZERO  # type: ignore[return-value]


def _unproven(inputs: Mapping[str, Value]) -> Fraction:
    """A required document is missing, and the item gives no points without it: 0."""
    return ZERO


def _lowest(inputs: Mapping[str, Value]) -> Fraction:
    """The lowest of the inputs."""
    return min(_numbers(inputs))


def _cap(inputs: Mapping[str, Value]) -> Fraction:
    """value, at most max."""
    return min(inputs["value"], inputs["max"])  # type: ignore[type-var]


def _policy(inputs: Mapping[str, Value]) -> Fraction | None:
    """What a state is worth by the item's policy: full = max, zero = 0, else no points."""
    return {"full": inputs["max"], "zero": ZERO}.get(str(inputs["policy"]))  # type: ignore[return-value]


def _late(inputs: Mapping[str, Value]) -> Fraction | None:
    """What came after the deadline is worth by the item's policy: full = before, zero = 0, else no points."""
    return {"full": inputs["before"], "zero": ZERO}.get(str(inputs["policy"]))  # type: ignore[return-value]


def _mean(inputs: Mapping[str, Value]) -> Fraction:
    """Σ of the agencies' points / number of agencies counted; an agency without points yet counts 0."""
    count = sum(1 for value in inputs.values() if not isinstance(value, str))
    return sum(_numbers(inputs), ZERO) / count


def _all_must(inputs: Mapping[str, Value]) -> Fraction:
    """max if every agency has max, else 0."""
    agencies = [value for key, value in inputs.items() if key != "max"]
    return inputs["max"] if all(value == inputs["max"] for value in agencies) else ZERO  # type: ignore[return-value]


def _pooled(inputs: Mapping[str, Value]) -> Fraction:
    """(pool × value + fixed) / agencies: the pooled result stands for each agency of the pool."""
    return (inputs["pool"] * inputs["value"] + inputs["fixed"]) / inputs["agencies"]  # type: ignore[operator]


def _product(inputs: Mapping[str, Value]) -> Fraction:
    """value × factor (re-scaling when a sibling is left out)."""
    return inputs["value"] * inputs["factor"]  # type: ignore[operator]


def _given(inputs: Mapping[str, Value]) -> Fraction | None:
    """points as decided by a person, with the reason beside it."""
    return inputs["points"]  # type: ignore[return-value]


def _nothing(inputs: Mapping[str, Value]) -> None:
    """No points: something is missing, awaited, or not scored at all."""


OPERATIONS: Mapping[str, Callable[[Mapping[str, Value]], Fraction | None]] = {
    "sum": _sum,
    "ratio": _ratio,
    "linear": _linear,
    "tier": _tier,
    "per-unit": _per_unit,
    "deduct": _deduct,
    "scale": _scale,
    "answer": _answer,
    "unproven": _unproven,
    "lowest": _lowest,
    "cap": _cap,
    "policy": _policy,
    "late": _late,  # inputs: before, policy, received (instant), until (day), phase, extended
    "mean": _mean,
    "all-must": _all_must,
    "pooled": _pooled,
    "product": _product,
    "decision": _given,  # inputs: points, stage, by, reason
    "single": _given,  # inputs: points, agency (the one agency that answers for the province)
    "missing": _nothing,  # inputs: what ("figure", "answer", "submission"), key
    "await": _nothing,  # inputs: what ("decision")
    "unscored": _nothing,
}


def step(op: str, *sources: Source, **inputs: Value) -> Step:
    """A step whose result is computed by the operation's one definition.

    Input names that are not Python identifiers come through :func:`step_of`.
    """
    return step_of(op, inputs, sources)


def step_of(op: str, inputs: Mapping[str, Value], sources: tuple[Source, ...] = ()) -> Step:
    return Step(op, inputs, OPERATIONS[op](inputs), sources)
