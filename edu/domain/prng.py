"""The program's own random numbers: splitmix64, so that a seed gives the same paper on any machine and version.

Sebastiano Vigna's splitmix64 (public domain). Named streams keep one use from shifting another: drawing one
question more does not change the order of the options.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


def step(state: int) -> tuple[int, int]:
    """(next state, 64-bit value): the pure form, for reducers that keep the state in a frozen value."""
    state = (state + GAMMA) & MASK
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)


def stream_state(seed: int, name: str) -> int:
    """First state of the stream `name` under `seed`; names are part of every stored result, never rename one."""
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


class Stream:
    """A named sequence of numbers; equal (seed, name) give equal sequences for ever."""

    __slots__ = ("state",)

    def __init__(self, seed: int, name: str) -> None:
        self.state = stream_state(seed, name)

    def next64(self) -> int:
        self.state, value = step(self.state)
        return value

    def below(self, bound: int) -> int:
        """Uniform in 0 … bound-1, without modulo bias."""
        if bound <= 0:
            raise ValueError("bound must be positive")
        limit = (1 << 64) - (1 << 64) % bound
        value = self.next64()
        while value >= limit:
            value = self.next64()
        return value % bound

    def shuffled(self, values: Sequence[T]) -> tuple[T, ...]:
        """A new order of the same values (Fisher–Yates)."""
        row = list(values)
        for last in range(len(row) - 1, 0, -1):
            other = self.below(last + 1)
            row[last], row[other] = row[other], row[last]
        return tuple(row)

    def choice(self, values: Sequence[T]) -> T:
        return values[self.below(len(values))]
