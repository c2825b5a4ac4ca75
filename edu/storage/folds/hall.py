"""Folds of the hall: answers at the end of a visit, parties received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import Reason
from edu.domain.events import hall as e
from edu.storage import schema_hall as t
from edu.storage.folds.registry import folds
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.FeedbackGiven)
def feedback_given(rows: Rows, stamp: Stamp, fact: e.FeedbackGiven, private: None) -> None:
    rows.put(
        t.feedback,
        id=stamp.subject,
        hall=fact.hall,
        door=fact.door,
        activity=fact.activity,
        day=civil_date(stamp.time_ms).isoformat(),
        at_ms=stamp.time_ms,
        known=fact.known,
        pleased=fact.pleased,
    )


@folds(e.HallGroupBooked, e.HallGroupName)
def hall_group_booked(rows: Rows, stamp: Stamp, fact: e.HallGroupBooked, private: e.HallGroupName | None) -> None:
    rows.put(
        t.hall_groups,
        id=stamp.subject,
        hall=fact.hall,
        name=private.name if private else "",
        sort=fact.sort,
        day=fact.day,
        begins=fact.begins,
        minutes=fact.minutes,
        people=fact.people,
        cancelled=False,
    )


@folds(e.HallGroupCancelled, Reason)
def hall_group_cancelled(rows: Rows, stamp: Stamp, fact: e.HallGroupCancelled, private: Reason | None) -> None:
    rows.change(t.hall_groups, (stamp.subject,), cancelled=True)
