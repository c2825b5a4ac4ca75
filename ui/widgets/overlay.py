"""A layer over a whole window: it follows its size, dims what is behind and keeps the focus inside."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.layouts import column, row

_DIM = 140


class Overlay(QWidget):
    """`sheet` is the field in the middle; Esc calls `dismissed` where `can_dismiss`."""

    dismissed = Signal()
    dim = _DIM
    """Of 255: how dark it is behind."""

    def __init__(self, host: QWidget, *, can_dismiss: bool = True, width_chars: int = 30) -> None:
        super().__init__(host)
        self._host = host
        self._can_dismiss = can_dismiss
        live = theme.of(host)
        self.sheet = QFrame()
        self.sheet.setProperty("panel", "sheet")
        self.sheet.setFixedWidth(live.type.body * width_chars)
        self.content: QVBoxLayout = column(self.sheet, gap="m", margin="xl")
        across = row(self)
        across.addStretch(1)
        down = column()
        down.addStretch(1)
        down.addWidget(self.sheet)
        down.addStretch(1)
        across.addLayout(down)
        across.addStretch(1)
        self._before: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        host.installEventFilter(self)
        self.hide()

    def open(self, first: QWidget | None = None) -> None:
        self._before = QApplication.focusWidget()
        self.setGeometry(self._host.rect())
        self._fit()
        self.show()
        self.raise_()
        (first or self).setFocus()

    def shut(self) -> None:
        """Hides, gives the focus back and is gone."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus()
        self.deleteLater()

    def _fit(self) -> None:
        limit = self._host.width() - 2 * theme.of(self).metrics.m
        if self.sheet.width() > limit:
            self.sheet.setFixedWidth(limit)

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor(theme.of(self).colours.scrim)
        shade.setAlpha(self.dim)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._can_dismiss:
            self.dismissed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the sheet."""
        stops = [
            child
            for child in self.sheet.findChildren(QWidget)
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
        ]
        if not stops:
            return True
        at = QApplication.focusWidget()
        place = stops.index(at) if at in stops else -1
        step = 1 if forward else -1
        stops[(place + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self.setGeometry(self._host.rect())
        return False
