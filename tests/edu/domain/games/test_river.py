"""What the night teaches: a call is not enough, the frail are fetched, who left stays away; done, it ends."""

from __future__ import annotations

from itertools import count

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.river.game import RiverPlay
from edu.domain.games.river.points import broken, points
from edu.domain.games.river.village import BANKS, HOUSES, MEMBERS, NIGHT, ROWS, Task, Village, drawn
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.prng import Stream


def village(level: Level = 1, seed: int = 1) -> Village:
    return drawn(Stream(seed, "river/village"), level)


def night(called: int, frail: int) -> Village:
    """The first one in which these rows are called already, and have those who must be carried."""
    nights = (village(seed=seed) for seed in count())
    return next(one for one in nights if one.early == called and any(home.who == "frail" for home in one.houses[frail]))


def after(place: Village, seconds: float, *orders: tuple[int, int, Task]) -> Village:
    for order in orders:
        place.send(*order)
    for _ in range(round(seconds * HERTZ)):
        place.step()
    return place


def emptied(place: Village, *rows: int) -> Village:
    for row in rows:
        for house in place.houses[row]:
            house.answered = house.safe = True
    return place


def test_a_call_is_heard_by_all_and_answered_by_some() -> None:
    row = after(night(called=1, frail=0), 10, (0, 0, "call")).houses[0]

    assert all(house.called for house in row)
    assert 0 < sum(house.safe for house in row) < HOUSES
    assert not any(house.safe for house in row if house.who != "able")


def test_who_does_not_answer_is_knocked_for_until_they_do() -> None:
    row = after(night(called=0, frail=1), 45, (0, 0, "knock"), (1, 0, "knock")).houses[0]

    assert all(house.answered and house.safe for house in row)


def test_who_cannot_walk_is_not_safe_before_being_carried() -> None:
    place = after(night(called=0, frail=2), 39, (0, 2, "knock"))
    assert all(house.safe == (house.who != "frail") for house in place.houses[2])

    fetched = after(night(called=0, frail=2), 53, (0, 2, "carry"))
    assert all(house.safe for house in fetched.houses[2] if house.who == "frail")


def test_two_at_one_row_stand_at_two_doors() -> None:
    place = after(night(called=1, frail=0), 5, (0, 0, "knock"), (1, 0, "knock"), (2, 0, "carry"))

    doors = [member.house for member in place.members[:3]]
    assert len(set(doors)) == 3
    assert min(doors) >= 0


def test_without_a_guard_somebody_goes_back_and_with_one_nobody() -> None:
    alone = after(emptied(village(), 2), 60)
    guarded = after(emptied(after(village(), 5, (0, 2, "guard")), 2), 60)

    assert alone.returned > 2
    assert "no-return" in broken(alone)
    assert guarded.returned == 0


def test_a_guard_talks_out_of_it_who_is_on_the_way() -> None:
    place = emptied(village(), 2)
    place.houses[2][4].back = True

    after(place, 6, (0, 2, "guard"))

    assert not any(house.back for house in place.houses[2])


def test_the_water_takes_the_rows_one_after_the_other_and_nobody_who_is_up_the_slope() -> None:
    place = emptied(village(), 0)
    while not place.drowned(1):
        place.step()

    assert place.stage >= BANKS[1]
    assert all(house.lost for house in place.houses[1])
    assert [house.lost for house in place.houses[0]] == [house.back for house in place.houses[0]]
    assert not any(house.lost for house in place.houses[2])


def test_a_night_with_nothing_left_to_do_is_over() -> None:
    place = village()
    for row in place.houses:
        for house in row[: HOUSES // 2]:
            house.answered = house.safe = True
    after(place, 5, *((row, row, "guard") for row in range(ROWS)))
    after(emptied(place, *range(ROWS)), 4)
    assert not place.over

    after(place, 2)

    assert place.over
    assert place.steps < NIGHT
    assert points(place) == (60, 20, 20)
    place.send(3, 0, "call")
    assert not place.sent[3]


def test_it_goes_on_while_a_dry_row_has_no_guard_or_somebody_is_on_the_way_back() -> None:
    unguarded = after(emptied(village(), *range(ROWS)), 12, (0, 0, "guard"), (1, 1, "guard"))
    assert not unguarded.over

    assert not after(village(), 12, *((row, row, "guard") for row in range(ROWS))).over


def test_who_plays_well_need_not_wait_for_the_morning() -> None:
    for level in LEVELS:
        run, result = played_by(GAMES["river"], bot_of(GAMES["river"], "skilled", 2), 2, level)
        assert isinstance(run.play, RiverPlay)
        assert result.steps < NIGHT
        assert result.score >= 70


def test_an_order_to_one_at_a_door_waits_until_that_door_is_done() -> None:
    place = after(night(called=1, frail=0), 4.5, (0, 0, "carry"))
    at = place.members[0].house
    assert at >= 0

    after(place, 1, (0, 2, "call"))
    assert place.members[0].then == (2, "call")
    after(place, 7)

    assert place.houses[0][at].safe
    assert (place.members[0].row, place.members[0].task) == (2, "call")


def test_who_has_nothing_to_do_is_known() -> None:
    place = night(called=1, frail=2)
    assert all(place.idle(number) for number in range(MEMBERS))

    after(place, 1, (0, 0, "call"))
    assert not place.idle(0)

    after(place, 9)
    assert place.idle(0)
