"""Events of the experience hall besides its visits: what a visitor said at the end, and parties received by staff."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class FeedbackGiven(Fact, frozen=True, kw_only=True):
    """Subject: the answer itself, tied to no visit. `known` 1–4 and `pleased` 1–5, from the lowest; 0: passed over."""

    hall: str = ""
    door: str = ""
    activity: str = ""
    known: int = 0
    pleased: int = 0


class HallGroupBooked(Fact, frozen=True, kw_only=True):
    """Subject: the group. Booked again = changed. `begins` counts the minutes of the civil day."""

    hall: str = ""
    sort: str
    day: str
    begins: int
    minutes: int
    people: int


class HallGroupName(Private, frozen=True, kw_only=True):
    name: str = ""


class HallGroupCancelled(Fact, frozen=True, kw_only=True):
    """It did not come, or was entered in error."""

    reason: str = ""
