"""The one rule to take home, with its drawing where there is room for both: what is to be remembered is never cut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.courses import Run
from ui import theme
from ui.screens.kiosk.stage import Poster
from ui.widgets.grown_prose import GrownProse


class RuleBody(QWidget):
    """The drawing gives way to letters smaller than a title's; words alone are as large as the room allows."""

    def __init__(self, text: str, picture: Path | None) -> None:
        super().__init__()
        self.words = GrownProse((Run(text=text),))
        self.words.setParent(self)
        self.poster: Poster | None = None
        if picture is not None:
            self.poster = Poster(framed=False)
            self.poster.setParent(self)
            self.poster.show_file(picture)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.words.heightForWidth(width)

    def sizeHint(self) -> QSize:
        return self.words.sizeHint()

    def minimumSizeHint(self) -> QSize:
        wide = self.words.minimumSizeHint().width()
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        live, wide, high = theme.of(self), self.width(), self.height()
        told = high
        if self.poster is not None:
            most, gap = (live.type.title + live.type.hero) // 2, live.metrics.l
            size = self.words.size_for(wide, high - gap - live.metrics.action * 3 // 2, most)
            self.poster.setVisible(size >= live.type.title)
            if size >= live.type.title:
                told = self.words.height_at(wide, size)
                drawn = min(high - gap - told, self.poster.height_for(wide))
                top = (high - drawn - gap - told) // 2
                self.poster.setGeometry(0, top, wide, drawn)
                self.words.setGeometry(0, top + drawn + gap, wide, told)
                return
        self.words.setGeometry(0, 0, wide, high)
