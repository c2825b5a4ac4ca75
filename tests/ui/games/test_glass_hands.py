"""No hand that knows only places on the glass beats one that touches them at random; all habits: `tests.rigs.glass`."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS
from tests.ui.games import glass_hands
from tests.ui.games.glass_hands import above, confirmed, glass_rung, habits, order_problem

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


def test_who_was_above_by_luck_is_not_so_in_other_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    paces = {name: number for number, (name, _, _) in enumerate(habits())}
    lucky, better, *_ = paces
    monkeypatch.setattr(glass_hands, "habits", lambda: [(name, lambda: None, at) for name, at in paces.items()])
    monkeypatch.setattr(glass_hands, "played_at_random", lambda *_: 10)

    def played(_game: str, seed: int, _level: int, _pick: object, pace: int) -> int:
        return 50 if pace == paces[better] or seed < ROUNDS else 10

    monkeypatch.setattr(glass_hands, "played_on_glass", played)

    assert set(above(glass_rung("bag", 1, ROUNDS))) == set(paces)
    assert set(confirmed("bag", 1, {lucky, better}, ROUNDS)) == {better}
