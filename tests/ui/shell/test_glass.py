from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.glass import Curtain, Glass


class Drawn(QObject):
    """How often a window was drawn."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made
    for glass in made.findChildren(Glass):
        glass.stop()


def test_the_window_is_made_as_large_as_its_screen_without_anybodys_help(window: QWidget) -> None:
    window.setGeometry(10, 10, 300, 200)

    Glass(window, take_keys=False).start()

    assert window.geometry() == QGuiApplication.primaryScreen().geometry()


def test_a_window_made_small_covers_the_screen_again(window: QWidget, qtbot: QtBot) -> None:
    glass = Glass(window, take_keys=False)
    glass.start()
    window.setGeometry(QRect(50, 50, 300, 200))

    glass.look()

    qtbot.waitUntil(lambda: window.geometry() == QGuiApplication.primaryScreen().geometry())


def test_a_hidden_window_comes_back(window: QWidget) -> None:
    glass = Glass(window, take_keys=False)
    glass.start()
    window.hide()

    glass.look()

    assert window.isVisible()


def test_what_puts_it_in_front_is_sent_off_though_nothing_moves_on_it(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only drawing empties xcb's buffer: over a still picture another program's window stayed for seconds."""
    monkeypatch.setattr("ui.shell.glass.has_order", lambda: True)
    monkeypatch.setattr(window, "raise_", lambda: None)
    drawn = Drawn(window)
    glass = Glass(window, take_keys=False)
    glass.start()
    QApplication.processEvents()
    before = drawn.times

    glass.look()

    qtbot.waitUntil(lambda: drawn.times > before)


def test_a_curtain_takes_no_focus_and_covers_its_screen(qtbot: QtBot) -> None:
    screen = QGuiApplication.primaryScreen()
    curtain = Curtain(screen)
    qtbot.addWidget(curtain)
    before = QApplication.focusWindow()

    curtain.show()

    assert curtain.geometry() == screen.geometry()
    assert QApplication.focusWindow() is before


def test_stopped_it_touches_the_window_no_more(window: QWidget) -> None:
    glass = Glass(window, take_keys=False)
    glass.start()
    glass.stop()

    window.setGeometry(10, 10, 300, 200)
    QGuiApplication.primaryScreen().geometryChanged.emit(QRect())
    QApplication.processEvents()

    assert window.geometry() == QRect(10, 10, 300, 200)
    assert not glass._settle.isActive()
