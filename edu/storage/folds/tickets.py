"""Folds of tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.events import tickets as e
from edu.storage import schema_tickets as t
from edu.storage.folds.registry import folds

if TYPE_CHECKING:
    from edu.domain.events import Stamp
    from edu.storage.rows import Rows


@folds(e.TicketIssued, e.TicketFacePrinted)
def ticket_issued(rows: Rows, stamp: Stamp, fact: e.TicketIssued, private: e.TicketFacePrinted | None) -> None:
    rows.put(
        t.tickets,
        id=stamp.subject,
        code=private.code if private is not None else "",
        label=private.label if private is not None else "",
        person=stamp.person,
        people=fact.people,
        first=fact.first,
        last=fact.last,
        withdrawn=False,
        uses=0,
        used_on="",
    )


@folds(e.TicketUsed)
def ticket_used(rows: Rows, stamp: Stamp, fact: e.TicketUsed, private: None) -> None:
    before = rows.get(t.tickets, stamp.subject)
    if before is not None:
        used_on = max(before["used_on"], fact.day)
        rows.change(t.tickets, (stamp.subject,), uses=before["uses"] + 1, used_on=used_on)


@folds(e.TicketWithdrawn)
def ticket_withdrawn(rows: Rows, stamp: Stamp, fact: e.TicketWithdrawn, private: None) -> None:
    rows.change(t.tickets, (stamp.subject,), withdrawn=True)
