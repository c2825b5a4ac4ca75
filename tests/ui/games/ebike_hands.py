"""A glass with 电动车安全屋 on it, and what a hand does there."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.ebike.game import EbikePlay
from edu.domain.games.ebike.night import THINGS, Kind, Thing
from edu.domain.games.ebike.yard import PLACES, RIGHT, Need, Spot
from edu.domain.games.rules import Bot, Level
from tests.ui.games.hands import FINGER, SIZES, BotHands, make_glass, place, touch
from ui.games.ebike.view import EbikeView
from ui.games.glass import GameGlass
from ui.games.kit import Manner

GAME = "ebike"
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


def drag(glass: GameGlass, number: int, x: float, y: float) -> None:
    assert glass.view.down(FINGER, *place(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, x, y)
    glass.view.up(FINGER)


def put(glass: GameGlass, number: int, spot: Spot) -> None:
    drag(glass, number, *view_of(glass).plan.zones[spot].centre)


class Hands(BotHands):
    """A bike is dragged to its place, or (tapping) it and its place are touched one after the other."""

    def __init__(self, glass: GameGlass, bot: Bot, *, tapping: bool = False) -> None:
        super().__init__(glass, bot)
        self._tapping = tapping

    def _touch(self, act: Act) -> None:
        if act.name == "touch":
            touch(self.glass, THINGS[act.a])
        elif act.name == "clear":
            touch(self.glass, f"bike:{act.a}")
        elif self._tapping:
            touch(self.glass, f"bike:{act.a}", f"to:{PLACES[act.b]}")
        else:
            put(self.glass, act.a, PLACES[act.b])


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
