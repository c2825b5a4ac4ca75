"""What is drawn of 燃气侦探."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.rules import HERTZ
from tests.ui.games.gas_hands import GAME, glass_of, play_of
from tests.ui.games.hands import SIZES, Eye, touch


@pytest.mark.parametrize("size", SIZES)
def test_every_scene_is_drawn_lying_and_upright_and_moves(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = glass_of(4, 1, size, still=False)
    eye = Eye(qtbot, glass, size)

    for thing in ("", "valve", "window", "family", "door", "stairs", "call"):
        if thing and thing in play_of(glass).kitchen.here:
            touch(glass, thing)
        eye.look(25)
        assert eye.still_moves(8), thing
    while not play_of(glass).searching:
        glass.advance()
    for joint in range(JOINTS):
        touch(glass, f"joint-{joint}")
    eye.look(90)

    for picture in eye.seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8
    assert all(one != other for one, other in pairwise(eye.seen))


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_what_goes_wrong_is_drawn_as_well(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    """A spark, the ball of fire and how it goes out, a valve that is stuck, a flame held to the pipe."""
    game = GAMES[GAME]
    stuck = next(seed for seed in range(40) if game.start(seed, 3).kitchen.stuck)  # type: ignore[attr-defined]
    glass = glass_of(stuck, 3, size, still=still)
    eye = Eye(qtbot, glass, size)

    eye.look(30)
    touch(glass, "valve")
    eye.look(8)
    glass.advance(5 * HERTZ)
    touch(glass, "fan")
    for steps in (6, 20, 30, 40):
        eye.look(steps)
    while not play_of(glass).searching:
        glass.advance()
    touch(glass, "flame")
    eye.look(20)
    eye.look(90)

    assert play_of(glass).missed()[0] == "no-flame"
    assert all(one != other for one, other in pairwise(eye.seen[:4] if still else eye.seen))


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    touch(glass, "window")
    glass.advance(100)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
