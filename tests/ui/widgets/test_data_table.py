from __future__ import annotations

import random
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.widgets import Column, DataTable, EmptyState, TableModel


@dataclass(frozen=True)
class Row:
    name: str
    minutes: int | None


COLUMNS = (
    Column[Row](title="姓名", value=lambda row: row.name, stretch=1),
    Column[Row](title="分钟", value=lambda row: row.minutes, number=True),
)


def make_rows(count: int) -> list[Row]:
    chance = random.Random(7)
    return [Row(f"学员{at}", chance.randrange(1_000_000)) for at in range(count)]


def open_table(qtbot: QtBot, rows: list[Row]) -> DataTable[Row]:
    table: DataTable[Row] = DataTable(COLUMNS, rows)
    qtbot.addWidget(table)
    table.resize(600, 400)
    table.show()
    return table


def test_ten_thousand_rows_sort_at_once(qtbot: QtBot) -> None:
    table = open_table(qtbot, make_rows(10_000))

    began = perf_counter()
    table.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.view.scrollToBottom()
    table.grab()
    took = perf_counter() - began

    minutes = [row.minutes or 0 for row in table.rows]
    assert minutes == sorted(minutes, reverse=True)
    assert took < 1.0


def test_rows_keep_their_order_until_a_header_is_pressed(qtbot: QtBot) -> None:
    table = open_table(qtbot, [Row("乙", 2), Row("甲", 1)])

    before = [row.name for row in table.rows]
    header = table.view.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(1) + 10, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert before == ["乙", "甲"]
    assert [row.minutes for row in table.rows] == [1, 2]


def test_selection_follows_its_row_when_sorted(qtbot: QtBot) -> None:
    table = open_table(qtbot, [Row("a", 3), Row("b", 1), Row("c", 2)])
    table.select(0)

    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)

    assert table.selected() == [Row("a", 3)]


def test_missing_number_sorts_first_and_shows_a_dash(qtbot: QtBot) -> None:
    table = open_table(qtbot, [Row("a", 3), Row("b", None)])

    table.view.sortByColumn(1, Qt.SortOrder.AscendingOrder)

    assert table.model.index(0, 1).data() == "—"
    assert table.model.index(1, 1).data() == "3"


def test_number_is_never_narrower_than_its_digits(qtbot: QtBot) -> None:
    table = open_table(qtbot, [Row("名" * 200, 123_456_789_012)])

    index = table.model.index(0, 1)

    assert index.data() == "123,456,789,012"
    assert table.view.columnWidth(1) >= table._cells.width(index)


def test_double_click_and_return_activate_the_row(qtbot: QtBot) -> None:
    table = open_table(qtbot, [Row("a", 1), Row("b", 2)])
    place = table.view.visualRect(table.model.index(1, 0)).center()

    with qtbot.waitSignal(table.activated) as clicked:
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.activated) as typed:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)

    assert clicked.args == [Row("b", 2)]
    assert typed.args == [Row("b", 2)]


def test_empty_table_shows_the_next_step(qtbot: QtBot) -> None:
    table: DataTable[Row] = DataTable(COLUMNS, [], empty=EmptyState("people", "还没有人员"))
    qtbot.addWidget(table)
    table.show()

    empty = table.findChild(EmptyState)
    assert empty is not None
    shown_before = empty.isVisible()
    table.set_rows([Row("a", 1)])

    assert shown_before
    assert not empty.isVisible()


def test_model_keeps_qts_contract(qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS, make_rows(5))

    qtmodeltester.check(model)
    model.sort(1)
    model.set_rows(make_rows(3))
    qtmodeltester.check(model)
