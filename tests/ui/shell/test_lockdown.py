from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QFileDialog,
    QFontDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.shell.lockdown import Lockdown, key_passes

KEYS, MODS = Qt.Key, Qt.KeyboardModifier


class Hall(QWidget):
    """A window with a button and a field, and what reached them."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: list[str] = []
        self.lockdown = Lockdown(lambda other: other is self)
        self.button = QPushButton("开始", self)
        self.button.clicked.connect(lambda: self.reached.append("clicked"))
        self.setAcceptDrops(True)
        self.resize(400, 300)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.reached.append(Qt.Key(event.key()).name)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.reached.append("menu")

    def dropEvent(self, event: QDropEvent) -> None:
        self.reached.append("drop")


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    window = Hall()
    qtbot.addWidget(window)
    window.show()
    window.lockdown.engage()
    yield window
    window.lockdown.release()


@pytest.mark.parametrize("letter", "OPSQWNCVXAZ")
def test_no_shortcut_with_ctrl_reaches_a_screen(hall: Hall, qtbot: QtBot, letter: str) -> None:
    qtbot.keyClick(hall, getattr(KEYS, f"Key_{letter}"), MODS.ControlModifier)

    assert hall.reached == []


@pytest.mark.parametrize(
    "key",
    [KEYS.Key_F1, KEYS.Key_F10, KEYS.Key_F11, KEYS.Key_Menu, KEYS.Key_Print, KEYS.Key_Super_L, KEYS.Key_VolumeMute,
     KEYS.Key_HomePage, KEYS.Key_Calculator, KEYS.Key_LaunchMail, KEYS.Key_PowerOff, KEYS.Key_Help],
)  # fmt: skip
def test_no_key_that_a_system_knows_reaches_a_screen(hall: Hall, key: Qt.Key) -> None:
    QApplication.sendEvent(hall, QKeyEvent(QKeyEvent.Type.KeyPress, key, MODS.NoModifier))

    assert hall.reached == []


@pytest.mark.parametrize("key", [KEYS.Key_7, KEYS.Key_A, KEYS.Key_Left, KEYS.Key_Return, KEYS.Key_Space])
def test_plain_keys_still_play(hall: Hall, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(hall, key)

    assert hall.reached == [key.name]


def test_every_modifier_but_shift_and_the_number_block_shuts_a_key_out() -> None:
    def pressed(modifier: Qt.KeyboardModifier) -> QKeyEvent:
        return QKeyEvent(QKeyEvent.Type.KeyPress, KEYS.Key_5, modifier, "5")

    passing = {modifier.name for modifier in MODS if modifier.value and key_passes(pressed(modifier))}

    assert passing == {"ShiftModifier", "KeypadModifier"}


def test_left_button_presses_and_no_other_does(hall: Hall, qtbot: QtBot) -> None:
    qtbot.mouseClick(hall.button, Qt.MouseButton.RightButton)
    qtbot.mouseClick(hall.button, Qt.MouseButton.MiddleButton)
    before = list(hall.reached)
    qtbot.mouseClick(hall.button, Qt.MouseButton.LeftButton)

    assert before == []
    assert hall.reached == ["clicked"]


def test_no_menu_and_no_drop(hall: Hall) -> None:
    files = QMimeData()
    files.setUrls([QUrl("file:///etc/passwd")])
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, MODS.NoModifier)

    QApplication.sendEvent(hall, menu)
    QApplication.sendEvent(hall, drop)

    assert hall.reached == []


@pytest.mark.parametrize("make", [QWidget, QTextBrowser, lambda: QFileDialog(None, "打开")])
def test_no_other_window_comes_onto_the_glass(hall: Hall, qtbot: QtBot, make: type) -> None:
    other = make()
    qtbot.addWidget(other)

    other.show()
    shown_at_all = not other.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen) and other.x() > -other.width()
    qtbot.waitUntil(lambda: not other.isVisible())

    assert not shown_at_all
    assert hall.isVisible()


@pytest.mark.parametrize("link", ["http://a.example", "file:///etc", "mailto:a@b.example", "tel:119", "ms-settings:x"])
def test_no_link_is_followed(hall: Hall, link: str, caplog: pytest.LogCaptureFixture) -> None:
    QDesktopServices.openUrl(QUrl(link))

    assert "a link was not followed" in caplog.text


def test_words_can_be_neither_marked_nor_dragged_nor_followed(hall: Hall) -> None:
    label, page, field = QLabel("<a href='http://a.example'>去看</a>"), QTextBrowser(), QLineEdit()
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    label.setOpenExternalLinks(True)
    field.setDragEnabled(True)
    for widget in (label, page, field):
        widget.setParent(hall)
        widget.show()

    assert label.textInteractionFlags() == page.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert not label.openExternalLinks()
    assert not page.openLinks()
    assert not field.dragEnabled()


def test_released_the_staff_have_their_windows_and_keys_again(hall: Hall, qtbot: QtBot) -> None:
    assert QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    hall.lockdown.release()

    qtbot.keyClick(hall, KEYS.Key_F1)

    assert hall.reached == [KEYS.Key_F1.name]
    assert not QApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.mark.parametrize(
    "ask", [QColorDialog.getColor, QFontDialog.getFont, QFileDialog.getOpenFileName, lambda: QMenu("菜单").exec()]
)
def test_a_question_of_qts_own_comes_back_unasked(hall: Hall, ask: Callable[[], object]) -> None:
    """They wait for an answer in a loop of their own: without one the hall would stand still."""
    ask()

    assert hall.isVisible()
