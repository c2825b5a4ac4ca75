"""Queries about the ledger (port: edu.services.ports.ledger)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from edu.domain.ledger import LedgerLine
from edu.storage.ledger import HLC_BITS
from edu.storage.schema import chains, codes, events
from edu.storage.schema_exams import sittings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

_device = codes.alias("device_code")
_kind = codes.alias("kind_code")
_actor = codes.alias("actor_code")
_LINES = (
    select(
        events.c.position,
        _device.c.value.label("device"),
        events.c.epoch,
        events.c.seq,
        _kind.c.value.label("kind"),
        events.c.time_ms,
        _actor.c.value.label("actor"),
        events.c.subject,
        events.c.person,
        events.c.payload,
        events.c.hash,
    )
    .join(_device, _device.c.id == events.c.device)
    .join(_kind, _kind.c.id == events.c.kind)
    .join(_actor, _actor.c.id == events.c.actor)
    .order_by(events.c.hlc, events.c.position)
)


class LedgerRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def count(self) -> int:
        return self._connect().execute(select(func.count()).select_from(events)).scalar_one()

    def state(self) -> str:
        newest = select(events.c.hash).order_by(events.c.position.desc()).limit(1)
        found = self._connect().execute(newest).scalar_one_or_none()
        return bytes(found).hex() if found is not None else ""

    def latest_ms(self) -> int:
        """From the heads of the chains: their hybrid clocks never go back (a scan of all events would take seconds)."""
        found = self._connect().execute(select(func.max(chains.c.hlc))).scalar_one_or_none()
        return (found or 0) >> HLC_BITS

    def last_ms_of(self, subject: str) -> int:
        newest = select(events.c.time_ms).where(events.c.subject == subject).order_by(events.c.hlc.desc()).limit(1)
        return self._connect().execute(newest).scalar_one_or_none() or 0

    def lines_of_person(self, person: str) -> Sequence[LedgerLine]:
        sat = select(sittings.c.id).where(sittings.c.person == person)  # answers name their sitting only
        return self._lines(or_(events.c.person == person, events.c.subject == person, events.c.subject.in_(sat)))

    def lines_of_subject(self, subject: str) -> Sequence[LedgerLine]:
        return self._lines(events.c.subject == subject)

    def _lines(self, where: Any) -> list[LedgerLine]:
        return [
            LedgerLine(
                position=row.position,
                label=f"{row.device[-6:]}-{row.epoch}-{row.seq:06d}",
                kind=row.kind,
                time_ms=row.time_ms,
                actor=row.actor,
                subject=row.subject,
                person=row.person or "",
                payload=bytes(row.payload).decode(),
                hash=bytes(row.hash).hex(),
            )
            for row in self._connect().execute(_LINES.where(where))
        ]
