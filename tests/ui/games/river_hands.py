"""A glass with 村长与小河 on it, and what a hand does there."""

from __future__ import annotations

from functools import partial

import pygame

from edu.domain.games.acts import Act
from edu.domain.games.river.village import TASKS
from tests.ui.games.hands import BotHands, make_glass, touch
from ui.games.glass import GameGlass
from ui.games.river.controls import member_key, row_key
from ui.games.river.view import RiverView

GAME = "river"
glass_of = partial(make_glass, game=GAME)


def view_of(glass: GameGlass) -> RiverView:
    assert isinstance(glass.view, RiverView)
    return glass.view


def order(glass: GameGlass, act: Act) -> None:
    row, task = divmod(act.b, len(TASKS))
    touch(glass, member_key(act.a), TASKS[task], row_key(row))


def paint(glass: GameGlass, size: tuple[int, int]) -> None:
    glass.view.draw(pygame.Surface(size, depth=32))


class Hands(BotHands):
    def _touch(self, act: Act) -> None:
        order(self.glass, act)
