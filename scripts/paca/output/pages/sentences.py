"""One sentence in Vietnamese for each operation of ``paca.score.steps``: which words, which figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from paca.assessment import Change, LedgerStage, Outcome, Source, Step
from paca.model.edition import Policy
from paca.output.vietnamese import day, number, percent, points, quantity

from .book import Book
from .words import MISSING, OUTCOMES, POLICIES, STAGES, lower_first, upper_first

FEW = 4  # so many summands are written out; more are counted and stand in the table of contributions


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a value was read: file and line, and the commit that last changed the file (git's claim)."""

    source: Source
    change: Change | None

    @property
    def place(self) -> str:
        return f"{self.source.position.path}:{self.source.position.line}"

    @property
    def who(self) -> str:
        """``a1b2c3d, Nguyễn Văn An, 12/08/2020``, or that git does not know the file."""
        if self.change is None:
            return "chưa có trong lịch sử git"
        return f"{self.change.commit[:7]}, {self.change.author}, {day(self.change.on)}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``proof`` is set on a value that was read from a file, ``strong`` on a result."""

    text: str
    proof: Proof | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """One step while it is told."""

    step: Step
    book: Book
    proofs: Mapping[str, Proof]
    of_ratio: bool  # the step before gave a ratio, so that "value" is a share and not a number of things

    def fraction(self, name: str) -> Fraction:
        value = self.step.inputs.get(name)
        return value if isinstance(value, Fraction) else Fraction(0)

    def known(self, name: str) -> Fraction | None:
        value = self.step.inputs.get(name)
        return value if isinstance(value, Fraction) else None

    def word(self, name: str) -> str:
        value = self.step.inputs.get(name)
        return value if isinstance(value, str) else ""

    def figure(self, name: str, key: str) -> Piece:
        """The value of a figure, linked to where it was read."""
        return Piece(number(self.fraction(name)), self.proofs.get(key))

    def measure(self, value: Fraction) -> str:
        return percent(value) if self.of_ratio else number(value)

    def bound(self, value: Fraction) -> str:
        """A tier's bound as the edition gives it: ``70 %``."""
        return f"{number(value * 100)} %" if self.of_ratio else number(value)

    def title(self, key: str) -> str:
        return lower_first(self.book.figure_title(key))

    def unproven(self, key: str) -> list[str]:
        """Agencies whose figure is pooled as less than they gave, because its proof is missing."""
        named = [agency for agency in self.word("unproven").split(", ") if agency]
        filed = self.book.assessment.records.filed
        return [
            agency
            for agency in named
            if (files := filed.get(agency))
            and key in files.figures
            and files.figures[key].model.value != self.step.inputs.get(agency)
        ]

    def all_proofs(self) -> Iterator[Proof]:
        return (Proof(source, self.book.change(source.position)) for source in self.step.sources)

    @property
    def result(self) -> Piece:
        return Piece(
            f"{points(self.step.result)} điểm" if self.step.result is not None else "chưa có điểm", None, True
        )

    @property
    def agencies(self) -> dict[str, Fraction | None]:
        """Inputs keyed by agency: everything but the step's own parameters."""
        return {
            key: value
            for key, value in self.step.inputs.items()
            if key not in ("max", "figure", "unproven") and (value is None or isinstance(value, Fraction))
        }


def _sum(told: Teller) -> Iterator[Piece]:
    key = told.word("figure")
    values = told.agencies
    if key:
        yield Piece(f"Cộng {told.title(key)}")
        if len(values) <= FEW:
            yield Piece(": ")
            by_agency = {proof.source.agency: proof for proof in told.all_proofs()}
            for count, (agency, value) in enumerate(values.items()):
                yield Piece(f"{' + ' if count else ''}{told.book.short(agency)} ")
                yield Piece(number(value), by_agency.get(agency))
        else:
            yield Piece(f" của {len(values)} cơ quan")
        unproven = told.unproven(key)
        if unproven:
            yield Piece(f" ({len(unproven)} cơ quan chưa có tài liệu chứng minh: phần đạt được tính 0)")
        yield Piece(" = ")
        yield Piece(quantity(told.step.result, told.book.figure_unit(key)), None, True)
        return
    if not values:
        yield Piece("Không có điểm nào để cộng = ")
    elif len(values) <= 12 and not any(name in told.book.agency_by_slug for name in values):
        yield Piece("Cộng điểm: " + " + ".join(points(value) for value in values.values()) + " = ")
    else:
        yield Piece(f"Cộng điểm của {len(values)} cơ quan = ")
    yield told.result


def _ratio(told: Teller) -> Iterator[Piece]:
    numerator, denominator = told.word("numerator_key"), told.word("denominator_key")
    yield Piece(f"{told.book.figure_title(numerator)} ")
    yield told.figure("numerator", numerator)
    yield Piece(f" / {told.title(denominator)} ")
    yield told.figure("denominator", denominator)
    yield Piece(" = ")
    yield Piece(percent(told.step.result), None, True)


def _linear(told: Teller) -> Iterator[Piece]:
    low, high, top = told.fraction("low"), told.fraction("high"), told.fraction("max")
    yield Piece(
        f"Tăng đều từ {percent(low, 0)} (0 điểm) đến {percent(high, 0)} (đủ {number(top)} điểm): "
        f"{percent(told.fraction('value'))} → "
    )
    yield told.result


def _tier(told: Teller) -> Iterator[Piece]:
    value, reached, above = told.fraction("value"), told.known("at_least"), told.known("next_at")
    if reached is None:
        yield Piece(f"{told.measure(value)} chưa đạt bậc thấp nhất → ")
    elif above is None:
        yield Piece(f"{told.measure(value)} đạt bậc cao nhất (từ {told.bound(reached)}) → ")
    else:
        yield Piece(f"{told.measure(value)} → bậc {told.bound(reached)}–{told.bound(above)} → ")
    yield told.result
    if above is not None:
        yield Piece(f"; lên bậc từ {told.bound(above)} được {points(told.known('next_points'))} điểm")


def _per_unit(told: Teller) -> Iterator[Piece]:
    key = told.word("key")
    yield Piece(f"{told.book.figure_title(key)}: ")
    yield told.figure("count", key)
    yield Piece(f" × {points(told.fraction('per_unit'))} điểm, tối đa {number(told.fraction('max'))} → ")
    yield told.result


def _deduct(told: Teller) -> Iterator[Piece]:
    key = told.word("key")
    yield Piece(f"{number(told.fraction('max'))} điểm trừ {points(told.fraction('per_unit'))} × ")
    yield told.figure("count", key)
    yield Piece(f" ({told.title(key)}), không thấp hơn {number(told.fraction('floor'))} → ")
    yield told.result


def _scale(told: Teller) -> Iterator[Piece]:
    yield Piece(f"{told.word('index')}: ")
    yield told.figure("value", told.word("key"))
    yield Piece(f" / {number(told.fraction('out_of'))} × {number(told.fraction('max'))} điểm → ")
    yield told.result


def _answer(told: Teller) -> Iterator[Piece]:
    yield Piece(f"{told.word('title')} – trả lời: ")
    yes = told.step.inputs.get("answer") is True
    yield Piece("có" if yes else "không", told.proofs.get(told.word("key")))
    if yes and told.step.inputs.get("proven") is False:
        yield Piece(f", nhưng chưa có tài liệu chứng minh ({told.book.kind_title(told.word('document'))})")
    yield Piece(" → ")
    yield told.result


def _unproven(told: Teller) -> Iterator[Piece]:
    kinds = [told.book.kind_title(key) for key in told.word("documents").split(", ") if key]
    named = f" ({'; '.join(kinds)})" if kinds else ""
    yield Piece(f"Thiếu tài liệu bắt buộc{named}: tiêu chí này không tính điểm khi chưa có tài liệu → ")
    yield told.result


def _lowest(told: Teller) -> Iterator[Piece]:
    values = told.agencies
    held = [agency for agency, value in values.items() if value == told.step.result]
    if any(agency in told.book.agency_by_slug for agency in held):
        named = ", ".join(told.book.short(agency) for agency in held[:FEW])
        more = f" và {len(held) - FEW} cơ quan khác" if len(held) > FEW else ""
        yield Piece(f"Lấy điểm thấp nhất trong {len(values)} cơ quan ({named}{more}) → ")
    else:
        yield Piece("Lấy điểm thấp nhất: " + "; ".join(points(value) for value in values.values()) + " → ")
    yield told.result


def _cap(told: Teller) -> Iterator[Piece]:
    over = told.fraction("value") > told.fraction("max")
    yield Piece(f"{'Vượt mức' if over else 'Không vượt mức'} tối đa {number(told.fraction('max'))} điểm → ")
    yield told.result


def _policy(told: Teller) -> Iterator[Piece]:
    state, policy = told.word("state"), told.word("policy")
    label = OUTCOMES[Outcome(state)] if state else "Trường hợp này"
    yield Piece(f"{upper_first(label)}: theo quy định của tiêu chí, {POLICIES[Policy(policy)]}")
    if told.step.result is not None:
        yield Piece(" → ")
        yield told.result


def _mean(told: Teller) -> Iterator[Piece]:
    values = told.agencies
    waiting = sum(1 for value in values.values() if value is None)
    yield Piece(f"Trung bình cộng điểm của {len(values)} cơ quan")
    if waiting:
        yield Piece(f" (trong đó {waiting} cơ quan chưa có điểm, tính 0)")
    yield Piece(" → ")
    yield told.result


def _all_must(told: Teller) -> Iterator[Piece]:
    values, top = told.agencies, told.fraction("max")
    full = sum(1 for value in values.values() if value == top)
    yield Piece(f"{full} / {len(values)} cơ quan đủ điểm; mọi cơ quan phải đủ điểm thì tỉnh mới được tính → ")
    yield told.result


def _pooled(told: Teller) -> Iterator[Piece]:
    pool, agencies = told.fraction("pool"), told.fraction("agencies")
    yield Piece(
        f"{number(pool)} cơ quan chung số liệu được {points(told.fraction('value'))} điểm mỗi cơ quan, "
        f"{number(agencies - pool)} cơ quan còn lại cộng được {points(told.fraction('fixed'))} điểm; "
        f"chia cho {number(agencies)} cơ quan → "
    )
    yield told.result


def _product(told: Teller) -> Iterator[Piece]:
    yield Piece(f"{points(told.fraction('value'))} × {number(told.fraction('factor'), 4)} (phân bổ lại) → ")
    yield told.result


def _decision(told: Teller) -> Iterator[Piece]:
    stage = told.word("stage")
    label = STAGES[LedgerStage(stage)] if stage else "Quyết định"
    by = told.word("by")
    yield Piece(f"{label}{f' ({by})' if by else ''} ấn định ")
    yield told.result
    reason = told.word("reason")
    if reason:
        yield Piece(f". Lý do: {reason}")


def _single(told: Teller) -> Iterator[Piece]:
    yield Piece(f"{told.book.name(told.word('agency'))} trả lời thay cho toàn tỉnh → ")
    yield told.result


def _missing(told: Teller) -> Iterator[Piece]:
    what, key = told.word("what"), told.word("key")
    label = MISSING.get(what, "Còn thiếu")
    if what == "figure":
        yield Piece(f"{label}: {told.title(key)}")
    elif what == "document":
        yield Piece(f"{label}: {lower_first(told.book.kind_title(key))}")
    else:
        yield Piece(label if what == "submission" or key == "answer" else f"{label}: {key}")


def _await(told: Teller) -> Iterator[Piece]:
    state = told.word("state")
    if state:
        yield Piece(f"{upper_first(OUTCOMES[Outcome(state)])}: ")
        yield Piece("chờ tổ công tác quyết định, có nêu lý do")
    else:
        yield Piece("Chờ tổ công tác đánh giá")


def _unscored(told: Teller) -> Iterator[Piece]:
    yield Piece("Tiêu chí này nêu để theo dõi, không chấm điểm")


SENTENCES: Mapping[str, Callable[[Teller], Iterator[Piece]]] = {
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
    "mean": _mean,
    "all-must": _all_must,
    "pooled": _pooled,
    "product": _product,
    "decision": _decision,
    "single": _single,
    "missing": _missing,
    "await": _await,
    "unscored": _unscored,
}
