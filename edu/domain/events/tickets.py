"""Events of the experience hall's tickets. A visit itself is `study.VisitFinished`."""

from __future__ import annotations

from edu.domain.events.fact import Fact, Private


class TicketIssued(Fact, frozen=True, kw_only=True):
    """Subject: the ticket. Person: whom it is for, none for a group of `people`. Days are civil, ISO, inclusive."""

    people: int = 1
    first: str
    last: str


class TicketFacePrinted(Private, frozen=True, kw_only=True):
    """What stands on the ticket: the code that opens it, and a group's name ('' on a person's)."""

    code: str
    label: str = ""


class TicketUsed(Fact, frozen=True, kw_only=True):
    """A visit with this ticket was booked on `day`; `counted` people came with it, 0 where they were counted before."""

    day: str
    counted: int


class TicketWithdrawn(Fact, frozen=True, kw_only=True):
    """It opens nothing any more."""
