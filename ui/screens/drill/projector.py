"""The room's window: what is shown there as one picture, scaled to whatever screen it lies on.

Township beamers have 1024×768, some 4K: the page is laid out for 1080 lines and looks the same on all of them.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from edu.domain.drills.scenario import Scenario
from ui import theme
from ui.screens.drill.projector_stage import ProjectorStage
from ui.widgets import column

WHOLE = QSize(1920, 1080)


class ProjectorWindow(QWidget):
    """`gone` when it was closed: by Esc, by its frame, or with the console."""

    gone = Signal()

    def __init__(self, scenario: Scenario) -> None:
        super().__init__()
        self.setWindowTitle("投影 · 演练")
        theme.dress(self, "projector")
        self.stage = ProjectorStage(scenario)
        self._lens = QGraphicsView(QGraphicsScene(self))
        self._lens.setFrameShape(QFrame.Shape.NoFrame)
        self._lens.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lens.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lens.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lens.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._held = self._lens.scene().addWidget(self.stage)
        column(self, gap="none").addWidget(self._lens)
        self.resize(WHOLE)

    def show_view(self, view: RunView) -> None:
        self.stage.show_view(view)

    def show_door(self, door: DoorView | None) -> None:
        self.stage.show_door(door)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(self.width() / WHOLE.width(), self.height() / WHOLE.height())
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
