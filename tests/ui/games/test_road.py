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
from tests.ui.games.road_hands import GAME, SIZES, glass_of, place, played, put, touch, view_of
from ui.games.kit import Manner
from ui.games.road.plan import KEYS, SHUFFLED
from ui.games.road.things import thing_key
from ui.games.view import TARGET, Box

MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]


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

    played(glass, bot_of(game, skill, seed))  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("where", PLACES)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, where: Place
) -> None:
    wide, high = size
    glass = glass_of(2, 2, size, manner)
    qtbot.addWidget(glass)
    put(glass, quiet(where, rings=0))

    targets = glass.view.targets()

    assert {one.key for one in targets} == {*KEYS, "pause", "answer", *map(thing_key, AT_HAND.get(where, ()))}
    for at, one in enumerate(targets):
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.x >= 0
        assert box.x + box.w <= wide + 0.5
        assert box.y >= high * 0.4 - 0.5, one.key  # as for whoever sits
        assert box.y + box.h <= high + 0.5, one.key
        for other in targets[at + 1 :]:
            assert not overlap(box, other.box), (one.key, other.key)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w - 0.5 and other.x < one.x + one.w - 0.5
        and one.y < other.y + other.h - 0.5 and other.y < one.y + one.h - 0.5
    )  # fmt: skip


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
    keys = [one.key for one in glass.view.targets()]
    assert "answer" not in keys
    assert {"thing-helmet", "thing-push"} <= set(keys)

    touch(glass, "thing-helmet", "thing-push", "look-0", "look-1", "go")
    glass.advance(60)

    keys = [one.key for one in glass.view.targets()]
    assert "answer" in keys
    assert not {"thing-helmet", "thing-push"} & set(keys)


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    touch(glass, "look-0", "go")
    glass.advance(60)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
