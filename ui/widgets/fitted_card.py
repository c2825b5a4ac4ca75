"""A card whose words are as large as its room allows: what a hall reads from ten metres."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.theme.tokens import Scale
from ui.widgets.card import Card
from ui.widgets.layouts import Gap, clear

SHARES = (1.75, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8)
"""Times the sizes of the scale; the largest at which everything can be seen."""
Build = Callable[[QVBoxLayout], None]


class FittedCard(Card):
    """`fill` gives what it holds; it is built anew whenever the card gets another size.

    While it fits it asks for no room of its own: it would grow by what it holds, and hold more because it has grown.
    """

    def __init__(self, scale: Scale, *, gap: Gap = "m", margin: Gap = "l") -> None:
        super().__init__(gap=gap, margin=margin)
        self._scale: Scale = scale
        self._build: Build | None = None
        self._fit = True
        self.share = 1.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._make)

    def fill(self, build: Build, *, fit: bool = True) -> None:
        """Without `fit` in the plain sizes: where another card wants its room as well."""
        self._build, self._fit = build, fit
        self._make()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._build is not None and self._fit:
            self._again.start()  # not in the middle of a layout

    def hasHeightForWidth(self) -> bool:
        return not self._fit and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._fit else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        body = theme.of(self).type.body
        return QSize(body * 8, body * 4) if self._fit else super().minimumSizeHint()

    def _make(self) -> None:
        self._again.stop()
        shares = SHARES if self._fit else (1.0,)
        for share in shares:
            self._made(share)
            if share == shares[-1] or self._fits():
                break
        self.body.addStretch(1)

    def _made(self, share: float) -> None:
        clear(self.body)
        if share != self.share or not self.styleSheet():
            self.share = share
            theme.dress(self, self._scale, share)
        if self._build is not None:
            with theme.using(self._scale, share):
                self._build(self.body)
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.show()  # a layout leaves out what it would show only later
        for label in self.findChildren(QLabel):
            label.ensurePolished()

    def _fits(self) -> bool:
        outer = self.layout()
        if outer is None:
            return True
        outer.activate()
        for child in self.findChildren(QWidget):
            child.updateGeometry()  # what is high by its width has said so for the width it was born with
        room = self.contentsRect().marginsRemoved(outer.contentsMargins())
        if any(not one.wordWrap() and one.sizeHint().width() > room.width() for one in self.findChildren(QLabel)):
            return False
        if self.body.minimumSize().width() > room.width():  # several beside each other
            return False
        if self.body.hasHeightForWidth():
            return self.body.heightForWidth(room.width()) <= room.height()
        return self.body.sizeHint().height() <= room.height()
