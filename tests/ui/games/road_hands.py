"""A glass with 过街与大车 on it, and what a hand does there."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.games.acts import Act
from edu.domain.games.road.crossing import PLACES, THINGS, Crossing
from edu.domain.games.road.game import RoadPlay
from edu.domain.games.rules import Bot, Level
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.road.things import thing_key
from ui.games.road.view import RoadView
from ui.games.view import Box

GAME = "road"
SIZES = [(1920, 1080), (1080, 1920)]
FINGER = 1


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


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


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {[one.key for one in glass.view.targets()]}"
    return found


def touch(glass: GameGlass, *keys: str) -> None:
    for key in keys:
        assert glass.view.down(FINGER, *place(glass, key).centre)
        glass.view.up(FINGER)


def touch_for(glass: GameGlass, act: Act) -> None:
    keys = {"look": f"look-{act.a}", "take": thing_key(THINGS[act.a])}
    touch(glass, keys.get(act.name, act.name))


def played(glass: GameGlass, bot: Bot) -> None:
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            touch_for(glass, act)
        glass.advance()
