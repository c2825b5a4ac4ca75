"""Queries about statistics (port: edu.services.ports.statistics)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.storage.records.statistics_figures import figures_of
from edu.storage.records.statistics_months import months_of
from edu.storage.records.statistics_streams import class_rows, drill_rows, expiry_rows, person_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from edu.domain.statistics import ClassRow, DrillRow, ExpiryRow, Figures, Frame, MonthRow, PersonRow


class StatisticsRecords:
    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect

    def figures(self, frame: Frame) -> Mapping[int, Figures]:
        return figures_of(self._connect(), frame)

    def months(self, frame: Frame) -> tuple[MonthRow, ...]:
        return months_of(self._connect(), frame)

    def classes(self, frame: Frame) -> Iterator[ClassRow]:
        return class_rows(self._connect(), frame)

    def people(self, frame: Frame) -> Iterator[PersonRow]:
        return person_rows(self._connect(), frame)

    def expiries(self, frame: Frame) -> Iterator[ExpiryRow]:
        return expiry_rows(self._connect(), frame)

    def drills(self, frame: Frame) -> Iterator[DrillRow]:
        return drill_rows(self._connect(), frame)
