"""Queries about training classes and drills (port: edu.services.ports.classes)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from edu.storage.schema_classes import enrolments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


class ClassRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def classes_of(self, person: str) -> Sequence[str]:
        query = select(enrolments.c.training_class).where(
            enrolments.c.person == person, enrolments.c.withdrawn.is_(False)
        )
        return list(self._connect().execute(query.order_by(enrolments.c.at_ms)).scalars())
