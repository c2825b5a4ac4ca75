"""Eight bearings, 0 north and on clockwise by 45°. A wind is named by where it comes from, as everywhere: 0 北风."""

from __future__ import annotations

NORTH_EAST_STEPS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""(rows down, columns right) of one cell in each bearing, rows counted from the north."""


def apart(one: int, other: int) -> int:
    """Eighths of a circle between two bearings: 0 to 4."""
    turn = (one - other) % 8
    return min(turn, 8 - turn)


def downwind(wind: int) -> int:
    """The bearing to which that wind carries."""
    return (wind + 4) % 8


def bearing(down: int, right: int) -> int:
    """The nearest bearing of a step on the grid; -1 for none."""
    if not down and not right:
        return -1
    short, long = sorted((abs(down), abs(right)))
    if 5 * short >= 2 * long:  # more than 22.5° off the nearest main direction
        sign = (1 if down > 0 else -1, 1 if right > 0 else -1)
    elif abs(down) == long:
        sign = (1 if down > 0 else -1, 0)
    else:
        sign = (0, 1 if right > 0 else -1)
    return NORTH_EAST_STEPS.index(sign)
