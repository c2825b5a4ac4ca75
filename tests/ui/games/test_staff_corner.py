"""The staff's corner of the kiosk's window over a game in play: held by finger or mouse, whoever else touches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.games.hands import make_glass, place
from tests.ui.shell.test_kiosk import Clock, open_kiosk
from ui.games.glass import GameGlass
from ui.shell.kiosk import KioskWindow

CORNER, OUT = QPoint(60, 60), QPoint(400, 20)


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def in_play(qtbot: QtBot, size: tuple[int, int] = (1920, 1080)) -> tuple[KioskWindow, GameGlass]:
    window = open_kiosk(qtbot, Clock(), [], [])
    window.resize(*size)
    glass = make_glass(size=size)
    glass.setParent(window)
    glass.setGeometry(0, 0, *size)
    glass.show()
    glass.raise_()
    glass.go()
    return window, glass


def alarm(glass: GameGlass) -> QPoint:
    return QPoint(*map(round, place(glass, "alarm").centre))


def test_it_is_held_by_a_finger_until_it_is_lifted_or_leaves(qtbot: QtBot, screen: QPointingDevice) -> None:
    window, glass = in_play(qtbot)
    held = []
    for away in (CORNER, OUT):
        QTest.touchEvent(glass, screen).press(0, CORNER, glass)
        held.append(window._hold.isActive())
        if away != CORNER:
            QTest.touchEvent(glass, screen).move(0, away, glass)
            held.append(window._hold.isActive())
        QTest.touchEvent(glass, screen).release(0, away, glass)
        held.append(window._hold.isActive())

    assert held == [True, False, True, False, False]


def test_it_is_held_by_the_mouse(qtbot: QtBot) -> None:
    window, glass = in_play(qtbot)
    qtbot.mousePress(glass, Qt.MouseButton.LeftButton, pos=CORNER)
    held = window._hold.isActive()
    qtbot.mouseRelease(glass, Qt.MouseButton.LeftButton, pos=CORNER)

    assert (held, window._hold.isActive()) == (True, False)


def test_a_finger_on_the_game_plays_while_another_holds_it(qtbot: QtBot, screen: QPointingDevice) -> None:
    window, glass = in_play(qtbot)
    at = alarm(glass)
    QTest.touchEvent(glass, screen).press(0, CORNER, glass)
    QTest.touchEvent(glass, screen).stationary(0).press(1, at, glass)
    QTest.touchEvent(glass, screen).stationary(0).release(1, at, glass)
    glass.advance()
    held = window._hold.isActive()
    QTest.touchEvent(glass, screen).release(0, CORNER, glass)

    assert [act.name for _, act in glass.round.log] == ["alarm"]
    assert (held, window._hold.isActive()) == (True, False)
    assert not glass._fingers.down


def test_a_finger_that_comes_with_one_in_it_plays(qtbot: QtBot, screen: QPointingDevice) -> None:
    """Told in one event: it was passed on whole, and the touch on the game was lost."""
    _, glass = in_play(qtbot)
    at = alarm(glass)
    QTest.touchEvent(glass, screen).press(0, CORNER, glass).press(1, at, glass)
    glass.advance()
    QTest.touchEvent(glass, screen).release(0, CORNER, glass).release(1, at, glass)

    assert [act.name for _, act in glass.round.log] == ["alarm"]
    assert not glass._fingers.down
