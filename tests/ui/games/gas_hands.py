"""A glass with 燃气侦探 on it, and what a hand does there."""

from __future__ import annotations

from functools import partial

from edu.domain.games.acts import Act
from edu.domain.games.gas.game import GasPlay
from edu.domain.games.gas.kitchen import THINGS
from edu.domain.games.rules import HERTZ
from tests.ui.games.hands import BotHands, make_glass, touch
from ui.games.gas.view import GasView
from ui.games.glass import GameGlass

GAME = "gas"
glass_of = partial(make_glass, game=GAME)


def view_of(glass: GameGlass) -> GasView:
    assert isinstance(glass.view, GasView)
    return glass.view


def play_of(glass: GameGlass) -> GasPlay:
    assert isinstance(glass.round.play, GasPlay)
    return glass.round.play


class Hands(BotHands):
    def _touch(self, act: Act) -> None:
        keys = {"soap": "joint-{}", "mark": "tag-{}"}
        touch(self.glass, THINGS[act.a] if act.name == "touch" else keys.get(act.name, act.name).format(act.a))


def to_the_day(glass: GameGlass) -> None:
    """A good night, then the pause for its words."""
    for thing in ("valve", "window", "family", "door", "stairs", "call"):
        touch(glass, thing)
        glass.advance(HERTZ // 2)
    while not play_of(glass).searching:
        glass.advance()
