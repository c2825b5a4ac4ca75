"""Signing in and out by tapping names, absences, make-ups. Entered later, the true time goes into `at_ms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from edu.domain.actors import Actor, Permission, require
from edu.domain.attendance import uses_sign_out
from edu.domain.classes import MAKE_UPS, Attendance, AttendanceBoard, BoardLine, Meeting
from edu.domain.errors import Conflict, InvalidInput
from edu.domain.events import Reason
from edu.domain.events import classes as e
from edu.services.class_access import held_meeting, known_class, known_meeting, open_class
from edu.services.rosters import roster_lines
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from edu.domain.events import Fact
    from edu.services.ports import Store, Writing
    from edu.system.clock import Clock

Board = Literal["in", "out"]
_METHODS = ("tap", "list", "card", "qr")


class AttendanceSheet:
    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def board(self, actor: Actor, training_class: str, meeting: str) -> AttendanceBoard:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            planned = known_meeting(view, training_class, meeting)
            held = {line.person: line for line in view.classes.attendance(training_class) if line.meeting == meeting}
            roster = roster_lines(view, training_class, civil_date(self._clock.now_ms()).isoformat())
            lines = tuple(BoardLine(line, held.get(line.person, _nothing(meeting, line.person))) for line in roster)
            return AttendanceBoard(
                meeting=planned, lines=lines, uses_sign_out=uses_sign_out(sheet for _, sheet in lines)
            )

    # -- tapping --

    def tap(self, actor: Actor, training_class: str, meeting: str, person: str, board: Board = "in") -> Attendance:
        """A name was touched: on, and by a second touch off again. `board` says which of the two boards is shown."""

        def toggle(work: Writing, planned: Meeting, held: Attendance) -> None:
            if board == "in" and held.status == "present":
                self._put(work, training_class, person, e.AttendanceTakenBack(meeting=meeting, what="in"))
            elif board == "in":
                self._sign_in(work, training_class, planned, held, None, "tap")
            elif held.out_ms is not None:
                self._put(work, training_class, person, e.AttendanceTakenBack(meeting=meeting, what="out"))
            else:
                self._sign_out(work, training_class, planned, held, None)

        return self._change(actor, training_class, meeting, person, toggle)

    def sign_in(
        self,
        actor: Actor,
        training_class: str,
        meeting: str,
        person: str,
        *,
        at_ms: int | None = None,
        method: str = "tap",
    ) -> Attendance:
        """Twice is once; with another `at_ms` the time is corrected."""
        if method not in _METHODS:
            raise InvalidInput("没有这种签到方式。")
        return self._change(
            actor,
            training_class,
            meeting,
            person,
            lambda work, planned, held: self._sign_in(work, training_class, planned, held, at_ms, method),
        )

    def sign_out(
        self, actor: Actor, training_class: str, meeting: str, person: str, *, at_ms: int | None = None
    ) -> Attendance:
        """Twice is once; with another `at_ms` the time is corrected."""
        return self._change(
            actor,
            training_class,
            meeting,
            person,
            lambda work, planned, held: self._sign_out(work, training_class, planned, held, at_ms),
        )

    def sign_out_all(self, actor: Actor, training_class: str, meeting: str, *, at_ms: int | None = None) -> int:
        """全体签退: everybody who is in and not out; answers how many."""
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            planned = _open_meeting(work, actor, training_class, meeting)
            enrolled = set(work.classes.roster(training_class))
            inside = [
                held
                for held in work.classes.attendance(training_class)
                if held.meeting == meeting and held.person in enrolled and held.in_ms is not None
                and held.out_ms is None
            ]  # fmt: skip
            for held in inside:
                self._sign_out(work, training_class, planned, held, at_ms)
            work.commit()
            return len(inside)

    def take_back(self, actor: Actor, training_class: str, meeting: str, person: str, what: Board = "in") -> Attendance:
        """A wrong entry: `in` clears the whole attendance, `out` only the signing out."""
        fact = e.AttendanceTakenBack(meeting=meeting, what=what)
        return self._change(
            actor, training_class, meeting, person, lambda work, *_: self._put(work, training_class, person, fact)
        )

    # -- absent, made up --

    def mark_absent(self, actor: Actor, training_class: str, meeting: str, person: str, reason: str = "") -> Attendance:
        private = Reason(text=reason.strip()) if reason.strip() else None
        fact = e.MarkedAbsent(meeting=meeting)
        return self._change(
            actor,
            training_class,
            meeting,
            person,
            lambda work, *_: self._put(work, training_class, person, fact, private),
        )

    def mark_rest_absent(self, actor: Actor, training_class: str, meeting: str) -> int:
        """Everybody of the roster of whom nothing is known; answers how many."""
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            _open_meeting(work, actor, training_class, meeting)
            held = work.classes.attendance(training_class)
            known = {line.person for line in held if line.meeting == meeting and line.status != "none"}
            rest = [person for person in work.classes.roster(training_class) if person not in known]
            for person in rest:
                self._put(work, training_class, person, e.MarkedAbsent(meeting=meeting))
            work.commit()
            return len(rest)

    def make_up(
        self, actor: Actor, training_class: str, meeting: str, person: str, *, minutes: int, how: str, day: date
    ) -> Attendance:
        """What was missed was made up on a day that has come; at most the meeting's minutes."""
        if how not in MAKE_UPS:
            raise InvalidInput("没有这种补课方式。", "请从列表里选择。")
        if day > civil_date(self._clock.now_ms()):
            raise InvalidInput("补课日期不能晚于今天。", "请在补课完成后登记。")

        def book(work: Writing, planned: Meeting, held: Attendance) -> None:
            if not 1 <= minutes <= planned.minutes:
                raise InvalidInput(f"补课时长应在 1 到 {planned.minutes} 分钟之间。")
            if held.status == "none":
                raise Conflict("还没有登记缺课，不用补课。", "请先登记签到或缺课。")
            fact = e.MadeUp(meeting=meeting, minutes=minutes, how=how, day=day.isoformat())
            self._put(work, training_class, person, fact)

        return self._change(actor, training_class, meeting, person, book)

    # -- steps --

    def _change(
        self,
        actor: Actor,
        training_class: str,
        meeting: str,
        person: str,
        step: Callable[[Writing, Meeting, Attendance], None],
    ) -> Attendance:
        require(actor, Permission.CLASSES_WRITE)
        with self._store.writing(actor) as work:
            planned = _open_meeting(work, actor, training_class, meeting)
            if person not in work.classes.roster(training_class):
                raise Conflict("这个人不在本班名单里，没有签到。", "请先加入名单。")
            step(work, planned, work.classes.attendance_at(meeting, person) or _nothing(meeting, person))
            after = work.classes.attendance_at(meeting, person) or _nothing(meeting, person)
            work.commit()
            return after

    def _sign_in(
        self, work: Writing, training_class: str, planned: Meeting, held: Attendance, at_ms: int | None, method: str
    ) -> None:
        if held.in_ms is not None and at_ms in (None, held.in_ms):
            return
        at = self._past(at_ms)
        if held.out_ms is not None and at > held.out_ms:
            raise InvalidInput("签到时间晚于签退时间。", "请检查时间，或先撤销签退。")
        self._put(work, training_class, held.person, e.SignedIn(meeting=planned.id, at_ms=at, method=method))

    def _sign_out(
        self, work: Writing, training_class: str, planned: Meeting, held: Attendance, at_ms: int | None
    ) -> None:
        if held.in_ms is None:
            raise Conflict("还没有签到，不能签退。", "请先签到。")
        if held.out_ms is not None and at_ms in (None, held.out_ms):
            return
        at = self._past(at_ms)
        if at < held.in_ms:
            raise InvalidInput("签退时间早于签到时间。", "请检查时间。")
        self._put(work, training_class, held.person, e.SignedOut(meeting=planned.id, at_ms=at))

    def _past(self, at_ms: int | None) -> int:
        now = self._clock.now_ms()
        if at_ms is not None and at_ms > now:
            raise InvalidInput("签到、签退时间不能晚于现在。", "请检查时间；电脑时间不对请先校准。")
        return now if at_ms is None else at_ms

    def _put(self, work: Writing, training_class: str, person: str, fact: Fact, private: Reason | None = None) -> None:
        work.append(fact, training_class, person=person, private=private)


def _nothing(meeting: str, person: str) -> Attendance:
    return Attendance(meeting=meeting, person=person)


def _open_meeting(work: Writing, actor: Actor, training_class: str, meeting: str) -> Meeting:
    open_class(work, actor, training_class)
    return held_meeting(work, training_class, meeting)
