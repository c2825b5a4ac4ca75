"""The flood's map, which the drill asks about: which road leads along the stream, which over the ridge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from edu.domain.drills.scenario import Scenario
from edu.packs.drill_reader import read_drill
from edu.packs.register import read_register
from ui import theme
from ui.gallery import grab
from ui.screens.workshop.place_map import first_picture
from ui.theme import Scale
from ui.widgets.drill_map import MapView
from ui.widgets.map_plane import inside, stretches

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def flood() -> Scenario:
    register = read_register(CONTENT / "register").value
    assert register is not None
    scenario = read_drill(CONTENT / "drills" / "flash-flood", register, "").value
    assert scenario is not None
    return scenario


@pytest.mark.parametrize(
    ("scale", "wide", "high"),
    [("kiosk", 696, 796), ("kiosk", 948, 578), ("projector", 1094, 705), ("projector", 1094, 1065),
     ("desktop", 511, 551), ("desktop", 786, 297)],
)  # fmt: skip
@pytest.mark.parametrize("shut", [(), ("stone-river", "leaf-river")])
def test_every_road_is_named_beside_itself_and_nearer_to_it_than_to_another(
    qtbot: QtBot, flood: Scenario, scale: Scale, wide: int, high: int, shut: tuple[str, ...]
) -> None:
    with theme.using(scale):
        view = MapView(flood)
        qtbot.addWidget(view)
        view.show_picture(replace(first_picture(flood), closed_roads=shut))
        view.resize(wide, high)
        grab(view, wide, high)
        for road in flood.roads:
            (box,) = [box for text, box in view.named.items() if text.startswith(road.title)]
            ways = {id_: _away(box, view.ways[id_]) for id_ in view.ways}
            assert ways[road.id] == min(ways.values()), road.title


def _away(box: QRectF, way: Sequence[QPointF]) -> int:
    """Steps of 2 pixels by which the box must grow to touch the way."""
    parts = stretches([(at.x(), at.y()) for at in way])
    for step in range(200):
        more = 2 * step
        grown = box.left() - more, box.top() - more, box.right() + more, box.bottom() + more
        if any(inside(part, grown) for part in parts):
            return step
    return 200
