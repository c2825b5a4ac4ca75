"""What 电动车安全屋 teaches: outdoors and not indoors, nothing charged that is hurt; smoke: leave, or hold the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.ebike.game import Ebike, EbikePlay
from edu.domain.games.ebike.night import DEADLY, LONGEST, THINGS, TRAPS, Kind, Night, Thing, drawn
from edu.domain.games.ebike.points import CARDS, answered, broken, placed, time
from edu.domain.games.ebike.yard import (
    BIKES,
    CHARGE,
    HOT,
    NEEDS,
    PATIENCE,
    PLACES,
    RIGHT,
    ROOM,
    SOCKETS,
    Bike,
    Need,
    Spot,
    Yard,
)
from edu.domain.games.ebike.yard import (
    drawn as drawn_yard,
)
from edu.domain.games.rounds import Round
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.prng import Stream
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths


def yard(*needs: Need, level: Level = 1) -> Yard:
    """All of them at the gate already."""
    return Yard(level, [Bike(need, here=True) for need in needs])


def lows(count: int) -> Yard:
    return Yard(1, [Bike("low", here=True) for _ in range(count)])


def after(place: Yard, steps: int, *put: tuple[int, Spot]) -> Yard:
    for number, spot in put:
        place.place(number, spot)
    for _ in range(steps):
        place.step()
    return place


def night(kind: Kind, level: Level = 3) -> Night:
    """With all that the level can show."""
    return drawn(Stream(4, "test"), level, kind)


def touched(dark: Night, *things: Thing) -> Night:
    for thing in things:
        dark.touch(thing)
        dark.step()
    return dark


TIDY = after(yard("rest"), 0, (0, "rack"))
"""All of it stands right."""
ROOM_NIGHT: tuple[Thing, ...] = ("family", "out", "close", "knock", "down", "call")
STAIR_NIGHT: tuple[Thing, ...] = ("seal", "call", "window")


# -- the evening --


@pytest.mark.parametrize("need", NEEDS)
def test_each_bike_has_one_right_place_and_no_place_indoors_is_ever_right(need: Need) -> None:
    worths: dict[Spot, str] = {}
    for spot in PLACES:
        place = after(yard(need), 0, (0, spot))
        worths[spot] = place.bikes[0].worth

    assert [spot for spot, worth in worths.items() if worth == "right"] == [RIGHT[need]]
    assert {worths[spot] for spot in ("hall", "home", "wire")} == {"danger"}


@pytest.mark.parametrize("need", ["refit", "soaked"])
def test_a_battery_that_is_hurt_or_was_changed_is_never_charged(need: Need) -> None:
    place = after(yard(need), HOT, (0, "shed"))

    assert place.bikes[0].smokes
    assert need in broken(place, None)


def test_what_stands_where_it_must_not_grows_hot_and_can_be_taken_back_until_it_smokes() -> None:
    saved = after(after(yard("low"), HOT - 1, (0, "hall")), 1, (0, "shed"))
    assert (saved.bikes[0].worth, saved.bikes[0].heat) == ("right", 0)

    late = after(after(yard("low"), HOT, (0, "hall")), 1, (0, "shed"))
    assert (late.bikes[0].at, late.bikes[0].smokes) == ("hall", True)
    assert "hall" in broken(late, None)


@pytest.mark.parametrize("spot", ["hall", "home", "wire"])
def test_nobody_goes_indoors_for_a_bike_beside_one_that_burns(spot: Spot) -> None:
    place = after(after(yard("rest", "low"), HOT - 5, (0, spot)), 5, (1, spot))
    after(place, 1, (1, "shed"))

    assert (place.bikes[1].at, place.bikes[1].smokes, place.barred(1)) == (spot, False, True)


def test_what_burns_in_the_open_bars_no_other_bike() -> None:
    place = after(yard("refit", "low"), HOT, (0, "shed"), (1, "shed"))
    after(place, 1, (1, "rack"))

    assert (place.bikes[0].smokes, place.bikes[1].at) == (True, "rack")


@pytest.mark.parametrize("need", ["low", "battery", "rest"])
def test_a_sound_bike_at_the_repairers_is_in_the_way_but_does_not_burn(need: Need) -> None:
    place, mended = after(yard(need), HOT, (0, "shop")), after(yard(need, "refit"), HOT, (0, "shop"), (1, "shop"))

    assert (place.bikes[0].worth, place.bikes[0].smokes, place.bikes[0].crowds) == ("", False, True)
    assert placed(place) == 0
    assert not mended.bikes[1].crowds
    assert mended.bikes[1].worth == "right"
    assert placed(mended) == 4  # of two for the right one, one is lost by the other: a quarter, hardly more than luck


@pytest.mark.parametrize("level", LEVELS)
def test_everything_to_the_repairer_is_worth_next_to_nothing(level: Level) -> None:
    place = drawn_yard(Stream(level, "shop"), level)
    for bike in place.bikes:
        bike.here, bike.at = True, "shop"

    assert placed(place) <= 2


def test_a_rider_who_waits_too_long_pushes_the_bike_into_the_stairwell() -> None:
    place = after(yard("rest"), PATIENCE[1])

    assert place.bikes[0].at == "hall"
    assert place.bikes[0].left
    assert placed(place) == 0


def test_a_full_shed_takes_no_more_until_a_bike_that_is_full_is_fetched() -> None:
    count = SOCKETS[1]
    place = after(lows(count + 1), 0, *((number, "shed") for number in range(count + 1)))
    assert place.waiting == [count]
    place.clear(0)
    assert place.has_room("shed") is False

    after(place, CHARGE)
    place.clear(0)
    place.place(count, "shed")

    assert place.bikes[0].at == "gone"
    assert place.bikes[0].worth == "right"
    assert place.bikes[count].at == "shed"


def test_who_leaves_while_a_full_bike_holds_the_socket_tells_of_it() -> None:
    place = after(lows(SOCKETS[1]), CHARGE, *((number, "shed") for number in range(SOCKETS[1])))
    place.bikes.append(Bike("low", here=True))
    place.calm = 0
    after(place, PATIENCE[1])

    assert "unplug" in broken(place, None)


@pytest.mark.parametrize(
    ("need", "spot"), [("low", "rack"), ("battery", "rack"), ("refit", "rack"), ("soaked", "rack")]
)
def test_a_place_that_only_does_no_harm_takes_half_of_what_a_right_one_gives(need: Need, spot: Spot) -> None:
    place = after(yard(need, "rest", "rest"), 0, (0, spot), (1, "rack"), (2, "rack"))

    assert place.bikes[0].worth == "safe"
    assert placed(place) == 50 // 2


def test_in_the_open_nothing_is_lost_while_its_own_place_burns() -> None:
    place = after(yard("refit", "low", "rest", "rest"), HOT, (0, "shed"), (2, "rack"), (3, "rack"))
    before = placed(place)
    after(place, 1, (1, "rack"))

    assert place.bikes[0].smokes
    assert (place.bikes[1].at, place.bikes[1].worth) == ("rack", "safe")
    assert placed(place) == before


def test_a_bike_that_only_stands_takes_a_socket_from_one_that_needs_it() -> None:
    beside, away = (after(yard("rest", "low", "low"), 0, (1, "shed"), (2, "shed")) for _ in range(2))
    after(away, 0, (0, "shed"))

    assert away.bikes[0].worth == "safe"
    assert placed(beside) == 50 * 2 // 3
    assert placed(away) == 50 // 2


@pytest.mark.parametrize(("right", "points"), [(2, 0), (3, 8), (4, 16), (5, 25), (6, 30), (10, 50)])
def test_two_in_ten_are_luck_and_from_a_half_on_each_counts(right: int, points: int) -> None:
    place = after(lows(10), 0)
    for bike in place.bikes[:right]:
        bike.at = "gone"

    assert placed(place) == points


def test_a_dangerous_place_takes_away_what_a_right_one_gives() -> None:
    assert placed(after(yard("rest", "rest"), 0, (0, "rack"), (1, "home"))) == 0


@pytest.mark.parametrize("spot", PLACES)
@pytest.mark.parametrize("level", LEVELS)
def test_putting_every_bike_in_the_same_place_is_worth_little(spot: Spot, level: Level) -> None:
    run = Round(Ebike(), 3, level)
    assert isinstance(run.play, EbikePlay)
    while not run.play.yard.over:
        run.step([Act("place", number, PLACES.index(spot)) for number in run.play.yard.waiting])

    assert placed(run.play.yard) <= 20


@pytest.mark.parametrize("level", LEVELS)
def test_no_kind_is_left_out_and_the_rack_holds_all_who_only_want_to_stand(level: Level) -> None:
    for seed in range(20):
        play = Ebike().start(seed, level)
        needs = [bike.need for bike in play.yard.bikes]
        assert len(needs) == BIKES[level]
        assert set(needs) == set(NEEDS)
        assert needs.count("rest") <= ROOM["rack"]


def test_night_falls_on_who_only_pushes_bikes_about() -> None:
    place = yard("rest", "low")
    while not place.over:
        after(place, 1, (0, ("home", "wire")[place.steps % 2]))

    assert place.steps == place.latest


# -- the night --


def test_a_battery_in_the_room_is_answered_by_leaving_closing_and_calling_from_outside() -> None:
    dark = touched(night("room"), *ROOM_NIGHT)

    assert dark.ending == "out"
    assert answered(TIDY, dark) == 30
    assert broken(yard(), dark) == set()


def test_smoke_from_the_stairs_is_answered_by_holding_the_door_in_any_order() -> None:
    for order in (STAIR_NIGHT, STAIR_NIGHT[::-1]):
        dark = touched(night("stairs"), *order)
        assert dark.ending == "fetched"
        assert answered(TIDY, dark) == 30
        assert broken(yard(), dark) == set()


@pytest.mark.parametrize("thing", sorted(DEADLY))
def test_one_touch_of_what_kills_is_the_end(thing: Thing) -> None:
    dark = night("stairs" if thing in ("rush", "towel", "jump") else "room")
    if thing == "lift":
        touched(dark, "out")
    touched(dark, thing)

    assert dark.ending == "hurt"
    assert answered(TIDY, dark) == 0
    assert {"no-carry", "no-rush", "no-lift"} & broken(yard(), dark)


def test_a_burning_battery_is_not_carried() -> None:
    """By name: were it only a trap like another, or none, the fact would go untaught."""
    for level in LEVELS:
        dark = night("room", level)
        assert "carry" in dark.shown
        touched(dark, "carry")

        assert "carry" in DEADLY & TRAPS
        assert dark.ending == "hurt"
        assert answered(TIDY, dark) == 0
        assert "no-carry" in broken(yard(), dark)

    pack = ContentLibrary(Paths(data=Path()).content, Paths(data=Path()).exams).game("ebike")
    card, thing = pack.card("no-carry"), pack.thing("carry")
    assert card is not None
    assert "别抱" in card.rule
    assert thing is not None
    assert thing.wrong


@pytest.mark.parametrize("thing", ["bucket", "unplug", "film"])
def test_what_looks_like_help_costs_time_and_a_second_one_is_too_many(thing: Thing) -> None:
    one = touched(night("room"), thing)
    assert one.ending == ""
    assert one.smoke > 3 * HERTZ
    others = [other for other in ("bucket", "unplug", "film") if other != thing]

    assert touched(one, others[0]).ending == "hurt"  # type: ignore[arg-type]
    whole = touched(touched(night("room"), thing), *ROOM_NIGHT)
    assert answered(TIDY, whole) < answered(TIDY, touched(night("room"), *ROOM_NIGHT))


def test_who_leaves_without_the_family_is_told_to_wake_them() -> None:
    assert "leave" in broken(yard(), touched(night("room"), "out", "close", "down", "call"))


def test_who_goes_back_for_a_bag_is_told_not_to() -> None:
    dark = touched(night("room"), "out", "close", "down", "back", "call")

    assert "leave" in broken(yard(), dark)


def test_who_leaves_the_door_open_or_forgets_the_gap_is_told_so() -> None:
    assert "close-door" in broken(yard(), touched(night("room"), "out", "down", "call"))
    held = night("stairs")
    while not held.ending:
        touched(held, "call")

    assert held.ending == "hurt"
    assert "seal" in broken(yard(), held)


def test_a_sealed_gap_holds_the_smoke_back() -> None:
    open_, sealed = touched(night("stairs"), "window"), touched(night("stairs"), "seal")
    for dark in (open_, sealed):
        for _ in range(5 * HERTZ):
            dark.step()

    assert sealed.smoke * 3 < open_.smoke * 2


@pytest.mark.parametrize("kind", ["room", "stairs"])
def test_whoever_does_nothing_is_overtaken_by_the_smoke(kind: Kind) -> None:
    dark = night(kind)
    while not dark.ending:
        dark.step()

    assert dark.ending == "hurt"
    assert dark.steps <= LONGEST
    assert "call-119" in broken(yard(), dark)


@pytest.mark.parametrize("kind", ["room", "stairs"])
@pytest.mark.parametrize("level", LEVELS)
def test_all_that_is_right_can_be_touched_beside_at_least_one_thing_that_is_not(kind: Kind, level: Level) -> None:
    dark = night(kind, level)

    assert set(dark.shown) & TRAPS
    assert touched(dark, *(ROOM_NIGHT if kind == "room" else STAIR_NIGHT)).ending in ("out", "fetched")


def test_who_let_the_evening_go_has_half_of_the_night() -> None:
    dark = touched(night("stairs"), *STAIR_NIGHT)
    left = after(yard("rest", "low"), PATIENCE[1])
    half = after(yard("rest", "low"), 0, (0, "rack"))

    assert (answered(half, dark), answered(left, dark)) == (30, 15)
    assert (time(TIDY, dark) - time(TIDY, None), time(left, dark)) == (10, 5)


def test_who_knows_it_finishes_with_a_gold_medal_at_every_level() -> None:
    game = GAMES["ebike"]

    assert {played_by(game, bot_of(game, "skilled", 2), 2, level)[1].medal for level in LEVELS} == {"gold"}


def test_the_pack_has_words_for_every_bike_place_and_thing_and_a_ground_for_all_that_is_wrong() -> None:
    paths = Paths(data=Path())
    pack = ContentLibrary(paths.content, paths.exams).game("ebike")
    dangerous = {*TRAPS, "hall", "home", "wire"}
    for name in (*NEEDS, *PLACES, *THINGS):
        thing = pack.thing(name)
        assert thing is not None, name
        assert thing.wrong or thing.fine, name
        assert not (name in dangerous and not thing.wrong), name
    assert [card.id for card in pack.cards] == list(CARDS)
