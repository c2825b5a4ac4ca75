"""A glass with 找隐患 on it, and what a hand does there."""

from __future__ import annotations

from collections.abc import Sequence

from edu.domain.games.acts import Act
from edu.domain.games.rules import Bot, Level
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.look import Look
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.spot.view import SpotView
from ui.games.view import Box

GAME = "spot"
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


def view_of(glass: GameGlass) -> SpotView:
    assert isinstance(glass.view, SpotView)
    return glass.view


def play_of(glass: GameGlass) -> SpotPlay:
    assert isinstance(glass.round.play, SpotPlay)
    return glass.round.play


def keys(glass: GameGlass) -> list[str]:
    return [one.key for one in glass.view.targets()]


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {keys(glass)}"
    return found


def touch(glass: GameGlass, key: str) -> None:
    assert glass.view.down(FINGER, *place(glass, key).centre)
    glass.view.up(FINGER)


def find(glass: GameGlass, which: int = 0, *, right: bool = True) -> int:
    """One of those that are wrong, and an answer; the number of its place. It is read to the end."""
    look = play_of(glass).look
    number = sorted(look.wrong)[which]
    touch(glass, f"place-{number}")
    glass.advance(2)
    touch(glass, f"fix-{look.orders[number].index(0 if right else 1)}")
    glass.advance()
    read(glass)
    return number


def leave(glass: GameGlass) -> None:
    touch(glass, "finish")
    glass.advance()
    touch(glass, "finish")
    glass.advance()


def read(glass: GameGlass) -> None:
    while play_of(glass).look.reading:
        glass.advance()
    glass.advance()


def fine_of(look: Look) -> int:
    return next(number for number in range(len(look.scene.places)) if number not in look.wrong)


class Hands:
    """Does what a bot wants by touching what stands for it."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot

    def play(self) -> None:
        while not self.glass.round.over:
            self._touch(self._bot.acts(self.glass.round.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name == "tap":
                touch(self.glass, f"place-{play_of(self.glass).look.scene.at(act.a, act.b)}")
            elif act.name == "fix":
                touch(self.glass, f"fix-{act.a}")
            else:
                touch(self.glass, "finish")
                if self.glass.view._acts == []:  # asked whether some are to be left behind
                    touch(self.glass, "finish")
