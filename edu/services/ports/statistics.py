"""Queries about the statistics of a year: figures, and streams for the detailed sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from edu.domain.statistics import (
    ClassRow,
    DrillRow,
    DutyRow,
    ExpiryRow,
    Figures,
    Frame,
    MonthRow,
    PersonRow,
    StatisticsBook,
)
from edu.system.settings import Settings


class StatisticsRecords(Protocol):
    def year(self, frame: Frame) -> YearRecords: ...


class YearRecords(Protocol):
    """Of one transaction; what several questions need is read once and held until this is let go."""

    def figures(self) -> Mapping[int, Figures]:
        """Line → figures; under WHOLE the total, in which a person of two lines counts once."""

    def months(self) -> tuple[MonthRow, ...]:
        """Twelve, from January."""

    def classes(self) -> Iterator[ClassRow]:
        """Classes that touch the year, closed or not, by first day."""

    def people(self) -> Iterator[PersonRow]:
        """People in post on the frame's last day, by line, employer and initials."""

    def expiries(self) -> Iterator[ExpiryRow]:
        """By last day; what a later certificate of the same sort replaces is left out."""

    def drills(self) -> Iterator[DrillRow]: ...


class DutiesElsewhere(Protocol):
    """Judges duties in a second process while the first one counts all the rest."""

    def begin(
        self, scope: str, until: date, settings: Settings, state: str
    ) -> AbstractContextManager[Callable[[], Iterator[DutyRow]] | None]:
        """`state` is the ledger's. The duties come as they are judged, in the order of judging; the iterator raises
        StoppedShort where there are no more, be it at once because the other saw another state. None: not here.
        """


class StatisticsWriter(Protocol):
    """Implemented by reports."""

    def write(self, book: StatisticsBook, path: Path) -> int:
        """The workbook; gives the number of people listed. Raises DiskFull where the file cannot be written.

        The duties are asked for last: another process may be judging them meanwhile.
        """
