"""A sentence to be read from a step away: as large as its place has room for, in the middle of it, and whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from edu.domain.courses import Run
from ui import theme
from ui.theme.scales import TYPES
from ui.widgets.prose import Prose

_SHARES = (1.0, 0.9, 0.82, 0.74, 0.66, 0.58, 0.5)
"""Times the size of a heading."""


class GrownProse(Prose):
    """Asks for the room of its smallest letters, those of a body in plain text, and fills what it is given."""

    def __init__(self, runs: Sequence[Run], *, line_height: float = 1.5) -> None:
        live = theme.current()
        self._sizes = (*(round(live.type.hero * share) for share in _SHARES), TYPES[live.scale].body)
        self._least: dict[int, int] = {}
        """Height by width: a layout asks for each several times."""
        super().__init__(runs, size=self._sizes[-1], bold=True, line_height=line_height)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def letters(self) -> int:
        """Pixels."""
        return self._size or self._sizes[-1]

    def size_for(self, width: int, height: int, most: int = 1000) -> int:
        """The largest, up to `most`, that is seen whole; else the smallest there is."""
        fits = (size for size in self._sizes if size <= most and self.height_at(width, size) <= height)
        return next(fits, self._sizes[-1])

    def heightForWidth(self, width: int) -> int:
        if width not in self._least:
            self._least[width] = self.height_at(width, self._sizes[-1])
        return self._least[width]

    def minimumSizeHint(self) -> QSize:
        wide = self._sizes[-1] * 3
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_size(self.size_for(self.width(), self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        painter.translate(0, max(0.0, (self.height() - self._document.size().height()) / 2))
        self._document.drawContents(painter)
        painter.end()
