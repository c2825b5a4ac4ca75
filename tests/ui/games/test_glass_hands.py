"""No hand that knows only places on the glass beats one that touches them at random; all habits: `tests.rigs.glass`."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS
from tests.ui.games.glass_hands import above, glass_rung, habits, order_problem

EVERY = 44
"""Of the habits, so that a game takes some seconds; another set in each game."""
ROUNDS = 6


@pytest.mark.parametrize(("number", "game"), list(enumerate(GAMES)))
def test_places_in_a_fixed_order_are_worth_no_more_than_playing_about(qtbot: QtBot, number: int, game: str) -> None:
    level = LEVELS[number % len(LEVELS)]

    rung = glass_rung(game, level, ROUNDS, EVERY, number)

    assert len(rung.fools) == len(list(habits())) // EVERY
    assert above(rung) == {}
    assert order_problem(game, level, rung) == []
