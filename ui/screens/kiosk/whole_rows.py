"""A list ends at a row: what does not fit on the glass is not begun, so that no card stands there without its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QScrollArea


class WholeRows(QObject):
    """Where the rows of `grid` are more than fit into `area`, so many of them as do are spread over its height."""

    def __init__(self, area: QScrollArea, grid: QGridLayout) -> None:
        super().__init__(area)
        self._area, self._grid = area, grid
        area.viewport().installEventFilter(self)
        self.step = 0
        """From one page of rows to the next."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def fit(self) -> None:
        """To be called when other cards have been laid in the grid."""
        grid, room, gap = self._grid, self._area.viewport().height(), self._grid.spacing()
        least: dict[int, int] = {}
        for at in range(grid.count()):
            row, item = grid.getItemPosition(at)[0], grid.itemAt(at)  # type: ignore[index]
            if item is None:
                continue
            high = item.heightForWidth(self._wide()) if item.hasHeightForWidth() else item.minimumSize().height()
            least[row] = max(least.get(row, 0), high)
        tallest, rows = max(least.values(), default=0), len(least)
        seen = max(1, (room + gap) // (tallest + gap))
        high = (room - (seen - 1) * gap) // seen if rows > seen else 0
        for row in range(grid.rowCount()):
            grid.setRowMinimumHeight(row, high if row in least else 0)
        self.step = seen * (high + gap)

    def _wide(self) -> int:
        """Of one card, where all columns that hold any are as wide."""
        grid = self._grid
        across = len({grid.getItemPosition(at)[1] for at in range(grid.count())})  # type: ignore[index]
        return (self._area.viewport().width() - (across - 1) * grid.horizontalSpacing()) // max(1, across)
