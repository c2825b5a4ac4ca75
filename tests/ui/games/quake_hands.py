"""A glass with 地震 30 秒 on it, and what a hand does there."""

from __future__ import annotations

from functools import partial

from edu.domain.games.acts import Act
from edu.domain.games.catalogue import GAMES
from edu.domain.games.quake.game import QuakePlay
from edu.domain.games.quake.leaving import THINGS
from edu.domain.games.quake.rooms import SPOTS, Kind, RoomId
from edu.domain.games.quake.shake import Shake
from edu.domain.games.rules import HERTZ, Bot, Level
from tests.ui.games import hands
from tests.ui.games.hands import FINGER, SIZES, THUMB, BotHands, keys, make_glass, place
from ui.games.glass import GameGlass
from ui.games.quake.view import QuakeView

GAME = "quake"
glass_of = partial(make_glass, game=GAME)
touch = partial(hands.touch, finger=THUMB)
"""With the thumb: the finger may be on what it holds."""


def glass_in(room: RoomId, level: Level = 1, size: tuple[int, int] = SIZES[0], *, still: bool = True) -> GameGlass:
    for seed in range(99):
        play = GAMES[GAME].start(seed, level)
        assert isinstance(play, QuakePlay)
        if play.visit.shake.set.room.id == room:
            return glass_of(seed, level, size, still=still)
    raise LookupError(room)


def view_of(glass: GameGlass) -> QuakeView:
    assert isinstance(glass.view, QuakeView)
    return glass.view


def play_of(glass: GameGlass) -> QuakePlay:
    assert isinstance(glass.round.play, QuakePlay)
    return glass.round.play


def shake_of(glass: GameGlass) -> Shake:
    return play_of(glass).visit.shake


def on_track(glass: GameGlass, at: float) -> tuple[float, float]:
    pad = place(glass, "hold")
    return view_of(glass).plan.grip_x(at), pad.y + pad.h * 0.6


def run_to(glass: GameGlass, kind: Kind) -> None:
    shake = shake_of(glass)
    touch(glass, f"spot-{next(at for at in range(SPOTS) if shake.set.kind(at) == kind)}")
    glass.advance()
    while not shake.there:
        glass.advance()


def hold_on(glass: GameGlass) -> None:
    """To the end of the shaking, the finger on what slides."""
    shake = shake_of(glass)
    glass.view.down(FINGER, *on_track(glass, shake.mark))
    while not shake.over:
        glass.view.move(FINGER, *on_track(glass, shake.mark))
        glass.advance()
    glass.view.up(FINGER)
    glass.advance()


class Hands(BotHands):
    """The finger stays on what it holds."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        super().__init__(glass, bot)
        self._shake: Shake | None = None

    def _touch(self, act: Act) -> None:
        if act.name == "touch":
            if (key := THINGS[act.a]) in keys(self.glass):
                touch(self.glass, key)
        elif act.name == "go":
            touch(self.glass, f"spot-{act.a}")
        elif self._shake is shake_of(self.glass):
            self.glass.view.move(FINGER, *on_track(self.glass, act.a))
        else:
            self.glass.view.up(FINGER)
            self._shake = shake_of(self.glass)
            assert self.glass.view.down(FINGER, *on_track(self.glass, act.a))


def walk_out(glass: GameGlass) -> None:
    """Of the flat, by the whole way, until it has ended."""
    for thing in ("off", "head", "door", "stairs", "open"):
        touch(glass, thing)
        glass.advance(2 * HERTZ)
    while not play_of(glass).visit.leaving.ending:
        glass.advance()
