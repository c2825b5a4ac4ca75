"""Leaving is right for who felt the door and looks at the stairs, and luck for who leaves every floor alike."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from edu.domain.games.smoke.escape import DEADLY, Escape
from edu.domain.games.smoke.floor import Kind
from edu.domain.games.smoke.game import SmokePlay
from edu.domain.games.smoke.points import broken, left, points
from tests.edu.domain.games.smoke_floors import FixedPlan, after, enter, floor, held, in_corridor, looked, to, waited


def _gone(kind: Kind) -> Escape:
    """Trained acts and never a look: out to the nearest stairs, again and again, until it ends."""
    escape = in_corridor(kind, place=2_000)
    while not escape.ending:
        after(escape, enter("near"), steps=1)
    return escape


@pytest.mark.parametrize("kind", ["hold", "shut-in"])
def test_whoever_leaves_a_floor_against_what_the_door_or_the_stairs_say_has_nothing_of_it(kind: Kind) -> None:
    gone = _gone(kind)

    assert gone.ending == "fallen"
    assert gone.felt_first
    assert gone.alarm
    assert left(gone)
    assert points(gone) == (0, 0, 0)
    assert "dense-smoke" in broken(gone)


def test_who_saw_both_stairs_smoky_and_was_too_slow_on_the_way_back_keeps_half_of_what_was_chosen() -> None:
    """So does who is back in the room, or never left it."""
    slow = waited(looked(in_corridor("shut-in"), turns=1))
    back = after(Escape(floor("hold")), "call", "feel", "open", "out", "in")

    assert slow.ending == "fallen"
    blind = waited(in_corridor("shut-in"))

    assert not left(slow)
    assert points(blind) == (0, 0, 0)  # stood there and saw nothing: the acts alone are a habit
    assert points(slow)[1] == (8 + 8 + 8) // 2  # the door felt, shut behind, and the call
    assert not left(waited(back))
    assert not left(held("hold", "call", "feel", "seal"))


def _overtaken(*acts: str, place: int | None, dose: int = DEADLY) -> Escape:
    """By the smoke, as they stood after these acts, with a corridor that nobody can crawl through any more in sight."""
    escape = after(Escape(floor("shut-in")), "call", "feel", "open", *acts)
    escape.cut_off, escape.place, escape.dose, escape.ending = True, place, dose, "fallen"
    return escape


@pytest.mark.parametrize(("again", "chosen"), [(2, 6), (3, 0)])
def test_who_went_in_and_out_until_the_smoke_was_there_has_chosen_nothing(again: int, chosen: int) -> None:
    """Twice is doubt: of half of the door felt and the call three fourths are left then."""
    assert points(_overtaken(*(("shut", "open") * again), place=None)) == (0, chosen, 0)


def test_a_corridor_stood_in_while_the_smoke_came_down_was_not_looked_at() -> None:
    assert points(_overtaken(place=9_000))[1] == 0
    assert points(_overtaken(place=None))[1] == 8


def test_who_walked_up_and_down_past_the_stairs_until_time_was_up_was_not_overtaken() -> None:
    strolled, overtaken = (looked(_overtaken(place=9_000, dose=dose), turns=1) for dose in (DEADLY - 1, DEADLY))

    assert points(strolled)[1] == 0
    assert points(overtaken)[1] == 8


def test_who_went_to_one_end_and_no_further_has_not_chosen_the_way() -> None:
    """Two things in turn from the left called, left the room and walked on against the stairs."""
    assert points(looked(_overtaken(place=2_000)))[1] == 0


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("kind", ["hold", "shut-in"])
def test_the_right_stairs_were_luck_for_who_leaves_every_floor(kind: Kind, first: int) -> None:
    gone, out = _gone(kind), to(in_corridor(), "far")
    play = SmokePlay((gone.floor, out.floor))
    play.escapes = [gone, out] if first == 0 else [out, gone]
    held_well = held(kind, "call", "feel", "seal", "signal")
    chose = SmokePlay((held_well.floor, out.floor))
    chose.escapes = [held_well, out] if first == 0 else [out, held_well]

    assert [part.got for part in play.parts()] == [20, 12, 0]
    assert sum(part.got for part in chose.parts()) >= 90


def test_who_never_saw_stairs_where_there_was_no_way_out_had_the_right_ones_by_luck() -> None:
    unseen, out = _overtaken(place=9_000), to(in_corridor(), "far")
    play = SmokePlay((unseen.floor, out.floor))
    play.escapes = [unseen, out]

    assert left(unseen)
    assert not left(looked(_overtaken(place=9_000)))
    assert [part.got for part in play.parts()] == [20, 12, 0]


def test_a_hot_door_that_was_felt_and_opened_all_the_same_was_not_felt() -> None:
    unheeded, unfelt = (held("hold", "call", *feel, "open", "shut", "seal", "signal") for feel in (("feel",), ()))

    assert points(unheeded)[1] == points(unfelt)[1]


@pytest.mark.parametrize("kind", ["other-way", "shut-in"])
def test_stairs_seen_full_of_smoke_and_entered_cost_half_of_the_way_and_are_told(kind: Kind) -> None:
    """Whoever turns back in time is still right in the end."""
    tried, heeded = (in_corridor(kind, place=2_000) for _ in range(2))
    after(tried, enter("near"))
    for escape in (tried, heeded):
        after(escape, steps=1)
        if kind == "other-way":
            to(escape, "far")
        else:
            escape.place = escape.floor.room
            waited(after(escape, "in", "seal", "signal"))
        assert escape.ending in ("out", "fetched")

    assert points(tried)[1] == points(heeded)[1] - 8
    assert "dense-smoke" in broken(tried)
    assert "dense-smoke" not in broken(heeded)


PLANS: dict[str, tuple[Sequence[str | Act], Sequence[int]]] = {
    "open, out, right": (("open", "out"), (1,)),
    "open, out, left": (("open", "out"), (-1,)),
    "all trained acts, right": (("feel", "call", "open", "out", "shut"), (1,)),
    "all trained acts, left": (("feel", "call", "open", "out", "shut"), (-1,)),
    "all trained acts, bent, right, then left": (("feel", "call", "open", "out", "shut", Act("posture", 1)), (1, -1)),
    "all trained acts, left, then right": (("feel", "call", "open", "out", "shut"), (-1, 1)),
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_that_leaves_every_floor_by_trained_acts_stays_clearly_below_the_average(
    plan: str, level: Level
) -> None:
    game, (acts, ways) = GAMES["smoke"], PLANS[plan]
    seeds = range(20)
    average = mean(played_by(game, bot_of(game, "average", seed), seed, level)[1].score for seed in seeds)
    blind = mean(played_by(game, FixedPlan(acts, ways), seed, level)[1].score for seed in seeds)

    assert blind + 10 < average
