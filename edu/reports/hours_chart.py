"""学时 by year as a small bar chart: offline and online apart, each bar with its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm

from edu.reports.faces import REGULAR
from edu.reports.inks import BLUE, INK_SOFT, LINE, ORANGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from edu.domain.learning_file import YearHours

_MOST_YEARS = 8


def hours_chart(years: Sequence[YearHours], width: float) -> Any:
    """The newest years, oldest on the left."""
    shown = sorted(years, key=lambda year: year.year)[-_MOST_YEARS:]
    drawing = Drawing(width, 48 * mm)
    chart = VerticalBarChart()
    chart.x, chart.y, chart.width, chart.height = 12 * mm, 8 * mm, width - 46 * mm, 34 * mm
    chart.data = [[y.offline_tenths / 10 for y in shown], [y.online_tenths / 10 for y in shown]]
    chart.categoryAxis.categoryNames = [f"{y.year} 年" for y in shown]
    chart.valueAxis.valueMin = 0
    highest = max(max(column) for column in chart.data)
    chart.valueAxis.valueMax = _ceiling(highest)
    chart.valueAxis.valueStep = chart.valueAxis.valueMax / 4
    _dress(chart, len(shown))
    legend = Legend()
    legend.x, legend.y, legend.fontName, legend.fontSize = width - 28 * mm, 30 * mm, REGULAR, 8
    legend.colorNamePairs = [(BLUE, "线下学时"), (ORANGE, "线上学时")]
    legend.dx = legend.dy = 7
    legend.strokeWidth, legend.strokeColor = 0, None
    legend.fillColor = INK_SOFT
    legend.alignment = "right"
    drawing.add(chart)
    drawing.add(legend)
    return drawing


def _dress(chart: Any, years: int) -> None:
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName = REGULAR
        axis.labels.fontSize = 8
        axis.labels.fillColor = INK_SOFT
        axis.strokeColor = LINE
    chart.valueAxis.gridStrokeColor = LINE
    chart.valueAxis.gridStrokeWidth = 0.4
    chart.valueAxis.visibleGrid = True
    chart.valueAxis.labelTextFormat = "%g"
    chart.bars.strokeWidth = 0
    chart.bars.strokeColor = None
    chart.bars[0].fillColor = BLUE
    chart.bars[1].fillColor = ORANGE
    chart.groupSpacing = 60 / years
    chart.barSpacing = 2
    chart.barWidth = 10
    chart.barLabelFormat = "%g"
    chart.barLabels.nudge = 5
    chart.barLabels.fontName = REGULAR
    chart.barLabels.fontSize = 7.5
    chart.barLabels.fillColor = INK_SOFT


def _ceiling(highest: float) -> int:
    """A round number above the highest bar that divides by four."""
    for ceiling in (4, 8, 12, 16, 20, 24, 32, 40, 60, 80, 100, 120, 160, 200, 240):
        if highest * 1.12 <= ceiling:
            return ceiling
    return -(-int(highest * 1.12) // 100) * 100 + 100
