"""Hands on the chest in CPR 节拍: the pace, the recoil, thirty and two."""

from __future__ import annotations

import re

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.cpr.beat import BEAT, BREATHS, THIRTY, Beat
from edu.domain.games.cpr.points import LONGEST_PAUSE, RHYTHM
from edu.domain.games.rules import HERTZ
from edu.packs.library import ContentLibrary
from edu.system.paths import root
from tests.edu.domain.games.cpr_rounds import begun, play_of, points, pressed, pumped


def library_facts() -> dict[str, str]:
    """What the register shows of each fact."""
    known = ContentLibrary(root() / "content", root() / "exams").known_register
    return {name: known.facts[name].display for name in ("cpr-rate", "cpr-ratio", "cpr-pause")}


@pytest.mark.parametrize(
    ("a_minute", "verdict"), [(90, "slow"), (100, "good"), (110, "good"), (120, "good"), (140, "fast"), (180, "fast")]
)
def test_the_pace_is_a_hundred_to_a_hundred_and_twenty_a_minute(a_minute: int, verdict: str) -> None:
    assert pressed(Beat(False), 5, every=60 * HERTZ // a_minute).last == verdict


def test_the_pace_and_the_count_are_those_of_the_register() -> None:
    facts = library_facts()
    least, most = (int(number) for number in re.findall(r"\d+", facts["cpr-rate"]))
    thirty, breaths = (int(number) for number in re.findall(r"\d+", facts["cpr-ratio"]))

    for a_minute in (least, most):
        assert pressed(Beat(False), 3, every=60 * HERTZ // a_minute).last == "good"
    for a_minute in (least - 10, most + 10):
        assert pressed(Beat(False), 3, every=60 * HERTZ // a_minute).last != "good"
    assert (thirty, breaths) == (THIRTY, BREATHS)
    assert HERTZ * int(re.findall(r"\d+", facts["cpr-pause"])[0]) == LONGEST_PAUSE


def test_a_hand_that_does_not_come_up_in_time_leans_and_one_that_never_does_is_no_compression() -> None:
    leaning = pressed(Beat(False), 10, down=30)
    lying = Beat(False)
    for _ in range(5 * HERTZ):
        lying.press()
        lying.step()

    assert leaning.leaned == 9
    assert leaning.good == 0
    assert not leaning.useful
    assert lying.good == 0
    assert lying.presses <= 6


def test_blood_moves_near_the_pace_and_stops_with_the_hand() -> None:
    beat = pressed(Beat(False), 5)
    assert beat.useful
    for _ in range(BEAT):
        beat.step()
    assert not beat.useful
    assert not pressed(Beat(False), 9, every=20).useful


def test_after_a_pause_the_next_compression_is_the_first_again() -> None:
    beat = pressed(Beat(False), 3)
    for _ in range(3 * HERTZ):
        beat.step()
    beat.press()

    assert beat.last == "first"
    assert beat.slow == 0


def test_a_few_good_ones_are_not_yet_a_rhythm() -> None:
    assert points(pumped(begun(), 6))["节拍稳"] <= RHYTHM // 5
    assert points(pumped(begun(), 25))["节拍稳"] >= RHYTHM // 2


@pytest.mark.parametrize(("count", "good"), [(15, 0), (28, 1), (THIRTY, 1), (32, 1), (40, 0)])
def test_two_breaths_belong_after_thirty(count: int, good: int) -> None:
    beat = pressed(Beat(True), count)
    for _ in range(3):
        beat.give_breath()
        for _ in range(HERTZ):
            beat.step()
    assert beat.breaths == 2  # a third is let go

    pressed(beat, 1)

    assert beat.cycles == 1
    assert beat.rounds == good
    assert beat.count == 1


def test_one_breath_is_not_two_and_none_is_asked_of_who_has_not_learned_it() -> None:
    beat = pressed(Beat(True), THIRTY)
    beat.give_breath()
    for _ in range(HERTZ):
        beat.step()
    untrained = pressed(Beat(False), THIRTY)
    untrained.give_breath()

    assert pressed(beat, 1).rounds == 0
    assert untrained.breaths == 0
    assert not untrained.due
    assert not play_of(1).beat.breathes
    assert play_of(2).beat.breathes


def test_what_was_begun_when_somebody_else_takes_over_is_no_fault() -> None:
    beat = pressed(Beat(True), 12)
    beat.rest()
    assert (beat.count, beat.cycles) == (0, 0)

    counted = pressed(beat, THIRTY)
    for _ in range(2):
        counted.give_breath()
        for _ in range(HERTZ):
            counted.step()
    counted.rest()

    assert (counted.cycles, counted.rounds) == (1, 1)
    assert counted.press()
    assert counted.last == "first"


def test_no_compression_is_possible_while_a_breath_is_given() -> None:
    beat = pressed(Beat(True), THIRTY)
    beat.give_breath()

    assert not beat.press()


@pytest.mark.parametrize(("every", "card"), [(24, "too-fast"), (42, "too-slow")])
def test_a_hand_that_is_off_the_pace_gets_the_card_for_it(every: int, card: str) -> None:
    play = pumped(begun(), 25, every=every)

    assert card in play.missed()
    assert points(play)["节拍稳"] == 0


def test_the_beat_is_heard_always_at_first_then_when_lost_then_only_to_begin_with() -> None:
    for level, at_first, later, lost in ((1, True, True, True), (2, True, False, True), (3, True, False, False)):
        play = play_of(level)  # type: ignore[arg-type]
        assert play.heard == at_first
        play.beat.presses, play.beat.last = 60, "good"
        assert play.heard == later
        play.beat.last = "slow"
        assert play.heard == lost


def test_depth_is_no_matter_of_points() -> None:
    """A screen cannot feel how deep a hand goes: whatever the act says of itself changes nothing."""
    light, hard = begun(), begun()
    for step in range(20 * HERTZ):
        for play, force in ((light, 1), (hard, 9999)):
            play.step(
                [Act("press", force, force)] if step % BEAT == 0 else [Act("release")] if step % BEAT == 9 else []
            )

    assert light.parts() == hard.parts()
    assert tuple(light.cells()) == tuple(hard.cells())
