"""The machine in CPR 节拍: it is sent for, it says what to do, and nobody touches him while it listens or shocks."""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.cpr.machine import PLACES, Machine, Place
from edu.domain.games.cpr.points import LONGEST_PAUSE, OBEYED
from edu.domain.games.rules import HERTZ
from tests.edu.domain.games.cpr_rounds import RIGHT, acted, at_machine, play_of, points, pumped, wait


def test_the_machine_comes_only_when_somebody_was_sent() -> None:
    play = acted(play_of(), ("shout", "call", "look"), 4.2)
    pumped(play, 60)

    assert play.machine.stage == "away"
    assert "fetch" in play.missed()


def test_while_the_machine_is_made_ready_the_helper_presses_and_the_face_keeps_its_colour() -> None:
    play = at_machine()
    before, own = play.flow, play.own
    wait(play, 3)

    assert play.flow >= before
    assert play.own == own


def test_a_pad_in_the_wrong_place_is_refused() -> None:
    machine = Machine(1, advises=True, stage="on")
    machine.pad("belly")
    machine.pad("collar")
    assert machine.stage == "on"
    assert machine.wrong == 1

    machine.pad("ribs")

    assert machine.stage == "listening"


def test_a_hand_on_him_while_it_listens_makes_it_begin_again() -> None:
    play = at_machine()
    acted(play, ["power"], 0.2)
    for act in RIGHT:
        play.step([act])
    wait(play, 3)
    play.step([Act("press")])
    wait(play, 3)

    assert play.machine.stage == "listening"
    assert "clear" in play.missed()


def test_the_button_before_everybody_is_away_is_a_fault() -> None:
    machine = Machine(1, advises=True, stage="charged", wait=99)
    machine.shock()

    assert machine.shocked
    assert machine.touched == 1


def test_when_it_advises_no_shock_there_is_no_button_and_one_presses_on() -> None:
    play = at_machine(3, advises=False)
    acted(play, ["power"], 0.2)
    for act in RIGHT:
        play.step([act])
    wait(play, 4.5)
    assert "shock" not in play.here
    play.step([Act("shock")])
    assert not play.machine.shocked

    pumped(play, 3)

    assert "listen" not in play.missed()
    assert points(play)["听 AED 的"] == 15


@pytest.mark.parametrize("every", [20, 48])
def test_who_does_what_the_machine_says_has_all_of_it_however_the_chest_is_pressed(every: int) -> None:
    """Too fast or too slow is one thing, the machine another."""
    play = acted(play_of(), ("shout", "call", "fetch", "look"), 4.2)
    while play.machine.stage != "here":
        pumped(play, 1, every=every)
    acted(play, ["power"], 0.2)
    for act in RIGHT:
        play.step([act])
    wait(play, 4.5)
    acted(play, ["clear", "shock"], 0.5)
    while not play.over:
        pumped(play, 1, every=every)

    assert points(play)["节拍稳"] == 0
    assert points(play)["听 AED 的"] == OBEYED


@pytest.mark.parametrize("well", [True, False])
def test_whoever_tried_two_things_that_help_nobody_was_led_by_the_machine_and_no_more(well: bool) -> None:
    """Its order is worth nothing either: right pads and the right moment were luck, wrong ones too."""
    play = play_of()
    acted(play, play.scene.shown[:2], 9)
    acted(play, ["fetch"], 4.2)
    while play.machine.stage != "here":
        wait(play, 1)
    acted(play, ["power"], 0.2)
    if not well:
        play.step([Act("pad", PLACES.index("belly"))])
    for act in RIGHT:
        play.step([act])
    wait(play, 4.5)
    acted(play, ["clear", "shock"] if well else ["shock"], 0.5)
    wait(play, 20)

    assert play.machine.stage == "done"
    assert points(play)["听 AED 的"] == 10


def test_a_pad_tried_elsewhere_first_leaves_half_of_what_both_are_worth() -> None:
    """The picture on the machine shows where they belong; all four places touched in turn are no look at it."""
    tried: tuple[tuple[Place, ...], ...] = ((), ("middle",), ("middle", "belly"))
    found = []
    for first in tried:
        play = at_machine()
        acted(play, ["power"], 0.2)
        for act in (*(Act("pad", PLACES.index(place)) for place in first), *RIGHT):
            play.step([act])
        found.append(points(play)["听 AED 的"])

    assert found == [3 + 4, 3 + 2, 3 + 2]


def test_who_waits_to_see_whether_he_wakes_is_told_to_go_on() -> None:
    play = at_machine()
    acted(play, ["power"], 0.2)
    for act in RIGHT:
        play.step([act])
    wait(play, 4.5)
    acted(play, ["clear", "shock"], 0.2)
    wait(play, LONGEST_PAUSE / HERTZ + 2)
    pumped(play, 2)

    assert {"resume", "pause"} <= set(play.missed())


def test_a_machine_that_nobody_switches_on_was_not_listened_to() -> None:
    play = at_machine()
    wait(play, 90)

    assert play.over
    assert "listen" in play.missed()
    assert points(play)["听 AED 的"] == 0


def test_a_palm_that_stays_on_him_does_not_keep_the_machine_listening_for_ever() -> None:
    play = at_machine()
    acted(play, ["power"], 0.2)
    for act in RIGHT:
        play.step([act])
    for _ in range(60):
        play.step([Act("press")])
        wait(play, 0.4)
        if play.machine.stage != "listening":
            break

    assert play.machine.stage == "charged"
    assert "clear" in play.missed()
