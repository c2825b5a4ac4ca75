"""Queries about statistics: figures counted by the database, and streams for the detailed sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from edu.domain.statistics import ClassRow, DrillRow, ExpiryRow, Figures, Frame, MonthRow, PersonRow, StatisticsBook


class StatisticsRecords(Protocol):
    def figures(self, frame: Frame) -> Mapping[int, Figures]:
        """Line → figures; under WHOLE the total, in which a person of two lines counts once."""

    def months(self, frame: Frame) -> tuple[MonthRow, ...]:
        """Twelve, from January."""

    def classes(self, frame: Frame) -> Iterator[ClassRow]:
        """Classes that touch the year, closed or not, by first day."""

    def people(self, frame: Frame) -> Iterator[PersonRow]:
        """People in post on the frame's last day, by line, employer and initials."""

    def expiries(self, frame: Frame) -> Iterator[ExpiryRow]:
        """By last day; what a later certificate of the same sort replaces is left out."""

    def drills(self, frame: Frame) -> Iterator[DrillRow]: ...


class StatisticsWriter(Protocol):
    """Implemented by reports."""

    def write(self, book: StatisticsBook, path: Path) -> int:
        """The workbook; gives the number of people listed. Raises InvalidInput where the file cannot be written."""
