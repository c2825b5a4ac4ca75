"""study.course: the lessons of one course, with state, minutes, and what a started one still lacks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.navigation import Navigator, Route, Screen
from ui.screens.study.courses_presenter import CourseView, LessonLine, lesson_lines, review_words
from ui.tasks import TaskRunner
from ui.widgets import Button, Card, Chip, PlainLabel, clear, column, row, scroll


class CourseScreen(Screen):
    """`begin_anew` takes the id of a lesson of an earlier year."""

    title = "课程"

    def __init__(
        self,
        read: Callable[[], CourseView],
        begin_anew: Callable[[str], None],
        tasks: TaskRunner,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._read, self._begin_anew, self._tasks, self._navigator = read, begin_anew, tasks, navigator
        inside = QWidget()
        self._page = column(inside, gap="m", margin="page")
        column(self).addWidget(scroll(inside))
        self.buttons: dict[str, Button] = {}
        self.anew: dict[str, Button] = {}

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._read(), self._show)

    def _show(self, view: CourseView) -> None:
        progress, course = view.progress, view.progress.course
        self.set_title(course.title, course.summary)
        clear(self._page)
        self.anew.clear()
        for line in lesson_lines(progress):
            self._page.addWidget(self._card(course.id, line))
        self._page.addWidget(PlainLabel(review_words(course.review, view.review), "small"))
        self._page.addStretch(1)

    def _card(self, course: str, lesson: LessonLine) -> Card:
        card = Card(gap="s", margin="m")
        line = row(gap="m")
        number = PlainLabel(str(lesson.number), "title", wrap=False, align=Qt.AlignmentFlag.AlignCenter)
        number.setFixedWidth(theme.current().metrics.control)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap="xs")
        words.addWidget(PlainLabel(lesson.title, "strong"))
        words.addWidget(PlainLabel(lesson.goal, "soft"))
        words.addWidget(PlainLabel(lesson.facts, "small"))
        for sentence in lesson.missing:
            words.addWidget(PlainLabel(f"· {sentence}", "small"))
        line.addLayout(words, 1)
        line.addWidget(Chip(lesson.mood, lesson.word), 0, Qt.AlignmentFlag.AlignVCenter)
        place = Route.to("study.lesson", course=course, lesson=lesson.id)
        button = Button(lesson.action, "accent" if lesson.main else "plain", on_click=lambda: self._navigator.go(place))
        self.buttons[lesson.id] = button
        if lesson.again:
            again = Button("今年重学", "primary", on_click=lambda: self._anew(lesson.id, place))
            self.anew[lesson.id] = again
            line.addWidget(again, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card.add(line)

    def _anew(self, lesson: str, place: Route) -> None:
        self._tasks.start(
            self,
            lambda _task: self._begin_anew(lesson),
            lambda _none: self._navigator.go(place),
            on_error=self._navigator.fail,
        )
