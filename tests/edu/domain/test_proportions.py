"""Intervals against published figures, and against what they promise: 95 of 100 hold the truth."""

from __future__ import annotations

import random

import pytest

from edu.domain.proportions import TOO_FEW, PairedSums, Sums, proportion, wilson


@pytest.mark.parametrize(
    ("correct", "asked", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_has_the_interval_of_newcombes_first_table(correct: int, asked: int, low: float, high: float) -> None:
    """R. G. Newcombe, Stat. Med. 17, 1998, 857-872, table I, method 3."""
    found = wilson(correct / asked, asked)

    assert (found.low, found.high) == (pytest.approx(low, abs=6e-5), pytest.approx(high, abs=6e-5))


def paired(both: int, before_only: int, after_only: int, neither: int) -> PairedSums:
    """One question on either side."""
    sums = PairedSums.empty()
    for count, before, after in ((both, 1, 1), (before_only, 1, 0), (after_only, 0, 1), (neither, 0, 0)):
        for _ in range(count):
            sums.add((1, before), (1, after))
    return sums


def test_a_gain_has_the_interval_of_newcombes_paired_table() -> None:
    """Stat. Med. 17, 1998, 2635-2650: 36, 12, 2, 0 of 50 gives 0.0569 to 0.3404."""
    found = paired(36, 2, 12, 0).gain()

    assert found.value == pytest.approx(0.2)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (
        pytest.approx(0.0569, abs=6e-5), pytest.approx(0.3404, abs=6e-5),
    )  # fmt: skip


def test_a_handful_has_a_value_and_no_interval() -> None:
    few, enough = paired(3, 1, 5, 0), paired(3, 1, 6, 0)

    assert (few.gain().value, few.gain().interval, few.gain().too_few) == (pytest.approx(4 / 9), None, True)
    assert enough.gain().visits == TOO_FEW
    assert enough.gain().interval is not None
    assert (proportion(1, 9).interval, proportion(0, 0).value, PairedSums.empty().gain().value) == (None, None, None)
    assert (Sums().estimate().value, Sums().estimate().visits) == (None, 0)


def test_answers_that_hang_together_count_for_less() -> None:
    """Visits that know all or nothing say as much as one question each; free answers as much as all of them."""
    lumped, free = Sums(), Sums()
    rng = random.Random(1)
    for number in range(200):
        lumped.add(3, 3 * (number % 2))
        free.add(3, sum(rng.random() < 0.5 for _ in range(3)))

    assert lumped.effective == pytest.approx(200, rel=0.01)
    assert 480 < free.effective <= 600


def test_all_right_and_all_wrong_keep_an_interval() -> None:
    sums = PairedSums.empty()
    for _ in range(12):
        sums.add((3, 0), (3, 3))

    found = sums.gain()

    assert found.value == 1
    assert found.interval is not None
    assert 0.5 < found.interval.low < 0.8
    assert found.interval.high == 1


@pytest.mark.parametrize(("visits", "spread"), [(12, 0.0), (40, 0.25), (200, 0.35)])
def test_95_of_100_intervals_hold_the_truth(visits: int, spread: float) -> None:
    """Visitors differ in what they know (`spread`), so that a visit's three answers hang together."""
    rng = random.Random(7)
    before, after, rounds, held = 0.45, 0.75, 1500, 0

    def answers(chance: float) -> int:
        return sum(rng.random() < chance for _ in range(3))

    for _ in range(rounds):
        sums = PairedSums.empty()
        for _ in range(visits):
            own = rng.choice((-spread, spread))
            sums.add((3, answers(before + own)), (3, answers(min(1.0, max(0.0, after + own)))))
        interval = sums.gain().interval
        truth = sum(min(1.0, after + own) - before - own for own in (-spread, spread)) / 2
        held += interval is not None and interval.low <= truth <= interval.high

    assert 0.935 <= held / rounds <= 0.985
