"""Tickets in the store, and who prints them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from edu.domain.hall.tickets import Ticket, TicketFace


class TicketRecords(Protocol):
    def ticket(self, id: str) -> Ticket | None: ...
    def tickets_with(self, code: str) -> Sequence[Ticket]:
        """The newest first; several where a code was drawn twice over the years."""

    def any_on(self, day: str) -> bool:
        """Whether one holds on that day (ISO)."""

    def tickets(self, limit: int) -> Sequence[Ticket]:
        """The newest first."""


class TicketWriter(Protocol):
    def tickets(self, hall: str, faces: Sequence[TicketFace], path: Path) -> None:
        """Replaces the file at `path` when it is whole."""
