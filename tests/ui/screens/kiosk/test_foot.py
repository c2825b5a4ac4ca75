"""What stands below a decision is one line: how late it is in the drill, and how far."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.screens.kiosk.reception_world import Machine, machine
from ui import theme
from ui.navigation import Route
from ui.screens.kiosk.drill import DrillScreen
from ui.widgets import Button

__all__ = ["machine"]  # the fixture


@pytest.mark.parametrize("voice", ["普通话", ""])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("large", [False, True])
def test_the_count_of_a_drill_is_never_broken(machine: Machine, size: tuple[int, int], large: bool, voice: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=True)
    theme.dress(machine.window, "kiosk")
    machine.voice.name = voice
    machine.window.resize(*size)
    machine.window.host.go(Route.to("kiosk.drill", drill="flash-flood"))
    screen = machine.showing(DrillScreen)
    assert isinstance(screen, DrillScreen)
    broken = []
    for _step in range(3):
        machine.touch(screen.next)
        machine.qtbot.wait(20)
        out = next(button for button in screen.findChildren(Button) if "不玩了" in button.text())
        assert out.width() < size[0] // 2, "the way out is not the main one"
        next(iter(screen.story.cards.values())).click()  # large ones may lie below the fold
        machine.qtbot.waitUntil(screen.next.isVisible)
        machine.qtbot.wait(20)
        assert "演练" in screen.count.text()
        if screen.count.fontMetrics().horizontalAdvance(screen.count.text()) > screen.count.width():
            broken.append(screen.count.text())
        assert screen.count.mapTo(screen, screen.count.rect().bottomRight()).x() <= screen.width()
        if size[0] > size[1]:
            assert screen.count.geometry().right() < screen.next.geometry().left()

    assert broken == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_who_cannot_see_every_way_is_told_and_led_there(machine: Machine, size: tuple[int, int]) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=True, reduced_motion=True)
    theme.dress(machine.window, "kiosk")
    machine.window.resize(*size)
    machine.window.host.go(Route.to("kiosk.drill", drill="flash-flood"))
    screen = machine.showing(DrillScreen)
    machine.touch(screen.next)
    machine.qtbot.waitUntil(screen.more.isVisible)
    last = list(screen.story.cards.values())[-1]

    for _touch in range(6):
        if not screen.more.isVisible():
            break
        machine.touch(screen.more)
        machine.qtbot.wait(20)

    assert not screen.more.isVisible()
    assert last.visibleRegion().boundingRect().height() >= last.height() - 2


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_who_sees_every_way_is_told_of_no_more(machine: Machine, size: tuple[int, int]) -> None:
    machine.window.resize(*size)
    machine.window.host.go(Route.to("kiosk.drill", drill="flash-flood"))
    screen = machine.showing(DrillScreen)
    machine.touch(screen.next)
    machine.qtbot.wait(50)

    assert screen.story.cards
    assert not screen.more.isVisible()
    assert all(
        card.visibleRegion().boundingRect().height() >= card.height() - 2 for card in screen.story.cards.values()
    )
