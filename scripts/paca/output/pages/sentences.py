"""One sentence for each operation of ``paca.score.steps``: which words, which figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from paca.assessment import LedgerStage, Outcome
from paca.model.edition import Policy
from paca.model.values import parse_instant
from paca.output.language import apart, say
from paca.output.notation import day, number, percent, points, quantity

from .lateness import moment
from .telling import Piece, Teller
from .words import LATE_POLICIES, MISSING, OUTCOMES, POLICIES, STAGES, lower_first, upper_first

FEW = 4  # so many summands are written out; more are counted and stand in the table of contributions


def _sum(told: Teller) -> Iterator[Piece]:
    key = told.word("figure")
    values = told.agencies
    if key:
        yield Piece(say("Cộng {title}", title=told.title(key)))
        if len(values) <= FEW:
            yield Piece(": ")
            by_agency = {proof.source.agency: proof for proof in told.all_proofs()}
            for count, (agency, value) in enumerate(values.items()):
                yield Piece(f"{' + ' if count else ''}{apart(told.book.short(agency))} ")
                yield Piece(number(value), by_agency.get(agency))
        else:
            yield Piece(say(" của {n} cơ quan", n=len(values)))
        unproven = told.unproven(key)
        if unproven:
            yield Piece(
                say(" ({n} cơ quan chưa có tài liệu chứng minh: phần đạt được tính 0)", n=len(unproven))
            )
        yield Piece(" = ")
        yield Piece(quantity(told.step.result, told.book.figure_unit(key)), None, True)
        return
    if not values:
        yield Piece(say("Không có điểm nào để cộng") + " = ")
    elif len(values) <= 12 and not any(name in told.book.agency_by_slug for name in values):
        yield Piece(say("Cộng điểm:") + " " + " + ".join(points(value) for value in values.values()) + " = ")
    else:
        yield Piece(say("Cộng điểm của {n} cơ quan", n=len(values)) + " = ")
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
    span = say(
        "Tăng đều từ {low} (0 điểm) đến {high} (đủ {top} điểm)",
        low=percent(low, 0),
        high=percent(high, 0),
        top=number(top),
    )
    yield Piece(f"{span}: {percent(told.fraction('value'))} → ")
    yield told.result


def _tier(told: Teller) -> Iterator[Piece]:
    value, reached, above = told.fraction("value"), told.known("at_least"), told.known("next_at")
    if reached is None:
        yield Piece(say("{value} chưa đạt bậc thấp nhất", value=told.measure(value)) + " → ")
    elif above is None:
        bound = told.bound(reached)
        yield Piece(
            say("{value} đạt bậc cao nhất (từ {bound})", value=told.measure(value), bound=bound) + " → "
        )
    else:
        tier = say("bậc {low}–{high}", low=told.bound(reached), high=told.bound(above))
        yield Piece(f"{told.measure(value)} → {tier} → ")
    yield told.result
    if above is not None:
        more = points(told.known("next_points"))
        yield Piece(say("; lên bậc từ {bound} được {points} điểm", bound=told.bound(above), points=more))


def _per_unit(told: Teller) -> Iterator[Piece]:
    key = told.word("key")
    yield Piece(f"{told.book.figure_title(key)}: ")
    yield told.figure("count", key)
    each, top = points(told.fraction("per_unit")), number(told.fraction("max"))
    yield Piece(say(" × {points} điểm, tối đa {top}", points=each, top=top) + " → ")
    yield told.result


def _deduct(told: Teller) -> Iterator[Piece]:
    key = told.word("key")
    top, each = number(told.fraction("max")), points(told.fraction("per_unit"))
    yield Piece(say("{top} điểm trừ {points} × ", top=top, points=each))
    yield told.figure("count", key)
    floor = number(told.fraction("floor"))
    yield Piece(say(" ({title}), không thấp hơn {floor}", title=told.title(key), floor=floor) + " → ")
    yield told.result


def _scale(told: Teller) -> Iterator[Piece]:
    yield Piece(f"{told.word('index')}: ")
    yield told.figure("value", told.word("key"))
    out_of, top = number(told.fraction("out_of")), number(told.fraction("max"))
    yield Piece(say(" / {out_of} × {top} điểm", out_of=out_of, top=top) + " → ")
    yield told.result


def _answer(told: Teller) -> Iterator[Piece]:
    yield Piece(say("{question} – trả lời: ", question=told.word("title")))
    yes = told.step.inputs.get("answer") is True
    yield Piece(say("có") if yes else say("không"), told.proofs.get(told.word("key")))
    if yes and told.step.inputs.get("proven") is False:
        kind = told.book.kind_title(told.word("document"))
        yield Piece(say(", nhưng chưa có tài liệu chứng minh ({document})", document=kind))
    yield Piece(" → ")
    yield told.result


def _unproven(told: Teller) -> Iterator[Piece]:
    kinds = [told.book.kind_title(key) for key in told.word("documents").split(", ") if key]
    if kinds:
        lacking = say("Thiếu tài liệu bắt buộc ({documents})", documents="; ".join(kinds))
    else:
        lacking = say("Thiếu tài liệu bắt buộc")
    yield Piece(lacking + say(": tiêu chí này không tính điểm khi chưa có tài liệu") + " → ")
    yield told.result


def _lowest(told: Teller) -> Iterator[Piece]:
    values = told.agencies
    held = [agency for agency, value in values.items() if value == told.step.result]
    if any(agency in told.book.agency_by_slug for agency in held):
        named = ", ".join(told.book.short(agency) for agency in held[:FEW])
        if len(held) > FEW:
            named = say("{names} và {n} cơ quan khác", names=named, n=len(held) - FEW)
        lowest = say("Lấy điểm thấp nhất trong {n} cơ quan ({names})", n=len(values), names=named)
        yield Piece(lowest + " → ")
    else:
        yield Piece(
            say("Lấy điểm thấp nhất:") + " " + "; ".join(points(value) for value in values.values()) + " → "
        )
    yield told.result


def _cap(told: Teller) -> Iterator[Piece]:
    over = told.fraction("value") > told.fraction("max")
    top = number(told.fraction("max"))
    if over:
        yield Piece(say("Vượt mức tối đa {top} điểm", top=top) + " → ")
    else:
        yield Piece(say("Không vượt mức tối đa {top} điểm", top=top) + " → ")
    yield told.result


def _policy(told: Teller) -> Iterator[Piece]:
    state, policy = told.word("state"), told.word("policy")
    label = OUTCOMES[Outcome(state)] if state else say("Trường hợp này")
    rule = POLICIES[Policy(policy)]
    yield Piece(say("{state}: theo quy định của tiêu chí, {rule}", state=upper_first(label), rule=rule))
    if told.step.result is not None:
        yield Piece(" → ")
        yield told.result


def _late(told: Teller) -> Iterator[Piece]:
    until = dt.date.fromisoformat(told.word("until"))
    extended = told.step.inputs.get("extended") is True
    yield Piece(say("Nộp trễ hạn: máy chủ nhận lúc "))
    yield Piece(moment(parse_instant(told.word("received"))), told.proofs.get("received"))
    end = say("24:00 ngày {day}", day=day(until)) + (say(", đã gia hạn") if extended else "")
    policy = LATE_POLICIES[Policy(told.word("policy"))]
    yield Piece(say(" (hạn: {end}); theo quy định của tiêu chí, {policy}", end=end, policy=policy))
    if told.step.result is not None:
        yield Piece(" → ")
        yield told.result


def _mean(told: Teller) -> Iterator[Piece]:
    values = told.agencies
    waiting = sum(1 for value in values.values() if value is None)
    yield Piece(say("Trung bình cộng điểm của {n} cơ quan", n=len(values)))
    if waiting:
        yield Piece(say(" (trong đó {n} cơ quan chưa có điểm, tính 0)", n=waiting))
    yield Piece(" → ")
    yield told.result


def _all_must(told: Teller) -> Iterator[Piece]:
    values, top = told.agencies, told.fraction("max")
    full = sum(1 for value in values.values() if value == top)
    yield Piece(
        say(
            "{full} / {n} cơ quan đủ điểm; mọi cơ quan phải đủ điểm thì tỉnh mới được tính",
            full=full,
            n=len(values),
        )
        + " → "
    )
    yield told.result


def _pooled(told: Teller) -> Iterator[Piece]:
    pool, agencies = told.fraction("pool"), told.fraction("agencies")
    yield Piece(
        say(
            "{pool} cơ quan chung số liệu được {each} điểm mỗi cơ quan, "
            "{others} cơ quan còn lại ({why}) cộng được {fixed} điểm; chia cho {n} cơ quan",
            pool=number(pool),
            each=points(told.fraction("value")),
            others=number(agencies - pool),
            why=_beside_the_pool(told, int(agencies - pool)),
            fixed=points(told.fraction("fixed")),
            n=number(agencies),
        )
        + " → "
    )
    yield told.result


def _beside_the_pool(told: Teller, count: int) -> str:
    """Why each of ``count`` agencies stands by itself: whose points were set or lost, who has no figures."""
    decided, late = told.listed("decided"), told.listed("late")
    rest = count - len(decided) - len(late)
    if rest == count:
        return say("không có số liệu để cộng")
    why = [
        (say("tổ công tác ấn định"), _named(told, decided)),
        (say("nộp trễ"), _named(told, late)),
        (say("không có số liệu để cộng"), say("{n} cơ quan", n=rest) if rest else ""),
    ]
    return "; ".join(f"{label}: {who}" for label, who in why if who)


def _named(told: Teller, agencies: Sequence[str]) -> str:
    if len(agencies) > FEW:
        return say("{n} cơ quan", n=len(agencies))
    return ", ".join(apart(told.book.short(agency)) for agency in agencies)


def _product(told: Teller) -> Iterator[Piece]:
    shared = say("(phân bổ lại)")
    yield Piece(f"{points(told.fraction('value'))} × {number(told.fraction('factor'), 4)} {shared} → ")
    yield told.result


def _decision(told: Teller) -> Iterator[Piece]:
    stage = told.word("stage")
    label = STAGES[LedgerStage(stage)] if stage else say("Quyết định")
    by = told.word("by")
    who = say("{stage} ({by})", stage=label, by=by) if by else label
    yield Piece(say("{who} ấn định ", who=who))
    yield told.result
    reason = told.word("reason")
    if reason:
        yield Piece(say(". Lý do: {reason}", reason=reason))


def _single(told: Teller) -> Iterator[Piece]:
    yield Piece(
        say("{agency} trả lời thay cho toàn tỉnh", agency=told.book.name(told.word("agency"))) + " → "
    )
    yield told.result


def _missing(told: Teller) -> Iterator[Piece]:
    what, key = told.word("what"), told.word("key")
    label = MISSING.get(what) or say("Còn thiếu")
    if what == "figure":
        yield Piece(say("{lack}: {title}", lack=label, title=told.title(key)))
    elif what == "document":
        yield Piece(say("{lack}: {title}", lack=label, title=lower_first(told.book.kind_title(key))))
    else:
        yield Piece(
            label
            if what == "submission" or key == "answer"
            else say("{lack}: {title}", lack=label, title=key)
        )


def _await(told: Teller) -> Iterator[Piece]:
    state = told.word("state")
    if state:
        yield Piece(f"{upper_first(OUTCOMES[Outcome(state)])}: ")
        yield Piece(say("chờ tổ công tác quyết định, có nêu lý do"))
    else:
        yield Piece(say("Chờ tổ công tác đánh giá"))


def _unscored(told: Teller) -> Iterator[Piece]:
    yield Piece(say("Tiêu chí này nêu để theo dõi, không chấm điểm"))


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
    "late": _late,
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
