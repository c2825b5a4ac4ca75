from __future__ import annotations

from collections import Counter

import pytest

from edu.domain.prng import Stream, step, stream_state


def test_splitmix64_gives_the_published_numbers() -> None:
    state, values = 1234567, []
    for _ in range(3):
        state, value = step(state)
        values.append(value)
    assert values == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def test_streams_of_one_seed_are_apart_and_repeatable() -> None:
    assert Stream(1, "a").next64() == Stream(1, "a").next64()
    assert len({stream_state(1, "a"), stream_state(1, "b"), stream_state(2, "a")}) == 3


def test_below_is_even_and_stays_below() -> None:
    stream = Stream(5, "dice")
    seen = Counter(stream.below(6) for _ in range(6000))
    assert set(seen) == set(range(6))
    assert min(seen.values()) > 850


class Scripted(Stream):
    """Gives the listed values, to reach what one draw in 2**62 reaches."""

    __slots__ = ("values",)

    def __init__(self, *values: int) -> None:
        super().__init__(0, "scripted")
        self.values = iter(values)

    def next64(self) -> int:
        return next(self.values)


def test_below_draws_again_where_the_remainder_would_be_uneven() -> None:
    assert Scripted((1 << 64) - 1, 4).below(3) == 1


def test_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="positive"):
        Stream(0, "x").below(0)


def test_shuffled_keeps_the_values_and_choice_takes_one_of_them() -> None:
    values = tuple(range(20))
    mixed = Stream(3, "s").shuffled(values)
    assert mixed != values
    assert sorted(mixed) == list(values)
    assert Stream(3, "s").choice(values) in values
