"""The board of names on the way out, and what the trainer mends for one person: times, absence, a make-up."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel

from edu.domain.classes import Attendance
from edu.system.clock import ms_at
from tests.ui.screens.classroom.room import ADMIN, DAY, Room
from ui.gallery import settle
from ui.screens.classroom.correction import CorrectionSheet
from ui.screens.classroom.signin import SignInScreen

NOON = ms_at(DAY, 12)


@dataclass
class Board:
    """A meeting from nine to half past ten, looked at at noon: the first three came at nine."""

    room: Room
    shown: SignInScreen
    place: tuple[str, str]

    def held(self, at: int) -> Attendance:
        person = self.room.people[at]
        return {line.person: one for line, one in self.room.services.attendance.board(ADMIN, *self.place).lines}[person]

    def tap(self, at: int) -> None:
        self.room.press(self.shown.board.tiles[self.room.people[at]])

    def correct(self, at: int, deed: str) -> CorrectionSheet:
        """The sheet of one person, with the deed chosen by the keys of the list."""
        self.room.press(self.shown.ways["correct"])
        self.tap(at)
        sheet = next(one for one in self.room.window.findChildren(CorrectionSheet) if one.isVisible())
        while sheet.deed.value != deed:
            before = sheet.deed.currentIndex()
            self.room.qtbot.keyClick(sheet.deed, Qt.Key.Key_Down)
            assert sheet.deed.currentIndex() > before, f"{deed} is not in the list"
        return sheet


@pytest.fixture
def board(room: Room) -> Board:
    made, meeting = room.open_class()
    room.services.classes.enrol(ADMIN, made, room.people)
    room.bench.clock.advance(NOON - room.bench.clock.now_ms())
    for person in room.people[:3]:
        room.services.attendance.sign_in(ADMIN, made, meeting, person, at_ms=ms_at(DAY, 9))
    room.go("classroom.signin", meeting=meeting, **{"class": made})
    return Board(room, room.on(SignInScreen), (made, meeting))


def test_who_leaves_taps_out_and_a_second_tap_takes_it_back(board: Board) -> None:
    board.room.press(board.shown.ways["out"])
    assert set(board.shown.board.tiles) == set(board.room.people[:3]), "only who came can leave"
    assert (board.shown.word.text(), board.shown.count.text(), board.shown.of.text()) == ("签退", "0", "/ 到 3")

    board.tap(0)
    gone = (board.held(0).out_ms, board.shown.board.tiles[board.room.people[0]].tile.look, board.shown.count.text())
    board.tap(0)

    assert gone == (NOON, "gone", "1")
    assert (board.held(0).out_ms, board.held(0).in_ms) == (None, ms_at(DAY, 9))
    assert board.shown.count.text() == "0"


def test_all_sign_out_at_once_but_who_left_before_keeps_the_time(board: Board) -> None:
    board.room.services.attendance.sign_out(ADMIN, *board.place, board.room.people[0], at_ms=ms_at(DAY, 10))
    board.shown.reload()
    board.room.idle()
    board.room.press(board.shown.ways["out"])

    board.room.press(board.shown.out_all)
    board.room.agree()

    assert [board.held(at).out_ms for at in range(4)] == [ms_at(DAY, 10), NOON, NOON, None]
    assert board.shown.count.text() == "3"


def test_times_that_were_missed_are_entered_by_the_trainer(board: Board) -> None:
    for deed, hour in (("in", 9), ("out", 10)):
        sheet = board.correct(3, deed)
        sheet.hour.setTime(QTime(hour, 5))
        board.room.press(sheet.yes)

    assert (board.held(3).in_ms, board.held(3).out_ms) == (ms_at(DAY, 9, 5), ms_at(DAY, 10, 5))
    assert board.shown.count.text() == "4"


def test_a_missed_meeting_is_made_up_with_its_minutes_and_its_kind(board: Board) -> None:
    sheet = board.correct(4, "absent")
    sheet.reason.insert("公务")
    board.room.press(sheet.yes)
    assert board.held(4).status == "absent"

    sheet = board.correct(4, "make_up")
    assert (sheet.minutes.isVisible(), sheet.hour.isVisible(), sheet.reason.isVisible()) == (True, False, False)
    sheet.minutes.setValue(45)
    board.room.qtbot.keyClick(sheet.how, Qt.Key.Key_Down)
    board.room.press(sheet.yes)

    held = board.held(4)
    assert (held.status, held.made_up_minutes, held.made_up_how) == ("made_up", 45, "tutoring")
    assert held.made_up_day == DAY.isoformat()
    assert board.shown.board.tiles[board.room.people[4]].tile.look == "made_up"


def test_a_make_up_of_nobody_absent_is_refused_in_the_sheet(board: Board) -> None:
    sheet = board.correct(4, "make_up")

    board.room.press(sheet.yes)
    settle()

    said = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible()]
    assert sheet.isVisible()
    assert any("还没有登记缺课" in text for text in said)
    assert board.held(4).status == "none"


def test_a_wrong_attendance_is_emptied(board: Board) -> None:
    sheet = board.correct(0, "back")

    board.room.press(sheet.yes)

    assert (board.held(0).status, board.held(0).in_ms) == ("none", None)
    assert board.shown.count.text() == "2"
