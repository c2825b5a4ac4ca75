"""The trainer's first screen: which classes run now, what each needs next, and the way to open another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassLine, Meeting
from edu.services.class_close import ClassClose
from edu.services.classes import Classes
from edu.system.clock import civil_date
from ui.navigation import Route, Screen
from ui.screens.class_words import state_of
from ui.screens.classroom.words import meeting_time, span_text
from ui.screens.desk import Desk
from ui.widgets import Button, Chip, EmptyState, IconLabel, PlainLabel, PressCard, clear, column, row, scroll

NEW = Route("classroom.new")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A class with what it needs next (a sentence, '' = nothing) and its meeting of today or the next one."""

    line: ClassLine
    step: str
    missing: str
    meeting: Meeting | None


class TodayScreen(Screen):
    title = "今天"

    def __init__(self, desk: Desk, classes: Classes, closing: ClassClose) -> None:
        super().__init__()
        self._desk, self._classes, self._closing = desk, classes, closing
        self.open_button = Button("开班", "accent", icon="add", big=True, on_click=lambda: desk.navigator.go(NEW))
        self.header_actions = (self.open_button,)
        page = column(self, margin="page")
        inside = QWidget()
        self._box = column(inside, gap="m")
        page.addWidget(scroll(inside), 1)
        self.cards: dict[str, PressCard] = {}

    def on_enter(self) -> None:
        self._desk.load(self, self._load, self._show)

    def _load(self) -> list[Standing]:
        return [self._standing(line) for line in self._classes.list(self._desk.actor) if not line.record.is_closed]

    def _standing(self, line: ClassLine) -> Standing:
        overview = self._closing.overview(self._desk.actor, line.record.id)
        now = next((step for step in overview.steps if step.state == "current"), None)
        ahead = [
            meeting
            for meeting in self._classes.meetings(self._desk.actor, line.record.id)
            if not meeting.cancelled and civil_date(meeting.starts_ms) >= self._desk.today
        ]
        return Standing(
            line=line,
            step=now.name if now else "结业",
            missing=now.missing[0] if now and now.missing else "",
            meeting=ahead[0] if ahead else None,
        )

    def _show(self, found: Sequence[Standing]) -> None:
        clear(self._box)
        self.cards.clear()
        today = self._desk.today
        self.set_title("今天", f"{today.year}年{today.month}月{today.day}日")
        if not found:
            self._box.addWidget(
                EmptyState("class", "现在没有要上的班", "开一个班，把人加进名单，就可以签到、讲课、考试。",
                           action="开班", action_icon="add", on_action=lambda: self._desk.navigator.go(NEW)), 1
            )  # fmt: skip
            self.open_button.hide()
            return
        week = (today + timedelta(days=7)).isoformat()
        groups: dict[str, list[Standing]] = {"今天上课": [], "这一周": [], "进行中": [], "未开始": [], "待结业": []}
        for one in found:
            day = civil_date(one.meeting.starts_ms).isoformat() if one.meeting else ""
            near = "今天上课" if day == today.isoformat() else "这一周" if day and day <= week else ""
            groups[near or state_of(one.line, today)[1]].append(one)
        for title, members in groups.items():
            if members:
                self._box.addWidget(PlainLabel(title, "title"))
            for one in members:
                self._box.addWidget(self._card(one))
        self._box.addStretch(1)

    def _card(self, one: Standing) -> PressCard:
        record = one.line.record
        card = PressCard(gap="s", margin="m")
        line = row(gap="m")
        line.addWidget(IconLabel("class", colour="primary"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="xs")
        words.addWidget(PlainLabel(record.title, "title"))
        place = f" · {one.line.org_name}" if one.line.org_name else ""
        words.addWidget(PlainLabel(f"{span_text(record, self._desk.today)}{place} · {one.line.people} 人", "soft"))
        if one.meeting is not None:
            when = meeting_time(one.meeting, self._desk.today)
            venue = f" · {one.meeting.venue}" if one.meeting.venue else ""
            words.addWidget(PlainLabel(f"{when} · {one.meeting.topic}{venue}"))
        line.addLayout(words, 1)
        state = column(gap="xs")
        state.addWidget(Chip("running", f"下一步：{one.step}"), 0, Qt.AlignmentFlag.AlignRight)
        if one.missing:
            state.addWidget(PlainLabel(one.missing, "small", wrap=False), 0, Qt.AlignmentFlag.AlignRight)
        state.addStretch(1)
        line.addLayout(state)
        line.addWidget(IconLabel("next"), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(line)
        card.setAccessibleName(record.title)
        card.pressed.connect(lambda: self._desk.navigator.go(Route.to("classroom.class", **{"class": record.id})))
        self.cards[record.id] = card
        return card
