"""The lorry that turns right past whoever waits: its course by the rules' steps, and what its wheels sweep.

The front axle is steered, the rear axle only follows: that is why it comes nearer. Millimetres, as in the rules.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from edu.domain.games.road.dangers import TURN, WARNS

FAR_KERB, NEAR_KERB = -8_900.0, -3_300.0
"""Kerbs of the side street, along the road."""
AXLES, NOSE, HALF = 4_200.0, 1_500.0, 1_250.0
"""Between the axles; before the front one; half the breadth."""
_LANE = -5_000.0
"""Along the road: the middle of the lane in which it comes up the side street."""
_LANE_AWAY = 1_950.0
"""Across: the middle of its course when it has turned."""
_RADIUS = 4_000.0
_BEFORE, _AFTER = 13_000.0, 60_000.0
_DRIVES_OFF = 220.0
"""A step, when it is through."""
OUT = 300
"""So long after its turn it is still to be seen."""


class Pose(NamedTuple):
    """Of the middle between nose and tail; `heading` in degrees from rightwards to the far side."""

    along: float
    across: float
    heading: float


class _Axles(NamedTuple):
    front: tuple[float, float]
    rear: tuple[float, float]


def _front(far: float) -> tuple[float, float]:
    """After so many millimetres of the course; 0 is where it has gone half round."""
    straight = _LANE_AWAY - _RADIUS
    arc = _RADIUS * math.pi / 2
    if far < -arc / 2:
        return _LANE, straight + far + arc / 2
    if far < arc / 2:
        angle = (far + arc / 2) / _RADIUS
        return _LANE + _RADIUS * (1 - math.cos(angle)), straight + _RADIUS * math.sin(angle)
    return _LANE + _RADIUS + far - arc / 2, _LANE_AWAY


@cache
def _trail() -> tuple[_Axles, ...]:
    """Every 50 mm of the course, from the beginning on."""
    x, y = _front(-_BEFORE)
    rear = (x, y - AXLES)
    found = []
    for far in range(int(-_BEFORE), int(_AFTER), 50):
        front = _front(far)
        gap = math.hypot(front[0] - rear[0], front[1] - rear[1])
        share = AXLES / gap
        rear = (front[0] + (rear[0] - front[0]) * share, front[1] + (rear[1] - front[1]) * share)
        found.append(_Axles(front, rear))
    return tuple(found)


def _far(step: int) -> float:
    """How far the front axle has come, `step` counted from the rules' turn: the cab is there at 0, the rear wheel soon
    after, and when the turn is over the tail has passed.
    """
    if step < 0:
        return -_BEFORE + (_BEFORE + 1_000) * math.pow(1 + step / WARNS, 1.15)
    if step < TURN:
        return 1_000 + 10_500 * step / TURN
    return 11_500 + _DRIVES_OFF * (step - TURN) * min(1.0, 0.3 + (step - TURN) / 90)


def pose(step: int) -> Pose:
    """Where it is so many steps after the turn has begun; before it: negative."""
    far = max(-_BEFORE, min(_AFTER - 100, _far(max(-WARNS, step))))
    axles = _trail()[int((far + _BEFORE) / 50)]
    (x, y), (rear_x, rear_y) = axles
    heading = math.atan2(y - rear_y, x - rear_x)
    middle = NOSE - 4_500
    return Pose(x + middle * math.cos(heading), y + middle * math.sin(heading), math.degrees(heading))


@cache
def track(*, rear: bool) -> tuple[tuple[float, float], ...]:
    """The inner wheel's line (the right one) on the ground, as far as it bends."""
    found = []
    for axles in _trail()[::4]:
        (x, y), (rear_x, rear_y) = axles
        heading = math.atan2(y - rear_y, x - rear_x)
        at = (rear_x, rear_y) if rear else (x, y)
        point = at[0] + HALF * math.sin(heading), at[1] - HALF * math.cos(heading)
        if point[1] > -4_500 and point[0] < 3_600:
            found.append(point)
    return tuple(found)


@cache
def zone() -> tuple[tuple[float, float], ...]:
    """Between the tracks of the front and of the rear wheel."""
    return (*track(rear=False), *reversed(track(rear=True)))
