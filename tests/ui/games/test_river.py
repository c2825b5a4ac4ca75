"""村长与小河 by touch: the same night as without a picture; what can be touched, where and when."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.river.village import MEMBERS, ROWS, TASKS
from edu.domain.games.rules import LEVELS, Level
from tests.ui.games.hands import FINGER, MANNERS, SIZES, keys, overlap, place, touch
from tests.ui.games.river_hands import GAME, Hands, glass_of, order, paint, view_of
from ui.games.kit import Manner
from ui.games.river.controls import member_key, row_key
from ui.games.river.plan import plan
from ui.games.view import TARGET


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_night_played_by_touching_is_the_night_played_blind(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 11
    bot = bot_of(game, skill, seed)  # type: ignore[arg-type]
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))
    view = view_of(glass)
    qtbot.addWidget(glass)

    refused: list[Act] = []
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            if view.village.drowned(act.b // len(TASKS)):
                refused.append(act)  # a drowned row refuses the hand, and would have had no work for it
                view.do(act)
            else:
                order(glass, act)
        glass.advance()

    seen = glass.round.result()
    assert (seen.score, seen.missed, seen.steps) == (blind.score, blind.missed, blind.steps)
    assert seen.digest == blind.digest
    assert skill == "average" or refused == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
def test_rows_and_cards_are_big_within_reach_and_apart(qtbot: QtBot, size: tuple[int, int], manner: Manner) -> None:
    glass = glass_of(1, 2, size, manner)
    view = view_of(glass)
    qtbot.addWidget(glass)
    wide, high = size
    highest = high * (0.4 if manner.seated else 1 / 3)

    targets = view.targets()

    assert len(targets) == ROWS + MEMBERS + len(TASKS) + 1
    for one in targets:
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.y >= highest - 0.5, one.key
        assert box.x >= 0
        assert box.x + box.w <= wide + 0.5
        assert box.y + box.h <= high + 0.5
        assert not (box.x < TARGET and box.y < TARGET)
    for one, other in combinations(targets, 2):
        assert not overlap(one.box, other.box), (one.key, other.key)


def test_for_the_left_hand_the_cards_change_sides() -> None:
    right, left = plan(1920, 1080, Manner()), plan(1920, 1080, Manner(left=True))

    assert right.pause.x < 100 < 1700 < left.pause.x
    assert left.members[0].x > left.tasks[-1].x
    assert [box.x for box in left.members] == sorted(box.x for box in left.members)
    assert left.rows == right.rows


def test_a_task_stays_in_the_hand_and_the_next_free_member_takes_it(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    glass.advance()

    touch(glass, "call", row_key(0))
    glass.advance()
    touch(glass, row_key(1))
    glass.advance()
    touch(glass, row_key(2))
    glass.advance()

    assert [act.a for _, act in glass.round.log] == [0, 1, 2]
    assert [act.b for _, act in glass.round.log] == [0, len(TASKS), 2 * len(TASKS)]
    assert view.orders.member == 3


def test_a_row_touched_twice_in_one_go_sends_one_and_after_a_moment_the_next(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    glass.advance()
    touch(glass, "knock", row_key(0))
    glass.advance(8)
    touch(glass, row_key(0))
    glass.advance(8)
    assert [act.a for _, act in glass.round.log] == [0]
    assert not view._hints.warned

    glass.advance(20)
    touch(glass, row_key(0))
    glass.advance()
    assert [act.a for _, act in glass.round.log] == [0, 1]


@pytest.mark.parametrize("card", [member_key(2), "carry"])
def test_a_card_can_be_dragged_onto_a_row(qtbot: QtBot, card: str) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    touch(glass, "carry", member_key(2))
    glass.advance()

    view.down(FINGER, *place(glass, card).centre)
    view.move(FINGER, *place(glass, row_key(1)).centre)
    paint(glass, (1920, 1080))
    view.up(FINGER)
    glass.advance()

    assert [act for _, act in glass.round.log] == [Act("send", 2, len(TASKS) + TASKS.index("carry"))]


def test_a_card_that_hangs_over_a_row_when_the_game_stops_sends_nobody(qtbot: QtBot) -> None:
    glass = glass_of()
    view = view_of(glass)
    qtbot.addWidget(glass)
    touch(glass, "call")
    view.down(FINGER, *place(glass, member_key(1)).centre)
    view.move(FINGER, *place(glass, row_key(1)).centre)

    glass.stop()
    glass.advance()

    assert glass.round.log == []


def test_after_the_first_level_the_cards_lie_as_they_lie_this_night(qtbot: QtBot) -> None:
    """In one order at each level, all to carry in the rightmost rows was worth more than a finger at random."""
    places: dict[int, set[tuple[str, ...]]] = {}
    for level, seed in product(LEVELS, range(6)):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        places.setdefault(level, set()).add(tuple(key for key in keys(glass) if key in TASKS))

    assert places[1] == {("call", "carry", "knock", "guard")}
    assert all(len(places[level]) > 2 for level in (2, 3))


def test_after_the_night_only_the_pause_is_left_and_the_round_ends_after_its_words(qtbot: QtBot) -> None:
    glass = glass_of(seed=2)
    view = view_of(glass)
    qtbot.addWidget(glass)
    ended: list[bool] = []
    glass.ended.connect(lambda: ended.append(True))
    Hands(glass, bot_of(GAMES[GAME], "skilled", 2)).play()

    assert keys(glass) == ["pause"]
    assert not ended
    glass.advance(view.outro + 1)
    assert ended == [True]


@pytest.mark.parametrize("seed", range(2))
def test_random_touches_and_turned_screens_never_raise(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    glass = glass_of(seed, 3, SIZES[seed], still=False)
    view = view_of(glass)
    qtbot.addWidget(glass)
    wide, high = SIZES[seed]
    while not glass.round.over:
        x, y = chance.uniform(-50, wide + 50), chance.uniform(high / 3, high + 50)
        chance.choice((view.down, view.move))(chance.randrange(6), x, y)
        if chance.random() < 0.4:
            view.up(chance.randrange(6))
        glass.advance()
        if glass.round.steps % 700 == 0:
            before = list(glass.round.play.cells())
            for size in ((high, wide), (wide, high)):
                view.arrange(*size)
                paint(glass, size)
            assert list(glass.round.play.cells()) == before
    glass.advance(60)
    paint(glass, SIZES[seed])
