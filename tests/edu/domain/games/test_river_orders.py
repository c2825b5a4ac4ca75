"""An order that a row has no need of costs; which row needs what is the night's own, so that somebody must look."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.river.offers import touched
from edu.domain.games.river.points import broken, points, worth
from edu.domain.games.river.village import HOUSES, MEMBERS, ROWS, TASKS, Task, Village, drawn
from edu.domain.games.rules import HERTZ, LEVELS, Level, Play
from edu.domain.prng import Stream
from tests.edu.domain.games.test_river import after, emptied, night

PLAN: tuple[Task, ...] = ("call", "carry", "knock", "guard")


class Plan:
    """Bot. The lesson by heart and no look at the scene: each task in each row, to whoever is free, at that pace."""

    def __init__(self, every: int, *, again: bool) -> None:
        self._every, self._again, self._step = every, again, 0

    def acts(self, play: Play) -> Sequence[Act]:
        self._step += 1
        turn, rest = divmod(self._step, self._every)
        if rest or (turn > ROWS * len(PLAN) and not self._again):
            return ()
        village: Village = play.village  # type: ignore[attr-defined]
        task, row = divmod((turn - 1) % (ROWS * len(PLAN)), ROWS)
        free = next((number for number in range(MEMBERS) if village.idle(number)), None)
        if free is None or village.drowned(row):
            return ()
        return (Act("send", free, row * len(TASKS) + TASKS.index(PLAN[task])),)


def scores(bots: Sequence[object], level: Level) -> float:
    return mean(played_by(GAMES["river"], bot, seed, level)[1].score for seed, bot in enumerate(bots))  # type: ignore[arg-type]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize(("seconds", "again"), [(1 / 3, True), (1, True), (1, False), (4, False)])
def test_a_plan_without_a_look_is_worth_clearly_less_than_an_average_head_of_a_village(
    seconds: float, level: Level, *, again: bool
) -> None:
    seeds = range(10)
    average = scores([bot_of(GAMES["river"], "average", seed) for seed in seeds], level)

    assert scores([Plan(round(seconds * HERTZ), again=again) for _ in seeds], level) + 8 < average


def test_in_a_night_no_two_rows_need_the_same() -> None:
    firsts = set()
    for seed in range(40):
        place = drawn(Stream(seed, "river/village"), 2)
        needs = [
            frozenset(task for task in TASKS if place.needs(-1, row, task) and (row, task) != (place.early, "call"))
            for row in range(ROWS)
        ]
        assert needs[place.early] == {"knock"}
        assert sorted(len(need) for need in needs) == [1, 2, 3]
        firsts.add(needs[0])
    assert len(firsts) == 3


def test_a_row_that_was_called_before_has_not_answered_and_counts_for_no_call_of_ours() -> None:
    place = night(called=0, frail=1)

    assert all(house.called and not house.answered for house in place.houses[0])
    assert not any(house.called for row in (1, 2) for house in place.houses[row])
    assert "call-early" in broken(place)
    assert "call-early" not in broken(after(place, 9, (0, 1, "call")))


@pytest.mark.parametrize(
    "order", [(0, 0, "call"), (0, 0, "carry"), (0, 1, "guard"), (0, 2, "carry")], ids=lambda one: f"{one[2]} {one[1]}"
)
def test_who_is_sent_where_nobody_has_a_need_goes_for_nothing(order: tuple[int, int, Task]) -> None:
    place = after(night(called=0, frail=1), 0, order)

    assert place.needless == 1


def test_those_who_are_on_their_way_count_and_the_same_order_again_does_not() -> None:
    place = after(night(called=0, frail=1), 0, (0, 1, "call"), (0, 1, "call"), (1, 1, "carry"), (2, 1, "carry"))
    assert place.needless == 0

    after(place, 0, (3, 1, "call"))
    assert place.needless == 1


def test_as_many_carry_as_there_are_homes_to_carry_from() -> None:
    place = night(called=0, frail=1)
    left = [house for house in place.houses[1] if house.who == "frail"]
    for house in left[2:]:
        house.safe = True

    after(place, 0, (0, 1, "carry"), (1, 1, "carry"))
    assert place.needless == 0
    after(place, 0, (2, 1, "carry"))
    assert place.needless == 1


def test_a_corner_is_guarded_once_half_of_the_row_has_left_and_by_one() -> None:
    place = emptied(night(called=0, frail=1), 2)

    after(place, 0, (0, 2, "guard"))
    assert place.needless == 0
    after(place, 0, (1, 2, "guard"))
    assert place.needless == 1


def test_one_mistake_is_free_and_each_further_one_takes_of_everything_but_never_all() -> None:
    place = emptied(night(called=0, frail=1), *range(ROWS))
    assert len(list(place.all_houses())) == ROWS * HOUSES
    told = []
    for place.needless in (0, 1, 2, 4, 9, 40):
        told.append((worth(place), points(place)))

    assert told[0] == told[1] == (100, (60, 20, 20))
    assert told[2] == (86, (51, 17, 17))
    assert told[3] == (58, (34, 11, 11))
    assert told[4] == told[5] == (36, (21, 7, 7))


def test_a_finger_at_random_meets_cards_as_well_and_disturbs_no_row_under_water() -> None:
    place = night(called=0, frail=1)
    stream = Stream(1, "finger")
    acts = [touched(place, [stream.next64() for _ in range(3)]) for _ in range(2200)]
    orders = [act for act in acts if act.a < MEMBERS]

    assert 500 < len(orders) < 700
    assert {act.b // len(TASKS) for act in orders} == set(range(ROWS))
    assert sum(act.a == 0 for act in orders) > 2 * sum(act.a == 1 for act in orders)
    place.stage = 45_000
    assert all(touched(place, [row, 0, 0]).a < MEMBERS for row in (1, 2))
    assert touched(place, [0, 0, 0]).a == MEMBERS
