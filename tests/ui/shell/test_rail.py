from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from ui import theme
from ui.gallery import settle
from ui.modes import MANAGER
from ui.shell.rail import Rail
from ui.widgets.buttons import Button


@pytest.fixture
def large(qapp: QApplication) -> None:
    theme.apply(qapp, large_text=True, reduced_motion=True)


def open_rail(qtbot: QtBot, height: int) -> Rail:
    rail = Rail(MANAGER.title, MANAGER.icon, MANAGER.rail)
    rail.add_foot(Button("  换个用途", "rail", icon="launcher"))
    qtbot.addWidget(rail)
    rail.resize(rail.width(), height)
    rail.show()
    settle()
    return rail


def in_sight(rail: Rail, route: str) -> bool:
    button, port = rail.button(route), rail.findChildren(QScrollArea)[0].viewport()
    return port.rect().contains(QRect(button.mapTo(port, button.rect().topLeft()), button.size()))


def test_every_place_of_the_longest_rail_is_in_sight_on_a_low_laptop(qtbot: QtBot) -> None:
    rail = open_rail(qtbot, 768)

    assert [entry.label for entry in MANAGER.rail if not in_sight(rail, entry.route)] == []


@pytest.mark.usefixtures("large")
def test_large_text_leaves_every_place_in_sight_as_well(qtbot: QtBot) -> None:
    rail = open_rail(qtbot, 768)

    assert [entry.label for entry in MANAGER.rail if not in_sight(rail, entry.route)] == []


def test_in_a_tall_window_a_row_has_its_full_height_and_the_groups_their_names(qtbot: QtBot) -> None:
    rail = open_rail(qtbot, 1080)

    heights = {rail.button(entry.route).height() for entry in MANAGER.rail}

    assert heights == {theme.current().metrics.control}
    assert all(label.isVisible() for label, _line in rail._groups)


def test_the_lit_place_is_scrolled_to_where_the_list_is_too_long(qtbot: QtBot) -> None:
    rail = open_rail(qtbot, 420)
    before = in_sight(rail, "manager.settings")

    rail.light("manager.settings")
    last = in_sight(rail, "manager.settings")
    rail.light("manager.dashboard")
    first = in_sight(rail, "manager.dashboard")
    rail.light("manager.settings")
    rail.resize(rail.width(), 360)
    settle()

    assert not before
    assert last
    assert first
    assert in_sight(rail, "manager.settings")
