"""What a round of 找隐患 is worth: to who looks as much as was seen, to blind fingers and answers nothing."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

import pytest

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from edu.domain.games.spot.game import ROOMS
from edu.domain.games.spot.look import PATIENT
from tests.edu.domain.games.spot_rounds import (
    all_but_one_mended,
    fix,
    looked,
    points,
    read,
    read_answers,
    round_of,
    tap,
    touched_again,
)


def test_all_found_and_mended_without_a_false_touch_is_a_hundred() -> None:
    run, play = round_of()
    for _ in range(ROOMS):
        looked(run, play)

    assert run.over
    assert points(play) == {"找得准": 60, "改得对": 20, "不冤枉": 20}
    assert play.missed() == ()


def test_a_finger_on_what_is_in_order_costs_time_and_points_and_a_second_one_is_told() -> None:
    run, play = round_of()
    looked(run, play, also=2)
    touched = points(play)
    clean = round_of()
    looked(*clean)

    assert touched["找得准"] < points(clean[1])["找得准"]
    assert touched["不冤枉"] < points(clean[1])["不冤枉"]
    assert "look-twice" in play.missed()
    assert "look-twice" not in clean[1].missed()


@pytest.mark.parametrize("level", LEVELS)
def test_touching_all_there_is_finds_everything_and_is_worth_no_more_than_the_answers(level: Level) -> None:
    run, play = round_of(level=level)
    while not run.over:
        looked(run, play, also=8)

    assert points(play)["找得准"] == points(play)["不冤枉"] == 0
    assert sum(points(play).values()) <= 20


@pytest.mark.parametrize("level", LEVELS)
def test_from_as_many_put_right_as_a_place_has_faults_everything_counts(level: Level) -> None:
    """At the first level one in every place: three right answers of three, and no false finger, are no luck."""
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    got, wanted = [0], [play.wanting]
    for more in (0, level > 2, level > 1):
        looked(run, play, skip=wrong - 1 - more)
        got.append(sum(points(play).values()))
        wanted.append(play.wanting)

    assert run.over
    assert wanted[0] == wrong
    assert wanted == sorted(set(wanted), reverse=True)
    assert wanted[-1] == 0
    assert got == sorted(set(got))
    assert 32 <= got[-1] <= 35  # a third of all


@pytest.mark.parametrize("level", [2, 3])
def test_one_put_right_in_every_place_is_less_proof_where_more_is_wrong(level: Level) -> None:
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    for _ in range(ROOMS):
        looked(run, play, skip=wrong - 1)

    assert play.wanting == wrong - ROOMS
    assert 0 < sum(points(play).values()) <= 100 // (2 * wrong)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_found_without_a_right_answer_counts_in_part(level: Level) -> None:
    """As by a finger that lies on one thing, place after place."""
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    run.step([tap(play.look, min(play.look.wrong))])
    found = sum(points(play).values())
    read_answers(run)
    run.step([fix(play.look)])
    answered = sum(points(play).values())
    run, play = round_of(3, level)
    for _ in range(ROOMS):
        looked(run, play, skip=wrong - 1, right=False)

    assert found == 0  # a finger that lies on one spot comes so far
    assert answered > 0
    assert play.wanting > 0
    assert sum(points(play).values()) <= 100 // (2 * wrong)


@pytest.mark.parametrize("level", LEVELS)
def test_each_false_finger_in_a_place_costs_more_than_the_one_before(level: Level) -> None:
    run, play = round_of(3, level)
    for _ in range(ROOMS - 1):
        looked(run, play)
    look = play.look
    for number in sorted(look.wrong)[1:]:
        run.step([tap(look, number)])
        read_answers(run)
        run.step([fix(look)])
        read(run, play)
    got = [points(play)["找得准"]]
    for number in [place for place in range(8) if place not in look.wrong][:3]:
        run.step([tap(look, number)])
        read(run, play)
        got.append(points(play)["找得准"])
    costs = [before - after for before, after in pairwise(got)]

    assert costs[0] > 0
    assert all(less < more for less, more in pairwise(costs))


@pytest.mark.parametrize("level", LEVELS)
def test_who_touches_the_same_things_until_the_time_is_up_has_found_nothing(level: Level) -> None:
    """Two things of each place, for ever, were worth 6 on the glass: false fingers stay few that way."""
    run, play = all_but_one_mended(level)
    had = sum(points(play).values())
    got = []
    for _ in range(PATIENT + 5):
        touched_again(run, play, 1)
        got.append(sum(points(play).values()))

    assert got[:PATIENT] == [had] * PATIENT
    assert got == sorted(got, reverse=True)
    assert got[PATIENT] < had
    assert got[PATIENT + 3 :] == [0, 0]


@pytest.mark.parametrize("level", LEVELS)
def test_who_looks_at_what_was_put_right_and_finds_the_next_has_everything(level: Level) -> None:
    """Each thing touched six times more, at leisure, before the next: where one finds, one looks."""
    run, play = round_of(3, level)
    for number in sorted(play.look.wrong):
        run.step([tap(play.look, number)])
        read_answers(run)
        run.step([fix(play.look)])
        read(run, play)
        if not play.look.closed:
            touched_again(run, play, 6)

    assert 33 <= sum(points(play).values()) <= 34  # of one place of three


def test_a_find_brings_back_what_was_lost_by_touching_the_same_things() -> None:
    run, play = all_but_one_mended(1)
    had = sum(points(play).values())
    touched_again(run, play, PATIENT + 4)
    lost = sum(points(play).values())
    run.step([tap(play.look, min(play.look.wrong))])

    assert lost == 0
    assert sum(points(play).values()) > had


def test_a_moment_of_drumming_on_what_was_found_is_one_touch_a_second() -> None:
    run, play = all_but_one_mended(1)
    touched_again(run, play, 40, every=6)

    assert play.look.again == 4


def test_touches_while_a_sentence_is_read_or_on_what_was_not_touched_yet_are_none_again() -> None:
    run, play = round_of(3)
    first, second = sorted(play.look.wrong)[:2]
    run.step([tap(play.look, first)])
    for _ in range(3):
        run.step([tap(play.look, first)])
    read_answers(run)
    run.step([fix(play.look)])
    run.step([tap(play.look, first)])
    read(run, play)
    run.step([tap(play.look, second)])

    assert play.look.again == 0


def test_a_place_in_which_somebody_was_stuck_costs_that_place_alone() -> None:
    run, play = round_of(3)
    looked(run, play, skip=1)
    before = points(play)
    run.step([tap(play.look, min(play.look.wrong))])
    read_answers(run)
    run.step([fix(play.look)])
    read(run, play)
    touched_again(run, play, PATIENT + 4)

    assert points(play) == before


def test_a_hand_that_taps_at_random_is_never_given_a_medal() -> None:
    game = GAMES["spot"]
    results = [played_by(game, bot_of(game, "random", seed), seed, level)[1] for seed in range(20) for level in LEVELS]

    assert {result.medal for result in results} == {""}
    assert mean(result.score for result in results) < 15


@pytest.mark.parametrize("level", LEVELS)
def test_who_finds_and_mends_a_part_has_that_part_and_a_false_finger_or_a_wrong_answer_takes_some(level: Level) -> None:
    def worth(*, skip: int, also: int = 0, right: bool = True) -> int:
        run, play = round_of(3, level)
        for _ in range(ROOMS):
            looked(run, play, skip=skip, also=also, right=right)
        return sum(points(play).values())

    wrong = len(round_of(3, level)[1].look.wrong)
    half = wrong // 2
    share = 100 * (wrong - half) // wrong

    assert share - 5 <= worth(skip=half) <= share + 5
    assert worth(skip=half) > worth(skip=half, right=False) > share // 4
    assert worth(skip=half) > worth(skip=half, also=1) > share // 2
    assert worth(skip=0) > worth(skip=half) > worth(skip=wrong - 1)
