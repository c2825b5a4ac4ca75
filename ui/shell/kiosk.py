"""The kiosk's full-screen frame: nothing leads out but the corner and the PIN; an absent visitor is wiped.

`Lockdown` swallows keys, menus, links and drags, `Glass` keeps it over every screen (from `lock` on); what the desktop
itself answers to (Ctrl+Alt+Del) is the provisioning's task.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.modes import ModeSpec
from ui.navigation import Builder, Route
from ui.shell.glass import Curtain, Glass, takes_keys
from ui.shell.host import ScreenHost
from ui.shell.idle import IdleWatcher
from ui.shell.kiosk_sheets import PinSheet, StillThereSheet
from ui.shell.lockdown import Lockdown, tame
from ui.theme.scales import STAFF_CORNER
from ui.widgets.layouts import column

HOLD_MS = 3000


class KioskWindow(QWidget):
    """`wipe` throws away what the visitor left (called before the attract loop comes back)."""

    staff_left = Signal()

    def __init__(
        self,
        spec: ModeSpec,
        builders: Mapping[str, Builder],
        *,
        monotonic_ms: Callable[[], int],
        wipe: Callable[[], None],
        check_pin: Callable[[str], str],  # "" for the right PIN, else the sentence to show
        staff: str = "",
    ) -> None:
        """`staff` is the route behind the PIN; without one the right PIN is the way out."""
        super().__init__()
        self.spec = spec
        self._wipe, self._check_pin, self._staff = wipe, check_pin, staff
        self.setWindowTitle("应知应会")
        flags = Qt.WindowType
        self.setWindowFlags(flags.Window | flags.FramelessWindowHint | flags.WindowStaysOnTopHint)
        self.setProperty("panel", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.dress(self, spec.scale)
        self.host = ScreenHost(spec, builders)
        column(self, gap="none").addWidget(self.host)
        self.host.stand_in(self)
        self.idle = IdleWatcher(monotonic_ms, idle_s=spec.idle_seconds, parent=self)
        self.host.route_changed.connect(lambda route: self.idle.watch(route.name != spec.home))
        self.idle.warned.connect(self._on_warned)
        self.idle.stirred.connect(self._on_stirred)
        self.idle.expired.connect(self.wipe_now)
        self._still: StillThereSheet | None = None
        self._pin: PinSheet | None = None
        self._unlocked = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self.ask_pin)
        self.lockdown = Lockdown(lambda window: window is self or isinstance(window, Curtain), self)
        self.glass = Glass(self, take_keys=takes_keys())
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self.idle)
            app.installEventFilter(self)

    def start(self) -> None:
        self.host.home()

    def lock(self) -> None:
        """Once it is shown: the program's one window, over every screen, until `unlock`."""
        self.lockdown.engage()
        for part in self.findChildren(QWidget):  # polished before
            tame(part)
        self.glass.start()

    def unlock(self) -> None:
        """The staff are in; the window itself still closes by `leave` only."""
        self.lockdown.release()
        self.glass.stop()

    def wipe_now(self) -> None:
        """No trace of the visitor: open sheets, toasts, the screen and the services' memory of them."""
        self._close_still()
        self._close_pin()
        self._wipe()
        self.host.restart()

    def ask_pin(self) -> None:
        if self._pin is not None:
            return
        self._pin = PinSheet(self)
        self._pin.entered.connect(self._on_pin)
        self._pin.dismissed.connect(self._close_pin)
        self._pin.open(self._pin.pad)
        self.idle.watch(True)

    def leave(self) -> None:
        """The one way out."""
        self._unlocked = True
        self.unlock()
        self.idle.watch(False)
        self.host.clear()
        self.close()

    def _on_pin(self, pin: str) -> None:
        wrong = self._check_pin(pin)
        if not wrong:
            self._close_pin()
            self._let_in()
        elif self._pin is not None:
            self._pin.pad.refuse(wrong)

    def _let_in(self) -> None:
        """Whoever played before has gone, and what they did with them."""
        if not self._staff or not self.host.can_go(self._staff):
            self.staff_left.emit()
            return
        self.wipe_now()
        self.host.go(Route(self._staff))

    def _on_warned(self, seconds: int) -> None:
        if self._still is None:
            self._still = StillThereSheet(self)
            self._still.stay.connect(self.idle.stir)
            self._still.open(self._still.button)
        self._still.set_seconds(seconds)

    def _on_stirred(self) -> None:
        self._close_still()

    def _close_still(self) -> None:
        sheet, self._still = self._still, None
        if sheet is not None:
            sheet.shut()

    def _close_pin(self) -> None:
        sheet, self._pin = self._pin, None
        if sheet is not None:
            sheet.shut()
        here = self.host.route
        self.idle.watch(here is not None and here.name != self.spec.home)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonRelease:
            self._hold.stop()
        elif isinstance(event, QMouseEvent):
            self._follow(kind, self._in_corner(event.globalPosition().toPoint()))
        return False

    def _follow(self, kind: QEvent.Type, in_corner: bool) -> None:
        if kind == QEvent.Type.MouseButtonPress and in_corner:
            self._hold.start()
        elif kind == QEvent.Type.MouseMove and not in_corner:
            self._hold.stop()

    def _in_corner(self, at: QPoint) -> bool:
        here = self.mapFromGlobal(at)
        return 0 <= here.x() < STAFF_CORNER and 0 <= here.y() < STAFF_CORNER

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.host.showing is None:
            self.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._unlocked:
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
                app.removeEventFilter(self.idle)
            event.accept()
        else:
            event.ignore()
