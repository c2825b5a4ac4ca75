"""What 烟层逃生 teaches: feel the door, stay low, shut behind one; no lift, no towel; where all is smoke, hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.games.smoke.escape import DEADLY, HEADS, RESCUE, SPEEDS, Escape
from edu.domain.games.smoke.floor import CARDS as PLACES
from edu.domain.games.smoke.floor import KINDS, ZONES, Kind
from edu.domain.games.smoke.game import Smoke, SmokePlay
from edu.domain.games.smoke.points import AIR, CARDS, CHOICES, TIME, broken, points
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths
from tests.edu.domain.games.smoke_floors import TOWEL, after, enter, floor, held, in_corridor, looked, to


def test_a_wet_towel_filters_nothing() -> None:
    """The same head in the same dense smoke for the same time: the same dose."""
    dry, wet = (Escape(floor(layer=300), place=9_000, wet=wet) for wet in (False, True))
    for _ in range(5 * HERTZ):
        dry.step()
        wet.step()

    assert dry.dose > DEADLY // 5
    assert wet.dose == dry.dose


def test_wetting_a_towel_costs_eight_seconds_in_which_nothing_else_is_done() -> None:
    escape = after(Escape(floor()), "towel", steps=TOWEL - 1)
    assert not after(escape, "open", "call").door_open
    assert not escape.alarm

    assert after(after(escape, steps=1), "open").door_open
    assert escape.wet


def test_in_the_seconds_a_towel_costs_the_smoke_sinks_and_the_points_for_time_go() -> None:
    """On all fours to the far stairs, once with eight seconds at the tap before."""
    towel, none = (after(Escape(floor()), "call", "feel", *acts) for acts in (("towel",), ()))
    after(towel, steps=TOWEL)
    for escape in (towel, none):
        to(after(escape, "open", "out", "shut", Act("posture", 2)), "far")
        assert escape.ending == "out"

    assert towel.steps == none.steps + TOWEL
    assert sum(towel.floor.layer) < sum(none.floor.layer)
    assert points(towel)[2] < points(none)[2]


def test_who_waits_for_help_does_not_gain_by_a_towel_either() -> None:
    dry, wet = held("hold", "call", "feel", "seal", "signal"), Escape(floor("hold"))
    after(after(wet, "call", "feel", "towel", steps=TOWEL), "seal", "signal")
    while not wet.ending:
        wet.step()

    assert dry.ending == wet.ending == "fetched"
    assert points(wet)[2] < points(dry)[2]


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_wets_a_towel_is_told_that_it_is_no_pass_through_smoke(kind: Kind) -> None:
    """Also who breathed little: luck on this floor must not teach that it was the towel."""
    lucky = after(Escape(floor(kind)), "call", "feel", "towel", steps=TOWEL)

    assert lucky.dose == 0
    assert "towel" in broken(lucky)
    assert "towel" not in broken(after(Escape(floor(kind)), "call", "feel", steps=TOWEL))


def test_who_trusts_a_towel_in_dense_smoke_falls_as_anybody_does_and_reads_why() -> None:
    escape = after(Escape(floor(layer=300)), "towel", steps=TOWEL)
    after(escape, "open", "out", Act("go", 1))
    while not escape.ending:
        escape.step()

    assert escape.ending == "fallen"
    assert {"dense-smoke", "towel"} <= broken(escape)
    rule = ContentLibrary(Paths(data=Path()).content, Paths(data=Path()).exams).game("smoke").card("towel")
    assert rule is not None
    assert "不是穿过浓烟的通行证" in rule.rule


# -- posture --


def test_the_lower_the_head_the_less_smoke_and_the_slower_the_way() -> None:
    doses, ways = [], []
    for posture in range(3):
        escape = Escape(floor(layer=1_050), place=9_000, posture=posture)
        after(escape, Act("go", 1), steps=HERTZ)
        doses.append(escape.dose)
        ways.append((escape.place or 0) - 9_000)

    assert doses[0] > doses[1] > doses[2] == 0
    assert ways[0] > ways[1] > ways[2] > 0
    assert list(HEADS) == sorted(HEADS, reverse=True)
    assert list(SPEEDS) == sorted(SPEEDS, reverse=True)


def test_who_walks_upright_through_low_smoke_is_told_to_go_low_and_who_crawls_is_not() -> None:
    upright, low = (Escape(floor(layer=900), place=9_000, posture=posture) for posture in (0, 2))
    for escape in (upright, low):
        after(escape, steps=8 * HERTZ)

    assert "low" in broken(upright)
    assert "low" not in broken(low)


# -- the door --


def test_behind_a_hot_door_stands_smoke_and_opening_it_is_told_even_to_who_shuts_it_again() -> None:
    opened = after(Escape(floor("hold")), "call", "feel", "open", "shut")
    cool = after(Escape(floor("shut-in")), "call", "feel", "open", "shut")

    assert opened.dose >= DEADLY // 3
    assert cool.dose == 0
    assert "hot-door" in broken(opened)
    assert "hot-door" not in broken(cool)
    assert "hot-door" not in broken(held("hold", "call", "feel", "seal", "signal"))


def test_a_door_is_felt_before_it_is_opened_or_it_was_not_felt_first() -> None:
    before, late = after(Escape(floor()), "feel", "open"), after(Escape(floor()), "open", "feel")

    assert "feel-first" not in broken(before)
    assert "feel-first" in broken(late)
    assert points(looked(late))[1] < points(looked(before))[1]


def test_an_open_door_lets_the_smoke_in_a_shut_one_holds_it_and_a_sealed_one_holds_it_best() -> None:
    insides = []
    for acts in (("open",), (), ("seal",)):
        escape = after(Escape(floor("shut-in")), *acts)
        escape.floor.layer = [300] * ZONES
        insides.append(after(escape, steps=4 * HERTZ).floor.inside)

    assert insides[0] < insides[1] < insides[2]


def test_who_leaves_the_door_open_behind_is_told_and_has_fewer_points() -> None:
    shut = to(in_corridor(), "far")
    left = to(after(Escape(floor()), "call", "feel", "open", "out"), "far")

    assert shut.ending == left.ending == "out"
    assert "close-behind" not in broken(shut)
    assert "close-behind" in broken(left)
    assert points(left)[1] < points(shut)[1]


# -- the way --


def test_the_lift_ends_it_on_every_floor_and_is_worth_no_air_and_no_time() -> None:
    for kind in KINDS:
        escape = to(in_corridor(kind, place=12_500), "lift")
        assert escape.ending == "lift", kind
        assert "no-lift" in broken(escape), kind
        assert points(escape)[0] == points(escape)[2] == 0, kind


def test_stairs_full_of_smoke_let_nobody_out_and_cost_a_breath_of_it() -> None:
    escape = in_corridor(place=2_000)
    dose = escape.dose
    after(escape, enter("near"))

    assert escape.ending == ""
    assert escape.dose == dose + DEADLY // 4
    assert to(escape, "far").ending == "out"


def test_a_free_staircase_far_off_is_the_way_and_staying_in_is_worth_little_there() -> None:
    gone, stayed = to(in_corridor(), "far"), held("other-way", "call", "feel", "seal", "signal")

    assert (gone.ending, stayed.ending) == ("out", "fetched")
    assert broken(gone) == set()
    assert sum(points(gone)) > sum(points(stayed)) + 30


# -- the refuge --


def test_a_hot_door_opened_is_the_wrong_way_even_if_help_comes_in_time() -> None:
    opened, whole = (
        held("hold", "call", "feel", "open", "shut", "seal", "signal"),
        held("hold", "call", "feel", "seal", "signal"),
    )

    assert opened.ending == whole.ending == "fetched"
    assert points(opened)[1] == points(whole)[1] - 28  # the way, half of the seal, and the hand's warning unheeded


def test_opening_again_what_was_sealed_is_no_longer_the_right_way() -> None:
    whole = held("shut-in", "call", "feel", "seal", "signal")
    again = held("shut-in", "call", "feel", "seal", "signal", "open", "shut", "seal")

    assert whole.ending == again.ending == "fetched"
    assert points(again)[1] <= points(whole)[1] - 16
    assert points(again)[2] < points(whole)[2]


@pytest.mark.parametrize("kind", ["hold", "shut-in"])
@pytest.mark.parametrize("missing", ["seal", "signal"])
def test_a_refuge_is_a_sealed_gap_and_a_signal_at_the_window(kind: Kind, missing: str) -> None:
    acts = ("call", "feel", "seal", "signal")
    whole, half = held(kind, *acts), held(kind, *(act for act in acts if act != missing))

    assert whole.ending == "fetched"
    assert broken(whole) == set()
    assert half.ending != "fetched"
    assert "seal-and-signal" in broken(half)
    assert sum(points(whole)) > sum(points(half)) + 50


def test_a_sealed_gap_is_worth_points_of_its_own() -> None:
    sealed, loose = held("hold", "call", "feel", "seal"), held("hold", "call", "feel", "signal")

    sealed.ending = "fallen"  # time is up

    assert loose.ending == "fallen"
    assert points(loose)[1] == points(sealed)[1] - 4


def test_the_fire_service_comes_sooner_to_who_said_the_room_and_who_did_not_is_told_to_call() -> None:
    called, silent = held("hold", "call", "feel", "seal", "signal"), held("hold", "feel", "seal", "signal")

    assert (called.steps, silent.steps) == (RESCUE // 2, RESCUE)
    assert "call-119" in broken(silent)
    assert "call-119" not in broken(called)
    assert points(called)[2] > points(silent)[2]


def test_a_seal_is_torn_by_who_opens_again_and_is_put_on_a_shut_door_only() -> None:
    torn = after(Escape(floor("shut-in")), "seal", "open")

    assert not torn.sealed
    assert torn.idle_opens == 1
    assert not after(torn, "seal").sealed


# -- the whole --


def test_what_an_escape_is_worth_falls_with_every_grave_fault() -> None:
    """By the book, by the book with a towel, upright and unfelt with the door left open, the lift."""
    book = to(in_corridor(), "far")
    towel = to(after(after(Escape(floor()), "call", "feel", "towel", steps=TOWEL), "open", "out", "shut"), "far")
    rash = to(after(Escape(floor()), "open", "out"), "far")
    lift = to(after(Escape(floor()), "open", "out"), "lift")
    worth = [sum(points(one)) for one in (book, towel, rash, lift)]

    assert worth == sorted(worth, reverse=True)
    assert len(set(worth)) == 4
    assert worth[0] >= 90
    assert worth[-1] == 0


def test_a_round_tells_the_rules_of_both_floors_the_gravest_first() -> None:
    play = SmokePlay((floor(), floor("hold")))
    play.escapes = [to(in_corridor(place=12_500), "lift"), after(Escape(floor("hold")), "towel", "open", steps=TOWEL)]

    missed = play.missed()
    assert {"no-lift", "towel", "call-119"} <= set(missed)
    assert list(missed) == [card for card in CARDS if card in missed]
    assert sum(part.of for part in play.parts()) == AIR + CHOICES + TIME == 100


@pytest.mark.parametrize("level", LEVELS)
def test_every_round_has_a_floor_to_leave_and_one_to_hold(level: int) -> None:
    for seed in range(20):
        play = Smoke().start(seed, level)  # type: ignore[arg-type]
        kinds = {one.kind for one in play.floors}
        assert len(kinds) == 2
        assert "other-way" in kinds


@pytest.mark.parametrize("level", LEVELS)
def test_no_place_of_a_card_says_which_floor_it_is(level: Level) -> None:
    """At the first level they lie as one does it; then anew on each floor, also on two of the same kind and side."""
    floors = [one for seed in range(40) for one in Smoke().start(seed, level).floors]
    alike = {one.laid for one in floors if one.kind == "hold" and not one.mirrored}

    assert all(sorted(one.laid) == list(range(PLACES)) for one in floors)
    assert (len(alike) == 1) == (level == 1)
    assert all(one.laid == tuple(range(PLACES)) for one in floors) == (level == 1)


def test_who_knows_it_breaks_none_of_its_rules() -> None:
    game = GAMES["smoke"]

    assert {played_by(game, bot_of(game, "skilled", seed), seed, 1)[1].missed for seed in range(10)} == {()}
