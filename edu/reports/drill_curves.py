"""Figures of the world over the time of a run: one small plot a curve, red lines as upright strokes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from reportlab.graphics.charts.lineplots import LinePlot
from reportlab.graphics.shapes import Drawing, Line, String
from reportlab.lib.units import mm
from reportlab.platypus import Table, TableStyle

from edu.domain.drills.amounts import PERMILLE, exact_amount, unit_word
from edu.reports.drill_axis import ceiling, clock_marks
from edu.reports.faces import BOLD, REGULAR, boxed
from edu.reports.inks import BLUE, INK, INK_SOFT, LINE, ORANGE, RED

if TYPE_CHECKING:
    from edu.domain.drills.pictures import Picture
    from edu.domain.drills.scenario import Curve, Scenario

_HEIGHT = 42 * mm
_LEFT, _RIGHT, _BOTTOM, _TOP = 10 * mm, 4 * mm, 7 * mm, 8 * mm
_MOST_POINTS = 240
_MARKS = 5
INKS = (BLUE, ORANGE)
"""Of the first and the second run."""
Points = Sequence[tuple[int, int]]
Redlines = Sequence[tuple[str, int]]


def curve_plots(
    scenario: Scenario, runs: Sequence[Sequence[Picture]], width: float, redlines: Redlines = ()
) -> list[Any]:
    """Two plots a row; of one run or of two."""
    each = width / 2
    plots = [
        _plot(scenario, curve, [_points(pictures, number) for pictures in runs], each, redlines)
        for number, curve in enumerate(scenario.curves)
    ]
    rows = [[*plots[at : at + 2], ""][:2] for at in range(0, len(plots), 2)]
    if not rows:
        return []
    table = Table(rows, colWidths=[each, each])
    table.setStyle(TableStyle([(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]))
    return [table]


def _points(pictures: Sequence[Picture], number: int) -> Points:
    """Thinned evenly; the last always stands."""
    step = max(1, len(pictures) // _MOST_POINTS)
    kept = [*pictures[:-1:step], *pictures[-1:]]
    return [(picture.tick, picture.curves[number]) for picture in kept]


def _plot(scenario: Scenario, curve: Curve, lines: Sequence[Points], width: float, redlines: Redlines) -> Any:
    drawing = Drawing(width, _HEIGHT)
    plot = LinePlot()
    plot.x, plot.y = _LEFT, _BOTTOM
    plot.width, plot.height = width - _LEFT - _RIGHT, _HEIGHT - _BOTTOM - _TOP
    last = max(1, *(points[-1][0] for points in lines))
    values = [value for points in lines for _, value in points]
    shown = [exact_amount(value, curve.unit) for value in (max(values), *(points[-1][1] for points in lines))]
    scale = 10 if curve.unit == PERMILLE else 1
    drawn = [[(tick, value / scale) for tick, value in points] for points in lines]
    # a plot of one point has no line to draw
    plot.data = [points if len(points) > 1 else [*points, (last, points[0][1])] for points in drawn]
    marks = clock_marks(scenario, last, _MARKS)
    _dress_time(plot.xValueAxis, dict(marks), last)
    _dress_value(plot.yValueAxis, [value / scale for value in values])
    for number in range(len(lines)):
        plot.lines[number].strokeColor = INKS[number]
        plot.lines[number].strokeWidth = 1.4
        plot.lines[number].strokeDashArray = (3, 2) if number else None
    drawing.add(plot)
    for _, tick in redlines:
        at = _LEFT + plot.width * min(tick, last) / last
        drawing.add(Line(at, _BOTTOM, at, _BOTTOM + plot.height, strokeColor=RED, strokeWidth=1.2))
    unit = unit_word(curve.unit)
    title = f"{curve.title}（{unit}）" if unit else curve.title
    said = f"最高 {shown[0]}，最后 {'／'.join(shown[1:])}"
    drawing.add(String(2, _HEIGHT - 10, boxed(title), fontName=BOLD, fontSize=8.5, fillColor=INK))
    drawing.add(
        String(width - _RIGHT, _HEIGHT - 10, said, fontName=REGULAR, fontSize=7.5, fillColor=INK_SOFT, textAnchor="end")
    )
    return drawing


def _dress(axis: Any) -> None:
    axis.labels.fontName = REGULAR
    axis.labels.fontSize = 7
    axis.labels.fillColor = INK_SOFT
    axis.strokeColor = LINE
    axis.strokeWidth = 0.6


def _dress_time(axis: Any, marks: Mapping[int, str], last: int) -> None:
    _dress(axis)
    axis.valueMin, axis.valueMax = 0, last
    axis.valueSteps = list(marks)
    axis.labelTextFormat = lambda tick: marks.get(round(tick), "")


def _dress_value(axis: Any, values: Sequence[float]) -> None:
    _dress(axis)
    axis.valueMax = ceiling(max(1, *values))
    lowest = min(0, *values)
    axis.valueMin = -ceiling(-lowest) if lowest < 0 else 0
    axis.valueStep = max(axis.valueMax, -axis.valueMin) / 4
    axis.labelTextFormat = "%g"
    axis.visibleGrid = True
    axis.gridStrokeColor = LINE
    axis.gridStrokeWidth = 0.4
