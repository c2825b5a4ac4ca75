"""Choose a lesson: subjects as a row of big buttons, their lessons as pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy

from edu.domain.courses import Course, Lesson
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.offers import KioskCourse
from ui.screens.kiosk.stage import Poster, Stage
from ui.widgets import Button, PlainLabel, PressCard, clear, column, grid, row

PictureOf = Callable[[Course, Lesson], Path | None]


class LearnScreen(Stage):
    title = "学一学"

    def __init__(self, courses: Sequence[KioskCourse], picture: PictureOf, navigator: Navigator, chosen: str) -> None:
        super().__init__()
        self._courses = {offer.course.id: offer for offer in courses}
        self._chosen = chosen if chosen in self._courses else next(iter(self._courses), "")
        self._picture, self._navigator = picture, navigator
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("学一学：挑一课", "stage-title"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.l)
        self._subjects: QGridLayout = grid(gap="m")
        self._line.addLayout(self._subjects, 2)
        self.subjects: dict[str, Button] = {}
        for offer in courses:
            button = Button(offer.course.title)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, course=offer.course.id: self.choose(course))
            self.subjects[offer.course.id] = button
        self.lessons: dict[str, LessonTile] = {}
        self._tiles: QGridLayout = grid(gap="l")
        self._line.addLayout(self._tiles, 7)
        page.addLayout(self._line, 1)
        foot = row()
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self._line.setStretch(0, 0 if portrait else 2)
        wide = 2 if portrait else 1
        for at, button in enumerate(self.subjects.values()):
            self._subjects.addWidget(button, at // wide, at % wide)
        self._subjects.setRowStretch(len(self.subjects), 0 if portrait else 1)
        self._draw()

    def choose(self, course: str) -> None:
        self._chosen = course
        self._draw()

    def _draw(self) -> None:
        for course, button in self.subjects.items():
            button.setChecked(course == self._chosen)
        clear(self._tiles)
        self.lessons.clear()
        offer = self._courses.get(self._chosen)
        wide = 2 if self.portrait else 3
        rows = -(-len(offer.lessons) // wide) if offer else 0
        for at in range(3):
            self._tiles.setColumnStretch(at, at < wide)
            self._tiles.setRowStretch(at, at < rows)
        for at, lesson in enumerate(offer.lessons if offer else ()):
            tile = LessonTile(lesson, self._picture(offer.course, lesson)) if offer else None
            if tile is not None and offer is not None:
                tile.pressed.connect(lambda course=offer.course.id, lesson=lesson.id: self._open(course, lesson))
                self.lessons[lesson.id] = tile
                self._tiles.addWidget(tile, at // wide, at % wide)

    def _open(self, course: str, lesson: str) -> None:
        self._navigator.go(Route.to("kiosk.lesson", course=course, lesson=lesson))


class LessonTile(PressCard):
    def __init__(self, lesson: Lesson, picture: Path | None) -> None:
        super().__init__(gap="s", margin="m")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        poster = Poster(framed=False)
        poster.show_file(picture)
        poster.setMinimumHeight(theme.current().metrics.control)
        self.add(poster, 1)
        self.add(PlainLabel(lesson.title, "strong", align=Qt.AlignmentFlag.AlignLeft))
        self.add(PlainLabel(f"约 {lesson.minutes} 分钟", "small"))
        self.setAccessibleName(f"{lesson.title}，约 {lesson.minutes} 分钟")
