"""Who knows the way goes it; a hand that touches everything comes past it too, up and down and to and fro."""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ
from edu.domain.games.smoke.escape import HEADS, RESCUE, Escape
from edu.domain.games.smoke.floor import ZONES, Kind
from edu.domain.games.smoke.points import broken, points
from tests.edu.domain.games.smoke_floors import TOWEL, after, floor, in_corridor, looked, to, waited

UP_AND_DOWN = Act("posture", 2), Act("posture", 0)
THERE_AND_BACK = Act("go", 1), Act("go", -1)


def _out(*acts: Act) -> Escape:
    """Out by the book, by the far stairs; these acts before that, in no time."""
    return to(after(in_corridor(), *acts, Act("go", 0)), "far")


@pytest.mark.parametrize(
    ("acts", "card"), [(UP_AND_DOWN, "low"), (THERE_AND_BACK * 2, "dense-smoke")], ids=["up and down", "there and back"]
)
def test_three_changes_of_mind_are_a_search_each_further_one_takes_a_fourth_and_is_told(
    acts: tuple[Act, ...], card: str
) -> None:
    straight = points(_out())
    changes = {times: _out(*(acts * times)) for times in range(9)}

    for escape in changes.values():
        wavered = escape.turns + escape.rises
        kept = max(0, 4 - max(0, wavered - 3))
        assert points(escape) == tuple(got * kept // 4 for got in straight)
        assert (card in broken(escape)) == (kept < 4)
    assert sum(points(changes[8])) == 0


def test_whoever_looks_at_both_stairs_overshoots_the_own_door_and_holds_has_everything_but_the_breath() -> None:
    """What somebody does who does the right thing, and no more: it must cost nothing."""
    escape = in_corridor("shut-in")
    after(looked(escape), Act("posture", 2), Act("go", -1), Act("go", 1), Act("go", -1), Act("go", 1), Act("go", 0))
    escape.place = escape.floor.room
    waited(after(escape, "in", Act("posture", 0), "seal", "signal"))

    assert (escape.turns, escape.rises, escape.ending) == (3, 0, "fetched")
    assert points(escape)[1:] == (40, 20)
    assert broken(escape) == set()


def test_somebody_who_waits_behind_a_shut_door_may_sit_and_stand_as_they_like() -> None:
    escape = after(Escape(floor("hold")), "call", "feel", "seal", "signal", *(UP_AND_DOWN * 9))
    waited(escape)

    assert points(escape)[1:] == (40, 20)
    assert broken(escape) == set()


def test_a_hot_door_opened_a_second_time_was_not_heeded() -> None:
    once, again = (Escape(floor("hold")) for _ in range(2))
    after(once, "call", "feel", "open", "shut", "seal", "signal")
    after(again, "call", "feel", "open", "shut", "open", "shut", "seal", "signal")
    for escape in (once, again):
        escape.dose = 0
        assert waited(escape).ending == "fetched"

    assert sum(points(once)) > 20
    assert sum(points(again)) == 0
    assert "hot-door" in broken(again)


def test_a_corridor_that_filled_between_two_looks_out_of_the_door_was_not_seen_to_be_cut_off() -> None:
    """There was a way when the door was first opened."""
    late, first = (after(Escape(floor("shut-in")), "call", "feel") for _ in range(2))
    after(after(late, "open", steps=1), "shut")
    for escape in (late, first):
        escape.floor.layer = [HEADS[-1]] * ZONES
        after(after(escape, "open", steps=1), "shut", "seal", "signal")
        assert waited(escape).ending == "fetched"

    assert (late.cut_off, first.cut_off) == (False, True)
    assert points(late) == (0, 0, 0)
    assert "feel-first" in broken(late)
    assert sum(points(first)) >= 97


@pytest.mark.parametrize(("kind", "card"), [("shut-in", "seal-and-signal"), ("other-way", "feel-first")])
def test_who_knew_only_what_the_door_shows_and_opened_again_keeps_half_and_is_told(kind: Kind, card: str) -> None:
    escape = after(Escape(floor(kind)), "call", "feel")
    escape.floor.layer = [HEADS[-1]] * ZONES
    after(after(escape, "open", steps=1), "shut", "open", "shut", "seal", "signal")
    waited(escape)

    assert escape.cut_off
    assert card in broken(escape)
    assert points(escape)[1] == (8 + 8 + 8) // (2 if kind == "shut-in" else 4)


def test_of_the_choices_half_is_left_to_who_was_fetched_from_a_floor_with_a_way_out() -> None:
    acts = ("call", "feel", "seal", "signal")
    stayed = waited(looked(after(Escape(floor()), *acts)))

    assert points(stayed)[1] == (8 + 8 + 8) // 2


@pytest.mark.parametrize(("told", "comes"), [(0, 30), (12, 42), (40, 60), (None, 60)])
def test_help_comes_half_a_minute_after_the_call_and_after_a_minute_in_any_case(told: int | None, comes: int) -> None:
    escape = after(Escape(floor("hold")), "feel", "seal", "signal")
    if told is not None:
        after(after(escape, steps=told * HERTZ), "call", "call")
    waited(escape)

    assert (escape.ending, escape.steps) == ("fetched", comes * HERTZ)
    assert RESCUE == 60 * HERTZ


def test_a_cloth_wetted_is_one_change_of_mind() -> None:
    wet = after(after(Escape(floor()), "call", "feel", "towel", steps=TOWEL), "open", "out", "shut")
    dry = after(after(Escape(floor()), "call", "feel", steps=TOWEL), "open", "out", "shut")
    for escape in (wet, dry):
        to(after(escape, *(THERE_AND_BACK * 2), Act("go", 0)), "far")

    assert (wet.turns, dry.turns) == (4, 4)
    assert sum(points(wet)) < sum(points(dry))
