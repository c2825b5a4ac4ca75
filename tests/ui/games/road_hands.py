"""A glass with 过街与大车 on it, and what a hand does there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from edu.domain.games.acts import Act
from edu.domain.games.road.crossing import PLACES, THINGS, Crossing
from edu.domain.games.road.game import RoadPlay
from tests.ui.games.hands import BotHands, make_glass, touch
from ui.games.glass import GameGlass
from ui.games.road.things import thing_key
from ui.games.road.view import RoadView

GAME = "road"
glass_of = partial(make_glass, game=GAME)


def view_of(glass: GameGlass) -> RoadView:
    assert isinstance(glass.view, RoadView)
    return glass.view


def play_of(glass: GameGlass) -> RoadPlay:
    assert isinstance(glass.round.play, RoadPlay)
    return glass.round.play


def put(glass: GameGlass, road: Crossing) -> Crossing:
    """This road instead of the one that was drawn for it, and the player before it."""
    play = play_of(glass)
    at = PLACES.index(road.place)
    play.roads = (*play.roads[:at], road, *play.roads[at + 1 :])
    play.at, play.pause = at, 0
    view = view_of(glass)
    view._before = replace(view._before, at=-1)
    glass.advance()
    return road


class Hands(BotHands):
    def _touch(self, act: Act) -> None:
        keys = {"look": f"look-{act.a}", "take": thing_key(THINGS[act.a])}
        touch(self.glass, keys.get(act.name, act.name))
