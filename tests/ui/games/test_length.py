"""A game takes three minutes at most at its normal pace, with all its pauses; slowly five, and the offer says so."""

from __future__ import annotations

import random

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import HERTZ
from tests.ui.games.hands import SIZES, make_glass
from tests.ui.games.test_every_view import stormed
from ui.games.catalogue import VIEWS
from ui.games.glass import GameGlass
from ui.games.pace import SLOW
from ui.screens.kiosk.game_level import SLOW_MINUTES

MOST = 180 * HERTZ
"""Steps of a clock: those of the rules, the ones in which the picture stands, and what follows the end."""
STANDING = 4 * HERTZ
"""What blows may take of a round: sixty of them."""


def lasted(glass: GameGlass, chance: random.Random | None) -> int:
    """Steps of the clock until the hall is told that it ended."""
    ends: list[int] = []
    glass.ended.connect(lambda: ends.append(1))
    steps = 0
    while not ends and steps <= MOST:
        steps += 1
        if chance is None or glass.round.over:
            glass.advance()
        else:
            stormed(glass, chance, SIZES[0])
    return steps


@pytest.mark.parametrize("game", VIEWS)
def test_no_game_can_take_over_three_minutes_with_its_pauses(game: str) -> None:
    outro = make_glass(game=game).view.outro

    assert GAMES[game].longest + outro + STANDING <= MOST


@pytest.mark.parametrize("touched", [False, True], ids=["nobody", "storm"])
@pytest.mark.parametrize("game", VIEWS)
def test_a_round_played_to_its_end_keeps_to_three_minutes(qtbot: QtBot, game: str, touched: bool) -> None:
    glass = make_glass(3, 1, SIZES[0], still=False, game=game)
    qtbot.addWidget(glass)
    took = lasted(glass, random.Random(3) if touched else None)
    stood = took - glass.round.steps - glass.view.outro

    assert took <= MOST
    assert stood <= STANDING


@pytest.mark.parametrize("game", [game for game, view in VIEWS.items() if view.slows])
def test_slowly_no_game_takes_longer_than_the_offer_says(game: str) -> None:
    outro = make_glass(game=game).view.outro

    assert (GAMES[game].longest + outro + STANDING) / SLOW <= SLOW_MINUTES * 60 * HERTZ
