"""What the people of a roster did in the year, added up by one scan of each table."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select, tuple_

from edu.domain.obligations.keywords import spellings
from edu.domain.statistics import GROUPS
from edu.storage.records.streams import raw_rows, untyped
from edu.storage.schema_certificates import certificates, state_certificates
from edu.storage.schema_classes import attendance, classes, enrolments, meetings
from edu.storage.schema_exams import papers, sittings
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from edu.domain.statistics import Frame
    from edu.storage.records.id_numbers import IdNumbers
    from edu.storage.records.statistics_roster import Roster

_ATTENDED = ("present", "made_up")
FOR_EVER = "9999-12-31"
LICENCES = ("special-operation", "competence", "red-cross")
_MADE_FOR = frozenset({"", *(person_class for person_class, _ in GROUPS.values())})
"""Classes of programmes and papers that somebody is asked about."""

_ENOUGH = 15_000
"""Minutes of programmes for a class are asked for one 学时 only: more need not be told apart, nor have four bytes."""
Sums = dict[str, "array[int]"]
"""A class of people, '' for anyone → a sum for each number of the roster."""


class YearSums:
    """Sums by number: minutes, exams passed, exams sat, the best of them in permille, classes attended."""

    def __init__(self, connection: Connection, frame: Frame, roster: Roster) -> None:
        self._connection = connection
        self._frame = frame
        zeros, short = (partial(array, kind, bytes(array(kind).itemsize * len(roster.ids))) for kind in "ih")
        self.offline, self.online = zeros(), zeros()
        self.sat, self.passed, self.best, self.courses = short(), short(), short(), short()
        self._offline_for: Sums = defaultdict(short)
        self._online_for: Sums = defaultdict(short)
        self._passed_for: dict[str, bytearray] = defaultdict(lambda: bytearray(len(roster.ids)))
        """Class of people → 1 for each number who passed an exam made for it."""
        self.offline_by_month: Counter[str] = Counter()
        self.online_by_month: Counter[str] = Counter()
        self.licensed: dict[str, dict[int, str]] = {kind: {} for kind in LICENCES}
        """Kind of State certificate → number → last day of the latest that is valid on the frame's last day."""
        self.certified: dict[int, str] = {}
        """Number → last day of the latest certificate of the program itself that is valid on the frame's last day."""
        numbers = roster.numbers()
        self._add_credits(numbers)
        self._add_exams(numbers)
        self._add_courses(numbers)
        self._add_licences(numbers)
        self._add_own_certificates(numbers)

    def trained(self, number: int, person_class: str) -> bool:
        """At least one 学时 in the year, of programmes for this class or for anyone."""
        credit = self._frame.credit
        offline = _both(self._offline_for, number, person_class)
        return credit.credited(offline, _both(self._online_for, number, person_class)) >= credit.offline_minutes

    def passed_for(self, number: int, person_class: str) -> bool:
        """A passed exam of that class or of none."""
        return any(self._passed_for[one][number] for one in ("", person_class) if one in self._passed_for)

    def figures_are_known(self) -> None:
        """Lets go of what nobody asks for afterwards: half of what is held."""
        self._offline_for.clear()
        self._online_for.clear()
        self._passed_for.clear()
        for held in self.licensed.values():
            held.clear()
        self.certified.clear()

    def _add_credits(self, numbers: IdNumbers) -> None:
        online = self.online, self._online_for, self.online_by_month
        offline = self.offline, self._offline_for, self.offline_by_month
        for person, person_class, form, month, minutes in raw_rows(self._connection, _credits(self._frame)):
            number = numbers.get(person)
            if number is not None:
                whole, made_for, by_month = online if form == "online" else offline
                whole[number] += minutes
                if person_class in _MADE_FOR:
                    minutes_for = made_for[person_class]
                    minutes_for[number] = min(minutes_for[number] + minutes, _ENOUGH)
                by_month[month] += minutes

    def _add_exams(self, numbers: IdNumbers) -> None:
        for person, person_class, passed, permille in raw_rows(self._connection, _exams(self._frame)):
            number = numbers.get(person)
            if number is not None:
                self.sat[number] += 1
                self.passed[number] += bool(passed)
                if person_class in _MADE_FOR:
                    self._passed_for[person_class][number] |= bool(passed)
                self.best[number] = max(self.best[number], permille)

    def _add_courses(self, numbers: IdNumbers) -> None:
        there: set[int] = set()
        of = None
        for training_class, person in raw_rows(self._connection, _courses(self._frame)):
            if training_class != of:
                of, there = training_class, set()
            number = numbers.get(person)
            if number is not None and number not in there:
                there.add(number)
                self.courses[number] += 1

    def _add_licences(self, numbers: IdNumbers) -> None:
        kinds = {spelling: kind for kind in LICENCES for spelling in spellings(kind)}
        for person, kind, ends in raw_rows(self._connection, _licences(self._frame, tuple(kinds))):
            number = numbers.get(person)
            if number is not None:
                held = self.licensed[kinds[kind]]
                held[number] = intern(max(ends, held.get(number, "")))

    def _add_own_certificates(self, numbers: IdNumbers) -> None:
        for person, ends in raw_rows(self._connection, _own_certificates(self._frame)):
            number = numbers.get(person)
            if number is not None:
                self.certified[number] = intern(max(ends, self.certified.get(number, "")))


def _both(sums: Sums, number: int, person_class: str) -> int:
    return sum(sums[one][number] for one in {"", person_class} if one in sums)


def _credits(frame: Frame) -> Any:
    row = credit_rows.c
    month = func.substr(row.day, 1, 7)
    return select(*untyped(row.person, row.person_class, row.form, month, row.minutes)).where(
        row.withdrawn.is_(False), row.day >= frame.first, row.day <= frame.last
    )


def _exams(frame: Frame) -> Any:
    """Sittings of exams that ended in the year and were marked."""
    row = sittings.c
    permille = case((row.total > 0, row.score * 1000 // row.total), else_=0)
    return (
        select(*untyped(row.person, func.coalesce(papers.c.person_class, ""), row.passed, permille))
        .outerjoin(papers, papers.c.id == row.paper)
        .where(row.source == "exam", row.state == "marked")
        .where(row.ended_ms >= frame.first_ms, row.ended_ms < frame.end_ms)
    )


def closed_in(frame: Frame) -> ColumnElement[bool]:
    return (classes.c.state == "closed") & (classes.c.ends >= frame.first) & (classes.c.ends <= frame.last)


def attended() -> ColumnElement[bool]:
    """Attendance that counts: not of who left the class again, nor at a meeting that was cancelled.

    Both are few and read once; asking for each line of attendance would cost a look-up in two tables.
    """
    left = select(enrolments.c.training_class, enrolments.c.person).where(enrolments.c.withdrawn)
    cancelled = select(meetings.c.id).where(meetings.c.cancelled)
    return and_(
        attendance.c.status.in_(_ATTENDED),
        attendance.c.meeting.not_in(cancelled),
        tuple_(attendance.c.training_class, attendance.c.person).not_in(left),
    )


def _courses(frame: Frame) -> Any:
    """Who was there, class after class; as often as they were."""
    return (
        select(*untyped(attendance.c.training_class, attendance.c.person))
        .join(classes, classes.c.id == attendance.c.training_class)
        .where(closed_in(frame), attended())
        .order_by(attendance.c.training_class)
    )


def _licences(frame: Frame, kinds: tuple[str, ...]) -> Any:
    row = state_certificates.c
    ends = case((row.expires == "", FOR_EVER), else_=row.expires)
    return select(*untyped(row.person, row.certificate_kind, ends)).where(
        row.withdrawn.is_(False),
        row.certificate_kind.in_(kinds),
        row.issued <= frame.last,
        or_(row.expires == "", row.expires >= frame.last),
    )


def _own_certificates(frame: Frame) -> Any:
    """What was revoked after the day was valid on it."""
    row = certificates.c
    ends = case((row.expires == "", FOR_EVER), else_=row.expires)
    return select(*untyped(row.person, ends)).where(
        or_(row.revoked == "", row.revoked > frame.last),
        row.issued <= frame.last,
        or_(row.expires == "", row.expires >= frame.last),
    )
