"""How a person stands, bends, crawls and what their arms do: joints in units of five millimetres, feet at (0, 0), y up,
looking to the right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Literal

Spot = tuple[float, float]
Doing = Literal["", "feel", "phone", "seal", "wave", "cheer"]


@dataclass(frozen=True, slots=True)
class Pose:
    """`near` limbs lie before the body, `far` ones behind it."""

    hip: Spot
    neck: Spot
    head: Spot
    near_knee: Spot
    near_foot: Spot
    far_knee: Spot
    far_foot: Spot
    near_elbow: Spot
    near_hand: Spot
    far_elbow: Spot
    far_hand: Spot

    def mixed(self, other: Pose, share: float) -> Pose:
        def between(a: Spot, b: Spot) -> Spot:
            return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share

        return Pose(*(between(getattr(self, one.name), getattr(other, one.name)) for one in fields(Pose)))


def posed(posture: float, phase: float, stride: float, doing: Doing = "") -> Pose:
    """`posture` 0 upright … 2 on all fours, in between on the way; `phase` 0 … 1 of a double step; `stride` 0 … 1."""
    low = max(0.0, min(2.0, posture))
    makers = (_upright, _bent, _crawling)
    first = min(1, int(low))
    pose = makers[first](phase, stride)
    if low > first:
        pose = pose.mixed(makers[first + 1](phase, stride), low - first)
    return _armed(pose, doing, phase)


def _foot(phase: float, reach: float, lift: float, stride: float) -> Spot:
    turn = 2 * math.pi * phase
    return reach * stride * math.sin(turn), 14 + lift * stride * max(0.0, math.cos(turn))


def _upright(phase: float, stride: float) -> Pose:
    bob = 5 * stride * abs(math.sin(2 * math.pi * phase))
    near, far = _foot(phase, 46, 26, stride), _foot(phase + 0.5, 46, 26, stride)
    swing = 38 * stride * math.sin(2 * math.pi * phase)
    apart = 10 * (1 - stride)
    return Pose(
        hip=(-2, 150 - bob), neck=(2, 228 - bob), head=(12, 288 - bob),
        near_knee=(near[0] * 0.55 + 12, 82), near_foot=(near[0] + apart, near[1]),
        far_knee=(far[0] * 0.55 + 10, 82), far_foot=(far[0] - apart, far[1]),
        near_elbow=(-8 - swing * 0.5, 180), near_hand=(10 - swing, 142 + abs(swing) * 0.3),
        far_elbow=(8 + swing * 0.5, 182), far_hand=(20 + swing, 146 + abs(swing) * 0.3),
    )  # fmt: skip


def _bent(phase: float, stride: float) -> Pose:
    near, far = _foot(phase, 44, 22, stride), _foot(phase + 0.5, 44, 22, stride)
    bob = 4 * stride * abs(math.sin(2 * math.pi * phase))
    swing = 26 * stride * math.sin(2 * math.pi * phase)
    apart = 16 * (1 - stride)
    return Pose(
        hip=(-34, 118 - bob), neck=(42, 150 - bob), head=(88, 172 - bob),
        near_knee=(near[0] * 0.6 + 16, 72), near_foot=(near[0] - 14 + apart, near[1]),
        far_knee=(far[0] * 0.6 + 8, 72), far_foot=(far[0] - 14 - apart, far[1]),
        near_elbow=(50 - swing * 0.6, 100), near_hand=(78 - swing, 82),
        far_elbow=(62 + swing * 0.6, 104), far_hand=(92 + swing, 86),
    )  # fmt: skip


def _crawling(phase: float, stride: float) -> Pose:
    turn = 2 * math.pi * phase
    reach, bob = 24 * stride * math.sin(turn), 3 * stride * abs(math.sin(turn))
    lift, other = 14 * stride * max(0.0, math.cos(turn)), 14 * stride * max(0.0, -math.cos(turn))
    return Pose(
        hip=(-66, 76 - bob), neck=(22, 80 - bob), head=(72, 94 - bob),
        near_knee=(-50 - reach, 18 + other), near_foot=(-118 - reach, 16 + other),
        far_knee=(-34 + reach, 18 + lift), far_foot=(-100 + reach, 16 + lift),
        near_elbow=(34 + reach * 0.6, 44), near_hand=(54 + reach, 14 + lift),
        far_elbow=(24 - reach * 0.6, 44), far_hand=(40 - reach, 14 + other),
    )  # fmt: skip


def _armed(pose: Pose, doing: Doing, phase: float) -> Pose:
    """The near arm, at something else than walking; relative to the neck, so that it goes with any posture."""
    if not doing:
        return pose
    x, y = pose.neck
    swing = math.sin(2 * math.pi * phase)
    arms: dict[Doing, tuple[Spot, Spot]] = {
        "feel": ((x + 42, y - 30), (x + 92, y - 8)),
        "phone": ((x + 46, y - 26), (x + 40, y + 46)),
        "seal": ((x + 30, y - 46), (x + 56, 18)),
        "wave": ((x - 22, y + 52), (x - 30 + 34 * swing, y + 116)),
        "cheer": ((x + 62, y + 4), (x + 86 + 6 * swing, y + 84)),
        "": (pose.near_elbow, pose.near_hand),
    }
    elbow, hand = arms[doing]
    far = {"far_elbow": (x - 58, y + 4), "far_hand": (x - 74 - 6 * swing, y + 84)} if doing == "cheer" else {}
    kept = {one.name: getattr(pose, one.name) for one in fields(Pose)}
    return Pose(**{**kept, "near_elbow": elbow, "near_hand": hand, **far})
