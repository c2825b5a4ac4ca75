"""Twelve months of the year, for charts: hours of the people on the roster, classes that ended, drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from edu.domain.statistics import WHOLE, MonthRow
from edu.storage.records.placing import place_table, placed, whoever
from edu.storage.records.statistics_figures import closed_in, drill_place, drilled_in, drills_with_firms
from edu.storage.records.statistics_members import members_of
from edu.storage.schema_classes import classes, drills
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from edu.domain.statistics import Frame


def months_of(connection: Connection, frame: Frame) -> tuple[MonthRow, ...]:
    minutes = {row[0]: row for row in connection.execute(_minutes(frame))}
    ended = dict(connection.execute(_by_month(classes, classes.c.ends, classes.c.org, frame, closed_in(frame))).all())
    drilled = dict(
        connection.execute(_by_month(drills_with_firms(), drills.c.day, drill_place(), frame, drilled_in(frame))).all()
    )
    return tuple(
        MonthRow(
            month=month,
            offline_minutes=int(minutes[key][1]) if key in minutes else 0,
            online_minutes=int(minutes[key][2]) if key in minutes else 0,
            classes=ended.get(key, 0),
            drills=drilled.get(key, 0),
        )
        for month in range(1, 13)
        for key in (f"{frame.first[:4]}-{month:02}",)
    )


def _minutes(frame: Frame) -> Any:
    members = members_of(frame)
    who = select(members.table.c.person).where(members.table.c.line == WHOLE).distinct().cte("everybody")
    merged = members.merged
    minutes = credit_rows.c.minutes
    rows = (
        select(
            func.substr(credit_rows.c.day, 1, 7).label("month"),
            case((credit_rows.c.form != "online", minutes), else_=0).label("offline"),
            case((credit_rows.c.form == "online", minutes), else_=0).label("online"),
        )
        .select_from(credit_rows.outerjoin(merged, merged.c.id == credit_rows.c.person))
        .join(who, who.c.person == whoever(merged, credit_rows.c.person))
        .where(
            credit_rows.c.withdrawn.is_(False),
            credit_rows.c.day >= frame.first,
            credit_rows.c.day <= frame.last,
        )
        .subquery()
    )
    return select(rows.c.month, func.sum(rows.c.offline), func.sum(rows.c.online)).group_by(rows.c.month)


def _by_month(source: Any, day: Any, org: Any, frame: Frame, where: Any) -> Any:
    place = place_table(frame.line_of)
    rows = (
        select(func.substr(day, 1, 7).label("month"))
        .select_from(source.outerjoin(place, place.c.org == org))
        .where(placed(place, org, unplaced=frame.unplaced), where)
        .subquery()
    )
    return select(rows.c.month, func.count()).group_by(rows.c.month)
