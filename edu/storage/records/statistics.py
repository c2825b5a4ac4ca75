"""Queries about statistics (port: edu.services.ports.statistics)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from edu.storage.records.statistics_figures import figures_of
from edu.storage.records.statistics_months import months_of
from edu.storage.records.statistics_people import expiry_rows, person_rows
from edu.storage.records.statistics_roster import Roster
from edu.storage.records.statistics_streams import class_rows, drill_rows
from edu.storage.records.statistics_sums import YearSums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from edu.domain.statistics import ClassRow, DrillRow, ExpiryRow, Figures, Frame, MonthRow, PersonRow


class StatisticsRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def year(self, frame: Frame) -> YearRecords:
        return YearRecords(self._connect(), frame)


class YearRecords:
    """Who is on the roster and what they did in the year is read once, when a first question needs it."""

    def __init__(self, connection: Connection, frame: Frame) -> None:
        self._connection = connection
        self._frame = frame

    @cached_property
    def _roster(self) -> Roster:
        return Roster(self._connection, self._frame)

    @cached_property
    def _sums(self) -> YearSums:
        return YearSums(self._connection, self._frame, self._roster)

    @cached_property
    def _figures(self) -> Mapping[int, Figures]:
        figures = figures_of(self._connection, self._frame, self._roster, self._sums)
        self._sums.figures_are_known()
        return figures

    def figures(self) -> Mapping[int, Figures]:
        return self._figures

    def months(self) -> tuple[MonthRow, ...]:
        return months_of(self._connection, self._frame, self._sums)

    def classes(self) -> Iterator[ClassRow]:
        return class_rows(self._connection, self._frame)

    def people(self) -> Iterator[PersonRow]:
        return person_rows(self._connection, self._frame, self._roster, self._sums)

    def expiries(self) -> Iterator[ExpiryRow]:
        return expiry_rows(self._connection, self._frame, self._roster)

    def drills(self) -> Iterator[DrillRow]:
        return drill_rows(self._connection, self._frame)
