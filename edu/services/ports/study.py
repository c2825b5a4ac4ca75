"""Queries about study, credit hours and kiosk visits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from edu.domain.study_records import CreditLine, StudyState
from edu.domain.visits import VisitCount


class StudyRecords(Protocol):
    def state(self, person: str, course: str, version: int, lesson: str = "") -> StudyState:
        """What the person did in this version of the course, or of one lesson of it."""

    def last_ms(self, person: str) -> int | None:
        """When the person last finished a page."""

    def lessons_touched(self, person: str, first_ms: int, last_ms: int) -> tuple[int, int]:
        """Lessons begun or gone on with in that time, and lessons completed in it."""

    def credits_of(self, person: str, *, withdrawn: bool = False) -> Sequence[CreditLine]:
        """By day; withdrawn ones only when asked for."""

    def credits_of_many(self, people: Iterable[str]) -> Mapping[str, Sequence[CreditLine]]: ...
    def credits_from(self, source_id: str, *, withdrawn: bool = False) -> Sequence[CreditLine]:
        """What one class credited, to everybody."""

    def visit_counts(self, first: str, last: str) -> Sequence[VisitCount]:
        """By day and door, days ISO and inclusive."""
