"""Queries about the hall (port: edu.services.ports.hall)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import msgspec
from sqlalchemy import and_, select

from edu.domain.events.study import VisitDone, VisitFinished
from edu.domain.hall.groups import HallGroup
from edu.domain.hall.tally import RatingLine, VisitLine
from edu.domain.visits import GameVisit, QuestionSet, VisitAct
from edu.storage.records.streams import streamed
from edu.storage.schema import events
from edu.storage.schema_hall import feedback, hall_groups
from edu.storage.schema_study import visits
from edu.system.clock import civil_minute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

_fact = msgspec.json.Decoder(VisitFinished)


class HallRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def visits(self, first: str, last: str) -> Iterator[VisitLine]:
        """Neither sorted nor grouped by the database, which would hold them all.

        What was done in a visit is read from its event: a visit is one row of its table, and only here is more asked.
        """
        own = and_(events.c.subject == visits.c.id, events.c.time_ms == visits.c.at_ms)
        query = (
            select(visits, events.c.payload)
            .select_from(visits.outerjoin(events, own))
            .where(visits.c.day >= first, visits.c.day <= last)
        )
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
        people=row.people,
        done=_done(row.payload) or (_only(row),),
    )


def _done(payload: bytes | None) -> tuple[VisitAct, ...]:
    """() for a visit of before it was kept."""
    if payload is None or b'"done":' not in payload:
        return ()
    return tuple(_act(one) for one in _fact.decode(payload).done)


def _act(one: VisitDone) -> VisitAct:
    return VisitAct(
        door=one.door,
        activity=one.activity,
        seconds=one.seconds,
        asked=one.asked,
        correct=one.correct,
        finished=one.finished,
        game=_game(one, tuple(one.missed), cast("QuestionSet", one.first)),
    )


def _only(row: Any) -> VisitAct:
    """All that is known: what was done last has the time and the answers of the whole visit."""
    return VisitAct(
        door=row.door,
        activity=row.activity,
        seconds=row.seconds,
        asked=row.asked,
        correct=row.correct,
        finished=row.ended == "finished",
        game=_game(row, tuple(row.missed.split(",")) if row.missed else (), "a"),
    )


def _game(held: Any, missed: tuple[str, ...], first: QuestionSet) -> GameVisit | None:
    if not held.game:
        return None
    return GameVisit(
        game=held.game,
        level=held.level,
        score=held.score,
        missed=missed,
        before=(held.before_asked, held.before_correct),
        after=(held.after_asked, held.after_correct),
        first=first,
    )
