"""Tickets, and who comes without; a full disk stops nobody."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from edu.domain.actors import Actor
from edu.domain.errors import EduError
from edu.domain.hall.health import Unbooked
from edu.domain.hall.tickets import code_from
from tests.edu.services.school import make_school
from tests.full_disk import fill_disk
from tests.ui.screens.kiosk.reception_world import ADMIN, Machine, machine
from ui.navigation import Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.feedback import FeedbackScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen
from ui.widgets import PlainLabel

__all__ = ["machine"]  # the fixture


# -- tickets --


def test_nobody_is_asked_for_a_ticket_where_there_is_none(machine: Machine) -> None:
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.showing(DoorsScreen)
    assert isinstance(doors, DoorsScreen)
    assert not doors.ticket.isVisible()


def test_a_group_types_its_code_once_and_is_counted_whole(machine: Machine) -> None:
    code = machine.group(people=30)
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.window.host.showing
    assert isinstance(doors, DoorsScreen)
    machine.touch(doors.ticket)
    machine.type_code(code)

    assert machine.kiosk.visit.guest is not None
    assert isinstance(machine.window.host.showing, DoorsScreen)
    machine.play_quiz()
    machine.window.host.home()

    assert machine.people() == 30
    assert machine.kiosk.visit.guest is None


def test_wrong_codes_are_told_and_made_to_wait_while_guests_play_on(machine: Machine) -> None:
    machine.group()
    machine.window.host.go(Route("kiosk.ticket"))
    screen = machine.type_code("12345678")
    assert "数字不对" in screen.fault.text()
    assert screen.pad.digits == ""
    for n in range(3):
        machine.type_code(code_from(f"x{n}"))
        assert "没有这张票" in screen.fault.text()
    machine.type_code(code_from("x9"))
    assert "秒后再试" in screen.fault.text()
    machine.window.host.go(Route("kiosk.doors"))
    machine.play_quiz()
    assert isinstance(machine.window.host.showing, ResultScreen)


def test_a_scan_leads_in_from_the_wall_and_presses_no_button(machine: Machine) -> None:
    code = machine.group()
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    wall.start.setFocus()
    machine.scan(code)

    assert isinstance(machine.window.host.showing, DoorsScreen)
    assert machine.kiosk.reception.guest == "实验小学三（1）班"


def test_a_scan_of_another_ticket_is_another_visitor(machine: Machine) -> None:
    one, other = machine.group("第一组的人", 10), machine.group("第二组的人", 20)
    machine.scan(one)
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    machine.touch(next(iter(quiz.panel.cards.values())))
    machine.scan(one)
    assert machine.window.host.showing is quiz
    assert machine.window.host.toasts.texts() == ["已验票：第一组的人"]
    machine.scan(other)

    assert isinstance(machine.window.host.showing, DoorsScreen)
    assert machine.kiosk.reception.guest == "第二组的人"
    assert machine.kiosk.visit.seen == set()
    assert machine.people() == 10


def test_a_scan_after_a_guest_has_ended_takes_nothing_over_of_the_guest(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two questions stand there for a while; the next one in the queue has a ticket."""
    code = machine.group(people=30)
    visits, booked = machine.kiosk._services.visits, list[tuple[str, bool]]()
    real = visits.finish

    def noted(actor: Actor, **given: Any) -> str:
        booked.append((given["door"], bool(given["ticket"])))
        return real(actor, **given)

    monkeypatch.setattr(visits, "finish", noted)
    machine.play_quiz()
    result = machine.window.host.showing
    assert isinstance(result, ResultScreen)
    machine.touch(result.done)
    assert isinstance(machine.window.host.showing, FeedbackScreen)

    machine.scan(code)

    assert isinstance(machine.window.host.showing, DoorsScreen)
    assert machine.kiosk.reception.guest == "实验小学三（1）班"
    assert (machine.people(), booked) == (1, [("quiz", False)])
    machine.play_quiz()
    machine.window.host.home()
    machine.settle()
    assert (machine.people(), booked) == (31, [("quiz", False), ("quiz", True)])


def test_slow_keys_short_numbers_and_letters_are_no_scan(machine: Machine) -> None:
    code = machine.group()
    window = machine.window.windowHandle()
    for typed, pause in ((code[:7], 0), (code + "1", 0), (code[:4] + "x" + code[4:], 0), (code, 400)):
        machine.keys(typed, pause)
        QTest.keyClick(window, Qt.Key.Key_Return)
        machine.settle()
        machine.window.host.restart()

    assert machine.kiosk.visit.guest is None


def test_the_next_visitor_finds_nothing_of_the_ticket_before(machine: Machine) -> None:
    machine.scan(machine.group())
    machine.window.wipe_now()
    machine.window.host.go(Route("kiosk.doors"))
    doors = machine.window.host.showing
    assert isinstance(doors, DoorsScreen)

    said = " ".join(label.text() for label in doors.findChildren(PlainLabel))
    assert "想做什么" in said
    assert "实验小学" not in said
    assert machine.kiosk.visit.keepsake is machine.kiosk.visit.guest is None


def test_a_persons_ticket_shows_no_number_and_hides_the_name(machine: Machine) -> None:
    school = make_school(machine.bench)
    ticket = machine.kiosk._services.tickets.issue_people(ADMIN, [school.person(1)])[0]
    machine.scan(str(ticket.code))

    assert machine.kiosk.reception.guest == "王＊"


# -- full disk --


def test_a_full_disk_stops_no_visitor_and_the_visit_is_booked_when_there_is_room(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits = machine.kiosk._services.visits
    real = visits.finish

    fill_disk(monkeypatch, visits, "finish")
    for _ in range(2):
        machine.play_quiz()
        assert isinstance(machine.window.host.showing, ResultScreen)
        machine.window.host.home()
        machine.settle()
    assert machine.window.host.toasts.texts() == []
    staff = machine.into_staff()
    assert staff.lines["visits"].state == "warn"
    assert "2 次参观还没有记上" in staff.lines["visits"].said
    assert "磁盘满了" in staff.lines["visits"].remedy

    monkeypatch.setattr(visits, "finish", real)
    machine.touch(staff.back)
    assert machine.people() == 0
    machine.kiosk.booking.try_again()
    assert machine.people() == 2
    assert machine.kiosk.booking.unbooked == Unbooked()


def test_a_visit_that_is_refused_is_not_tried_for_ever(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The staff learn that it is gone."""
    tried: list[object] = []

    def refuse(*_args: object, **given: object) -> str:
        tried.append(given)
        raise EduError("参观记录的数字不对，没有保存。")

    monkeypatch.setattr(machine.kiosk._services.visits, "finish", refuse)
    machine.play_quiz()
    machine.window.host.home()
    machine.settle()
    machine.kiosk.booking.try_again()
    machine.settle()

    assert (len(tried), machine.kiosk.booking.unbooked) == (1, Unbooked(lost=1))
