"""Queries about the hall (port: edu.services.ports.hall)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from edu.domain.hall.groups import HallGroup
from edu.domain.hall.tally import RatingLine, VisitLine
from edu.storage.records.roll import streamed
from edu.storage.schema_hall import feedback, hall_groups
from edu.storage.schema_study import visits
from edu.system.clock import civil_minute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection


class HallRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def visits(self, first: str, last: str) -> Iterator[VisitLine]:
        """Neither sorted nor grouped by the database, which would hold them all."""
        query = select(visits).where(visits.c.day >= first, visits.c.day <= last)
        return map(_visit, streamed(self._connect(), query))

    def ratings(self, first: str, last: str) -> Iterator[RatingLine]:
        names = ("hall", "day", "door", "known", "pleased")
        query = select(*(feedback.c[name] for name in names)).where(feedback.c.day >= first, feedback.c.day <= last)
        return (RatingLine(*row) for row in streamed(self._connect(), query))

    def groups(self, first: str, last: str) -> Sequence[HallGroup]:
        c = hall_groups.c
        query = select(hall_groups).where(c.day >= first, c.day <= last).order_by(c.day, c.begins, c.id)
        return [HallGroup(**row) for row in self._connect().execute(query).mappings()]

    def group(self, group: str) -> HallGroup | None:
        query = select(hall_groups).where(hall_groups.c.id == group)
        row = self._connect().execute(query).mappings().first()
        return HallGroup(**row) if row is not None else None


def _visit(row: Any) -> VisitLine:
    return VisitLine(
        hall=row.hall,
        day=row.day,
        minute=civil_minute(row.at_ms),
        door=row.door,
        activity=row.activity,
        seconds=row.seconds,
        asked=row.asked,
        correct=row.correct,
        people=row.people,
        ended=row.ended,
        game=row.game,
        score=row.score,
        missed=tuple(row.missed.split(",")) if row.missed else (),
        before=(row.before_asked, row.before_correct),
        after=(row.after_asked, row.after_correct),
    )
