"""What 地震 30 秒 teaches: near, low, holding on until it is over; then out by the stairs, into the open, not back."""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.quake.game import Quake, QuakePlay, Visit
from edu.domain.games.quake.leaving import THINGS, Leaving
from edu.domain.games.quake.points import clean, cover, hold, out
from edu.domain.games.quake.rooms import ROOMS, SPOTS, Kind, drawn, place
from edu.domain.games.quake.shake import LULL, MIDDLE, SHAKES, WARNING, WAVE, WAVES, Shake
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.prng import Stream
from tests.edu.domain.games.quake_play import follows, good, room, shake_of, spot, through, visit


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kind", ["under", "inner"])
def test_under_a_table_and_in_an_inner_corner_are_worth_the_same(kind: Kind, level: Level) -> None:
    done = visit(good(shake_of(kind, level)), "off", "head", "door", "stairs", "open")

    assert (cover(done), hold(done), out(done), clean(done)) == (20, 10, 15, 5)
    assert done.shake.blows == []


def test_in_a_one_storey_house_the_open_yard_is_worth_as_much_as_the_table() -> None:
    indoors = visit(good(shake_of("under", name="cottage")), "off", "head", "door", "open")
    yard = visit(good(shake_of("yard", name="cottage")), "open")

    for part in (cover, hold, out, clean):
        assert part(indoors) == part(yard)
    assert not any(kind == "yard" for one in ROOMS if one.upstairs for _, kind in one.spots)


@pytest.mark.parametrize("kind", ["glass", "tall", "hanging", "crowd"])
def test_the_wrong_place_strikes_in_every_wave_and_gives_nothing(kind: Kind) -> None:
    shake = through(shake_of(kind), follows)

    assert shake.blows == [kind] * WAVES
    assert shake.covered == 0


def test_who_stands_in_the_middle_of_the_room_is_struck_there() -> None:
    assert through(shake_of(None), follows).blows == ["open"] * WAVES


def test_the_right_place_is_not_enough_for_who_stays_upright() -> None:
    shake = through(shake_of("under"))

    assert shake.blows == ["stood"] * WAVES
    assert shake.covered == 0


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("at", [MIDDLE, 0])
def test_from_a_hand_that_does_not_follow_it_slides_away_and_only_the_place_was_right(at: int, level: Level) -> None:
    done = visit(through(shake_of("under", level), lambda _shake: at), "off", "head", "door", "stairs", "open")

    assert done.shake.blows == ["slipped"] * WAVES
    assert (cover(done), hold(done)) == (8 if at == MIDDLE else 4, 0)
    assert 0 < out(done) < 10
    assert "hold" in QuakePlay((done,)).missed()


def test_what_slid_away_does_not_come_back_into_the_hand_but_the_hand_can_go_after_it() -> None:
    shake = shake_of("under", 2)
    while not (shake.wave == 0 and shake.slid >= 0):
        shake.hold(MIDDLE)
        shake.step()
    while abs(shake.mark - MIDDLE) > 20:
        shake.hold(MIDDLE + 5)  # a finger that lies there trembles
        shake.step()
    assert not shake.holds

    shake.hold(shake.mark + 60)

    assert shake.holds


def test_in_a_lull_what_rests_under_the_hand_is_held_again() -> None:
    shake = shake_of("under", 2)
    while shake.since < WAVE + LULL // 2:
        shake.hold(MIDDLE)
        shake.step()

    assert "slipped" in shake.blows
    assert shake.holds


def test_a_new_touch_takes_hold_again_and_a_tap_is_no_hold() -> None:
    def taps(shake: Shake) -> int:
        return shake.mark if shake.steps % 20 < 10 else -1

    shake = through(shake_of("under"), taps)

    assert shake.held == 0
    assert "slipped" in shake.blows
    shake = shake_of("under")
    while not (shake.wave == 0 and shake.slid >= 0):
        shake.hold(MIDDLE)
        shake.step()
    shake.hold(-1)
    shake.hold(shake.mark)
    assert shake.holds


def test_who_tried_other_places_first_did_not_choose_the_right_one_and_hears_why() -> None:
    shake = shake_of("glass")
    shake.go(spot("tall", shake.set))
    shake.go(spot("under", shake.set))
    done = visit(good(shake), "off", "head", "door", "stairs", "open")

    assert (cover(done), hold(done), out(done), clean(done)) == (20 // 3, 10, 15, 5)
    assert QuakePlay((done,)).missed() == ("no-glass", "no-tall")


def test_who_runs_from_place_to_place_and_holds_on_in_none_chose_none_of_them() -> None:
    """Four are a search; the right one is the last, the hand rests there, and all of the way is known."""
    done = []
    for wrong in (3, 4):
        shake = Shake(1, room())
        kinds: tuple[Kind, ...] = ("glass", "tall", "glass", "tall")
        for kind in kinds[:wrong]:
            shake.go(spot(kind, shake.set))
        shake.go(spot("under", shake.set))
        done.append(visit(through(shake, lambda _shake: MIDDLE), "off", "head", "door", "stairs", "open"))
    searched, ran = done

    assert cover(searched) == 2
    assert out(searched) >= 4
    assert ran.shake.blows == searched.shake.blows
    assert (cover(ran), out(ran), clean(ran)) == (0, 0, 0)
    assert {"no-glass", "no-tall"} <= set(QuakePlay((ran,)).missed())


def test_who_ran_about_and_then_holds_on_is_judged_as_before() -> None:
    shake = Shake(1, room())
    for kind in ("glass", "tall", "glass", "tall", "under"):
        shake.go(spot(kind, shake.set))  # type: ignore[arg-type]
    done = visit(good(shake), "off", "head", "door", "stairs", "open")

    assert (hold(done), out(done), clean(done)) == (10, 15, 5)
    assert cover(done) == 3


def test_one_at_rest_in_the_right_place_shows_nothing_of_a_look_before_they_go_out() -> None:
    rested = [through(shake_of("under"), lambda _shake: MIDDLE) for _ in range(3)]
    after = [visit(rested[0]), visit(rested[1], "door"), visit(rested[2], "door", "stairs", "open")]

    assert [cover(done) for done in after] == [2, 8, 8]


def test_a_place_left_again_takes_nothing_from_what_was_earned() -> None:
    shake = shake_of("under")
    while shake.since < WAVE + LULL // 2:
        shake.hold(shake.mark)
        shake.step()
    before = cover(Visit(shake, Leaving(1, shake.set.room)))

    shake.go(spot("crowd", shake.set))

    assert cover(Visit(shake, Leaving(1, shake.set.room))) == before > 0


def test_the_whole_way_out_is_worth_a_part_to_who_did_not_hide_and_the_bare_way_nothing() -> None:
    done = visit(through(shake_of(None)), "off", "head", "door", "stairs", "open")
    bare = visit(through(shake_of(None)), "door", "stairs", "open")

    assert done.leaving.ending == bare.leaving.ending == "open"
    assert (out(done), clean(done)) == (4, 1)
    assert (out(bare), clean(bare)) == (0, 0)
    assert "take-cover" in QuakePlay((done,)).missed()


def test_a_finger_that_goes_on_tapping_where_it_is_has_not_found_the_way() -> None:
    """It is on open ground because that was the place of the glass on which it lay."""

    def left(more: int) -> Visit:
        leaving = Leaving(1, room("cottage").room, where="outside")
        for _ in range(1 + more):
            leaving.touch("open")
        while not leaving.ending:
            leaving.step()
        return Visit(through(shake_of("yard", name="cottage")), leaving)

    assert [(cover(one), out(one), clean(one)) for one in (left(0), left(6), left(7))] == [
        (4, 6, 2),
        (4, 6, 2),
        (0, 0, 0),
    ]
    assert QuakePlay((left(7),)).missed() == ("low",)
    assert out(Visit(good(shake_of("yard", name="cottage")), left(9).leaving)) == 15


def test_what_one_holds_on_to_rests_between_the_waves_and_swings_further_in_each() -> None:
    shake = shake_of("under")
    far = [0] * WAVES
    while not shake.over:
        if shake.wave < 0:
            assert shake.mark == MIDDLE
        else:
            far[shake.wave] = max(far[shake.wave], abs(shake.mark - MIDDLE))
        shake.step()

    assert far == sorted(set(far))


def test_who_lets_go_holds_no_longer_but_stays_low() -> None:
    shake = shake_of("under")
    while shake.since < HERTZ:
        shake.hold(shake.mark)
        shake.step()
    assert shake.holds

    shake.hold(-1)

    assert not shake.holds
    assert shake.low


def test_who_runs_in_the_lull_has_the_next_wave_upon_them() -> None:
    shake = shake_of("under")
    while shake.since < WAVE + LULL // 2:
        shake.hold(shake.mark)
        shake.step()
    shake.go(spot("crowd", shake.set))
    through(shake)

    assert shake.left == 1
    assert shake.blows
    assert "stay" in QuakePlay((visit(shake, "door", "stairs", "open"),)).missed()


def test_before_it_shakes_one_may_think_again() -> None:
    shake = shake_of("glass")
    shake.go(spot("under", shake.set))

    assert good(shake).left == 0
    assert shake.blows == []


def test_on_moving_ground_one_gets_nowhere_fast() -> None:
    def steps(since: int) -> int:
        shake = Shake(1, room(), steps=WARNING[1] + since)
        shake.go(0)
        while not shake.there:
            shake.step()
        return shake.steps - WARNING[1] - since

    assert steps(0) > 2 * steps(-WARNING[1])


def test_a_hand_in_an_unsafe_place_finds_nothing_to_hold() -> None:
    shake = shake_of("tall")
    while not shake.there:
        shake.step()
    shake.hold(MIDDLE)

    assert not shake.low
    assert shake.grip == -1


def test_two_rooms_differ_and_nothing_stands_where_it_stood() -> None:
    orders = set()
    for seed in range(20):
        first, second = drawn(Stream(seed, "quake/rooms"))
        assert first.room != second.room
        orders |= {first.order, second.order}

    assert len(orders) > 30
    assert {place(at) for at in range(SPOTS)} <= set(range(1001))


def test_the_two_rooms_shake_for_thirty_seconds_and_a_round_stays_short() -> None:
    _, result = played_by(Quake(), bot_of(Quake(), "skilled", 3), 3, 1)

    assert 2 * SHAKES == 30 * HERTZ
    assert result.seconds <= 90


def test_nothing_of_the_second_room_counts_before_it_is_played() -> None:
    play = Quake().start(4, 1)
    while not play.visit.leaves:
        play.step([Act("hold", MIDDLE)])
    play.step([Act("touch", THINGS.index("door"))])

    assert play.at == 0
    assert set(play.missed()) <= {"take-cover", "head", "shut-off"}
