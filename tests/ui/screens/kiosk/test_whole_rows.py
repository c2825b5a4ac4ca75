"""Lists of cards end at whole rows, on every page of them, however they are reached."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.ui.screens.kiosk.test_kiosk_visit import Hall, hall
from ui import theme
from ui.navigation import Route
from ui.screens.kiosk.by_finger import goes_to
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.more_below import MoreBelow

__all__ = ["hall"]  # the fixture
SIZES = [(1920, 1080), (1080, 1920)]


def cut(area: QScrollArea, cards: Iterable[QWidget]) -> list[str]:
    """What begins on the glass and does not end there."""
    port = area.viewport()
    tops = [(card, card.mapTo(port, card.rect().topLeft()).y()) for card in cards]
    return [
        card.accessibleName()
        for card, top in tops
        if top < port.height() < top + card.height() or top < 0 < top + card.height()
    ]


def dressed(hall: Hall, size: tuple[int, int], *, large: bool = False, still: bool = True) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=still)
    theme.dress(hall.window, "kiosk")
    hall.window.resize(*size)


def learning(hall: Hall, size: tuple[int, int], *, large: bool = False, still: bool = True) -> LearnScreen:
    dressed(hall, size, large=large, still=still)
    hall.window.host.go(Route("kiosk.learn"))
    hall.qtbot.waitUntil(lambda: isinstance(hall.window.host.showing, LearnScreen))
    screen = hall.window.host.showing
    assert isinstance(screen, LearnScreen)
    return screen


def settled() -> None:
    """A page is laid out in several turns: what is shown asks for room, what has it for a scroll bar."""
    for _turn in range(6):
        QApplication.processEvents()


def paged(area: QScrollArea, cards: Iterable[QWidget], more: MoreBelow) -> int:
    """The touches to the end; no card was cut on the way."""
    held, touches = tuple(cards), 0
    settled()
    assert cut(area, held) == []
    while more.isVisible():
        before = area.verticalScrollBar().value()
        more.click()
        settled()
        touches += 1
        assert area.verticalScrollBar().value() > before
        assert cut(area, held) == []
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    return touches


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_no_lesson_is_begun_that_is_not_seen_with_its_name(hall: Hall, size: tuple[int, int], large: bool) -> None:
    screen = learning(hall, size, large=large)
    touches = 0
    for shelf in screen.subjects:
        screen.choose(shelf)
        touches += paged(screen._area, screen.lessons.values(), screen.more)
    assert touches >= 3, "some shelves have more lessons than one glass holds"
    paged(screen._side_area, screen.subjects.values(), screen.more_subjects)


@pytest.mark.parametrize("size", [*SIZES, (1366, 768)])
def test_no_drill_is_begun_that_is_not_seen_whole(hall: Hall, size: tuple[int, int]) -> None:
    dressed(hall, size)
    hall.window.host.go(Route("kiosk.drills"))
    screen = hall.window.host.showing
    assert isinstance(screen, DrillsScreen)
    area = screen.findChild(QScrollArea)
    assert area is not None
    touches = paged(area, screen.cards.values(), screen.more)
    assert (touches > 0) == (area.verticalScrollBar().maximum() > 0)


def test_a_second_touch_while_the_list_still_glides_ends_at_a_row_too(hall: Hall) -> None:
    screen = learning(hall, SIZES[0], still=False)
    screen.choose(max(screen.subjects, key=lambda shelf: _lessons(screen, shelf)))
    settled()
    bar = screen._area.verticalScrollBar()
    screen.more.click()
    first = goes_to(screen._area)
    begun = bar.value()
    screen.more.click()
    ends = goes_to(screen._area)
    hall.qtbot.waitUntil(lambda: bar.value() == ends)

    assert begun < first < ends
    assert cut(screen._area, screen.lessons.values()) == []


def test_a_shelf_chosen_while_the_list_still_glides_begins_with_its_first_lesson(hall: Hall) -> None:
    screen = learning(hall, SIZES[0], still=False)
    most = max(screen.subjects, key=lambda shelf: _lessons(screen, shelf))
    screen.choose(most)
    settled()
    bar = screen._area.verticalScrollBar()
    screen.more.click()
    hall.qtbot.waitUntil(lambda: bar.value() > 0)
    screen.choose(next(shelf for shelf in screen.subjects if shelf != most))
    hall.qtbot.wait(400)

    assert bar.value() == 0


def test_a_touch_goes_on_by_a_page_also_where_a_finger_left_the_list_beside_a_row(hall: Hall) -> None:
    screen = learning(hall, SIZES[0])
    screen.choose(max(screen.subjects, key=lambda shelf: _lessons(screen, shelf)))
    settled()
    bar = screen._area.verticalScrollBar()
    screen.more.click()
    row = bar.value()
    bar.setValue(row - 2)
    screen.more.click()

    assert bar.value() - row > screen._area.viewport().height() // 4


def _lessons(screen: LearnScreen, shelf: str) -> int:
    held = screen._shelves[shelf]
    return len(held.micro) + len(held.lessons)
