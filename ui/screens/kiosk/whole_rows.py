"""A list ends at a row: what does not fit on the glass is not begun, so that no card stands there without its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

_SHARE = 0.75
"""Of the height that is seen, where one card is higher."""


class WholeRows(QObject):
    """Where the rows of `grid` are more than fit into `area`, so many of them as do are spread over its height.

    Other cards may be laid in the grid at any time: it asks for a new layout when they are shown.
    """

    def __init__(self, area: QScrollArea, grid: QGridLayout) -> None:
        super().__init__(area)
        self._port, self._grid = area.viewport(), grid  # events come still while the area itself is going
        self._seen = 1
        """Rows on one page."""
        inside = area.widget()
        assert inside is not None, "the cards stand in the area by now"
        self._wanted: dict[QObject, QEvent.Type] = {
            self._port: QEvent.Type.Resize, inside: QEvent.Type.LayoutRequest,
        }  # fmt: skip
        for watched in self._wanted:
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._wanted.get(watched):
            self._fit()
        return False

    def after(self, place: int) -> int:
        """Where the page begins that follows what is seen at `place`."""
        room, gap = self._port.height(), self._grid.spacing()
        tops = sorted({card.geometry().top() for _row, _column, card in self._cards()})
        following = min((top for top in tops[:: self._seen] if top > place + gap), default=place + room)
        return following if following - place <= room + 2 * gap else place + round(room * _SHARE)

    def _fit(self) -> None:
        grid, room, gap = self._grid, self._port.height(), self._grid.spacing()
        least = self._least()
        tallest, rows = max(least.values(), default=0), len(least)
        self._seen = max(1, (room + gap) // (tallest + gap))
        high = (room - (self._seen - 1) * gap) // self._seen if rows > self._seen else 0
        for row in range(grid.rowCount()):
            wanted = high if row in least else 0
            if grid.rowMinimumHeight(row) != wanted:  # setting it asks for a new layout, and so for this again
                grid.setRowMinimumHeight(row, wanted)

    def _least(self) -> dict[int, int]:
        """By row, the height that its cards need."""
        cards = self._cards()
        across = max(1, len({column for _row, column, _card in cards}))
        wide = (self._port.width() - (across - 1) * self._grid.horizontalSpacing()) // across
        least: dict[int, int] = {}
        for row, _column, card in cards:
            high = card.heightForWidth(wide) if card.hasHeightForWidth() else card.minimumSizeHint().height()
            high = max(high, card.minimumHeight())
            least[row] = max(least.get(row, 0), high)
        return least

    def _cards(self) -> Sequence[tuple[int, int, QWidget]]:
        """Row, column and what stands there, of those that are shown.

        Never `itemAt`, of whose items Python keeps more than there is (`ui.widgets.take_out`).
        """
        grid, holder = self._grid, self._grid.parentWidget()
        found = holder.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) if holder else []
        places = [(grid.indexOf(card), card) for card in found if not card.isHidden()]
        return [(*grid.getItemPosition(at)[:2], card) for at, card in places if at >= 0]  # type: ignore[index]
