"""What attendance is worth, in minutes: value in, value out.

Signed in, and the meeting uses no signing out: the meeting's whole minutes. Where anybody signed out, the stay counts:
from signing in, but not before the planned start, to signing out. A stay of at least 80 % of the plan earns the whole;
a shorter one its own whole minutes; whoever never signed out has shown no stay and earns nothing until it is entered.
(80 % lets a room of sixty queue at the door; the end is not clipped, because meetings begin and end late.)
Made-up minutes come on top, together never more than the meeting's. Online lessons taken to make up have credited
themselves, so they fill the table but earn nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable

from edu.domain.classes import Attendance, Meeting

MINUTE = 60_000
WHOLE_FROM_PERCENT = 80
EARNS_ELSEWHERE = "lessons"


def uses_sign_out(attendance: Iterable[Attendance]) -> bool:
    """Of one meeting: did anybody sign out?"""
    return any(held.out_ms is not None for held in attendance)


def taught_minutes(meeting: Meeting, held: Attendance, *, sign_out_used: bool) -> int:
    """Minutes earned by being there; never above the plan."""
    if meeting.cancelled or held.in_ms is None:
        return 0
    if not sign_out_used:
        return meeting.minutes
    if held.out_ms is None:
        return 0
    stay_ms = held.out_ms - max(held.in_ms, meeting.starts_ms)
    if stay_ms * 100 >= meeting.minutes * MINUTE * WHOLE_FROM_PERCENT:
        return meeting.minutes
    return max(0, stay_ms // MINUTE)


def made_up_minutes(meeting: Meeting, held: Attendance, *, sign_out_used: bool) -> int:
    """What making up adds to it."""
    if meeting.cancelled or held.made_up_how == EARNS_ELSEWHERE:
        return 0
    open_ = meeting.minutes - taught_minutes(meeting, held, sign_out_used=sign_out_used)
    return max(0, min(open_, held.made_up_minutes))
