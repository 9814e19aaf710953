"""Charts of the pages, each with its table twin: views in the form that ``paca.output.charts`` draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import State
from paca.output.charts.bars import ScoreRow, score_bars, score_rows
from paca.output.charts.grid_picture import grid_picture, grid_rows
from paca.output.charts.line import Moment, line_chart, line_rows
from paca.output.charts.progress import ProgressRow, Segment, state_bars, state_rows
from paca.output.charts.strip import strip
from paca.output.charts.timeline import PhaseRow, timeline, timeline_rows
from paca.output.language import say
from paca.output.notation import day, out_of, percent, points

from .agency import AgencyView
from .book import NOT_FILED
from .figures import figure
from .grid import GridView
from .item import ItemView
from .overview import OverviewView
from .words import STATES

DONE = frozenset(state.value for state in State if state not in NOT_FILED)


@dataclass(frozen=True, slots=True)
class OverviewPictures:
    score: Markup
    timeline: Markup
    state: Markup
    grid: Markup
    course: Markup


@dataclass(frozen=True, slots=True)
class AgencyPictures:
    peer: Markup


@dataclass(frozen=True, slots=True)
class ItemPictures:
    share: Markup


def overview_pictures(view: OverviewView, *, course: Sequence[Moment] = ()) -> OverviewPictures:
    """``course`` is the total over the commits of the round, oldest first; empty where nobody asked git."""
    lines = (view.total, *view.parts)
    rows = [
        ScoreRow(
            label=f"{line.code}. {line.title}" if line.code else line.title,
            max=line.maximum,
            self_points=line.self_points,
            reviewed=line.reviewed,
            verified=line.verified,
            part=line.part.lower() or None,
        )
        for line in lines
    ]
    phases = [
        PhaseRow(
            label=phase.title,
            start=phase.start,
            until=phase.until,
            placeholder=bool(phase.chip),
            current=phase.place == "now",
        )
        for phase in view.timeline
    ]
    progress = [ProgressRow(say("Tất cả"), _segments(view.grid, None))]
    groups = [ProgressRow(title, _segments(view.grid, key)) for key, title, _ in view.grid.states]
    progress += [row for row in groups if row.segments]
    return OverviewPictures(
        score=figure(
            score_bars(
                rows,
                title=say("Điểm tự chấm, tổ công tác và thẩm định của từng phần"),
                description=say(
                    "Đang tính {points} trên {maximum} điểm.",
                    points=points(view.total.points),
                    maximum=points(view.total.maximum),
                ),
            ),
            score_rows(rows),
            say("Mỗi thanh dài theo tỷ lệ của điểm tối đa ở hàng đó."),
            source=("comparison.html", say("Điểm nào, chênh từ đâu")),
            links=[line.href for line in lines],
        )
        if any(line.self_points is not None or line.reviewed is not None for line in lines)
        else Markup(""),
        timeline=figure(
            timeline(phases, today=view.as_of, title=say("Lịch của kỳ đánh giá")), timeline_rows(phases), ""
        )
        if phases
        else Markup(""),
        state=figure(
            state_bars(
                progress,
                title=say("Hồ sơ theo trạng thái"),
                done=DONE,
                description=say(
                    "{count} hồ sơ đã nộp.", count=out_of(view.progress.filed, view.progress.asked)
                ),
            ),
            state_rows(progress),
            "",
        )
        if view.progress.asked
        else Markup(""),
        grid=_grid(view.grid),
        course=_course(view, course),
    )


def _course(view: OverviewView, moments: Sequence[Moment]) -> Markup:
    if not view.total.maximum or not view.banner.audience.scores:
        return Markup("")
    if len({moment.on for moment in moments}) < 2 or not any(moment.value for moment in moments):
        return Markup("")  # a round that has hardly begun: a flat line tells nobody anything
    first, last = (
        say("{points} ngày {day}", points=points(moment.value), day=day(moment.on))
        for moment in (moments[0], moments[-1])
    )
    picture = line_chart(
        moments,
        maximum=view.total.maximum,
        title=say("Tổng điểm qua từng lần ghi vào kho"),
        description=say("Từ {first} đến {last}.", first=first, last=last),
    )
    source = ("changes.html", say("Thay đổi nào, vì sao"))
    return figure(picture, line_rows(moments), say("Điểm giữ nguyên giữa hai lần thay đổi."), source=source)


def _grid(view: GridView) -> Markup:
    cells = [[state.value for state in row] for _, _, rows in view.states for row in rows]
    labels = {state.value: sign.label for state, sign in STATES.items()}
    if not cells:
        return Markup("")
    picture = grid_picture(
        cells,
        title=say("Ma trận hồ sơ: mỗi hàng một cơ quan, mỗi cột một tiêu chí"),
        description=say("{count} hồ sơ đã nộp.", count=out_of(view.filed, view.asked)),
    )
    return figure(picture, grid_rows(cells, labels=labels), "")


def _segments(view: GridView, group: str | None) -> tuple[Segment, ...]:
    counts = dict.fromkeys(State, 0)
    for key, _, rows in view.states:
        if group is None or key == group:
            for row in rows:
                for state in row:
                    counts[state] += 1
    return tuple(
        Segment(state.value, STATES[state].label, count)
        for state, count in counts.items()
        if count and state is not State.NOT_ASKED
    )


def agency_pictures(view: AgencyView) -> AgencyPictures:
    """One strip a part with points: all like agencies as marks, the middle a line, the own mark named."""
    drawn = []
    for line in view.peers:
        if line.share is None:
            continue
        label = f"{line.part}. {line.title}"
        drawn.append(
            Markup(
                '<figure class="paca-chart in-{}">'
                '<figcaption><a href="#tieu-chi">{}</a></figcaption>{}</figure>'
            ).format(
                line.part.lower(),
                say(
                    "{part}: {points} / {maximum} điểm ({share}; trung vị của nhóm {median})",
                    part=label,
                    points=points(line.points),
                    maximum=points(line.maximum),
                    share=percent(line.share),
                    median=percent(line.median),
                ),
                strip(
                    [share * 100 for share in line.others],
                    own=line.share * 100,
                    maximum=Fraction(100),
                    title=say("{part}: tỷ lệ điểm đạt trong nhóm {group}", part=label, group=view.group),
                    description=say(
                        "Cơ quan {share}, trung vị {median}.",
                        share=percent(line.share),
                        median=percent(line.median),
                    ),
                ),
            )
        )
    if not drawn:
        return AgencyPictures(
            Markup('<div class="paca-empty"><p><strong>{}</strong></p></div>').format(
                say("Chưa có điểm để so sánh.")
            )
        )
    return AgencyPictures(Markup("").join(drawn))


def item_pictures(view: ItemView) -> ItemPictures:
    """Where each agency with points stands on the item."""
    values = [row.points for row in view.shares if row.points is not None]
    if len(values) < 3 or not view.node.max:
        return ItemPictures(Markup(""))
    picture = strip(
        sorted(values),
        own=None,
        maximum=view.node.max,
        title=say("Điểm của {n} cơ quan ở tiêu chí {code}", n=len(values), code=view.code),
        description=say("Mỗi vạch một cơ quan, vạch đậm là trung vị."),
    )
    caption = say("Mỗi vạch là điểm của một cơ quan; bảng dưới đây nêu tên.")
    return ItemPictures(figure(picture, None, caption, source=("#cach-tinh", say("Cách tính"))))
