"""Queries about recorded drills (port: edu.services.ports.drills)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.domain.drill_records import DrillDocument, DrillQuery, DrillRecord
from edu.storage.records.below import at_or_below
from edu.storage.schema_classes import drill_documents, drill_people, drills

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


class DrillRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def drill(self, id: str) -> DrillRecord | None:
        row = self._connect().execute(select(drills).where(drills.c.id == id)).mappings().first()
        return DrillRecord(**row) if row else None

    def drills(self, query: DrillQuery) -> Sequence[DrillRecord]:
        statement = select(drills).order_by(drills.c.day.desc(), drills.c.id.desc())
        if not query.withdrawn:
            statement = statement.where(drills.c.withdrawn.is_(False))
        if query.org:
            statement = statement.where(drills.c.org.in_(at_or_below(self._connect(), query.org)))
        if query.enterprise:
            statement = statement.where(drills.c.enterprise == query.enterprise)
        if query.first:
            statement = statement.where(drills.c.day >= query.first)
        if query.last:
            statement = statement.where(drills.c.day <= query.last)
        return [DrillRecord(**row) for row in self._connect().execute(statement).mappings()]

    def people_of(self, drill: str) -> Sequence[tuple[str, str]]:
        query = select(drill_people.c.person, drill_people.c.part).where(drill_people.c.drill == drill)
        return [(row.person, row.part) for row in self._connect().execute(query.order_by(drill_people.c.person))]

    def drills_of(self, person: str) -> Sequence[DrillRecord]:
        query = (
            select(drills)
            .join(drill_people, drill_people.c.drill == drills.c.id)
            .where(drill_people.c.person == person, drills.c.withdrawn.is_(False))
            .order_by(drills.c.day, drills.c.id)
        )
        return [DrillRecord(**row) for row in self._connect().execute(query).mappings()]

    def documents_of(self, drill: str) -> Sequence[DrillDocument]:
        query = select(
            drill_documents.c.sha256, drill_documents.c.name, drill_documents.c.media_type, drill_documents.c.size
        ).where(drill_documents.c.drill == drill)
        ordered = query.order_by(drill_documents.c.name, drill_documents.c.sha256)
        return [DrillDocument(**row) for row in self._connect().execute(ordered).mappings()]
