"""When the hall is open: the week's hours, and above them the days that are otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from edu.domain.hall.plan import HallPlan, Opening, SpecialDays

_AHEAD = 400
"""Days that are looked at for the next open one: more than the longest closing that can be set."""


class Reopening(NamedTuple):
    """`opens` is HH:MM, '' where no hours are set for that day."""

    day: date
    opens: str


def special_on(plan: HallPlan, day: date) -> SpecialDays | None:
    """The shortest that holds on the day: one open day in a closed week is open."""
    held = [one for one in plan.special_days if one.first <= day <= one.last]
    return min(held, key=lambda one: one.length, default=None)


def opening_on(plan: HallPlan, day: date) -> Opening | None:
    """None: closed, or nothing is set."""
    weekday = day.isoweekday()
    special = special_on(plan, day)
    if special is None:
        return next((one for one in plan.openings if one.weekday == weekday), None)
    return None if special.closed else Opening(weekday=weekday, opens=special.opens, closes=special.closes)


def is_closed(plan: HallPlan, day: date) -> bool:
    """A hall that sets no hours for its week is closed on none of its days but the special ones."""
    special = special_on(plan, day)
    if special is not None:
        return special.closed
    return bool(plan.openings) and opening_on(plan, day) is None


def reopening(plan: HallPlan, day: date) -> Reopening | None:
    """The first day after `day` that is not closed; None where there is none in sight."""
    for ahead in range(1, _AHEAD + 1):
        later = day + timedelta(days=ahead)
        if not is_closed(plan, later):
            opening = opening_on(plan, later)
            return Reopening(later, opening.opens if opening else "")
    return None
