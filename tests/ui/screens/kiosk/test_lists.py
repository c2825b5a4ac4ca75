"""Lists that do not fit on the glass say so, and a touch is enough to see the rest."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QScroller, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.screens.kiosk.test_kiosk_visit import Hall, hall
from ui import theme
from ui.navigation import Route
from ui.picture_checks import clipped_texts
from ui.screens.kiosk.by_finger import by_finger
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.micro import MicroScreen
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.read_aloud import ReadAloud
from ui.screens.kiosk.ticket import TicketScreen
from ui.widgets import column, scroll

__all__ = ["hall"]  # the fixture
SIZES = [(1920, 1080), (1080, 1920)]


def show_over(page: QWidget, area: QScrollArea, more: MoreBelow) -> None:
    box = column(page)
    box.addWidget(area, 1)
    box.addWidget(more)
    page.resize(600, 900)
    page.show()


def test_a_list_longer_than_its_place_is_read_to_its_end_by_touches(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    page, inside = QWidget(), QWidget()
    qtbot.addWidget(page)
    inside.setMinimumHeight(2_000)
    area = by_finger(scroll(inside))
    more = MoreBelow(area)
    show_over(page, area, more)
    qtbot.waitUntil(more.isVisible)
    for _ in range(4):
        if more.isVisible():
            before = area.verticalScrollBar().value()
            more.click()
            assert 0 < area.verticalScrollBar().value() - before < area.viewport().height()  # nothing is passed over

    assert not more.isVisible()
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_a_list_that_fits_says_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    area = scroll(QWidget())
    more = MoreBelow(area)
    show_over(page, area, more)
    QApplication.processEvents()

    assert not more.isVisible()


def test_only_a_list_that_goes_on_holds_its_touches_back(qtbot: QtBot) -> None:
    page, inside = QWidget(), QWidget()
    qtbot.addWidget(page)
    inside.setMinimumHeight(400)
    area = by_finger(scroll(inside))
    column(page).addWidget(area)
    page.resize(600, 900)
    page.show()
    QApplication.processEvents()
    assert not QScroller.hasScroller(area.viewport())

    inside.setMinimumHeight(2_000)
    qtbot.waitUntil(lambda: QScroller.hasScroller(area.viewport()))


@pytest.mark.parametrize("size", SIZES)
def test_no_page_that_fits_holds_its_touches_back(hall: Hall, size: tuple[int, int]) -> None:
    """What a list hears while its page is being laid out, unshown or in another size, is not its length."""
    hall.window.resize(*size)
    for route in ("kiosk.quiz", "kiosk.drills", "kiosk.learn"):
        hall.window.host.go(Route(route))
        QTest.qWait(60)
        for area in hall.window.host.showing.findChildren(QScrollArea):
            long = area.verticalScrollBar().maximum() > 0 or area.horizontalScrollBar().maximum() > 0
            assert QScroller.hasScroller(area.viewport()) == long, (route, area.size())


def test_no_drill_is_named_with_a_broken_bracket(hall: Hall) -> None:
    hall.window.host.go(Route("kiosk.drills"))
    screen = hall.window.host.showing
    assert isinstance(screen, DrillsScreen)
    for id_, card in screen.cards.items():
        shown = [label.text() for label in card.findChildren(QLabel)]
        title = hall.bench.services().library.drill(id_).title
        assert not any("（" in text or "）" in text for text in shown)
        assert {*title} - {*"（）"} <= {*"".join(shown)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_every_key_of_the_ticket_stands_whole_on_its_card(
    qtbot: QtBot, hall: Hall, size: tuple[int, int], large: bool
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", large_text=large, reduced_motion=True)
    screen = TicketScreen(lambda _code: None, hall.window.host)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.refuse("没有这张票，请再看一遍票上的 8 位数字。")
    QApplication.processEvents()

    assert clipped_texts(screen) == []
    assert screen.pad.height() >= screen.pad.minimumSizeHint().height()
    assert screen.pad.geometry().bottom() <= screen.pad.parentWidget().height()


def test_digits_of_a_ticket_are_as_wide_as_their_blanks(qtbot: QtBot, hall: Hall) -> None:
    screen = TicketScreen(lambda _code: None, hall.window.host)
    qtbot.addWidget(screen)
    empty = screen.digits.sizeHint().width()
    for digit in "19170846":
        screen.pad.press(digit)
        assert screen.digits.sizeHint().width() == empty


def test_reading_aloud_is_at_the_same_place_at_every_step(hall: Hall) -> None:
    hall.window.host.go(Route.to("kiosk.micro", lesson="oil-pan"))
    screen = hall.window.host.showing
    assert isinstance(screen, MicroScreen)
    button = screen.findChild(ReadAloud)
    assert button is not None
    button.show()
    places = set()
    for _ in range(3):
        QApplication.processEvents()
        places.add(button.geometry().right())
        screen._forward()
    QApplication.processEvents()

    assert places == {button.geometry().right()}
