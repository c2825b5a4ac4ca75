"""The window of study, trainer and manager: rail, header with the way back, content, toasts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QWidget

from ui import theme
from ui.modes import ModeSpec
from ui.navigation import Builder, Route
from ui.shell.host import ScreenHost
from ui.shell.rail import Rail
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import PlainLabel
from ui.widgets.layouts import column, row

MIN_WIDTH, MIN_HEIGHT = 1024, 640


class DesktopWindow(QMainWindow):
    """`header_tools` takes small things at the header's right, such as who is signed in."""

    closed = Signal()

    def __init__(
        self, spec: ModeSpec, builders: Mapping[str, Builder], *, on_launcher: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.spec = spec
        self.setWindowTitle(f"{spec.title} · 应知应会")
        self.host = ScreenHost(spec, builders)
        self.rail = Rail(spec.title, spec.icon, [entry for entry in spec.rail if self.host.can_go(entry.route)])
        self.rail.chosen.connect(lambda route: self.host.go(Route(route)))
        if on_launcher is not None:
            self.rail.add_foot(
                Button("  换个用途", "rail", icon="launcher", on_click=lambda: self.host.leave_then(on_launcher))
            )
        self._header, self.header_tools = self._make_header()
        self._closing = False
        self.host.stand_in(self._lay_out())
        self.host.route_changed.connect(self._on_route)
        self.host.title_changed.connect(self._title.setText)
        for keys in (QKeySequence.StandardKey.Back, QKeySequence("Alt+Left")):
            QShortcut(keys, self, self.host.back)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.resize(1366, 768)

    def start(self) -> None:
        self.host.home()

    def _make_header(self) -> tuple[QFrame, QHBoxLayout]:
        header = QFrame()
        header.setProperty("panel", "header")
        line = row(header, gap="s")
        metrics = theme.current().metrics
        line.setContentsMargins(metrics.m, metrics.s, metrics.l, metrics.s)
        self._back = IconButton("back", "返回（Alt+←）", on_click=self.host.back)
        line.addWidget(self._back)
        self._title = PlainLabel("", "title", wrap=False)
        line.addWidget(self._title, 1)
        tools = row(gap="s")
        line.addLayout(tools)
        return header, tools

    def _lay_out(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("panel", "ground")
        across = row(whole, gap="none")
        across.addWidget(self.rail)
        right = column(gap="none")
        right.addWidget(self._header)
        right.addWidget(self.host, 1)
        across.addLayout(right, 1)
        self.setCentralWidget(whole)
        return whole

    def _on_route(self, route: Route) -> None:
        self.rail.light(route.name)
        self._back.setVisible(self.host.can_go_back)
        screen = self.host.showing
        self._header.setVisible(screen is None or screen.header)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing:
            self.host.clear()
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        self.host.leave_then(self._close_now)

    def _close_now(self) -> None:
        self._closing = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.close()
