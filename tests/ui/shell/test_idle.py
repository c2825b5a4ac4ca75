"""Who is there and who has gone: what lies on the glass, trembles or drifts holds no visit open; a slow person does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.shell.test_kiosk import Clock, open_kiosk, visible
from ui.navigation import Route
from ui.shell.kiosk_sheets import StillThereSheet
from ui.shell.signs_of_life import FRESH_MS, MOVED_PX

TEN_MINUTES = 600
_PANEL: list[QPointingDevice] = []


def panel() -> QPointingDevice:
    """One for the process: a device that was made known to Qt is never taken back."""
    if not _PANEL:
        _PANEL.append(QTest.createTouchDevice())
    return _PANEL[0]


class Glass:
    """The kiosk in a quiz, and what happens to its glass, second by second."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock, self.wiped = Clock(), list[str]()
        self.window = open_kiosk(qtbot, self.clock, self.wiped, [])
        self.window.host.go(Route("kiosk.quiz"))
        self.asked = 0
        self.at: dict[int, QPoint] = {}

    def pass_seconds(self, seconds: int, each: Callable[[int], None] = lambda _second: None) -> None:
        for second in range(1, seconds + 1):
            each(second)
            self.clock.pass_seconds(self.window, 1)
            self.asked += bool(visible(self.window, StillThereSheet))

    def down(self, finger: int, x: int, y: int) -> None:
        self._commit(finger, "press", QPoint(x, y))

    def by(self, finger: int, dx: int, dy: int = 0) -> None:
        self._commit(finger, "move", self.at[finger] + QPoint(dx, dy))

    def up(self, finger: int) -> None:
        self._commit(finger, "release", self.at[finger])
        del self.at[finger]

    def _commit(self, finger: int, what: str, at: QPoint) -> None:
        touches = QTest.touchEvent(self.window, panel())
        for other in self.at.keys() - {finger}:
            touches.stationary(other)
        getattr(touches, what)(finger, at, self.window)
        self.at[finger] = at
        touches.commit()

    def hover(self, x: int, y: int, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        at, none = QPointF(x, y), Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.window, move)

    def key(self, *, repeated: bool) -> None:
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "a", repeated))

    @property
    def gone(self) -> bool:
        return self.wiped == ["wiped"] and self.window.host.route == Route("kiosk.attract")


@pytest.fixture
def glass(qtbot: QtBot) -> Iterator[Glass]:
    made = Glass(qtbot)
    yield made
    for finger in list(made.at):
        made.up(finger)


def test_what_lies_on_the_glass_and_trembles_holds_no_visit_open(glass: Glass) -> None:
    glass.down(0, 900, 500)

    glass.pass_seconds(TEN_MINUTES, lambda second: glass.by(0, 1 if second % 10 else -1) if second % 5 == 0 else None)

    assert glass.gone


def test_neither_does_what_slides_down_the_glass_for_ever(glass: Glass) -> None:
    glass.down(0, 900, 5)

    glass.pass_seconds(FRESH_MS // 1000 + 61, lambda _second: glass.by(0, 0, MOVED_PX))

    assert glass.gone


def test_nor_a_button_of_the_mouse_that_is_stuck_while_it_is_pushed_about(glass: Glass) -> None:
    held = Qt.MouseButton.LeftButton
    QTest.mousePress(glass.window, held, pos=QPoint(900, 500))

    glass.pass_seconds(TEN_MINUTES, lambda second: glass.hover(500 + 100 * (second % 9), 500, held))
    QTest.mouseRelease(glass.window, held, pos=QPoint(900, 500))

    assert glass.gone


def test_a_key_held_down_holds_no_visit_open(glass: Glass) -> None:
    glass.key(repeated=False)

    glass.pass_seconds(TEN_MINUTES, lambda _second: glass.key(repeated=True))

    assert glass.gone


def test_a_drifting_pointer_holds_no_visit_open(glass: Glass) -> None:
    glass.pass_seconds(TEN_MINUTES, lambda second: glass.hover(100 + second * 3, 400))

    assert glass.gone


def test_a_slow_person_is_never_asked_who_touches_something_every_forty_seconds(glass: Glass) -> None:
    def reads(second: int) -> None:
        if second % 40 == 0:
            glass.down(0, 900, 500)
            glass.up(0)

    glass.pass_seconds(TEN_MINUTES, reads)

    assert glass.asked == 0
    assert glass.wiped == []


def test_a_slow_person_who_types_is_never_asked(glass: Glass) -> None:
    glass.pass_seconds(TEN_MINUTES, lambda second: glass.key(repeated=False) if second % 40 == 0 else None)

    assert (glass.asked, glass.wiped) == (0, [])


def test_a_finger_that_moves_a_list_slowly_counts_until_it_rests(glass: Glass) -> None:
    glass.down(0, 900, 800)
    glass.pass_seconds(19, lambda _second: glass.by(0, 0, -MOVED_PX // 3))
    glass.up(0)

    glass.pass_seconds(42)
    before = glass.asked
    glass.pass_seconds(3)

    assert before == 0
    assert glass.asked > 0


@pytest.mark.parametrize("lying", [False, True])
def test_a_game_played_by_holding_and_dragging_goes_on_while_touches_change(glass: Glass, lying: bool) -> None:
    """Half a minute each, with a palm at the glass's edge or without."""
    if lying:
        glass.down(3, 20, 900)

    def sprays(second: int) -> None:
        if second % 30 == 1:
            glass.down(0, 900, 500)
        glass.by(0, 40 if second % 2 else -40)
        if second % 30 == 0:
            glass.up(0)

    glass.pass_seconds(TEN_MINUTES, sprays)

    assert (glass.asked, glass.wiped) == (0, [])


def test_a_press_takes_the_question_back_and_a_tremble_does_not(glass: Glass) -> None:
    glass.down(0, 900, 500)
    glass.pass_seconds(50)
    glass.by(0, 1)
    trembled = visible(glass.window, StillThereSheet)
    glass.down(1, 300, 300)
    glass.up(1)

    assert trembled
    assert not visible(glass.window, StillThereSheet)


def test_a_contact_that_was_there_before_the_visit_counts_for_nothing(glass: Glass) -> None:
    glass.window.host.home()
    glass.down(0, 900, 500)
    glass.clock.ms += FRESH_MS + 1
    glass.window.host.go(Route("kiosk.doors"))

    glass.pass_seconds(61, lambda second: glass.by(0, 100 if second % 2 else -100))

    assert glass.gone
