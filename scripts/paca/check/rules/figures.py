"""A figure has the edition's unit, sign and size, its backing document, and was asked of its agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ...finding import Finding
from ...model.edition import FigureSpec
from ...model.evidence import FigureScope, FigureValue
from ...records import AgencyFiles, Located
from ..context import Context
from ..words import number, suggest

# Published parts miss their total by one through rounding (64 695 + 95 806 = 160 501 of 160 502).
SUM_TOLERANCE = Fraction(1)
# A change against last year is worth a second look from twice or half, and from ten units on.
JUMP_FACTOR = 2
JUMP_LEAST = 10


def check_agency(context: Context) -> Iterator[Finding]:
    edition = context.edition
    if edition is None:
        return
    asked = context.frame.figures_asked
    for slug, files in context.filed():
        for located in (*files.figures.values(), *files.other_figures):
            spec = edition.figures.get(located.model.key)
            if spec is None and context.unread.edition(edition.year):
                continue
            if spec is None:
                hint = suggest(located.model.key, edition.figures)
                yield _finding("N405", slug, located, "key", figure=located.model.key, suggestion=hint or "—")
                continue
            yield from _value(slug, located, spec.model)
            if located.model.scope is not FigureScope.PERIOD:
                continue
            whole = not context.unread.edition(edition.year)
            if whole and asked.get(slug) is not None and located.model.key not in asked[slug]:
                yield _finding("N406", slug, located, "key", figure=located.model.key)
            yield from _proof(context, slug, files, located, spec.model)
            if _sound(located.model, spec.model):
                yield from _jump(slug, located)
        yield from _parts(slug, files, edition.figures)


def _value(slug: str, located: Located[FigureValue], spec: FigureSpec) -> Iterator[Finding]:
    figure = located.model
    # Figures of another scope are shown as printed and never scored, so their unit is the source's.
    if (
        figure.scope is FigureScope.PERIOD
        and figure.unit != spec.unit
        and fold_unit(figure.unit) != fold_unit(spec.unit)
    ):
        yield _finding(
            "N401", slug, located, "unit", figure=figure.key, given=figure.unit, expected=spec.unit
        )
    if figure.value.numerator < 0:
        yield _finding("N402", slug, located, "value", figure=figure.key, given=number(figure.value))
    elif spec.integer and figure.scope is FigureScope.PERIOD and figure.value.denominator != 1:
        yield _finding(
            "N403", slug, located, "value", figure=figure.key, given=number(figure.value), unit=spec.unit
        )


def _sound(figure: FigureValue, spec: FigureSpec) -> bool:
    """Whether the value can be compared with others: what is mistyped is said once, not of each of them."""
    return figure.value.numerator >= 0 and not (spec.integer and figure.value.denominator != 1)


def fold_unit(unit: str) -> str:
    """``m²`` and ``m2`` are one unit, so are ``Cuộc`` and ``cuộc``."""
    return " ".join(unit.replace("²", "2").replace("³", "3").lower().split())


def _proof(
    context: Context, slug: str, files: AgencyFiles, located: Located[FigureValue], spec: FigureSpec
) -> Iterator[Finding]:
    if spec.proof is None:
        return
    cited = located.model.documents
    if any(key not in files.documents and context.unread.document(slug, key) for key in cited):
        return
    known = [files.documents[key].model for key in located.model.documents if key in files.documents]
    if not any(spec.proof in document.proves for document in known):
        place = "documents" if located.model.documents else "key"
        yield _finding("N407", slug, located, place, figure=located.model.key, kind=spec.proof)


def _jump(slug: str, located: Located[FigureValue]) -> Iterator[Finding]:
    now, then = located.model.value, located.model.previous
    if then is None:
        return
    low, high = sorted((_whole(now), _whole(then)))
    if high - low >= JUMP_LEAST and (low <= 0 or high >= JUMP_FACTOR * low):
        yield _finding(
            "N409", slug, located, "value", figure=located.model.key, now=number(now), then=number(then)
        )


def _whole(value: Fraction) -> Fraction | int:
    """The same number; nearly all are whole, and a Fraction compares ten times as slowly."""
    return value.numerator if value.denominator == 1 else value


def _parts(slug: str, files: AgencyFiles, specs: Mapping[str, Located[FigureSpec]]) -> Iterator[Finding]:
    figures = {
        key: located
        for key, located in files.figures.items()
        if key in specs and _sound(located.model, specs[key].model)
    }
    for key, located in figures.items():
        spec = specs[key]
        whole = figures.get(spec.model.part_of) if spec.model.part_of else None
        if whole is not None and located.model.value > whole.model.value:
            params = {"whole": whole.model.key, "limit": number(whole.model.value)}
            yield _finding(
                "N404", slug, located, "value", figure=key, given=number(located.model.value), **params
            )
        parts = spec.model.sum_of
        if parts and all(part in figures for part in parts):
            total = sum((figures[part].model.value for part in parts), Fraction(0))
            if abs(total - located.model.value) > SUM_TOLERANCE:
                params = {"total": number(total), "parts": ", ".join(parts)}
                yield _finding(
                    "N410", slug, located, "value", figure=key, given=number(located.model.value), **params
                )


def _finding(code: str, slug: str, located: Located[FigureValue], field: str, **params: str) -> Finding:
    return Finding(code, located.where(field), params, agency=slug)
