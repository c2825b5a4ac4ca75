"""Queries about recorded drills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from edu.domain.drill_records import DrillDocument, DrillQuery, DrillRecord


class DrillRecords(Protocol):
    def drill(self, id: str) -> DrillRecord | None: ...
    def drills(self, query: DrillQuery) -> Sequence[DrillRecord]:
        """Newest first."""

    def people_of(self, drill: str) -> Sequence[tuple[str, str]]:
        """Person and part played."""

    def drills_of(self, person: str) -> Sequence[DrillRecord]:
        """In which the person took part by name; withdrawn ones are left out."""

    def documents_of(self, drill: str) -> Sequence[DrillDocument]: ...
