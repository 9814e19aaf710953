"""What a worked example is: what an item asks, what came, and what that must come to, written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..assessment import Outcome


@dataclass(frozen=True, slots=True)
class Came:
    """What one agency handed in.  ``front`` is the head of its submission, None where nothing came.

    ``received`` is the forge's receipt; ``decision`` what the working group set.
    """

    front: Mapping[str, Any] | None = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    received: str | None = None
    decision: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """``points`` of the province's item (None: none), as text, so that ``29/12`` stays exact.

    ``beside`` is what a neighbouring item of 2 points, answered "yes" by all, comes to: 2, or more where
    the example's item is left out and its points go there.
    """

    key: str  # anchor on the page
    title: str
    item: Mapping[str, Any]  # the item as the edition writes it: rule, max, aggregate, policies
    came: tuple[Came, ...]
    points: str | None
    outcome: Outcome = Outcome.SCORED
    beside: str | None = None
    note: str = ""
    extensions: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    key: str
    title: str
    lead: str
    examples: tuple[Worked, ...]
