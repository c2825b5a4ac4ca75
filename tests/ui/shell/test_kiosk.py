from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.windows import builder
from ui import theme
from ui.modes import KIOSK
from ui.navigation import Route
from ui.shell import kiosk
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import PinSheet, StillThereSheet
from ui.widgets import ConfirmSheet


class Clock:
    def __init__(self) -> None:
        self.ms = 1_000_000

    def __call__(self) -> int:
        return self.ms

    def pass_seconds(self, window: KioskWindow, seconds: int) -> None:
        for _ in range(seconds):
            self.ms += 1000
            window.idle.tick()


def open_kiosk(qtbot: QtBot, clock: Clock, wiped: list[str], log: list[str]) -> KioskWindow:
    theme.apply(QApplication.instance(), scale="kiosk", reduced_motion=True)  # type: ignore[arg-type]
    window = KioskWindow(
        KIOSK,
        {
            "kiosk.attract": builder(log),
            "kiosk.doors": builder(log),
            "kiosk.quiz": builder(log, asks=True),
            "manager.people": builder(log),
        },
        monotonic_ms=clock,
        wipe=lambda: wiped.append("wiped"),
        check_pin=lambda pin: "" if pin == "246810" else "请 5 秒后再试。",
    )
    window.resize(1920, 1080)
    qtbot.addWidget(window, before_close_func=lambda w: w.leave())
    window.show()
    return window


def visible(window: KioskWindow, kind: type) -> list[object]:
    return [sheet for sheet in window.findChildren(kind) if sheet.isVisible()]


def test_absent_visitor_is_asked_then_wiped(qtbot: QtBot) -> None:
    clock, wiped, log = Clock(), [], []
    window = open_kiosk(qtbot, clock, wiped, log)
    window.host.go(Route("kiosk.doors"))
    window.host.notify("得了 90 分")

    clock.pass_seconds(window, 44)
    asked_early = visible(window, StillThereSheet)
    clock.pass_seconds(window, 1)
    asked = visible(window, StillThereSheet)
    clock.pass_seconds(window, 15)

    assert asked_early == []
    assert len(asked) == 1
    assert wiped == ["wiped"]
    assert window.host.route == Route("kiosk.attract")
    assert window.host.toasts.texts() == []
    assert visible(window, StillThereSheet) == []
    assert log[-2:] == ["dispose kiosk.doors", "enter kiosk.attract"]
    assert not window.host.can_go_back


def test_open_question_is_wiped_with_its_visitor(qtbot: QtBot) -> None:
    clock, log = Clock(), []
    window = open_kiosk(qtbot, clock, [], log)
    window.host.go(Route("kiosk.quiz"))
    window.host.back()
    asked = visible(window, ConfirmSheet)

    clock.pass_seconds(window, 60)
    window.host.go(Route("kiosk.doors"))

    assert len(asked) == 1
    assert visible(window, ConfirmSheet) == []
    assert window.host.route == Route("kiosk.doors")


def test_touch_keeps_the_visitor(qtbot: QtBot) -> None:
    clock, wiped = Clock(), []
    window = open_kiosk(qtbot, clock, wiped, [])
    window.host.go(Route("kiosk.doors"))
    clock.pass_seconds(window, 50)
    sheet = visible(window, StillThereSheet)[0]
    assert isinstance(sheet, StillThereSheet)

    qtbot.mouseClick(sheet.button, Qt.MouseButton.LeftButton)
    clock.pass_seconds(window, 44)

    assert wiped == []
    assert visible(window, StillThereSheet) == []
    assert window.host.route == Route("kiosk.doors")


def test_attract_loop_is_never_wiped(qtbot: QtBot) -> None:
    clock, wiped = Clock(), []
    window = open_kiosk(qtbot, clock, wiped, [])

    clock.pass_seconds(window, 600)

    assert wiped == []


def test_nothing_closes_the_kiosk_but_leave(qtbot: QtBot) -> None:
    window = open_kiosk(qtbot, Clock(), [], [])

    window.lock()

    window.close()
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)

    assert window.isVisible()
    assert window.lockdown.engaged


def test_left_by_the_staff_it_locks_nothing_any_more(qtbot: QtBot) -> None:
    window = open_kiosk(qtbot, Clock(), [], [])
    window.lock()

    window.leave()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()

    assert not window.lockdown.engaged
    assert window.glass.curtains == {}
    assert not other.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def test_corner_hold_and_pin_let_the_staff_out(qtbot: QtBot, monkeypatch) -> None:
    window = open_kiosk(qtbot, Clock(), [], [])
    window._hold.setInterval(10)
    qtbot.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.waitUntil(lambda: bool(visible(window, PinSheet)))
    sheet = visible(window, PinSheet)[0]
    assert isinstance(sheet, PinSheet)
    keys = sheet.pad.pad.keys

    for digit in "111111":
        qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(keys["确定"], Qt.MouseButton.LeftButton)
    refused = sheet.pad.pad.digits
    said = sheet.pad._fault.text()
    with qtbot.waitSignal(window.staff_left):
        for digit in "246810":
            qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(keys["确定"], Qt.MouseButton.LeftButton)

    assert refused == ""
    assert said == "请 5 秒后再试。"  # the service's own wait, not a second counter
    assert kiosk.HOLD_MS == 3000


def test_short_touch_in_the_corner_asks_nothing(qtbot: QtBot) -> None:
    window = open_kiosk(qtbot, Clock(), [], [])

    qtbot.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    assert not window._hold.isActive()
    assert visible(window, PinSheet) == []
