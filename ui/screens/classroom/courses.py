"""课件: every course as a card; one press and its first page stands on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.courses import Course
from ui import theme
from ui.navigation import Navigator, Route, Screen
from ui.widgets import EmptyState, IconLabel, PlainLabel, PressCard, column, grid, row, scroll


class CoursesScreen(Screen):
    title = "课件"
    subtitle = "点一门课，就在这块屏幕上讲"

    def __init__(self, courses: Sequence[Course], navigator: Navigator) -> None:
        super().__init__()
        page = column(self, margin="page")
        self.cards: dict[str, PressCard] = {}
        if not courses:
            page.addWidget(EmptyState("teach", "还没有装课件", "装上内容包以后，这里可以放课件。"), 1)
            return
        inside = QWidget()
        tiles = grid(inside, gap="m")
        for at, course in enumerate(courses):
            card = _card(course)
            card.pressed.connect(lambda id_=course.id: navigator.go(Route.to("classroom.teach", course=id_)))
            self.cards[course.id] = card
            tiles.addWidget(card, at // 2, at % 2)
        tiles.setColumnStretch(0, 1)
        tiles.setColumnStretch(1, 1)
        tiles.setRowStretch(len(courses), 1)
        page.addWidget(scroll(inside), 1)


def _card(course: Course) -> PressCard:
    card = PressCard(margin="m")
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    line = row(gap="m")
    line.addWidget(IconLabel("course", colour="primary", size=theme.current().metrics.icon_big))
    words = column(gap="xs")
    words.addWidget(PlainLabel(course.title, "title"))
    words.addWidget(PlainLabel(course.summary, "soft"))
    pages = sum(len(lesson.pages) for lesson in course.lessons)
    words.addWidget(PlainLabel(f"{len(course.lessons)} 节 · {pages} 页 · 约 {course.minutes} 分钟", "small"))
    line.addLayout(words, 1)
    card.add(line)
    card.setAccessibleName(course.title)
    return card
