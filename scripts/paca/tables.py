"""pandas at the edge: an assessment as tables, for exports and pivots.  Nothing is computed here.

Each number stands twice: ``…_exact`` is text that loses nothing (``1.5``, ``21/13``), the column
without the ending is a float rounded half-up to four decimals, for spreadsheets.  An amount that does
not exist is empty, which is not zero.  pandas is imported when a table is made, not before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from .arrival import Arrival
from .assessment import Assessment, Entry, LedgerEntry
from .model.values import instant_text, number_text
from .three_scores import three_scores

if TYPE_CHECKING:
    import pandas

PLACES = 4
# What a spreadsheet takes for a formula at the start of a cell, also in its full-width forms.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\N{MINUS SIGN}")
# … and what begins so and is nothing to compute: a negative number, a dash for "none", a telephone number.
_NO_FORMULA = re.compile(r"[+\-\N{MINUS SIGN}]?[\d .,%]*", re.ASCII)
_ENTRY_AMOUNTS = ("max", "self", "computed", "reviewed", "explained", "final", "standing", "reachable")
_THREE_AMOUNTS = ("max", "self", "reviewed", "verified", "review_gap", "verify_gap")
_NODE_AMOUNTS = ("max", "self", "reviewed", "verified", "standing", "open_max")


def entries_table(assessment: Assessment) -> pandas.DataFrame:
    """One row an item and agency asked."""
    return _frame((_entry(entry) for entry in assessment.entries.values()), _ENTRY_AMOUNTS)


def items_table(assessment: Assessment) -> pandas.DataFrame:
    """One row a part, criterion and item in the edition's order; the total comes last, without a code."""
    return _frame(_nodes(assessment), _NODE_AMOUNTS)


def ledger_table(assessment: Assessment) -> pandas.DataFrame:
    """One row a line of the ledger; the province's own lines have no agency."""
    return _frame(_ledger(assessment), ("points",))


def three_table(assessment: Assessment) -> pandas.DataFrame:
    """One row a part, criterion and item with the three scores and the gaps between them; the total last."""
    return _frame(_three(assessment), _THREE_AMOUNTS)


TABLES = {"items": items_table, "entries": entries_table, "ledger": ledger_table}


def to_csv(frame: pandas.DataFrame) -> str:
    """CSV (UTF-8, comma, LF) that no spreadsheet runs: text that looks like a formula gets a quote in front.

    Number columns stay numbers, also negative ones; the exact texts are of our own making.
    """
    from pandas.api.types import is_numeric_dtype

    guarded = frame.copy()
    for name in guarded.columns:
        if is_numeric_dtype(guarded[name].dtype) or str(name).endswith("_exact"):
            continue
        guarded[name] = [guard_cell(value) if isinstance(value, str) else value for value in guarded[name]]
    out = io.StringIO()
    guarded.to_csv(out, index=False, lineterminator="\n")
    return out.getvalue()


def guard_cell(text: str) -> str:
    """``text`` so that a spreadsheet shows it; blanks before a formula do not hide it.

    >>> guard_cell("=1+1"), guard_cell("  @SUM(A1)"), guard_cell("Kế hoạch 83/KH-UBND"), guard_cell("-12,5")
    ("'=1+1", "'  @SUM(A1)", 'Kế hoạch 83/KH-UBND', '-12,5')
    """
    # A carriage return alone would begin a row of its own in some programs, and a formula with it.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NO_FORMULA.fullmatch(text):
        return text
    if text.startswith(_FORMULA) or text.lstrip(" \N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}").startswith(
        _FORMULA
    ):
        return "'" + text
    return text


def _frame(rows: Iterable[Mapping[str, Any]], amounts: tuple[str, ...]) -> pandas.DataFrame:
    import pandas

    spread = [_spread(row, amounts) for row in rows]
    frame = pandas.DataFrame(spread)
    for name in amounts:
        if name in frame.columns:
            frame[name] = frame[name].astype("float64")  # all empty would be "object", and no number column
    return frame


def _spread(row: Mapping[str, Any], amounts: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name in amounts:
            found[name] = None if value is None else rounded(value)
            found[f"{name}_exact"] = None if value is None else number_text(value)
        else:
            found[name] = value
    return found


def rounded(value: Fraction, places: int = PLACES) -> float:
    """Half-up on the exact value, then the nearest float."""
    units = abs(value) * 10**places
    magnitude = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return (-magnitude if value < 0 else magnitude) / 10**places


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "item": entry.item,
        "agency": entry.agency,
        "state": entry.state.value,
        "outcome": entry.standing.outcome.value,
        "left_out": entry.standing.left_out,
        "max": entry.standing.max,
        "self": entry.self_points,
        "computed": entry.computed.points,
        "reviewed": entry.reviewed,
        "explained": entry.explained,
        "final": entry.final,
        "standing": entry.standing.points,
        "reachable": entry.reachable,
        "missing": "; ".join(f"{lack.what}: {lack.key}" for lack in entry.missing),
        "file": str(entry.position) if entry.position else None,
        "commit": entry.last_change.commit if entry.last_change else None,
        **_arrival(entry.arrival),
    }


def _arrival(arrival: Arrival | None) -> dict[str, Any]:
    """``timing`` is empty where nothing was filed; ``received`` is the forge's clock, in UTC."""
    due = arrival.deadline if arrival else None
    return {
        "timing": arrival.timing.value if arrival else None,
        "received": instant_text(arrival.received) if arrival and arrival.received else None,
        "deadline": due.until.isoformat() if due else None,
        "extended": bool(due and due.extension),
    }


def _nodes(assessment: Assessment) -> Iterator[dict[str, Any]]:
    for scored in (*assessment.nodes.values(), assessment.total):
        node = scored.node
        yield {
            "code": node.code if node else None,
            "parent": node.parent if node else None,
            "title": node.title if node else "Tổng",
            "title_status": node.title_status.value if node else None,
            "max_status": node.max_status.value if node else None,
            "outcome": scored.standing.outcome.value,
            "left_out": scored.standing.left_out,
            "max": scored.max,
            "self": scored.self_points,
            "reviewed": scored.reviewed,
            "verified": scored.verified,
            "standing": scored.standing.points,
            "open_max": scored.open_max,
        }


def _ledger(assessment: Assessment) -> Iterator[dict[str, Any]]:
    for entry in assessment.entries.values():
        yield from (_line(entry.item, entry.agency, line) for line in entry.ledger)
    for code, scored in assessment.nodes.items():
        yield from (_line(code, None, line) for line in scored.ledger)


def _line(code: str, agency: str | None, line: LedgerEntry) -> dict[str, Any]:
    return {
        "item": code,
        "agency": agency,
        "stage": line.stage.value,
        "points": line.points,
        "by": line.by,
        "on": line.on.isoformat() if line.on else None,
        "reason": line.reason,
        "file": str(line.source.position) if line.source else None,
    }


def _three(assessment: Assessment) -> Iterator[dict[str, Any]]:
    for line in three_scores(assessment):
        entry = line.entry
        yield {
            "code": line.code or None,
            "title": line.title or "Tổng",
            "max": line.score.max,
            "self": line.score.self_points,
            "reviewed": line.score.reviewed,
            "verified": line.score.verified,
            "review_gap": line.review_gap,
            "verify_gap": line.verify_gap,
            "causes": "; ".join(
                f"{share.cause.value}: {number_text(share.points)} ({share.agencies})"
                for share in line.shares
            ),
            "reasons": "; ".join(reason.text for share in line.shares for reason in share.reasons),
            "verified_reason": entry.reason if entry else None,
            "verified_source": entry.source if entry else None,
            "verified_date": entry.date.isoformat() if entry and entry.date else None,
            "verified_page": entry.page if entry else None,
            "file": str(line.entry_at) if line.entry_at else None,
        }
