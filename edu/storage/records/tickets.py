"""Queries about tickets (port: edu.services.ports.tickets)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from edu.domain.hall.tickets import Ticket
from edu.storage.schema_tickets import tickets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


class TicketRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def ticket(self, id: str) -> Ticket | None:
        return next(iter(self._found(tickets.c.id == id)), None)

    def tickets_with(self, code: str) -> Sequence[Ticket]:
        return self._found(tickets.c.code == code)

    def any_on(self, day: str) -> bool:
        held = (tickets.c.first <= day, tickets.c.last >= day, tickets.c.withdrawn.is_(False), tickets.c.code != "")
        return self._connect().execute(select(tickets.c.id).where(*held).limit(1)).first() is not None

    def tickets(self, limit: int) -> Sequence[Ticket]:
        query = select(tickets).order_by(tickets.c.id.desc()).limit(limit)
        return [_ticket(row) for row in self._connect().execute(query)]

    def _found(self, where: Any) -> list[Ticket]:
        query = select(tickets).where(where).order_by(tickets.c.id.desc())
        return [_ticket(row) for row in self._connect().execute(query)]


def _ticket(row: Any) -> Ticket:
    return Ticket(
        id=row.id,
        code=row.code or None,
        label=row.label,
        person=row.person,
        people=row.people,
        first=date.fromisoformat(row.first),
        last=date.fromisoformat(row.last),
        withdrawn=row.withdrawn,
        uses=row.uses,
        used_on=row.used_on,
    )
