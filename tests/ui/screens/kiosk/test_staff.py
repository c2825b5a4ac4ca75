"""The staff's page, and what holds on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from edu.domain.errors import StorageError
from tests.ui.screens.kiosk.reception_world import Machine, machine
from ui import theme
from ui.navigation import Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.staff import StaffScreen
from ui.widgets import ConfirmSheet

__all__ = ["machine"]  # the fixture


# -- staff --


def test_the_pin_leads_to_the_staffs_page_and_books_who_played_before(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(next(iter(quiz.panel.cards.values())))
    staff = machine.into_staff()

    assert {"disk", "database", "chain", "clock", "visits", "version", "screens", "sound", "printer", "face",
            "voice", "touch"} == set(staff.lines)  # fmt: skip
    assert staff.lines["printer"].said == "POS-80"
    assert staff.lines["database"].state == "ok"
    assert machine.people() == 1
    machine.touch(staff.restart)
    machine.touch(staff.back)
    assert machine.left == ["restart"]
    assert isinstance(machine.window.host.showing, AttractScreen)


def test_leaving_the_hall_is_asked_once(machine: Machine) -> None:
    staff = machine.into_staff()
    machine.touch(staff.leave)
    assert machine.left == []
    sheet = next(one for one in machine.window.findChildren(ConfirmSheet) if one.isVisible())
    machine.touch(sheet.yes)
    assert machine.left == ["leave"]


def test_staff_who_forget_their_page_are_wiped_like_anybody(machine: Machine) -> None:
    machine.into_staff()
    for _ in range(61):
        machine.bench.clock.advance(1000)
        machine.window.idle.tick()
    assert isinstance(machine.window.host.showing, AttractScreen)
    assert not machine.window.host.can_go_back


def test_a_scan_on_the_staffs_page_lets_nobody_in(machine: Machine) -> None:
    code = machine.group()
    machine.into_staff()
    machine.scan(code)
    assert isinstance(machine.window.host.showing, StaffScreen)
    assert machine.kiosk.visit.guest is None


def test_a_database_that_does_not_answer_is_said_to_the_staff_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_given: object) -> None:
        raise StorageError("数据库打不开。", "请联系技术人员。")

    monkeypatch.setattr(machine.kiosk._services.visits, "people_today", broken)
    machine.window.host.restart()
    machine.settle()
    assert machine.window.host.toasts.texts() == []
    assert isinstance(machine.window.host.showing, AttractScreen)
    staff = machine.into_staff()
    assert staff.verdict.text() == "有些项目查不了"
    assert staff.again.isEnabled()


def test_every_new_target_is_big_enough_for_a_finger(machine: Machine) -> None:
    machine.play_quiz()
    for route in ("kiosk.ticket", "kiosk.souvenir", "kiosk.staff"):
        machine.window.host.go(Route(route))
        shown = machine.window.host.showing
        assert isinstance(shown, QObject)
        small = [b.text() for b in shown.findChildren(QAbstractButton) if b.isVisible() and b.height() < 72]
        assert small == []


def test_no_screen_ever_opens_a_window_beside_the_halls(machine: Machine) -> None:
    """A part that is shown before it has its place would flash over the hall."""
    opened: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                opened.append(type(watched).__name__)
            return False

    watch, app = Watch(), QApplication.instance()
    assert app is not None
    machine.group()
    app.installEventFilter(watch)
    for name in ("attract", "doors", "ticket", "learn", "drills", "quiz", "staff"):
        machine.window.host.go(Route(f"kiosk.{name}"))
    machine.play_quiz()
    machine.window.host.go(Route("kiosk.souvenir"))
    app.removeEventFilter(watch)

    assert opened == []


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_what_the_machine_says_is_whole_or_there_is_a_way_down(
    machine: Machine, size: tuple[int, int], large: bool
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=True)
    theme.dress(machine.window, "kiosk")
    machine.window.resize(*size)
    machine.window.host.go(Route("kiosk.staff"))
    staff = machine.window.host.showing
    assert isinstance(staff, StaffScreen)
    machine.qtbot.waitUntil(lambda: bool(staff.verdict.text()))
    machine.qtbot.wait(50)
    area = staff.findChild(QScrollArea)
    more = staff.findChild(MoreBelow)

    assert isinstance(area, QScrollArea)
    assert isinstance(more, MoreBelow)
    assert more.isVisible() is (area.verticalScrollBar().maximum() > 0)
