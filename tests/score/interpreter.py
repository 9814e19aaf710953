"""A second, independent reading of an explanation: plain arithmetic, written apart from the engine.

``redo(score)`` walks the steps from first to last and recomputes each from its printed inputs.
It shares no code with ``paca.score``; if the engine and this page ever disagree, one of them is wrong.
"""

from __future__ import annotations

from fractions import Fraction as F

WORDS = (str, bool)


def numbers(inputs):
    return [value for value in inputs.values() if isinstance(value, F) or value.__class__ is int]


def between(low, value, high):
    return low if value < low else high if value > high else value


def deadline_in_utc(day):
    """The last second of the day in Viet Nam (UTC+7), in the form of receipts."""
    return f"{day}T16:59:59Z"


def redo_step(step):
    i = step.inputs
    match step.op:
        case "sum":
            return sum(numbers(i), F(0))
        case "ratio":
            return F(i["numerator"], 1) / F(i["denominator"], 1)
        case "linear":
            if i["low"] == i["high"]:
                return i["max"] if i["value"] >= i["low"] else F(0)
            return between(F(0), (i["value"] - i["low"]) / (i["high"] - i["low"]), F(1)) * i["max"]
        case "tier":
            assert i["at_least"] is None or i["value"] >= i["at_least"]
            assert i["next_at"] is None or i["value"] < i["next_at"]
            return i["points"]
        case "per-unit":
            return between(F(0), i["count"] * i["per_unit"], i["max"])
        case "deduct":
            return between(i["floor"], i["max"] - i["count"] * i["per_unit"], i["max"])
        case "scale":
            return between(F(0), i["value"] / i["out_of"] * i["max"], i["max"])
        case "answer":
            return i["points"] if i["answer"] and i.get("proven", True) else F(0)
        case "unproven":
            return F(0)
        case "lowest":
            return sorted(numbers(i))[0]
        case "cap":
            return i["max"] if i["value"] > i["max"] else i["value"]
        case "policy":
            return {"full": i["max"], "zero": F(0), "leave-out": None}[i["policy"]]
        case "late":
            assert i["received"] > deadline_in_utc(i["until"]), "what came in time lost points"
            return {"full": i["before"], "zero": F(0), "leave-out": None, "judgement": None}[i["policy"]]
        case "mean":
            return sum(numbers(i), F(0)) / len(i)
        case "all-must":
            agencies = {key: value for key, value in i.items() if key != "max"}
            return i["max"] if set(agencies.values()) == {i["max"]} else F(0)
        case "pooled":
            return (i["value"] * i["pool"] + i["fixed"]) / i["agencies"]
        case "product":
            return i["value"] * i["factor"]
        case "decision" | "single":
            return i["points"]
        case "missing" | "await" | "unscored":
            return None
    raise AssertionError(f"an operation nobody explained: {step.op}")


def redo(score):
    """The points that the explanation leads to."""
    result = None
    for step in score.steps:
        result = redo_step(step)
        assert result == step.result, (step.op, dict(step.inputs), step.result, result)
    return result
