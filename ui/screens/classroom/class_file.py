"""一期一档 on the screen: everything that the file of a class holds, in its order."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from edu.domain.classes import STATUS_NAMES, AttendanceRow, ClassFile
from edu.services.class_close import ClassClose
from edu.system.clock import civil_text
from ui.navigation import Screen
from ui.screens.classroom.panels.room import answer_card
from ui.screens.classroom.words import hours_text, meeting_time, span_text
from ui.screens.desk import Desk
from ui.widgets import Card, PlainLabel, clear, column, grid, scroll


class ClassFileScreen(Screen):
    title = "一期一档"

    def __init__(self, desk: Desk, closing: ClassClose, training_class: str) -> None:
        super().__init__()
        self._desk, self._closing, self._class = desk, closing, training_class
        page = column(self, margin="page")
        inside = QWidget()
        self._box = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._closing.class_file(self._desk.actor, self._class), self._show)

    def _show(self, file: ClassFile) -> None:
        record, today = file.record, self._desk.today
        self.set_title(f"一期一档 · {record.title}", span_text(record, today))
        clear(self._box)
        total = sum(one.taught + one.made_up for one in file.earned)
        plan = [f"大纲：{file.programme_title or '不按大纲'}", f"单位：{file.org_name or '—'}",
                f"学员 {len(file.roster)} 人，合计 {hours_text(total, file.unit_minutes)}"]  # fmt: skip
        self._add("一、办班计划", plan)
        meetings = [f"{meeting_time(m, today)} · {m.topic} · {m.minutes} 分钟 · {m.teacher} {m.teacher_title}"
                    + ("（已取消）" if m.cancelled else "") for m in file.meetings]  # fmt: skip
        self._add("二、课次与授课人", meetings)
        self._attendance(file)
        self._room(file)
        exams = [
            f"{held.exam.title}：{civil_text(held.exam.opens_ms)} 开考，"
            f"{sum(s.passed is True for s in held.sittings)}/{len(held.sittings)} 份合格"
            for held in file.exams
        ]
        self._add("五、考试", exams)
        names = {line.person: line.name for line in file.roster}
        self._add("六、证书", [f"{names.get(c.person, '')} {c.number}" for c in file.certificates])
        self._box.addStretch(1)

    def _add(self, title: str, lines: list[str]) -> None:
        card = Card(title, margin="m", gap="xs")
        for text in lines or ["（无）"]:
            card.add(PlainLabel(text, "body" if lines else "soft"))
        self._box.addWidget(card)

    def _attendance(self, file: ClassFile) -> None:
        card = Card("三、签到", margin="m", hint="每次课到了多少人，谁没有到")
        cells = grid(gap="s")
        for at, meeting in enumerate(file.meetings):
            held = [row_.cells[at].status for row_ in file.attendance]
            words = "，".join(f"{STATUS_NAMES[key]} {held.count(key)} 人" for key in STATUS_NAMES if held.count(key))
            away = self._away(file, at)
            cells.addWidget(PlainLabel(meeting.topic, "strong"), at, 0)
            cells.addWidget(PlainLabel(words), at, 1)
            cells.addWidget(PlainLabel(away, "soft"), at, 2)
        cells.setColumnStretch(0, 2)
        cells.setColumnStretch(1, 2)
        cells.setColumnStretch(2, 3)
        card.add(cells)
        self._box.addWidget(card)

    def _away(self, file: ClassFile, at: int) -> str:
        names = {line.person: line.name for line in file.roster}

        def is_away(one: AttendanceRow) -> bool:
            return one.cells[at].status in ("absent", "none")

        away = [names.get(one.person, "") for one in file.attendance if is_away(one)]
        return "、".join(away[:8]) + (f" 等 {len(away)} 人" if len(away) > 8 else "")

    def _room(self, file: ClassFile) -> None:
        if not file.room:
            self._add("四、互动", [])
            return
        card = Card("四、互动", margin="m")
        for answer in file.room:
            card.add(answer_card(answer))
        self._box.addWidget(card)
