"""A glass with CPR 节拍 on it, and what a hand does there."""

from __future__ import annotations

from functools import partial

from edu.domain.games.acts import Act
from edu.domain.games.cpr.beat import BEAT
from edu.domain.games.cpr.game import CprPlay
from edu.domain.games.cpr.machine import PLACES
from edu.domain.games.rules import HERTZ, Bot
from tests.ui.games import hands
from tests.ui.games.hands import FINGER, THUMB, BotHands, make_glass, place
from ui.games.cpr.view import CprView
from ui.games.glass import GameGlass

GAME = "cpr"
glass_of = partial(make_glass, game=GAME)
touch = partial(hands.touch, finger=THUMB)
"""With the thumb: the finger may be on the chest."""
COLLAR, RIBS, BELLY = (PLACES.index(place) for place in ("collar", "ribs", "belly"))


def view_of(glass: GameGlass) -> CprView:
    assert isinstance(glass.view, CprView)
    return glass.view


def play_of(glass: GameGlass) -> CprPlay:
    assert isinstance(glass.round.play, CprPlay)
    return glass.round.play


def pushed(glass: GameGlass, times: int, every: int = BEAT, down: int = 12) -> None:
    """With one finger on the chest, in and out of it."""
    for _ in range(times):
        assert glass.view.down(FINGER, *corner(glass))
        glass.advance(down)
        glass.view.up(FINGER)
        glass.advance(every - down)


def corner(glass: GameGlass) -> tuple[float, float]:
    """A place on the chest that no other target covers."""
    box = place(glass, "press")
    return box.x + box.w * 0.96, box.y + box.h * 0.96


def begun(glass: GameGlass) -> None:
    for deed in ("shout", "call", "fetch", "look"):
        touch(glass, deed)
        glass.advance(4 * HERTZ + 5)


def at_machine(glass: GameGlass) -> None:
    begun(glass)
    while play_of(glass).machine.stage != "here":
        pushed(glass, 1)


def padded(glass: GameGlass) -> None:
    at_machine(glass)
    for key in ("power", f"pad-{COLLAR}", f"pad-{RIBS}"):
        touch(glass, key)
        glass.advance(2)


class Hands(BotHands):
    """What is down is lifted before it comes down again."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        super().__init__(glass, bot)
        self._down = False

    def _touch(self, act: Act) -> None:
        if act.name in ("press", "release"):
            self._lift()
            if act.name == "press":
                assert self.glass.view.down(FINGER, *corner(self.glass))
                self._down = True
        else:
            touch(self.glass, f"pad-{act.a}" if act.name == "pad" else act.name)

    def _lift(self) -> None:
        if self._down:
            self.glass.view.up(FINGER)
        self._down = False
