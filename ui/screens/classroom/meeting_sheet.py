"""One meeting: what is taught, when, where and by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassFile, Meeting
from edu.services.classes import Classes, NewMeeting
from edu.system.clock import civil_date, ms_at
from ui.screens.classroom.desk import Desk
from ui.screens.classroom.forms import Day, Hour, Line, Number, Sheet, labelled
from ui.screens.classroom.words import UNIT_MINUTES, clock_of
from ui.widgets import row


class MeetingSheet(Sheet):
    """`meeting` None plans a new one, which begins where the last one ended in venue and teacher."""

    def __init__(
        self,
        over: QWidget,
        desk: Desk,
        classes: Classes,
        file: ClassFile,
        meeting: Meeting | None,
        on_saved: Callable[[], None],
    ) -> None:
        super().__init__(over, "排一次课" if meeting is None else "改这次课")
        self._desk, self._classes, self._class = desk, classes, file.record.id
        self._meeting, self._on_saved = meeting, on_saved
        last = meeting or (file.meetings[-1] if file.meetings else None)
        start = clock_of(meeting.starts_ms) if meeting else "09:00"
        day = civil_date(meeting.starts_ms) if meeting else max(desk.today, date.fromisoformat(file.record.starts))
        self.topic = Line(meeting.topic if meeting else "", hint="例如：火灾逃生与初起火灾扑救", longest=60)
        self.day, self.hour = Day(day), Hour(int(start[:2]), int(start[3:]))
        self.minutes = Number(last.minutes if last else UNIT_MINUTES * 2, 5, 600, "分钟", 5)
        self.venue = Line(last.venue if last else "", hint="例如：镇文化礼堂", longest=60)
        self.teacher = Line(last.teacher if last else "", hint="姓名", longest=30)
        self.rank = Line(last.teacher_title if last else "", hint="职务或职称", longest=40)
        for pair in (
            (("主题", self.topic),),
            (("日期", self.day), ("开始", self.hour), ("时长", self.minutes)),
            (("地点", self.venue),),
            (("授课人", self.teacher), ("职务职称", self.rank)),
        ):
            line = row(gap="s")
            for label, field in pair:
                line.addLayout(labelled(label, field), 1)
            self.fields.addLayout(line)
        self.yes.clicked.connect(lambda _checked=False: self._save())

    def ask(self) -> None:
        self.open(self.topic)

    def _save(self) -> None:
        new = NewMeeting(
            topic=self.topic.value,
            starts_ms=ms_at(self.day.value, *self.hour.value),
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
