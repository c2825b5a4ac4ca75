"""签到 and 授课: the plan of meetings; each leads to its board of names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.classes import Meeting
from edu.services.classes import Classes
from ui.navigation import Confirmation
from ui.screens.classroom.meeting_sheet import MeetingSheet
from ui.screens.classroom.panels.panel import Scene
from ui.screens.classroom.words import meeting_time
from ui.widgets import Button, Card, Chip, EmptyState, IconButton, PlainLabel, column, row, scroll


class MeetingsPanel(QWidget):
    def __init__(self, scene: Scene, classes: Classes) -> None:
        super().__init__()
        self._scene, self._classes = scene, classes
        page = column(self, gap="s")
        top = row(gap="s")
        top.addWidget(PlainLabel(f"课次 {len(scene.file.meetings)} 次", "title"), 1)
        self.plan = Button("排一次课", "plain", icon="add", on_click=self._plan)
        self.plan.setVisible(scene.is_open)
        top.addWidget(self.plan)
        page.addLayout(top)
        self.sign: dict[str, Button] = {}
        if not scene.file.meetings:
            page.addWidget(
                EmptyState("calendar", "还没有排课", "写上主题、时间和授课人，就可以签到。",
                           action="排一次课" if scene.is_open else "", on_action=self._plan), 1
            )  # fmt: skip
            self.plan.hide()
            return
        inside = QWidget()
        box = column(inside, gap="s")
        for at, meeting in enumerate(scene.file.meetings):
            box.addWidget(self._card(meeting, at))
        box.addStretch(1)
        page.addWidget(scroll(inside), 1)

    def _card(self, meeting: Meeting, at: int) -> Card:
        scene = self._scene
        card = Card(margin="m")
        line = row(gap="m")
        words = column(gap="xs")
        words.addWidget(PlainLabel(meeting.topic, "strong"))
        parts = [meeting_time(meeting, scene.desk.today), f"{meeting.minutes} 分钟", meeting.venue,
                 f"{meeting.teacher} {meeting.teacher_title}".strip()]  # fmt: skip
        words.addWidget(PlainLabel(" · ".join(part for part in parts if part), "soft"))
        line.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if meeting.cancelled:
            line.addWidget(Chip("none", "已取消"), 0, middle)
            card.add(line)
            return card
        cells = [row_.cells[at] for row_ in scene.file.attendance]
        here = sum(cell.status == "present" for cell in cells)
        known = sum(cell.status != "none" for cell in cells)
        full = bool(cells) and known == len(cells)
        line.addWidget(Chip("met" if full else "running" if here else "none", f"到 {here}/{len(cells)}"), 0, middle)
        if scene.is_open:
            line.addWidget(IconButton("edit", "改这次课", on_click=lambda: self._change(meeting)), 0, middle)
            line.addWidget(IconButton("delete", "取消这次课", on_click=lambda: self._ask_cancel(meeting)), 0, middle)
            button = Button("签到", "primary", icon="sign-in",
                            on_click=lambda: scene.go("classroom.signin", meeting=meeting.id))  # fmt: skip
            self.sign[meeting.id] = button
            line.addWidget(button, 0, middle)
        card.add(line)
        return card

    def _plan(self) -> None:
        MeetingSheet(
            self._scene.page, self._scene.desk, self._classes, self._scene.file, None, self._scene.reload
        ).ask()

    def _change(self, meeting: Meeting) -> None:
        scene = self._scene
        MeetingSheet(scene.page, scene.desk, self._classes, scene.file, meeting, scene.reload).ask()

    def _ask_cancel(self, meeting: Meeting) -> None:
        question = Confirmation(title=f"取消“{meeting.topic}”？", text="这次课不再计学时；已有的签到仍在台账里。",
                                yes="取消这次课", no="不取消", danger=True)  # fmt: skip
        self._scene.desk.navigator.ask(question, lambda: self._cancel(meeting))

    def _cancel(self, meeting: Meeting) -> None:
        actor = self._scene.desk.actor
        self._scene.desk.load(
            self,
            lambda: self._classes.cancel_meeting(actor, self._scene.id, meeting.id),
            lambda _none: self._scene.reload(),
        )
