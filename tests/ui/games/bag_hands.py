"""应急包 by touch: a round on the glass, and hands that drag and tap."""

from __future__ import annotations

from typing import cast

from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Bot, Level
from tests.ui.games.hands import FINGER, SIZES, BotHands, make_glass, place, touch
from ui.games.bag.view import AGAIN, BagView
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.speaker import Speaker

GAME = "bag"


def glass_of(
    qtbot: QtBot,
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    speaker: Speaker | None = None,
    still: bool = True,
) -> GameGlass:
    glass = make_glass(seed, level, size, manner, speaker, still, game=GAME)
    qtbot.addWidget(glass)
    return glass


def play_of(glass: GameGlass) -> BagPlay:
    return cast("BagPlay", glass.round.play)


def key_of(act: Act) -> str:
    return {"take": f"on:{act.a}", "out": f"in:{act.a}"}.get(act.name, act.name)


def drag(glass: GameGlass, key: str, x: float, y: float) -> None:
    assert glass.view.down(FINGER, *place(glass, key).centre)
    glass.view.move(FINGER, x, y)
    glass.view.up(FINGER)


def into_the_bag(glass: GameGlass) -> tuple[float, float]:
    assert isinstance(glass.view, BagView)
    return glass.view.plan.bag.centre


class Hands(BotHands):
    """A thing is touched, or (dragging) dragged to where it belongs."""

    def __init__(self, glass: GameGlass, bot: Bot, *, dragging: bool = False) -> None:
        super().__init__(glass, bot)
        self._dragging = dragging

    def _touch(self, act: Act) -> None:
        if act.name == "zip":
            touch(self.glass, "zip")
            if not self.glass.view._acts:  # asked whether something is to be left: the bot has thought of it before
                cast("BagView", self.glass.view)._asked -= AGAIN
                touch(self.glass, "zip")
        elif not self._dragging:
            touch(self.glass, key_of(act))
        elif act.name == "take":
            drag(self.glass, key_of(act), *into_the_bag(self.glass))
        else:
            drag(self.glass, key_of(act), self.glass.view.plan.width / 2, 10)  # type: ignore[attr-defined]


def until_shut(qtbot: QtBot, skill: str, level: Level, seed: int = 6) -> GameGlass:
    glass = glass_of(qtbot, seed, level)
    bot = bot_of(GAMES[GAME], skill, seed)  # type: ignore[arg-type]
    while not play_of(glass).shut:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
    glass.advance(2)
    return glass
