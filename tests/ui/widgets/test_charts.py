"""Bars of neighbouring charts can be compared."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.widgets import Bar, BarChart

SHORT = (Bar("出门", 3, "3 人"), Bar("守着", 7, "7 人"))
LONG = (Bar("叫上家人走疏散楼梯", 26, "26 人"),)


def made(qtbot: QtBot, bars: tuple[Bar, ...], beside: tuple[Bar, ...] = ()) -> BarChart:
    chart = BarChart(bars, top=39, beside=beside)
    qtbot.addWidget(chart)
    chart.resize(900, 60)
    return chart


def test_bars_of_neighbours_begin_and_end_at_the_same_places(qtbot: QtBot) -> None:
    every = (*SHORT, *LONG)

    alone = made(qtbot, SHORT).shares(), made(qtbot, LONG).shares()
    together = made(qtbot, SHORT, every).shares(), made(qtbot, LONG, every).shares()

    assert alone[0] != alone[1]
    assert together[0] == together[1] == alone[1]
