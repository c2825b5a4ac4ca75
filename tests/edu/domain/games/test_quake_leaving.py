"""The way out after it has shaken: what is touched on it, which rules it breaks, and where it ends."""

from __future__ import annotations

import pytest

from edu.domain.games.quake.game import QuakePlay
from edu.domain.games.quake.leaving import Leaving, Thing
from edu.domain.games.quake.points import clean, out
from edu.domain.games.rules import HERTZ
from tests.edu.domain.games.quake_play import good, room, shake_of, visit


@pytest.mark.parametrize(
    ("things", "card"),
    [
        (("jump", "head", "off", "door", "stairs", "open"), "no-jump"),
        (("lighter", "head", "off", "door", "stairs", "open"), "no-flame"),
        (("head", "off", "door", "lift"), "no-lift"),
        (("head", "off", "door", "stairs", "back"), "no-return"),
    ],
)
def test_a_red_line_is_the_first_card_whatever_else_was_done_well(things: tuple[Thing, ...], card: str) -> None:
    done = visit(good(shake_of("under")), *things)

    assert QuakePlay((done,)).missed()[0] == card
    assert clean(done) == 0


def test_the_lift_stops_and_leads_nowhere() -> None:
    done = visit(good(shake_of("under")), "head", "off", "door", "lift", "stairs", "open")

    assert done.leaving.ending == "stuck"
    assert out(done) == 0


@pytest.mark.parametrize("ground", ["wall", "wires"])
def test_it_shakes_again_and_the_open_ground_is_the_place_for_it(ground: Thing) -> None:
    under = visit(good(shake_of("under")), "off", "head", "door", "stairs", ground)
    changed = visit(good(shake_of("under")), "off", "head", "door", "stairs", ground, "open")

    assert under.leaving.ending == "struck"
    assert "open-ground" in QuakePlay((under,)).missed()
    assert changed.leaving.ending == "open"


def test_who_stays_inside_has_it_shake_again_over_them() -> None:
    done = visit(good(shake_of("under")), "head", "off")

    assert done.leaving.ending == "inside"
    assert out(done) == clean(done) == 0
    assert QuakePlay((done,)).missed() == ("leave",)


@pytest.mark.parametrize(("left_out", "card"), [("off", "shut-off"), ("head", "head")])
def test_what_was_not_done_on_the_way_out_is_said(left_out: Thing, card: str) -> None:
    things: list[Thing] = [thing for thing in ("off", "head") if thing != left_out]
    done = visit(good(shake_of("under")), *things, "door", "stairs", "open")

    assert QuakePlay((done,)).missed() == (card,)
    assert out(done) == 12


def test_where_nothing_burns_nothing_is_owed_for_it() -> None:
    done = visit(good(shake_of("under", name="classroom")), "head", "door", "stairs", "open")

    assert "off" not in Leaving(1, done.shake.set.room).here
    assert out(done) == 15


def test_from_the_cottage_the_door_leads_out_and_there_is_neither_lift_nor_balcony() -> None:
    leaving = Leaving(1, room("cottage").room)
    assert "jump" not in leaving.here

    leaving.touch("door")

    assert leaving.where == "outside"
    assert "lift" not in leaving.here


def test_a_second_tap_touches_nothing_of_the_place_that_one_comes_to() -> None:
    leaving = Leaving(1, room().room)
    for first, second in (("door", "lift"), ("stairs", "back")):
        for thing in (first, second):
            leaving.touch(thing)  # type: ignore[arg-type]
            for _ in range(HERTZ // 4):
                leaving.step()
        for _ in range(HERTZ // 2):
            leaving.step()

    assert (leaving.where, leaving.ending, leaving.red) == ("outside", "", [])


def test_things_that_are_not_there_now_are_let_go() -> None:
    leaving = Leaving(1, room().room)
    for thing in ("stairs", "lift", "open", "back"):
        leaving.touch(thing)  # type: ignore[arg-type]

    assert leaving.where == "room"
    assert leaving.red == []
