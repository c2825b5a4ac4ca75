"""A door that was touched while the packs are still being read: says so, and makes room as soon as they are there.

Read at the touch they would keep the window silent for seconds, and the supervisor takes that for a kiosk that hangs.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer

from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import Stage
from ui.widgets import Button, IconLabel, PlainLabel, column, row

LOOK_MS = 100
CENTRE = Qt.AlignmentFlag.AlignHCenter


class WaitScreen(Stage):
    title = "马上就好"

    def __init__(self, route: Route, ready: Callable[[], bool], navigator: Navigator) -> None:
        """`route` takes its place once `ready`."""
        super().__init__()
        self._route, self._ready, self._navigator = route, ready, navigator
        page = column(self, gap="l", margin="page")
        page.addStretch(1)
        page.addWidget(IconLabel("busy", colour="on_rail", size=96), 0, CENTRE)
        page.addWidget(PlainLabel("马上就好", "stage-hero", align=CENTRE))
        page.addWidget(PlainLabel("电脑刚刚打开，正在准备内容，请稍等几秒。", "stage-soft", align=CENTRE))
        page.addStretch(1)
        foot = row()
        self.leave = Button("  返回", icon="back", big=True, on_click=navigator.back)
        foot.addWidget(self.leave)
        foot.addStretch(1)
        page.addLayout(foot)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def on_enter(self) -> None:
        self._timer.start(LOOK_MS)

    def dispose(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        if self._ready():
            self._timer.stop()
            self._navigator.replace(self._route)
