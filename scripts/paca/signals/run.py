"""All signals of an assessment, by kind, the strongest first."""

from __future__ import annotations

from ..assessment import Assessment
from . import document_weight, figure_breaks, inflation, same_text, shrinking_base
from .signal import Kind, Signal

MODULES = (inflation, document_weight, figure_breaks, shrinking_base, same_text)
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def signals_of(assessment: Assessment) -> tuple[Signal, ...]:
    """Pure; the same assessment gives the same signals in the same order."""
    found = [signal for module in MODULES for signal in module.signals(assessment)]
    return tuple(sorted(found, key=_key))


def _key(signal: Signal) -> tuple:  # type: ignore[type-arg]
    return (_ORDER[signal.kind], -signal.value, signal.agencies, signal.item or "", signal.positions)
