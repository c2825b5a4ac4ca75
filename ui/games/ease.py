"""Curves from 0 to 1."""

from __future__ import annotations

import math


def out(share: float) -> float:
    """Quick, then calm."""
    share = min(1.0, max(0.0, share))
    return 1.0 - (1.0 - share) ** 3


def back(share: float) -> float:
    """Beyond the goal by a tenth, then home."""
    share = min(1.0, max(0.0, share)) - 1.0
    return 1.0 + share * share * (2.7 * share + 1.7)


def toward(now: float, goal: float, share: float) -> float:
    """A step of `share` of the way: what follows a hand without jumping."""
    return now + (goal - now) * share


def wave(steps: int, seconds: float, phase: float = 0.0) -> float:
    """-1 … 1, once in `seconds`."""
    return math.sin(2 * math.pi * (steps / 60 / seconds + phase))
