"""The figures of the summary by line and as a whole; every person is counted once a line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, distinct, func, literal, literal_column, or_, select, true, union_all

from edu.domain.statistics import GROUPS, WHOLE
from edu.storage.records.placing import line_of, merged_people, place_table, placed, whoever
from edu.storage.records.statistics_members import (
    Members,
    credit_sums,
    exam_people,
    exam_sums,
    holders,
    hour_sums,
    in_a_group,
    members_of,
    passed_for,
    trained,
)
from edu.storage.schema_classes import attendance, classes, drills
from edu.storage.schema_people import enterprises, org_units
from edu.storage.schema_study import visits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import CTE, Connection

    from edu.domain.statistics import Figures, Frame

ATTENDED = ("present", "made_up")
_NO: Any = literal_column("0")
_SLUG_OF: dict[str, str] = {person_class: slug for slug, (person_class, _) in GROUPS.items()}


def figures_of(connection: Connection, frame: Frame) -> Mapping[int, Figures]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for name, line, *numbers in connection.execute(_people_statement(frame)):
        found[line].update(zip(_names(name), (int(number or 0) for number in numbers), strict=False))
    for names, statement in (*_families(frame, total=False), *_families(frame, total=True)):
        for line, *numbers in connection.execute(statement):
            found[line].update(zip(names, (int(number or 0) for number in numbers), strict=True))
    return found


_OF_PEOPLE = {
    "people": ("people", "offline_minutes", "online_minutes", "sat", "passed"),
    "special-operation": ("operators", "licensed_operators", "expiring_operators"),
    "competence": ("managers", "licensed_managers", "expiring_managers"),
    "red-cross": ("rescuers", "first_aiders"),
}


def _names(name: str) -> tuple[str, ...]:
    """Figures of one branch of the statement: a family, or else the class of a group."""
    return _OF_PEOPLE.get(name) or tuple(f"{what}_{_SLUG_OF[name]}" for what in ("due", "trained", "passed"))


def _people_statement(frame: Frame) -> Any:
    """All that is counted by people, in one statement: its common tables are made once.

    As a statement for each family, once by line and once for the total, the credits of a county were summed up four
    times and the roster was joined ten times (all figures of 100,000 people: 8.7 s → 4.3 s).
    """
    members = members_of(frame)
    table = members.table
    credited, examined = credit_sums(frame, members.merged), exam_sums(frame, members.merged)
    emergency = table.c.scheme == "emergency"
    operators = and_(table.c.cls == "special-operator", emergency)
    managers = and_(table.c.cls.in_(("principal", "safety-manager")), emergency, table.c.high_risk == 1)
    return union_all(
        _groups(frame, members, credited, examined),
        _people(members, credited, examined),
        _held(frame, members, operators, "special-operation"),
        _held(frame, members, managers, "competence"),
        _held(frame, members, table.c.cls == "rescuer", "red-cross"),
    )


def _families(frame: Frame, *, total: bool) -> Iterable[tuple[tuple[str, ...], Any]]:
    """What is not counted by people: names of figures, and the statement whose rows are a line and these figures."""
    yield ("enterprises",), _enterprises(frame, total=total)
    yield ("classes",), _classes(frame, total=total)
    yield ("class_times", "class_people"), _attendance(frame, total=total)
    for form in ("tabletop", "field"):
        yield (f"drills_{form}", f"drill_times_{form}"), _drills(frame, form, total=total)
    yield ("visits", "visitors"), _visits(frame, total=total)


def _groups(frame: Frame, members: Members, credited: CTE, examined: CTE) -> Any:
    table = members.table
    who = select(table.c.person, table.c.cls, table.c.line).where(in_a_group(table)).distinct().cte("grouped")
    done, passed = trained(frame, who, credited), passed_for(who, examined)
    return (
        select(who.c.cls, who.c.line, func.count(), func.count(done.c.person), func.count(passed.c.person), _NO, _NO)
        .outerjoin(done, and_(done.c.person == who.c.person, done.c.cls == who.c.cls))
        .outerjoin(passed, and_(passed.c.person == who.c.person, passed.c.cls == who.c.cls))
        .group_by(who.c.line, who.c.cls)
    )


def _held(frame: Frame, members: Members, condition: Any, kind: str) -> Any:
    table = members.table
    who = select(table.c.person, table.c.line).where(condition).distinct().cte(f"asked_{kind.replace('-', '_')}")
    held = holders(frame, members.merged, kind)
    soon = func.sum(case((held.c.ends <= frame.soon, 1), else_=0))
    return (
        select(literal(kind), who.c.line, func.count(), func.count(held.c.person), soon, _NO, _NO)
        .outerjoin(held, held.c.person == who.c.person)
        .group_by(who.c.line)
    )


def _people(members: Members, credited: CTE, examined: CTE) -> Any:
    who = members.people()
    hours, sat = hour_sums(credited), exam_people(examined)
    return (
        select(
            literal("people"), who.c.line, func.count(), func.sum(hours.c.offline), func.sum(hours.c.online),
            func.count(sat.c.person), func.sum(case((sat.c.passed > 0, 1), else_=0)),
        )
        .outerjoin(hours, hours.c.person == who.c.person)
        .outerjoin(sat, sat.c.person == who.c.person)
        .group_by(who.c.line)
    )  # fmt: skip


def _by_line(frame: Frame, source: Any, org: Any, numbers: tuple[Any, ...], where: Any, *, total: bool) -> Any:
    place = place_table(frame.line_of)
    line: Any = literal(WHOLE) if total else line_of(place)
    rows = (
        select(line.label("line"), *numbers)
        .select_from(source.outerjoin(place, place.c.org == org))
        .where(placed(place, org, unplaced=frame.unplaced), where)
        .subquery()
    )
    first, *others = rows.columns
    sums = [func.sum(column) for column in others]
    return select(first, *sums).group_by(first)


def _enterprises(frame: Frame, *, total: bool) -> Any:
    where_it_is = func.coalesce(enterprises.c.village, enterprises.c.township, type_=enterprises.c.id.type)
    return _by_line(frame, enterprises, where_it_is, (literal(1).label("one"),), true(), total=total)


def closed_in(frame: Frame) -> Any:
    return and_(classes.c.state == "closed", classes.c.ends >= frame.first, classes.c.ends <= frame.last)


def _classes(frame: Frame, *, total: bool) -> Any:
    return _by_line(frame, classes, classes.c.org, (literal(1).label("one"),), closed_in(frame), total=total)


def _attendance(frame: Frame, *, total: bool) -> Any:
    """Person-times are pairs of person and class, people are distinct."""
    place, merged = place_table(frame.line_of), merged_people()
    line: Any = literal(WHOLE) if total else line_of(place)
    person = whoever(merged, attendance.c.person)
    pairs = (
        select(line.label("line"), classes.c.id.label("training_class"), person.label("person"))
        .select_from(
            classes.join(attendance, attendance.c.training_class == classes.c.id)
            .outerjoin(place, place.c.org == classes.c.org)
            .outerjoin(merged, merged.c.id == attendance.c.person)
        )
        .where(placed(place, classes.c.org, unplaced=frame.unplaced))
        .where(closed_in(frame), attendance.c.status.in_(ATTENDED))
        .distinct()
        .subquery()
    )
    return select(pairs.c.line, func.count(), func.count(distinct(pairs.c.person))).group_by(pairs.c.line)


def drill_place() -> Any:
    """The unit that drilled, else where the firm lies; the statement must outer join enterprises."""
    return func.coalesce(
        drills.c.org, enterprises.c.village, enterprises.c.township, type_=enterprises.c.id.type
    )  # fmt: skip


def drilled_in(frame: Frame) -> Any:
    return and_(drills.c.withdrawn.is_(False), drills.c.day >= frame.first, drills.c.day <= frame.last)


def drills_with_firms() -> Any:
    return drills.outerjoin(enterprises, enterprises.c.id == drills.c.enterprise)


def _drills(frame: Frame, form: str, *, total: bool) -> Any:
    numbers = (literal(1).label("one"), drills.c.participants)
    where = and_(drilled_in(frame), drills.c.form == form)
    return _by_line(frame, drills_with_firms(), drill_place(), numbers, where, total=total)


def _visits(frame: Frame, *, total: bool) -> Any:
    """A hall that is no org unit of the program counts as unplaced."""
    place = place_table(frame.line_of)
    line: Any = literal(WHOLE) if total else line_of(place)
    known = select(org_units.c.id).where(org_units.c.id == visits.c.hall).exists()
    within: Any = place.c.line.is_not(None)
    if frame.unplaced:
        within = or_(within, ~known)
    rows = (
        select(line.label("line"), visits.c.people)
        .select_from(visits.outerjoin(place, place.c.org == visits.c.hall))
        .where(within, visits.c.day >= frame.first, visits.c.day <= frame.last)
        .subquery()
    )
    return select(rows.c.line, func.count(), func.sum(rows.c.people)).group_by(rows.c.line)
