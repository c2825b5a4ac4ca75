"""The map of a draft shows its places as large as the panel allows, and leaves room to drag them on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from edu.domain.drills.scenario import Scenario
from edu.packs.drill_reader import read_drill
from edu.packs.register import read_register
from ui.gallery import grab
from ui.screens.workshop.place_map import EDGE, PlaceMap

CONTENT = Path(__file__).parents[4] / "content"
WIDE, HIGH = 368, 571
"""At the right of the editor on a trainer's laptop."""


def _flood() -> Scenario:
    register = read_register(CONTENT / "register").value
    assert register is not None
    scenario = read_drill(CONTENT / "drills" / "flash-flood", register, "").value
    assert scenario is not None
    return scenario


def _shown(qtbot: QtBot, scenario: Scenario) -> PlaceMap:
    view = PlaceMap(scenario)
    qtbot.addWidget(view)
    view.resize(WIDE, HIGH)
    grab(view, WIDE, HIGH)
    return view


def test_places_are_spread_over_the_panel(qtbot: QtBot) -> None:
    scenario = _flood()
    view = _shown(qtbot, scenario)
    spots = [view.spot("zones", zone.id) for zone in scenario.zones]
    spots += [view.spot("shelters", one.id) for one in scenario.shelters]
    assert max(at.y() for at in spots) - min(at.y() for at in spots) > HIGH / 2
    assert max(at.x() for at in spots) - min(at.x() for at in spots) > WIDE / 2


def test_a_place_can_be_dragged_beyond_the_others_and_is_then_shown_with_room_around_it(qtbot: QtBot) -> None:
    scenario = _flood()
    view, moved = _shown(qtbot, scenario), []
    view.moved.connect(lambda *one: moved.append(one))
    start = view.spot("zones", "mouth").toPoint()
    end = QPoint(start.x(), HIGH - 20)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(0, 30))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    ((family, id_, _x, y),) = moved
    assert (family, id_) == ("zones", "mouth")
    assert scenario.zones[2].y + 5 < y <= EDGE
    zones = tuple(replace(zone, y=y) if zone.id == "mouth" else zone for zone in scenario.zones)
    view.show_scenario(replace(scenario, zones=zones))
    grab(view, WIDE, HIGH)
    assert view.spot("zones", "mouth").y() < end.y()


def test_a_draft_with_one_place_is_not_blown_up_over_the_panel(qtbot: QtBot) -> None:
    scenario = _flood()
    view = _shown(qtbot, replace(scenario, zones=scenario.zones[:1], shelters=(), roads=()))
    at = view.spot("zones", scenario.zones[0].id)
    assert abs(at.x() - WIDE / 2) < WIDE / 4
    assert abs(at.y() - HIGH / 2) < HIGH / 4
