from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.windows import Probe, builder
from ui import theme
from ui.gallery import settle
from ui.modes import STUDY
from ui.navigation import Confirmation, Route
from ui.shell.desktop import DesktopWindow
from ui.widgets import ConfirmSheet, PlainLabel


def open_window(qtbot: QtBot, log: list[str], **special: bool) -> DesktopWindow:
    window = DesktopWindow(
        STUDY,
        {
            "study.plan": builder(log),
            "study.courses": builder(log, **special),
            "study.lesson": builder(log),
            "manager.people": builder(log),
        },
    )
    qtbot.addWidget(window)
    window.show()
    window.start()
    return window


def press(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def sheet_of(window: DesktopWindow) -> ConfirmSheet:
    return next(sheet for sheet in window.findChildren(ConfirmSheet) if sheet.isVisible())


def test_rail_shows_only_what_exists(qtbot: QtBot) -> None:
    window = open_window(qtbot, [])

    assert window.rail.has("study.plan")
    assert not window.rail.has("study.practice")
    assert not window.host.can_go("manager.people")
    with pytest.raises(LookupError):
        window.host.go(Route("manager.people"))


def test_pressing_the_rail_builds_the_new_and_disposes_of_the_old(qtbot: QtBot) -> None:
    log: list[str] = []
    window = open_window(qtbot, log)

    press(qtbot, window.rail.button("study.courses"))

    assert log == ["enter study.plan", "dispose study.plan", "enter study.courses"]
    assert window.header.title == "study.courses"
    assert window.rail.button("study.courses").isChecked()


def test_back_returns_to_the_screen_before(qtbot: QtBot) -> None:
    window = open_window(qtbot, [])
    window.host.go(Route("study.courses"))
    window.host.go(Route.to("study.lesson", course="x"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert window.host.route == Route("study.courses")


def test_veto_keeps_the_screen_and_the_light(qtbot: QtBot) -> None:
    log: list[str] = []
    window = open_window(qtbot, log, stays=True)
    window.host.go(Route("study.courses"))

    press(qtbot, window.rail.button("study.plan"))

    assert window.host.route == Route("study.courses")
    assert window.rail.button("study.courses").isChecked()
    assert not window.rail.button("study.plan").isChecked()
    assert window.host.toasts.texts() == ["现在还不能离开这一页"]
    assert "dispose study.courses" not in log


def test_question_is_asked_before_leaving(qtbot: QtBot) -> None:
    window = open_window(qtbot, [], asks=True)
    window.host.go(Route("study.courses"))

    press(qtbot, window.rail.button("study.plan"))
    press(qtbot, sheet_of(window).no)
    stayed = window.host.route
    press(qtbot, window.rail.button("study.plan"))
    press(qtbot, sheet_of(window).yes)

    assert stayed == Route("study.courses")
    assert window.host.route == Route("study.plan")


def test_closing_the_window_asks_as_well(qtbot: QtBot) -> None:
    window = open_window(qtbot, [], asks=True)
    window.host.go(Route("study.courses"))

    window.close()
    open_still = window.isVisible()
    with qtbot.waitSignal(window.closed):
        press(qtbot, sheet_of(window).yes)

    assert open_still


def test_a_question_goes_with_its_screen(qtbot: QtBot) -> None:
    """An exam's time runs out while it asks whether to leave: the result must come all the same."""
    window = open_window(qtbot, [], asks=True)
    window.host.go(Route("study.courses"))
    press(qtbot, window.rail.button("study.plan"))
    screen = window.host.showing
    assert isinstance(screen, Probe)

    screen.asks = False
    window.host.replace(Route.to("study.lesson", course="x"))

    assert window.host.route == Route.to("study.lesson", course="x")
    assert not any(sheet.isVisible() for sheet in window.findChildren(ConfirmSheet))


def test_the_key_for_back_waits_for_an_open_sheet(qtbot: QtBot) -> None:
    window = open_window(qtbot, [])
    window.host.go(Route("study.courses"))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.host.ask(Confirmation(title="删掉吗？"), lambda: None)

    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stayed = window.host.route
    press(qtbot, sheet_of(window).no)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert stayed == Route("study.courses")
    assert window.host.route == Route("study.plan")


def test_the_words_of_the_header_keep_off_the_edge_under_which_a_page_scrolls(qtbot: QtBot) -> None:
    window = open_window(qtbot, [])
    window.header.set_title("案例", "2023年2月22日，露天煤矿")
    settle()
    lowest = max(label.mapTo(window, label.rect().bottomLeft()).y() for label in window.header.findChildren(PlainLabel))

    assert window.host.mapTo(window, window.host.rect().topLeft()).y() - lowest > theme.of(window).metrics.xs
