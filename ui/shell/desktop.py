"""The window of study, trainer and manager: rail, header with the way back, content, toasts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from ui import theme
from ui.modes import ModeSpec
from ui.navigation import Builder, Route
from ui.shell.host import ScreenHost
from ui.shell.rail import Rail
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, row
from ui.widgets.overlay import Overlay
from ui.widgets.page_header import PageHeader

MIN_WIDTH, MIN_HEIGHT = 1024, 640


class DesktopWindow(QMainWindow):
    """Its header shows the screen's title, subtitle and actions; a place of the rail has no way back."""

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
        self.header = PageHeader("")
        self.header.back_pressed.connect(self.host.back)
        self._closing = False
        self.host.stand_in(self._lay_out())
        self.host.route_changed.connect(self._on_route)
        self.host.title_changed.connect(self._on_title)
        QShortcut(QKeySequence("Alt+Left"), self, self._back_by_key)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.resize(1366, 768)

    def start(self) -> None:
        self.host.home()

    def _back_by_key(self) -> None:
        """Not under an open sheet: it belongs to the screen that would go."""
        if not any(sheet.isVisible() for sheet in self.findChildren(Overlay)):
            self.host.back()

    def _lay_out(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("panel", "ground")
        across = row(whole, gap="none")
        across.addWidget(self.rail)
        right = column(gap="none")
        metrics = theme.current().metrics
        # the gap below is what keeps the words off the edge under which a page scrolls
        self.header.setContentsMargins(metrics.page, metrics.l - metrics.s, metrics.page, metrics.s)
        right.addWidget(self.header)
        right.addWidget(self.host, 1)
        across.addLayout(right, 1)
        self.setCentralWidget(whole)
        return whole

    def _on_route(self, route: Route) -> None:
        screen = self.host.showing
        self.rail.light(route.name)
        self.rail.setVisible(screen is None or not screen.alone)
        self.header.show_back(self.host.can_go_back and not self.rail.has(route.name))
        self.header.setVisible(screen is not None and screen.header)
        self.header.set_actions(screen.header_actions if screen is not None else ())

    def _on_title(self, title: str) -> None:
        screen = self.host.showing
        self.header.set_title(title, screen.subtitle if screen is not None else "")

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
