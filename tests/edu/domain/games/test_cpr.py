"""What CPR 节拍 teaches: the pace, the recoil, thirty and two, no long pause, and to do what the machine says."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.cpr.beat import BEAT, BREATHS, THIRTY, VERDICTS, Beat
from edu.domain.games.cpr.game import Cpr, CprPlay
from edu.domain.games.cpr.machine import PLACES, Machine
from edu.domain.games.cpr.points import LONGEST_PAUSE
from edu.domain.games.cpr.scene import DELAYS
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.packs.library import ContentLibrary
from edu.system.paths import root

RIGHT = [Act("pad", PLACES.index("collar")), Act("pad", PLACES.index("ribs"))]


def library_facts() -> dict[str, str]:
    """What the register shows of each fact."""
    known = ContentLibrary(root() / "content", root() / "exams").known_register
    return {name: known.facts[name].display for name in ("cpr-rate", "cpr-ratio", "cpr-pause")}


def pressed(beat: Beat, times: int, every: int = BEAT, down: int = 10) -> Beat:
    for _ in range(times):
        beat.press()
        for step in range(every):
            if step == down:
                beat.release()
            beat.step()
    return beat


def play_of(level: Level = 1, *, advises: bool = True) -> CprPlay:
    return next(
        play for seed in range(99) if (play := Cpr().start(seed, level)).machine.advises == advises
    )  # fmt: skip


def wait(play: CprPlay, seconds: float) -> None:
    for _ in range(round(seconds * HERTZ)):
        play.step(())


def acted(play: CprPlay, names: Iterable[str], seconds: float = 5) -> CprPlay:
    """One after the other, each with time enough to be done."""
    for name in names:
        play.step([Act(name)])
        wait(play, seconds)
    return play


def pumped(play: CprPlay, seconds: float, every: int = BEAT) -> CprPlay:
    """On the play's own beat, so that one call goes on where the last one stopped."""
    for _ in range(round(seconds * HERTZ)):
        at = play.steps % every
        play.step([Act("press")] if at == 0 else [Act("release")] if at == 10 else [])
    return play


def begun(level: Level = 1, *, advises: bool = True) -> CprPlay:
    return acted(play_of(level, advises=advises), ("shout", "call", "fetch", "look"), 4.2)


def at_machine(level: Level = 1, *, advises: bool = True) -> CprPlay:
    """Pressing well until the machine is there."""
    play = begun(level, advises=advises)
    while play.machine.stage != "here":
        pumped(play, 1)
    return play


def points(play: CprPlay) -> dict[str, int]:
    return {part.name: part.got for part in play.parts()}


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
    assert points(pumped(begun(), 6))["节拍稳"] <= 6
    assert points(pumped(begun(), 25))["节拍稳"] >= 20


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
    assert points(late)["节拍稳"] == 35 // 2  # without 120 half, as ever
    assert points(late)["少停手"] > 0


def test_bad_compressions_before_anybody_looked_weigh_nothing_either() -> None:
    play = acted(pumped(play_of(), 8, every=20), ("shout", "look", "call"), 4.2)
    pumped(play, 45)

    assert play.beat.fast > 15
    assert points(play)["节拍稳"] == 35


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
    assert points(play) == {"节拍稳": 35, "少停手": 25, "先后有序": 25, "听 AED 的": 15}
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


def test_nobody_helps_and_another_takes_over_with_nothing_won() -> None:
    play = acted(play_of(), ("shout", "call", "fetch", "look"), 4.2)
    wait(play, 60)

    assert play.over
    assert points(play) == {"节拍稳": 0, "少停手": 0, "先后有序": 0, "听 AED 的": 0}
    assert "start" in play.missed()


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


def test_what_can_be_touched_is_known_to_the_rules() -> None:
    for level in LEVELS:
        play = play_of(level)
        assert set(play.here) <= Cpr().names
        assert {"press", "shout"} <= set(play.here)
    assert VERDICTS[0] == ""


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
