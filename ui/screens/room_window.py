"""The room's window: one page as one picture, scaled to whatever screen it lies on, kept where it belongs.

Township beamers have 1024×768, some 4K: a page is laid out for 1080 lines and looks the same on all of them. Where a
screen is less wide than others, a page has less width too, down to `NARROWEST`: what is said is read from ten metres.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from ui import theme
from ui.navigation import Navigator
from ui.screens.second_screen import SecondScreen
from ui.widgets import column

WHOLE = QSize(1920, 1080)
NARROWEST = 1600


class RoomWindow(QWidget):
    """`gone` when it was closed: by Esc, by its frame, or with the console."""

    gone = Signal()

    def __init__(self, page: QWidget, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        theme.dress(self, "projector")
        self._lens = QGraphicsView(QGraphicsScene(self))
        self._lens.setFrameShape(QFrame.Shape.NoFrame)
        self._lens.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lens.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lens.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lens.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._held = self._lens.scene().addWidget(page)
        column(self, gap="none").addWidget(self._lens)
        self.resize(WHOLE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(self.width() / NARROWEST, self.height() / WHOLE.height())
        if share > 0:
            whole = QRectF(0, 0, self.width() / share, self.height() / share)
            self._held.setGeometry(whole)
            self._lens.setSceneRect(whole)
            self._lens.resetTransform()
            self._lens.scale(share, share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.gone.emit()
        super().closeEvent(event)


class RoomProjector(QObject):
    """A console's hold on its room's window: puts it over the second screen, says when the cable went."""

    def __init__(self, over: QWidget, navigator: Navigator) -> None:
        super().__init__(over)
        self._over, self._navigator = over, navigator
        self.held: RoomWindow | None = None
        self.second: SecondScreen | None = None

    def show(self, window: RoomWindow) -> None:
        """A new one, or again the one that is held, for when it has gone behind others."""
        if window is not self.held:
            self.held = window
            window.gone.connect(self._gone)
            self.second = SecondScreen(window, self._over)
            self.second.moved.connect(self._moved)
        if self.second is not None:
            self.second.place()

    def close(self) -> None:
        if self.held is not None:
            self.held.close()

    def _moved(self, away: bool) -> None:
        said = "投影接好了，已回到大屏。" if away else "投影断开了，窗口先放在这台电脑上；接好线会自动回去。"
        self._navigator.notify(said, "ok" if away else "warn")

    def _gone(self) -> None:
        window, self.held, self.second = self.held, None, None
        if window is not None:
            window.deleteLater()
