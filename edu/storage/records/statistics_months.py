"""Twelve months of the year, for charts: hours of the people on the roster, classes that ended, drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from edu.domain.statistics import MonthRow
from edu.storage.records.placing import place_table, placed
from edu.storage.records.statistics_figures import drill_place, drilled_in, drills_with_firms
from edu.storage.records.statistics_sums import closed_in
from edu.storage.schema_classes import classes, drills

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from edu.domain.statistics import Frame
    from edu.storage.records.statistics_sums import YearSums


def months_of(connection: Connection, frame: Frame, sums: YearSums) -> tuple[MonthRow, ...]:
    ended = dict(connection.execute(_by_month(classes, classes.c.ends, classes.c.org, frame, closed_in(frame))).all())
    drilled = dict(
        connection.execute(_by_month(drills_with_firms(), drills.c.day, drill_place(), frame, drilled_in(frame))).all()
    )
    return tuple(
        MonthRow(
            month=month,
            offline_minutes=sums.offline_by_month[key],
            online_minutes=sums.online_by_month[key],
            classes=ended.get(key, 0),
            drills=drilled.get(key, 0),
        )
        for month in range(1, 13)
        for key in (f"{frame.first[:4]}-{month:02}",)
    )


def _by_month(source: Any, day: Any, org: Any, frame: Frame, where: Any) -> Any:
    place = place_table(frame.line_of)
    rows = (
        select(func.substr(day, 1, 7).label("month"))
        .select_from(source.outerjoin(place, place.c.org == org))
        .where(placed(place, org, unplaced=frame.unplaced), where)
        .subquery()
    )
    return select(rows.c.month, func.count()).group_by(rows.c.month)
