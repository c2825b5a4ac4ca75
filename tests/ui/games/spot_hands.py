"""A glass with 找隐患 on it, and what a hand does there."""

from __future__ import annotations

from functools import partial

from edu.domain.games.acts import Act
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.look import UNREAD, Look
from tests.ui.games.hands import BotHands, make_glass, touch
from ui.games.glass import GameGlass
from ui.games.spot.view import AGAIN, SpotView

GAME = "spot"
glass_of = partial(make_glass, game=GAME)


def view_of(glass: GameGlass) -> SpotView:
    assert isinstance(glass.view, SpotView)
    return glass.view


def play_of(glass: GameGlass) -> SpotPlay:
    assert isinstance(glass.round.play, SpotPlay)
    return glass.round.play


def find(glass: GameGlass, which: int = 0, *, right: bool = True) -> int:
    """One of those that are wrong, and an answer; the number of its place. It is read to the end."""
    look = play_of(glass).look
    number = sorted(look.wrong)[which]
    touch(glass, f"place-{number}")
    see(glass)
    touch(glass, f"fix-{look.orders[number].index(0 if right else 1)}")
    glass.advance()
    read(glass)
    return number


def see(glass: GameGlass) -> None:
    """The answers, before one is touched."""
    glass.advance(UNREAD + 2)


def leave(glass: GameGlass) -> None:
    touch(glass, "finish")
    glass.advance(2)
    if play_of(glass).look.closed:
        return
    glass.advance(AGAIN)
    touch(glass, "finish")
    glass.advance()


def read(glass: GameGlass) -> None:
    while play_of(glass).look.reading:
        glass.advance()
    glass.advance()


def fine_of(look: Look) -> int:
    return next(number for number in range(len(look.scene.places)) if number not in look.wrong)


class Hands(BotHands):
    def _touch(self, act: Act) -> None:
        if act.name == "tap":
            touch(self.glass, f"place-{play_of(self.glass).look.scene.at(act.a, act.b)}")
        elif act.name == "fix":
            touch(self.glass, f"fix-{act.a}")
        else:
            touch(self.glass, "finish")
            if (
                self.glass.view._acts == []
            ):  # asked whether some are to be left behind: the bot has thought of it before
                view_of(self.glass)._asked -= AGAIN
                touch(self.glass, "finish")
