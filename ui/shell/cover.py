"""What lies under the kiosk while it starts anew: a calm sheet on every screen, in a process of its own.

Told by its supervisor, a line each: `wait` and `staff` bring it to the front, `under` puts it behind the kiosk, `away`
takes it off the glass (the staff are at the machine).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from edu.system.supervision.supervisor import COVER_AWAY, COVER_STAFF, COVER_UNDER, COVER_WAIT
from ui import theme
from ui.app import make_application
from ui.shell.glass import LOOK_MS, Curtain, bring_up, cover_screen, has_order, takes_keys
from ui.shell.lockdown import Lockdown
from ui.shell.pulse import Pulse, follow_supervisor
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column

_WORDS = {
    COVER_WAIT: ("请稍等", "马上就好"),
    COVER_STAFF: ("请找工作人员", "这台机器需要看一看。它会自己再试，您也可以先去看看别的。"),
}


class CoverSheet(Curtain):
    def __init__(self, screen: QScreen) -> None:
        super().__init__(screen)
        centre = Qt.AlignmentFlag.AlignHCenter
        box = column(self, gap="l", margin="page")
        box.addStretch(2)
        mark = QWidget()
        column(mark, gap="none").addWidget(
            IconLabel("shield", colour="accent", size=theme.current().type.hero * 2), 0, centre
        )
        box.addWidget(mark)
        self.title = PlainLabel("", "stage-hero", align=centre)
        self.more = PlainLabel("", "stage-soft", align=centre)
        box.addWidget(self.title)
        box.addWidget(self.more)
        box.addStretch(3)

    def say(self, words: tuple[str, str]) -> None:
        self.title.setText(words[0])
        self.more.setText(words[1])


class Cover(QObject):
    """`obey` may be called from any thread."""

    ordered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.order = COVER_WAIT
        self.sheets: dict[QScreen, CoverSheet] = {}
        self._holds_keys = False
        self.lockdown = Lockdown(lambda window: isinstance(window, CoverSheet), self)
        self.ordered.connect(self._carry_out)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    def start(self) -> None:
        self.lockdown.engage()
        self.look()
        self._look.start()

    def obey(self, order: str) -> None:
        self.ordered.emit(order)

    def look(self) -> None:
        """Every screen that is there now has its sheet; where the cover is on top it stays there."""
        screens = QGuiApplication.screens()
        for gone in [screen for screen in self.sheets if screen not in screens]:
            sheet = self.sheets.pop(gone)
            sheet.close()
            sheet.deleteLater()
        for screen in screens:
            sheet = self.sheets.get(screen) or self._new_sheet(screen)
            cover_screen(sheet, screen)
            self._place(sheet)
        self._hold_keys(self.order in _WORDS)

    def _new_sheet(self, screen: QScreen) -> CoverSheet:
        sheet = self.sheets[screen] = CoverSheet(screen)
        sheet.say(_WORDS.get(self.order, _WORDS[COVER_WAIT]))
        theme.dress(sheet, "kiosk")
        return sheet

    def _place(self, sheet: CoverSheet) -> None:
        if self.order == COVER_AWAY:
            sheet.hide()
            return
        if not sheet.isVisible():
            sheet.show()
            if self.order == COVER_UNDER:
                _put_below(sheet)
        if self.order in _WORDS:
            bring_up(sheet)

    def _carry_out(self, order: str) -> None:
        if order not in (*_WORDS, COVER_UNDER, COVER_AWAY):
            return
        self.order = order
        for sheet in self.sheets.values():
            if order in _WORDS:
                sheet.say(_WORDS[order])
            elif order == COVER_UNDER:
                _put_below(sheet)
        self.look()

    def _hold_keys(self, wanted: bool) -> None:
        """Between two kiosks there is no other window that could."""
        first = next(iter(self.sheets.values()), None)
        handle = None if first is None else first.windowHandle()
        if not takes_keys() or handle is None or wanted == self._holds_keys:
            return
        self._holds_keys = handle.setKeyboardGrabEnabled(wanted) and wanted


def _put_below(sheet: QWidget) -> None:
    if has_order():
        sheet.lower()


def run() -> int:
    """Until the supervisor is gone."""
    app = make_application(scale="kiosk")
    app.setQuitOnLastWindowClosed(False)
    cover, pulse = Cover(), Pulse()
    cover.start()
    follow_supervisor(cover.obey)
    code = app.exec()
    pulse.deleteLater()
    return code
