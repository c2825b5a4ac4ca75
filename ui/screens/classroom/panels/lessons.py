"""授课: the courses of the programme as slides, and what of the plan was taught."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from edu.domain.courses import Course
from ui.navigation import Route
from ui.screens.classroom.panels.panel import Scene
from ui.widgets import Button, Card, EmptyState, IconLabel, PlainLabel, column, row, scroll


class LessonsPanel(QWidget):
    def __init__(self, scene: Scene, courses: Sequence[Course]) -> None:
        super().__init__()
        page = column(self, gap="s")
        taught = sum(m.minutes for m in scene.file.meetings if not m.cancelled)
        page.addWidget(PlainLabel(f"课件 {len(courses)} 门 · 计划授课 {taught} 分钟", "title"))
        self.teach: dict[str, Button] = {}
        if not courses:
            page.addWidget(EmptyState("teach", "还没有装课件", "装上内容包以后，这里可以放课件。"), 1)
            return
        inside = QWidget()
        box = column(inside, gap="s")
        for course in courses:
            box.addWidget(self._card(scene, course))
        box.addStretch(1)
        page.addWidget(scroll(inside), 1)

    def _card(self, scene: Scene, course: Course) -> Card:
        card = Card(margin="m")
        line = row(gap="m")
        line.addWidget(IconLabel("course", colour="primary"))
        words = column(gap="xs")
        words.addWidget(PlainLabel(course.title, "strong"))
        words.addWidget(PlainLabel(f"{len(course.lessons)} 节 · {course.summary}", "soft"))
        line.addLayout(words, 1)
        go = Route.to("classroom.teach", course=course.id, **{"class": scene.id})
        button = Button("讲这门课", "plain", icon="teach", on_click=lambda: scene.desk.navigator.go(go))
        self.teach[course.id] = button
        line.addWidget(button)
        card.add(line)
        return card
