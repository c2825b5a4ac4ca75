"""过街与大车: played by touching it comes to the same as without a picture; what can be touched, where and when."""

from __future__ import annotations

from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.road.crossing import AT_HAND, PLACES, Place
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.roads import quiet
from tests.ui.games.hands import MANNERS, SIZES, check_places, keys, place, touch
from tests.ui.games.road_hands import GAME, Hands, glass_of, put, view_of
from ui.games.kit import Manner
from ui.games.road.plan import KEYS, SHUFFLED
from ui.games.road.things import thing_key


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 3 + level
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))
    qtbot.addWidget(glass)

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("where", PLACES)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, where: Place
) -> None:
    glass = glass_of(2, 2, size, manner)
    qtbot.addWidget(glass)
    put(glass, quiet(where, rings=0))

    targets = glass.view.targets()

    assert {one.key for one in targets} == {*KEYS, "pause", "answer", *map(thing_key, AT_HAND.get(where, ()))}
    check_places(targets, size)


@pytest.mark.parametrize("size", SIZES)
def test_left_stays_on_the_left_for_either_hand_and_at_every_level(qtbot: QtBot, size: tuple[int, int]) -> None:
    orders = {}
    for level, left in product(LEVELS, (False, True)):
        glass = glass_of(2, level, size, Manner(left=left))
        qtbot.addWidget(glass)
        assert place(glass, "look-0").centre[0] < size[0] / 2 < place(glass, "look-1").centre[0]
        assert (place(glass, "pause").centre[0] > size[0] / 2) == left
        orders[level, left] = [view_of(glass)._controls._keys.index(key) for key in SHUFFLED]

    assert orders[2, False] != orders[1, False]
    assert orders[3, False] != orders[1, False]


def test_the_telephone_and_what_lies_at_hand_can_be_touched_only_in_their_time(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    put(glass, quiet("bike", rings=60))
    assert "answer" not in keys(glass)
    assert {"thing-helmet", "thing-push"} <= set(keys(glass))

    touch(glass, "thing-helmet", "thing-push", "look-0", "look-1", "go")
    glass.advance(60)

    assert "answer" in keys(glass)
    assert not {"thing-helmet", "thing-push"} & set(keys(glass))


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    touch(glass, "look-0", "go")
    glass.advance(60)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
