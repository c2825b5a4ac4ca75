from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.drawn_cells import lines_in
from ui import theme
from ui.widgets import Column, DataTable
from ui.widgets.table_widths import are_codes, spread, squeeze
from ui.widgets.two_lines import two_lines


@dataclass(frozen=True)
class Person:
    name: str
    unit: str
    number: str
    minutes: int
    works: bool


COLUMNS = (
    Column[Person](title="姓名", value=lambda p: p.name, strong=True),
    Column[Person](title="单位", value=lambda p: p.unit, stretch=1, width=16),
    Column[Person](title="证件号", value=lambda p: p.number),
    Column[Person](title="听课的分钟数", value=lambda p: p.minutes, number=True),
    Column[Person](title="在岗", value=lambda p: p.works, chip=lambda p: ("met", "在岗")),
)
SOMEBODY = Person("迪丽努尔·艾合买提", "云溪青云竹木制品厂 · 枫树坪村与下洋村", "339***********6137", 90, True)


def open_table(qtbot: QtBot, width: int) -> DataTable[Person]:
    table: DataTable[Person] = DataTable(COLUMNS, [SOMEBODY])
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    return table


def widths(table: DataTable[Person]) -> list[int]:
    return [table.view.columnWidth(at) for at in range(len(COLUMNS))]


def whole(table: DataTable[Person], at: int) -> bool:
    return table.view.columnWidth(at) >= table._cells.width(table.model.index(0, at))


def test_no_column_leaves_the_window_while_a_name_can_be_shortened(qtbot: QtBot) -> None:
    table = open_table(qtbot, 640)

    assert sum(widths(table)) <= table.view.viewport().width()
    assert not whole(table, 1)


def test_numbers_masked_numbers_and_states_are_shown_whole_where_names_are_shortened(qtbot: QtBot) -> None:
    table = open_table(qtbot, 640)

    assert [whole(table, at) for at in (2, 3, 4)] == [True, True, True]


def test_a_number_as_long_as_a_certificates_goes_onto_two_lines_and_is_never_cut(qtbot: QtBot) -> None:
    number = "339921101-2026-D11385-00066"
    columns = (
        Column[Person](title="单位", value=lambda p: p.unit, stretch=1),
        Column[Person](title="编号", value=lambda _p: number, width=20),
    )
    table: DataTable[Person] = DataTable(columns, [SOMEBODY])
    qtbot.addWidget(table)
    table.resize(360, 300)
    table.show()
    live = theme.current()
    inside = table.view.columnWidth(1) - 2 * (live.metrics.s + 4)

    upper, lower = two_lines(number, live.type.body, inside)

    assert (upper, lower) == ("339921101-2026-", "D11385-00066")
    assert lines_in(table, column=1) == 2
    assert sum(table.view.columnWidth(at) for at in range(2)) <= table.view.viewport().width()


def test_the_column_that_is_sorted_by_keeps_room_for_its_arrow(qtbot: QtBot) -> None:
    table = open_table(qtbot, 640)
    before = table.view.columnWidth(3)

    table.view.sortByColumn(3, Qt.SortOrder.AscendingOrder)

    assert table.view.columnWidth(3) > before
    assert sum(widths(table)) <= table.view.viewport().width()


def test_a_long_name_is_shown_whole_before_room_is_left_empty(qtbot: QtBot) -> None:
    table = open_table(qtbot, 1400)

    assert all(whole(table, at) for at in range(len(COLUMNS)))
    assert table.view.viewport().width() - len(COLUMNS) < sum(widths(table)) <= table.view.viewport().width()


def test_what_is_missing_is_taken_from_the_widest() -> None:
    assert squeeze([100, 200, 300], [50, 50, 50], 450) == [100, 175, 175]
    assert squeeze([100, 200, 300], [50, 200, 50], 400) == [100, 200, 100]
    assert squeeze([100, 200, 300], [90, 90, 90], 10) == [90, 90, 90]
    assert squeeze([], [], 10) == []


def test_what_is_left_goes_by_weight() -> None:
    assert spread([100, 100], [0, 1], 300) == [100, 200]
    assert spread([100, 100], [1, 1], 150) == [100, 100]


def test_days_and_masked_numbers_are_codes_and_names_are_not() -> None:
    assert are_codes(["2026-11-11 至 11-15", "339***********6137", "—"])
    assert not are_codes(["2026-11-11", "长期"])
