"""Small marks that stand on many pages, as finished HTML: made once, used in every row.

Class names are the theme's (head of ``site_templates/styles/10-paca.css``), which adds the symbol of
each; a mark never speaks by colour alone.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from paca.assessment import Outcome, Score, State
from paca.model.edition import Node
from paca.model.values import FactStatus
from paca.output.language import say, spoken
from paca.output.notation import number, points

from .words import FACT_NOTES, FACTS, STATES, Sign, outcome_word


def sign_mark(sign: Sign) -> Markup:
    return Markup('<span class="chip chip--{}">{}</span>').format(sign.tone, sign.label)


def state_mark(state: State) -> Markup:
    return _state_mark(state, spoken().tag)


@lru_cache
def _state_mark(state: State, _tag: str) -> Markup:
    return sign_mark(STATES[state])


def fact_chip(status: FactStatus) -> Markup:
    """The mark of a fact that is not exact; an exact one needs none."""
    return Markup("") if status is FactStatus.EXACT else _fact_chip(status, spoken().tag)


@lru_cache
def _fact_chip(status: FactStatus, _tag: str) -> Markup:
    sign = FACTS[status]
    chip = Markup('<span class="chip chip--{}" title="{}">{}</span>')
    return chip.format(sign.tone, FACT_NOTES[status], sign.label)


def node_chip(node: Node) -> Markup:
    """The least certain of a node's title and points."""
    order = list(FactStatus)
    return fact_chip(max(node.title_status, node.max_status, key=order.index))


def score_text(score: Score) -> Markup:
    """``1,50``, or the state in words where there are no points; zero by policy names its state too."""
    if score.points is None:
        return Markup("<i>{}</i>").format(outcome_word(score))
    if score.outcome is Outcome.SCORED:
        return escape(points(score.points))
    return Markup("{} <i>{}</i>").format(points(score.points), outcome_word(score))


def score_of(score: Score) -> Markup:
    """The same with its scale: ``1,50 / 2 điểm``."""
    if score.points is None:
        return Markup(say("<i>{}</i> ({} điểm)")).format(outcome_word(score), number(score.max))
    told = Markup(say("{} / {} điểm")).format(points(score.points), number(score.max))
    return (
        told if score.outcome is Outcome.SCORED else Markup("{}, <i>{}</i>").format(told, outcome_word(score))
    )
