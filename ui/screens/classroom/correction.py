"""What the trainer mends for one person at one meeting: the time, an absence, a make-up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.classes import MAKE_UPS, STATUS_NAMES, Attendance, Meeting, RosterLine
from edu.services.attendance import AttendanceSheet
from edu.system.clock import civil_date, ms_at
from ui.screens.classroom.words import clock_of
from ui.screens.desk import Desk
from ui.widgets import Choice, DayField, FormSheet, HourField, NumberField, TextField

_DEEDS = (
    ("in", "记到课时间"), ("out", "记离开时间"), ("absent", "登记缺课"), ("make_up", "登记补课"),
    ("back", "清空这次签到"),
)  # fmt: skip


class CorrectionSheet(FormSheet):
    """`on_changed` gets the new attendance."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        attendance: AttendanceSheet,
        meeting: Meeting,
        line: RosterLine,
        held: Attendance,
        on_changed: Callable[[Attendance], None],
    ) -> None:
        super().__init__(over, line.name, _now(held), on_save=lambda _sheet: self._save())
        self._desk, self._attendance, self._meeting, self._person = desk, attendance, meeting, line.person
        self._on_changed = on_changed
        self.deed = self.form.add("要做什么", Choice(_DEEDS))
        start = clock_of(held.in_ms or meeting.starts_ms)
        self.hour = self.form.add("时间", HourField(int(start[:2]), int(start[3:])))
        self.reason = self.form.add("原因（可不填）", TextField(hint="例如：请假、公务", longest=60))
        self.minutes = self.form.add("补了多少", NumberField(meeting.minutes, 1, meeting.minutes, unit="分钟", step=5))
        self.how = self.form.add("怎么补的", Choice(MAKE_UPS.items()))
        self.day = self.form.add("哪一天", DayField(desk.today))
        self._parts: tuple[tuple[QWidget, tuple[str, ...]], ...] = (
            (self.hour, ("in", "out")),
            (self.reason, ("absent",)),
            *((field, ("make_up",)) for field in (self.minutes, self.how, self.day)),
        )
        self.deed.currentIndexChanged.connect(lambda _at: self._choose())
        self._choose()

    def ask(self) -> None:
        self.open(self.deed)

    def _choose(self) -> None:
        for field, deeds in self._parts:
            self.form.show_field(field, self.deed.value in deeds)

    def _save(self) -> None:
        self.submit(self._desk.tasks, self._work(), self._on_changed)

    def _work(self) -> Callable[[], Attendance]:
        actor, doer, person = self._desk.actor, self._attendance, self._person
        at = (self._meeting.training_class, self._meeting.id)
        time = ms_at(civil_date(self._meeting.starts_ms), *self.hour.value)
        reason, minutes, how, day = self.reason.value, self.minutes.value(), self.how.value, self.day.day
        works: dict[str, Callable[[], Attendance]] = {
            "in": lambda: doer.sign_in(actor, *at, person, at_ms=time, method="list"),
            "out": lambda: doer.sign_out(actor, *at, person, at_ms=time),
            "absent": lambda: doer.mark_absent(actor, *at, person, reason),
            "make_up": lambda: doer.make_up(actor, *at, person, minutes=minutes, how=how, day=day),
            "back": lambda: doer.take_back(actor, *at, person),
        }
        return works[self.deed.value]


def _now(held: Attendance) -> str:
    words = STATUS_NAMES.get(held.status, held.status)
    times = [f"{clock_of(held.in_ms)} 到" if held.in_ms else "", f"{clock_of(held.out_ms)} 走" if held.out_ms else ""]
    return "，".join(part for part in ("现在：" + words, *times) if part)
