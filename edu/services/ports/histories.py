"""Queries in bulk about what people and places did, for obligations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from edu.domain.histories import ClassFact, DrillFact, PersonHistory


class HistoryRecords(Protocol):
    def first_ms(self) -> int | None:
        """Time of the first event of the oldest chain: before it nothing can be on record."""

    def members(self, lines: Mapping[str, int], day: str, *, unplaced: bool = False) -> Sequence[str]:
        """People with a post, or one to come, in these org units: by line, employer and initials.

        `unplaced` takes in those who hang on no org unit.
        """

    def members_of(self, enterprise: str, day: str) -> Sequence[str]:
        """The same for one enterprise."""

    def histories(self, people: Sequence[str]) -> Iterator[PersonHistory]:
        """In the order asked for, a batch at a time; unknown and merged ids are left out."""

    def drills(self) -> Iterator[DrillFact]: ...
    def closed_classes(self) -> Iterator[ClassFact]: ...
