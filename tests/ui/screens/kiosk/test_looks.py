"""Large letters and high contrast for one's own visit."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from tests.ui.screens.kiosk.reception_world import Machine, machine
from ui import theme
from ui.navigation import Route
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.quiz import QuizScreen

__all__ = ["machine"]  # the fixture
TOUCH = 80
"""Pixels: a finger's control at the kiosk (ui/theme/scales.py)."""


def doors(machine: Machine) -> DoorsScreen:
    shown = machine.showing(DoorsScreen)
    assert isinstance(shown, DoorsScreen)
    return shown


def begin(machine: Machine) -> DoorsScreen:
    wall = machine.showing(AttractScreen)
    assert isinstance(wall, AttractScreen)
    machine.touch(wall.start)
    return doors(machine)


def look() -> tuple[str, bool]:
    return theme.current().variant, theme.current().large_text


def letters(machine: Machine) -> int:
    """Height of an answer's letters."""
    machine.window.host.go(Route("kiosk.quiz"))
    quiz = machine.window.host.showing
    assert isinstance(quiz, QuizScreen)
    card = next(iter(quiz.panel.cards.values()))
    return QFontMetrics(card.font()).height()


def test_both_are_a_touch_away_and_large_enough_for_a_finger(machine: Machine) -> None:
    shown = begin(machine)
    QApplication.processEvents()

    for button in (shown.large, shown.contrast):
        assert button.isVisible()
        assert button.height() >= TOUCH
        assert button.width() >= TOUCH


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_they_stand_whole_on_the_page_in_every_look(machine: Machine, size: tuple[int, int]) -> None:
    machine.window.resize(*size)
    shown = begin(machine)
    for press in ("large", "contrast", "large", "contrast"):
        machine.touch(getattr(shown, press))
        QApplication.processEvents()
        shown = doors(machine)
        for button in (shown.large, shown.contrast, *shown.doors.values()):
            assert button.visibleRegion().boundingRect() == button.rect()
            assert button.height() >= TOUCH


def test_large_letters_hold_through_the_visit_and_go_with_it(machine: Machine) -> None:
    before = look()
    plain = letters(machine)
    machine.window.wipe_now()
    shown = begin(machine)

    machine.touch(shown.large)

    assert look() == (before[0], True)
    assert doors(machine).large.text().strip() == "平常字"
    assert letters(machine) > plain
    for _ in range(61):
        machine.bench.clock.advance(1000)
        machine.window.idle.tick()
    machine.showing(AttractScreen)
    assert look() == before
    begin(machine)
    assert doors(machine).large.text().strip() == "大字"
    assert letters(machine) == plain


def test_a_look_ends_with_a_visit_that_is_ended_by_hand_also(machine: Machine) -> None:
    before = theme.current()
    sheet = machine.window.styleSheet()
    shown = begin(machine)
    machine.touch(shown.contrast)
    machine.touch(doors(machine).large)
    assert look() == ("contrast", True)
    assert machine.window.styleSheet() != sheet

    machine.window.host.home()

    wall = machine.showing(AttractScreen)
    assert theme.current() == before
    assert machine.window.styleSheet() == sheet
    assert theme.of(wall).scale == "kiosk"
    assert len(machine.kiosk.visit.acts) == 0


def test_each_is_taken_back_by_the_same_touch(machine: Machine) -> None:
    before = look()
    machine.touch(begin(machine).contrast)
    assert doors(machine).contrast.text().strip() == "平常颜色"
    machine.touch(doors(machine).contrast)
    machine.touch(doors(machine).large)
    machine.touch(doors(machine).large)

    assert look() == before


def test_where_the_hall_has_them_a_visitor_may_do_without(machine: Machine, qapp: QApplication) -> None:
    theme.apply(qapp, "contrast", "kiosk", large_text=True, reduced_motion=True)
    machine.window.host.restart()
    shown = begin(machine)
    assert (shown.large.text().strip(), shown.contrast.text().strip()) == ("平常字", "平常颜色")
    machine.touch(shown.contrast)
    machine.touch(doors(machine).large)
    assert look() == ("light", False)

    machine.window.wipe_now()

    assert look() == ("contrast", True)
