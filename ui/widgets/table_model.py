"""Rows of values as a Qt model: columns are specifications, sorting is by value, texts are made when seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.chip import Status

V = TypeVar("V")
Align = Literal["left", "right", "center"]
Index = QModelIndex | QPersistentModelIndex
ROW_VALUE = int(Qt.ItemDataRole.UserRole)
CHIP = ROW_VALUE + 1
ICON = ROW_VALUE + 2


@dataclass(frozen=True, kw_only=True)  # no slots: Column[Row](…) fails with them on Python 3.11
class Column(Generic[V]):
    """`value` gives what is sorted by; `text` what is shown. Numbers stand right-aligned and are never elided.

    `stretch` takes the width that is left; `width` is in 汉字. A `chip` column shows a status instead of text.
    """

    title: str
    value: Callable[[V], Any]
    text: Callable[[V], str] | None = None
    number: bool = False
    align: Align | None = None
    width: int | None = None
    stretch: int = 0
    chip: Callable[[V], tuple[Status, str] | None] | None = None
    icon: Callable[[V], str | None] | None = None
    tip: Callable[[V], str] | None = None
    strong: bool = False

    def shown(self, row: V) -> str:
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        if value is None:
            return "—"
        return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)

    def chip_of(self, row: V) -> tuple[Status, str] | None:
        return self.chip(row) if self.chip else None

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        side = self.align or ("right" if self.number else "left")
        flags = {
            "left": Qt.AlignmentFlag.AlignLeft,
            "right": Qt.AlignmentFlag.AlignRight,
            "center": Qt.AlignmentFlag.AlignHCenter,
        }
        return flags[side] | Qt.AlignmentFlag.AlignVCenter


def _order(value: Any) -> tuple[int, Any]:
    """None sorts first and never meets a value."""
    return (0, 0) if value is None else (1, value)


class TableModel(QAbstractTableModel, Generic[V]):
    def __init__(self, columns: Sequence[Column[V]], rows: Sequence[V] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: list[V] = list(rows)
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> Sequence[V]:
        return self._rows

    def set_rows(self, rows: Sequence[V]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        if self._sorted is not None:
            self._arrange(*self._sorted)
        self.endResetModel()

    def row_value(self, row: int) -> V:
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            chip = column.chip_of(row)
            return chip[1] if chip else column.shown(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) if column.tip else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        if role == ROW_VALUE:
            return row
        if role == CHIP:
            return column.chip_of(row)
        if role == ICON:
            return column.icon(row) if column.icon else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].alignment
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = [(index, self._rows[index.row()]) for index in self.persistentIndexList()]
        self._sorted = (column, order)
        self._arrange(column, order)
        places = {id(row): place for place, row in enumerate(self._rows)}
        for index, row in before:
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def _arrange(self, column: int, order: Qt.SortOrder) -> None:
        value = self.columns[column].value
        self._rows.sort(key=lambda row: _order(value(row)), reverse=order == Qt.SortOrder.DescendingOrder)
