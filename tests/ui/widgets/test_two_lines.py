from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.ui.widgets.drawn_cells import lines_in
from ui import theme
from ui.widgets import Column, DataTable
from ui.widgets.two_lines import two_lines

SIZE = 16
DRILL = "云溪飞跃石料矿业有限公司生产安全事故应急演练"


def wide(text: str) -> int:
    return QFontMetrics(theme.font(SIZE)).horizontalAdvance(text)


def test_what_fits_stays_on_one_line(qtbot: QtBot) -> None:
    assert two_lines("金竹村", SIZE, wide("金竹村")) == ("金竹村", "")


def test_a_long_name_is_halved_so_that_no_character_stands_alone(qtbot: QtBot) -> None:
    assert two_lines("安全生产管理人员", SIZE, wide("安全生产管理人")) == ("安全生产", "管理人员")


def test_parts_are_divided_between_them_and_their_dot_goes(qtbot: QtBot) -> None:
    assert two_lines("防汛 · 实战演练", SIZE, wide("防汛 · 实战演")) == ("防汛", "实战演练")


def test_what_two_lines_cannot_hold_fills_the_first_and_is_not_lost(qtbot: QtBot) -> None:
    upper, lower = two_lines(DRILL, SIZE, wide("云溪飞跃石料"))

    assert upper == "云溪飞跃石料"
    assert upper + lower == DRILL


def test_rare_characters_are_counted_once(qtbot: QtBot) -> None:
    """Qt's lengths are in halves of such a character."""
    upper, lower = two_lines("𬭚" * 16, SIZE, wide("𬭚" * 5))

    assert wide(upper) <= wide("𬭚" * 5)
    assert upper + lower == "𬭚" * 16


def test_a_table_gives_a_long_name_two_lines_before_it_shortens_it(qtbot: QtBot) -> None:
    columns = (
        Column[str](title="演练", value=lambda name: name, stretch=1, width=6),
        Column[str](title="单位", value=lambda name: name[:10]),
        Column[str](title="内容", value=lambda name: name[-10:]),
    )
    table: DataTable[str] = DataTable(columns, [DRILL])
    qtbot.addWidget(table)
    side = 2 * (theme.current().metrics.s + 4)
    table.resize(wide("字" * 29) + 3 * side, 300)
    table.show()

    inside = table.view.columnWidth(0) - side
    upper, lower = two_lines(DRILL, theme.current().type.body, inside)

    assert upper + lower == DRILL
    assert lines_in(table) == 2
    assert QFontMetrics(theme.font(theme.current().type.body)).horizontalAdvance(lower) <= inside
    assert sum(table.view.columnWidth(at) for at in range(3)) <= table.view.viewport().width()
