"""The hall's window as the program opens it: scanner, staff's page and ways out are wired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR, Actor, Role
from tests.stores import Bench
from ui import theme
from ui.mode_windows import kiosk
from ui.modes import MODES
from ui.navigation import Route
from ui.screens.kiosk.booking import Booking
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.staff import StaffScreen
from ui.shell.kiosk import KioskWindow
from ui.shell.kiosk_sheets import PinSheet
from ui.tasks import TaskRunner
from ui.widgets import ConfirmSheet

DAY = date(2026, 11, 22)


def test_a_scan_lets_in_and_the_pin_leads_to_both_ways_out(
    qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]
) -> None:
    theme.apply(QApplication.instance(), scale="kiosk", reduced_motion=True)  # type: ignore[arg-type]
    bench, tasks, went = make_sqlite_bench(), TaskRunner(), []
    services = bench.services()
    admin = Actor(role=Role.ADMIN, id="a1")
    code = services.tickets.issue_group(admin, label="第一小学三班", people=30).code
    opened = kiosk(MODES["kiosk"], services, tasks, lambda pin: "" if pin == "204518" else "不对",
                   lambda: went.append("back"), lambda: went.append("again"), Booking(tasks))  # fmt: skip
    window = opened.window
    assert isinstance(window, KioskWindow)
    window.resize(1920, 1080)
    window.show()
    qtbot.waitUntil(lambda: not tasks.busy, timeout=20_000)
    for sign in str(code):
        QTest.keyClick(window.windowHandle(), sign)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(opened.host.showing, DoorsScreen))

    for way in ("again", "back"):
        window.ask_pin()
        sheet = next(one for one in window.findChildren(PinSheet) if one.isVisible())
        for digit in "204518":
            sheet.pad.pad.keys[digit].click()
        sheet.pad.pad.keys["确定"].click()
        staff = opened.host.showing
        assert isinstance(staff, StaffScreen)
        (staff.restart if way == "again" else staff.leave).click()
        for question in window.findChildren(ConfirmSheet):
            if question.isVisible():
                question.yes.click()
    assert went == ["again", "back"]

    opened.host.go(Route("kiosk.quiz"))
    quiz = opened.host.showing
    assert isinstance(quiz, QuizScreen)
    next(iter(quiz.panel.cards.values())).click()
    opened.leave()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert [(count.door, count.asked) for count in services.visits.counts(OPERATOR, DAY, DAY)] == [("quiz", 1)]
    tasks.close()
