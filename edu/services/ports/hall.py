"""Queries about the hall: visits and answers as streams, parties received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from edu.domain.hall.groups import HallGroup
from edu.domain.hall.tally import RatingLine, VisitLine


class HallRecords(Protocol):
    """Days are ISO and inclusive."""

    def visits(self, first: str, last: str) -> Iterator[VisitLine]:
        """A batch at a time, in any order."""

    def ratings(self, first: str, last: str) -> Iterator[RatingLine]:
        """A batch at a time, in any order."""

    def groups(self, first: str, last: str) -> Sequence[HallGroup]:
        """By day and beginning; cancelled ones too."""

    def group(self, group: str) -> HallGroup | None: ...
