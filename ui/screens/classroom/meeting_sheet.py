"""One meeting: what is taught, when, where and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassFile, Meeting
from edu.services.classes import Classes, NewMeeting
from edu.system.clock import civil_date, ms_at
from ui.screens.classroom.words import clock_of
from ui.screens.desk import Desk
from ui.widgets import DayField, FormSheet, HourField, NumberField, TextField


class MeetingSheet(FormSheet):
    """`meeting` None plans a new one: with the venue and teacher of the last one, the first of two 学时."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        classes: Classes,
        file: ClassFile,
        meeting: Meeting | None,
        on_saved: Callable[[], None],
    ) -> None:
        super().__init__(over, "排一次课" if meeting is None else "改这次课", columns=6, chars=38,
                         on_save=lambda _sheet: self._save())  # fmt: skip
        self._desk, self._classes, self._class = desk, classes, file.record.id
        self._meeting, self._on_saved = meeting, on_saved
        last = meeting or (file.meetings[-1] if file.meetings else None)
        start = clock_of(meeting.starts_ms) if meeting else "09:00"
        day = civil_date(meeting.starts_ms) if meeting else max(desk.today, date.fromisoformat(file.record.starts))
        nothing = NewMeeting(topic="", starts_ms=0, minutes=file.unit_minutes * 2)
        form, given = self.form, last or nothing
        topic = TextField(meeting.topic if meeting else "", hint="例如：火灾逃生与初起火灾扑救", longest=60)
        length = NumberField(given.minutes, 5, 600, unit="分钟", step=5)
        self.topic = form.add("主题", topic, wide=True)
        self.day = form.add("日期", DayField(day), span=2)
        self.hour = form.add("开始", HourField(int(start[:2]), int(start[3:])), span=2)
        self.minutes = form.add("时长", length, span=2)
        self.venue = form.add("地点", TextField(given.venue, hint="例如：镇文化礼堂", longest=60), wide=True)
        self.teacher = form.add("授课人", TextField(given.teacher, hint="姓名", longest=30), span=3)
        self.rank = form.add("职务职称", TextField(given.teacher_title, hint="职务或职称", longest=40), span=3)

    def ask(self) -> None:
        self.open(self.topic)

    def _save(self) -> None:
        new = NewMeeting(
            topic=self.topic.value,
            starts_ms=ms_at(self.day.day, *self.hour.value),
            minutes=self.minutes.value(),
            venue=self.venue.value,
            teacher=self.teacher.value,
            teacher_title=self.rank.value,
        )
        actor, classes, meeting = self._desk.actor, self._classes, self._meeting

        def work() -> None:
            if meeting is None:
                classes.plan_meeting(actor, self._class, new)
            else:
                classes.change_meeting(actor, self._class, meeting.id, new)

        self.submit(self._desk.tasks, work, lambda _none: self._on_saved())
