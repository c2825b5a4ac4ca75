"""A glass with 电动车安全屋 on it, and what a hand does there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.ebike.game import EbikePlay
from edu.domain.games.ebike.night import THINGS, Kind, Thing
from edu.domain.games.ebike.yard import PLACES, RIGHT, Need, Spot
from edu.domain.games.rules import Bot, Level
from tests.ui.games.hands import make_glass
from ui.games.ebike.view import EbikeView
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.view import Box

GAME = "ebike"
SIZES = [(1920, 1080), (1080, 1920)]
FINGER = 1
ROOM: tuple[Thing, ...] = ("family", "out", "close", "knock", "down", "call")
STAIRS: tuple[Thing, ...] = ("seal", "call", "window")


def glass_of(
    qtbot: QtBot,
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    glass = make_glass(seed, level, size, manner, still=still, game=GAME)
    qtbot.addWidget(glass)
    return glass


def view_of(glass: GameGlass) -> EbikeView:
    assert isinstance(glass.view, EbikeView)
    return glass.view


def play_of(glass: GameGlass) -> EbikePlay:
    assert isinstance(glass.round.play, EbikePlay)
    return glass.round.play


def box_of(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {[one.key for one in glass.view.targets()]}"
    return found


def tap(glass: GameGlass, key: str) -> None:
    assert glass.view.down(FINGER, *box_of(glass, key).centre)
    glass.view.up(FINGER)


def drag(glass: GameGlass, number: int, x: float, y: float) -> None:
    assert glass.view.down(FINGER, *box_of(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, x, y)
    glass.view.up(FINGER)


def put(glass: GameGlass, number: int, spot: Spot) -> None:
    drag(glass, number, *view_of(glass).plan.zones[spot].centre)


def play_by_hand(glass: GameGlass, bot: Bot, *, tapping: bool = False) -> None:
    """Does what a bot wants by touching what stands for it."""
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            if act.name == "touch":
                tap(glass, THINGS[act.a])
            elif act.name == "clear":
                tap(glass, f"bike:{act.a}")
            elif tapping:
                tap(glass, f"bike:{act.a}")
                tap(glass, f"to:{PLACES[act.b]}")
            else:
                put(glass, act.a, PLACES[act.b])
        glass.advance()


def waiting(glass: GameGlass, need: Need | None = None) -> int:
    """The number of the next bike at the gate that wants this; the others are put where they belong."""
    play = play_of(glass)
    for _ in range(6000):
        for number in play.yard.waiting:
            bike = play.yard.bikes[number]
            if need in (None, bike.need):
                return number
            glass.view.do(Act("place", number, PLACES.index("rack" if bike.need != "low" else "shed")))
        glass.advance()
    raise LookupError(need)


def to_the_night(glass: GameGlass, *, dirty: bool = False) -> Kind:
    """All put right, or (dirty) all into the stairwell."""
    play = play_of(glass)
    while play.night is None:
        for number in play.yard.waiting:
            spot: Spot = "hall" if dirty else RIGHT[play.yard.bikes[number].need]
            glass.view.do(Act("place", number, PLACES.index(spot)))
        for number, bike in enumerate(play.yard.bikes):
            if bike.full:
                glass.view.do(Act("clear", number))
        glass.advance()
    glass.advance()
    return play.night.kind


def at_night(
    qtbot: QtBot,
    kind: Kind,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    *,
    left: bool = False,
    still: bool = True,
) -> GameGlass:
    """As if the evening were over already."""
    glass = glass_of(qtbot, 4, level, size, Manner(left=left), still=still)
    play = play_of(glass)
    play.yard.steps = play.yard.latest
    play.night = next(night for night in play.nights if night.kind == kind)
    glass.advance()
    return glass
