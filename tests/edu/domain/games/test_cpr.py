"""What CPR 节拍 teaches of the first half minute, and what a round is worth: to look before one presses, to have help
called, and to lose no time with what helps nobody.
"""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT, VERDICTS
from edu.domain.games.cpr.game import Cpr
from edu.domain.games.cpr.points import HANDS_ON, OBEYED, ORDER, RHYTHM
from edu.domain.games.cpr.scene import DELAYS, NEEDFUL
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.cpr_rounds import (
    RIGHT,
    Drummer,
    acted,
    at_machine,
    mean_of,
    play_of,
    points,
    pumped,
    scene_of,
    wait,
)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("every", [15, 20, 24, 30, BEAT, 36, 45, 60])
def test_tapping_at_any_pace_and_nothing_else_is_worth_nothing(every: int, level: Level) -> None:
    """Also in the beat: who has not spoken to him or looked at him has pressed on whoever lies there."""
    play = play_of(level)
    while not play.over:
        pumped(play, 1, every=every)

    assert sum(points(play).values()) == 0
    assert play.missed()[0] == "call"
    assert "look-first" in play.missed()


@pytest.mark.parametrize("deed", ["shout", "look"])
def test_compressions_count_from_when_he_was_spoken_to_or_looked_at(deed: str) -> None:
    """Who began blindly and then thinks of it has lost what was before, and no more: hands only is help too."""
    late = pumped(acted(pumped(play_of(), 12), (deed,), 4.2), 40)
    never = pumped(play_of(), 56)

    assert points(never)["节拍稳"] == points(never)["少停手"] == 0
    assert points(late)["节拍稳"] == RHYTHM // 2  # without 120 half, as ever
    assert points(late)["少停手"] > 0


def test_bad_compressions_before_anybody_looked_weigh_nothing_either() -> None:
    play = acted(pumped(play_of(), 8, every=20), ("shout", "look", "call"), 4.2)
    pumped(play, 45)

    assert play.beat.fast > 15
    assert points(play)["节拍稳"] == RHYTHM


def test_done_in_order_and_in_time_nothing_is_missed() -> None:
    play = at_machine()
    acted(play, ["power"], 0.5)
    for act in RIGHT:
        play.step([act])
    wait(play, 4.5)
    acted(play, ["clear", "shock"], 0.5)
    while not play.over:
        pumped(play, 1)

    assert play.missed() == ()
    assert points(play) == {"节拍稳": RHYTHM, "少停手": HANDS_ON, "先后有序": ORDER, "听 AED 的": OBEYED}
    assert play.flow > 900


def test_who_presses_before_looking_is_told_so_and_a_call_is_owed_all_the_same() -> None:
    play = pumped(play_of(), 36)

    assert {"look-first", "call", "fetch"} <= set(play.missed())
    assert points(play) == {"节拍稳": 0, "少停手": 0, "先后有序": 0, "听 AED 的": 0}


def test_who_presses_calls_out_without_a_stop() -> None:
    play = pumped(acted(play_of(), ("shout", "look")), 2)
    play.step([Act("call")])

    assert not play.scene.busy
    assert "call" in play.scene.done


@pytest.mark.parametrize("delay", DELAYS)
def test_what_helps_nobody_costs_time_and_has_a_card(delay: str) -> None:
    play = next(play for seed in range(99) if delay in (play := Cpr().start(seed, 3)).scene.shown)
    before = play.flow
    play.step([Act(delay)])
    wait(play, 4)
    play.step([Act("press")])

    assert play.began < 0  # his hands are full
    assert play.flow < before
    assert ("gasp" if delay == "side" else "no-delay") in play.missed()


@pytest.mark.parametrize("level", LEVELS)
def test_no_place_among_the_cards_is_always_the_right_one(level: Level) -> None:
    laid = [scene_of(seed, level).laid for seed in range(60)]

    for at in range(len(laid[0])):
        lies_there = {row[at] for row in laid}
        assert set(NEEDFUL) <= lies_there
        assert lies_there & set(DELAYS)
    assert {len(row) for row in laid} == {len(NEEDFUL) + len(scene_of(0, level).shown)}


def test_what_can_be_done_is_offered_as_it_is_laid() -> None:
    """Whoever takes always the first of what is offered takes what lies there, not what is right."""
    play = play_of(3)
    laid = play.scene.laid
    acted(play, laid[2:3], 9)

    assert play.scene.here == (*laid[:2], *laid[3:])
    assert play.here[: len(laid) - 1] == play.scene.here


def delayed(*deeds: str, delays: int = 1) -> dict[str, int]:
    """Points of who did these, then so many things that help nobody, then pressed well."""
    play = acted(play_of(), deeds, 4.2)
    acted(play, play.scene.shown[:delays], 9)
    return points(pumped(play, 38))


def test_a_second_delay_leaves_nothing_of_hands_on_him_nor_of_the_order() -> None:
    """Two tried are no choice: who did whatever lay there has put nothing in order."""
    none, one, two, three = (delayed("shout", "look", "call", delays=count) for count in range(4))

    assert none["节拍稳"] == RHYTHM
    assert none["先后有序"] - 10 >= one["先后有序"] > 0
    assert two["节拍稳"] == three["节拍稳"] == two["先后有序"] == three["先后有序"] == 0


def test_one_delay_is_forgiven_most_to_who_knew_the_rest() -> None:
    """By how much that helps was done all the same. A few cards as they lie are as likely to hold a delay as not, and
    seldom all four beside it: three of them with any one delay, and then a drum, was worth 56.
    """
    few, more = delayed("shout", "look"), delayed("shout", "look", "call")
    late = play_of()
    acted(late, ("shout", *late.scene.shown[:1], "look", "call"), 9)
    before = points(pumped(late, 36))["节拍稳"]
    late.step([Act("fetch")])

    assert few["节拍稳"] == few["少停手"] == 0
    assert more["节拍稳"] == RHYTHM * 2 // 10
    assert before == RHYTHM * 2 // 10
    assert points(late)["节拍稳"] == RHYTHM * 7 // 10  # who thinks of the machine while he presses has it as well


@pytest.mark.parametrize("level", LEVELS)
def test_at_least_as_much_is_laid_that_helps_nobody_as_helps(level: Level) -> None:
    """Among seven the first three or four cards were too often all right, or all but one."""
    assert len(scene_of(0, level).shown) >= len(NEEDFUL)


@pytest.mark.parametrize("begins", [0, 10])
@pytest.mark.parametrize("level", LEVELS)
def test_every_card_as_it_lies_and_then_a_drum_is_worth_no_more_than_playing_about(level: Level, begins: int) -> None:
    """Two compressions a second are a good pace: what is missing is any look at what the cards say."""
    chance = mean_of(lambda seed: bot_of(GAMES["cpr"], "random", seed), level)

    for back in (False, True):
        assert mean_of(lambda _, back=back: Drummer(9, back=back, begins=begins), level) < chance  # type: ignore[misc]


@pytest.mark.parametrize("level", LEVELS)
def test_a_few_cards_as_they_lie_and_then_a_drum_are_worth_no_more_than_playing_about(level: Level) -> None:
    """It is what the first thing from the left, for ever, comes to on the glass: cards, and then the chest."""
    chance = mean_of(lambda seed: bot_of(GAMES["cpr"], "random", seed), level)

    for cards in range(1, 5):
        assert mean_of(lambda _, n=cards: Drummer(n), level, 20) <= chance, cards  # type: ignore[misc]


def test_nobody_helps_and_another_takes_over_with_nothing_won() -> None:
    play = acted(play_of(), ("shout", "call", "fetch", "look"), 4.2)
    wait(play, 60)

    assert play.over
    assert points(play) == {"节拍稳": 0, "少停手": 0, "先后有序": 0, "听 AED 的": 0}
    assert "start" in play.missed()


def test_what_can_be_touched_is_known_to_the_rules() -> None:
    for level in LEVELS:
        play = play_of(level)
        assert set(play.here) <= Cpr().names
        assert {"press", "shout"} <= set(play.here)
    assert VERDICTS[0] == ""
