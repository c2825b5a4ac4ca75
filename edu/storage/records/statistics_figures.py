"""The figures of the summary by line and as a whole; every person is counted once a line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, case, distinct, func, literal, or_, select, true

from edu.domain.hall.feedback import SCALES
from edu.domain.statistics import GROUPS, WHOLE
from edu.storage.records.placing import enterprise_place, line_of, merged_people, place_table, placed, whoever
from edu.storage.records.statistics_sums import attended, closed_in
from edu.storage.schema_classes import attendance, classes, drills
from edu.storage.schema_hall import feedback, hall_groups
from edu.storage.schema_people import enterprises, org_units
from edu.storage.schema_study import visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sqlalchemy import Connection

    from edu.domain.statistics import Figures, Frame
    from edu.storage.records.statistics_roster import Kind, Roster
    from edu.storage.records.statistics_sums import YearSums

_SLUG_OF: dict[str, str] = {person_class: slug for slug, (person_class, _) in GROUPS.items()}


class Asked(NamedTuple):
    """Who is asked for a State certificate, and the figures of who is asked, who holds one and whose runs out soon."""

    kind: str
    of: Callable[[Kind], bool]
    figures: tuple[str, str, str]


_ASKED = (
    Asked(
        "special-operation",
        lambda post: post.person_class == "special-operator" and post.scheme == "emergency",
        ("operators", "licensed_operators", "expiring_operators"),
    ),
    Asked(
        "competence",
        lambda post: (
            post.person_class in ("principal", "safety-manager") and post.scheme == "emergency" and bool(post.high_risk)
        ),
        ("managers", "licensed_managers", "expiring_managers"),
    ),
    Asked("red-cross", lambda post: post.person_class == "rescuer", ("rescuers", "first_aiders", "")),
)


def figures_of(connection: Connection, frame: Frame, roster: Roster, sums: YearSums) -> Mapping[int, Figures]:
    found: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    counting: dict[tuple[Kind, ...], _Counting] = {}
    for number, kinds in enumerate(roster.kinds):
        counted = counting.get(kinds)
        if counted is None:
            counted = counting[kinds] = _counting(kinds, found)
        _count(counted, number, sums, frame.soon)
    for names, statement in (*_families(frame, total=False), *_families(frame, total=True)):
        for line, *numbers in connection.execute(statement):
            found[line].update(zip(names, (int(number or 0) for number in numbers), strict=True))
    return found


Lines = tuple[defaultdict[str, int], ...]
"""Figures of the lines under which somebody counts, the total among them."""


class _Counting(NamedTuple):
    """Where people of the same posts count: at all, by class of a group, and among those asked for a certificate."""

    everywhere: Lines
    groups: Mapping[str, Lines]
    asked: Mapping[Asked, Lines]


def _counting(kinds: tuple[Kind, ...], found: Mapping[int, defaultdict[str, int]]) -> _Counting:
    def lines(of: Iterable[Kind]) -> Lines:
        under = {post.line for post in of}
        return tuple(found[line] for line in (*sorted(under), WHOLE)) if under else ()

    grouped = [post for post in kinds if _in_a_group(post)]
    return _Counting(
        everywhere=lines(kinds),
        groups={
            group: lines(post for post in grouped if post.person_class == group)
            for group in {post.person_class for post in grouped}
        },
        asked={asked: under for asked in _ASKED if (under := lines(filter(asked.of, kinds)))},
    )


def _in_a_group(post: Kind) -> bool:
    """Classes that the summary shows; of the workers only those who are new at their unit."""
    return post.person_class in _SLUG_OF and (post.person_class != GROUPS["new_worker"][0] or bool(post.newcomer))


def _count(counted: _Counting, number: int, sums: YearSums, soon: str) -> None:
    offline, online = sums.offline[number], sums.online[number]
    sat, passed = sums.sat[number] > 0, sums.passed[number] > 0
    certified = sums.certified.get(number)
    for figures in counted.everywhere:
        figures["people"] += 1
        figures["offline_minutes"] += offline
        figures["online_minutes"] += online
        figures["sat"] += sat
        figures["passed"] += passed
        figures["certified"] += certified is not None
        figures["expiring_certified"] += certified is not None and certified <= soon
    for person_class, lines in counted.groups.items():
        slug = _SLUG_OF[person_class]
        trained, fit = sums.trained(number, person_class), sums.passed_for(number, person_class)
        for figures in lines:
            figures[f"due_{slug}"] += 1
            figures[f"trained_{slug}"] += trained
            figures[f"passed_{slug}"] += fit
    for asked, lines in counted.asked.items():
        whole, part, expiring = asked.figures
        ends = sums.licensed[asked.kind].get(number)
        for figures in lines:
            figures[whole] += 1
            figures[part] += ends is not None
            if expiring:
                figures[expiring] += ends is not None and ends <= soon


def _families(frame: Frame, *, total: bool) -> Iterable[tuple[tuple[str, ...], Any]]:
    """What is not counted by people: names of figures, and the statement whose rows are a line and these figures."""
    yield ("enterprises",), _enterprises(frame, total=total)
    yield ("classes",), _classes(frame, total=total)
    yield ("class_times", "class_people"), _attendance(frame, total=total)
    for form in ("tabletop", "field"):
        yield (f"drills_{form}", f"drill_times_{form}"), _drills(frame, form, total=total)
    yield from _halls(frame, total=total)


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
    return _by_line(frame, enterprises, enterprise_place(), (literal(1).label("one"),), true(), total=total)


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
        .where(closed_in(frame), attended())
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


def _halls(frame: Frame, *, total: bool) -> Iterable[tuple[tuple[str, ...], Any]]:
    yield ("visits", "visitors"), _at_halls(frame, visits, (literal(1).label("one"), visits.c.people), total=total)
    parties = (literal(1).label("one"), hall_groups.c.people)
    standing = hall_groups.c.cancelled.is_(False)
    yield ("hall_groups", "hall_group_people"), _at_halls(frame, hall_groups, parties, standing, total=total)
    names: list[str] = []
    numbers: list[Any] = []
    for topic, scale in SCALES.items():
        level = feedback.c[topic]
        for name, from_ in ((topic, scale.good), (f"asked_{topic}", 1)):
            names.append(name)
            numbers.append(case((level >= from_, 1), else_=0).label(name))
    yield tuple(names), _at_halls(frame, feedback, tuple(numbers), total=total)


def _at_halls(frame: Frame, table: Any, numbers: tuple[Any, ...], *where: Any, total: bool) -> Any:
    """A hall that is no org unit of the program counts as unplaced (Frame.takes_hall)."""
    place = place_table(frame.line_of)
    line: Any = literal(WHOLE) if total else line_of(place)
    known = select(org_units.c.id).where(org_units.c.id == table.c.hall).exists()
    within: Any = place.c.line.is_not(None)
    if frame.unplaced:
        within = or_(within, ~known)
    rows = (
        select(line.label("line"), *numbers)
        .select_from(table.outerjoin(place, place.c.org == table.c.hall))
        .where(within, table.c.day >= frame.first, table.c.day <= frame.last, *where)
        .subquery()
    )
    first, *others = rows.columns
    return select(first, *(func.sum(column) for column in others)).group_by(first)
