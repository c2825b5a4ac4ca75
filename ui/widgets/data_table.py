"""The one table: sorts, shows 10,000 rows as smoothly as ten, and says what to do when there are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedLayout, QTableView, QWidget

from ui import theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.table_cells import CellDelegate
from ui.widgets.table_model import Column, TableModel
from ui.widgets.table_widths import are_codes, spread, squeeze

V = TypeVar("V")
_SAMPLE = 40
_TEXT_CHARS = 14
_LEAST_CHARS = 5
_LONG_CODE = 20
"""Characters: a number as long as a certificate's may go onto two lines, a day or a masked number stays whole."""


class _View(QTableView):
    pressed_enter = Signal()
    resized = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_enter.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()


class DataTable(QWidget, Generic[V]):
    """`activated` carries the row's value (double click, Return); `chosen` the values of the selected rows."""

    activated = Signal(object)
    chosen = Signal(list)

    def __init__(
        self,
        columns: Sequence[Column[V]],
        rows: Sequence[V] = (),
        *,
        empty: EmptyState | None = None,
        many: bool = False,
        bare: bool = False,
        sort_by: tuple[int, bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`sort_by` is (column, descending)."""
        super().__init__(parent)
        self.model: TableModel[V] = TableModel(columns, rows)
        self.view = _View()
        self._empty = empty or EmptyState("empty", "还没有内容")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._dress(many, bare)
        self._changed()
        if sort_by is not None:
            order = Qt.SortOrder.DescendingOrder if sort_by[1] else Qt.SortOrder.AscendingOrder
            self.view.sortByColumn(sort_by[0], order)

    def set_rows(self, rows: Sequence[V]) -> None:
        self.model.set_rows(rows)
        self._changed()

    @property
    def rows(self) -> Sequence[V]:
        return self.model.rows

    def selected(self) -> list[V]:
        return [self.model.row_value(index.row()) for index in self.view.selectionModel().selectedRows()]

    def select(self, row: int) -> None:
        self.view.selectRow(row)

    def _dress(self, many: bool, bare: bool) -> None:
        view = self.view
        self._cells = CellDelegate(view)
        view.setItemDelegate(self._cells)
        view.setModel(self.model)
        view.setProperty("panel", "bare" if bare else "")
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        view.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.current().metrics.control)
        view.doubleClicked.connect(self._on_activated)
        view.pressed_enter.connect(self._on_enter)
        view.entered.connect(self._on_entered)
        view.left.connect(lambda: self._hover(-1))
        view.resized.connect(self._spread)
        header.sortIndicatorChanged.connect(lambda *_: self._spread())
        view.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))

    def _changed(self) -> None:
        self._measure()
        self._spread()
        self._stack.setCurrentWidget(self.view if self.model.rows else self._empty)

    def _measure(self) -> None:
        """Widths from the longest texts only: measuring 10,000 cells would take seconds."""
        live = theme.of(self)
        self.view.verticalHeader().setDefaultSectionSize(live.metrics.row)
        head = QFontMetrics(theme.font(live.type.small, bold=True))
        one = QFontMetrics(theme.font(live.type.body)).horizontalAdvance("汉")
        side = 2 * (live.metrics.s + 4)
        self._wants: list[int] = []
        self._needs: list[int] = []
        self._halves: list[int] = []
        self._least: list[int] = []
        for place, column in enumerate(self.model.columns):
            title = head.horizontalAdvance(column.title) + side
            rows = self.model.rows
            if not column.number and len(rows) > _SAMPLE * 10:
                rows = rows[: _SAMPLE * 10]
            longest = sorted(range(len(rows)), key=lambda at: -len(self._shown(place, at)))[:_SAMPLE]
            whole = max((self._cells.width(self.model.index(at, place)) for at in longest), default=0)
            words = not column.number and column.chip is None
            usual = min(whole, (column.width or _TEXT_CHARS) * one + side) if words else whole
            codes = words and are_codes(self._shown(place, at) for at in longest)
            folds = words and (not codes or any(len(self._shown(place, at)) > _LONG_CODE for at in longest))
            half = (whole - side) // 2 + side + one * 3 // 2 if folds else whole  # a line is not broken just anywhere
            half = min(half, whole)
            least = min(usual, _LEAST_CHARS * one + side) if words and not codes else min(usual, half)
            arrow = live.metrics.icon
            self._wants.append(max(title + arrow, whole))
            self._halves.append(max(title + arrow, half))
            self._needs.append(max(title + arrow, usual))
            self._least.append(max(title, least))

    def _shown(self, place: int, at: int) -> str:
        column, row = self.model.columns[place], self.model.rows[at]
        chip = column.chip_of(row)
        return chip[1] if chip else column.shown(row)

    def _spread(self) -> None:
        """What is left over goes to the stretching columns; without any, to the last text column.

        Where the room is short, long words go onto two lines, then are shortened, before a column leaves the window.
        """
        columns = self.model.columns
        room = self.view.viewport().width()
        weights = [column.stretch for column in columns]
        if not any(weights):
            texts = [at for at, column in enumerate(columns) if not column.number and column.chip is None]
            weights[texts[-1] if texts else -1] = 1
        if sum(self._wants) <= room:
            widths = spread(self._wants, weights, room)
        elif sum(self._halves) <= room:
            widths = squeeze(self._wants, self._halves, room)
        elif sum(self._needs) <= room:
            widths = squeeze(self._wants, self._needs, room)
        else:
            least = list(self._least)
            sorted_by = self.view.horizontalHeader().sortIndicatorSection()
            if 0 <= sorted_by < len(least):
                least[sorted_by] = min(self._needs[sorted_by], least[sorted_by] + theme.of(self).metrics.icon)
            widths = squeeze([min(two) for two in zip(self._needs, self._halves, strict=True)], least, room)
        for at, width in enumerate(widths):
            self.view.setColumnWidth(at, width)

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.row_value(index.row()))

    def _on_enter(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self._on_activated(index)

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if self._cells.hovered != row:
            self._cells.hovered = row
            self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_needs"):
            self._measure()
            self._spread()
