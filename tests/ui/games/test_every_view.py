"""What every view promises: offered with its drawings, broken by no touch, and a turned screen keeps the round."""

from __future__ import annotations

import random

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS
from tests.ui.games.hands import SIZES, make_glass
from ui.games.catalogue import VIEWS
from ui.games.glass import GameGlass
from ui.screens.kiosk.games_room import GamesRoom

DRAWN = ("cover", "tutorial-1", "tutorial-2", "tutorial-3", "hero-happy", "hero-worry")


def test_no_game_is_without_a_view() -> None:
    assert set(VIEWS) == set(GAMES)


@pytest.mark.parametrize("game", VIEWS)
def test_the_kiosk_offers_it_with_what_stands_around_it(game: str) -> None:
    assert GamesRoom.plays(game)
    assert [name for name in DRAWN if GamesRoom.drawing(game, name) is None] == []


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("game", VIEWS)
def test_random_touches_never_raise_and_the_round_ends(qtbot: QtBot, game: str, seed: int) -> None:
    glass = make_glass(seed, LEVELS[seed], SIZES[seed % 2], still=False, game=game)
    qtbot.addWidget(glass)
    chance = random.Random(seed)
    while not glass.round.over:
        stormed(glass, chance, SIZES[seed % 2])
        if glass.round.steps % 800 == 0:
            glass.grab()

    assert glass.round.steps <= GAMES[game].longest


@pytest.mark.parametrize("game", VIEWS)
def test_a_round_in_which_nobody_touches_anything_is_drawn_to_its_end(qtbot: QtBot, game: str) -> None:
    glass = make_glass(3, 1, SIZES[0], still=False, game=game)
    qtbot.addWidget(glass)
    while not glass.round.over:
        glass.advance()
        if glass.round.steps % 600 == 0:
            glass.grab()
    for _ in range(120):
        glass.advance()
    glass.view.arrange(*SIZES[1])
    glass.resize(*SIZES[1])

    assert not glass.grab().isNull()


@pytest.mark.parametrize("game", VIEWS)
def test_a_turned_screen_keeps_the_round_and_draws_it(qtbot: QtBot, game: str) -> None:
    glass = make_glass(5, 2, SIZES[0], still=False, game=game)
    qtbot.addWidget(glass)
    chance = random.Random(5)
    for turn in range(4):
        for _ in range(300):
            if not glass.round.over:
                stormed(glass, chance, SIZES[turn % 2])
        before = list(glass.round.play.cells())
        glass.view.arrange(*SIZES[(turn + 1) % 2])
        glass.resize(*SIZES[(turn + 1) % 2])
        picture = glass.grab().toImage()

        assert list(glass.round.play.cells()) == before
        spots = {picture.pixel(x, y) for x in range(0, picture.width(), 20) for y in range(0, picture.height(), 20)}
        assert len(spots) > 60


def stormed(glass: GameGlass, chance: random.Random, size: tuple[int, int]) -> None:
    """One step under hands that hit anything: things that stand there, the rim, several fingers at once."""
    finger = chance.randrange(6)
    targets = list(glass.view.targets())
    if targets and chance.random() < 0.03:
        glass.view.down(finger, *chance.choice(targets).box.centre)
    elif chance.random() < 0.06:
        act = chance.choice((glass.view.down, glass.view.move))
        act(finger, chance.uniform(-50, size[0] + 50), chance.uniform(0, size[1]))
    if chance.random() < 0.4:
        glass.view.up(finger)
    glass.advance()
