"""The flood's map, which the drill asks about: which road leads along the stream, which over the ridge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
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
SIZES: tuple[tuple[Scale, int, int], ...] = (
    ("kiosk", 696, 796), ("kiosk", 948, 578), ("projector", 1094, 705), ("projector", 1094, 1065),
    ("desktop", 477, 503), ("desktop", 511, 551), ("desktop", 786, 297), ("desktop", 1116, 453),
)  # fmt: skip
"""Of maps at the kiosk, in the hall, at one's own seat and on the console."""


@pytest.fixture(scope="module")
def scenarios() -> dict[str, Scenario]:
    register = read_register(CONTENT / "register").value
    assert register is not None
    read = {folder.name: read_drill(folder, register, "").value for folder in (CONTENT / "drills").iterdir()}
    return {id_: scenario for id_, scenario in read.items() if scenario is not None}


@pytest.fixture(scope="module")
def flood(scenarios: dict[str, Scenario]) -> Scenario:
    return scenarios["flash-flood"]


def _drawn(qtbot: QtBot, scenario: Scenario, scale: Scale, wide: int, high: int, shut: tuple[str, ...]) -> MapView:
    with theme.using(scale):
        view = MapView(scenario)
        qtbot.addWidget(view)
        view.show_picture(replace(first_picture(scenario), closed_roads=shut))
        view.resize(wide, high)
        grab(view, wide, high)
    return view


@pytest.mark.parametrize(("scale", "wide", "high"), SIZES)
@pytest.mark.parametrize("shut", [(), ("stone-river", "leaf-river")])
def test_every_road_is_named_on_itself_or_tied_to_its_name(
    qtbot: QtBot, flood: Scenario, scale: Scale, wide: int, high: int, shut: tuple[str, ...]
) -> None:
    view = _drawn(qtbot, flood, scale, wide, high, shut)
    for road in flood.roads:
        (text,) = [text for text in view.named if text.startswith(road.title)]
        ways = {id_: _away(view.named[text], view.ways[id_]) for id_ in view.ways}
        assert text in view.tied or ways[road.id] == 0, road.title
        assert ways[road.id] == min(ways.values()), road.title


@pytest.mark.parametrize(("scale", "wide", "high"), SIZES)
def test_no_name_of_any_drill_floats(
    qtbot: QtBot, scenarios: dict[str, Scenario], scale: Scale, wide: int, high: int
) -> None:
    """On its road (for half a line at least), along it, or with a line to it."""
    floating: list[tuple[str, str]] = []
    for id_, scenario in scenarios.items():
        view = _drawn(qtbot, scenario, scale, wide, high, ())
        for road in scenario.roads:
            for text, box in view.named.items():
                if (
                    text.startswith(road.title)
                    and text not in view.tied
                    and 2 * _away(box, view.ways[road.id]) > box.height() / 3
                ):
                    floating.append((id_, text))
    assert floating == []


def test_of_two_roads_the_same_one_is_the_upper_one_in_every_window(
    qtbot: QtBot, scenarios: dict[str, Scenario]
) -> None:
    seen: dict[tuple[str, str, str], set[bool]] = {}
    for id_, scenario in scenarios.items():
        roads = [road for road in scenario.roads if not road.absent]
        pairs = [
            (one, other)
            for one, other in combinations(roads, 2)
            if (one.zone, one.shelter) == (other.zone, other.shelter)
        ]
        for scale, wide, high in SIZES[1::2]:
            view = _drawn(qtbot, scenario, scale, wide, high, ())
            for one, other in pairs:
                ways = view.ways[one.id], view.ways[other.id]
                seen.setdefault((id_, one.id, other.id), set()).add(_left_of(*ways))
    assert len(seen) > 20
    assert [pair for pair, found in seen.items() if len(found) > 1] == []


def _left_of(one: Sequence[QPointF], other: Sequence[QPointF]) -> bool:
    """Seen along them."""
    (start, end), (a, b) = (one[0], one[-1]), (_middle(one), _middle(other))
    return (end.x() - start.x()) * (b.y() - a.y()) - (end.y() - start.y()) * (b.x() - a.x()) > 0


def _middle(way: Sequence[QPointF]) -> QPointF:
    return way[len(way) // 2] if len(way) > 2 else (way[0] + way[1]) / 2


def _away(box: QRectF, way: Sequence[QPointF]) -> int:
    """Steps of 2 pixels by which the box must grow to touch the way."""
    parts = stretches([(at.x(), at.y()) for at in way])
    for step in range(200):
        more = 2 * step
        grown = box.left() - more, box.top() - more, box.right() + more, box.bottom() + more
        if any(inside(part, grown) for part in parts):
            return step
    return 200
