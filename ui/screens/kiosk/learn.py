"""Choose a lesson: groups of topics as big buttons; what they hold as pictures, 微课 for who stands first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from edu.domain.courses import Course, Lesson
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.by_finger import by_finger, to_top
from ui.screens.kiosk.more_below import MoreBelow
from ui.screens.kiosk.offers import LearnShelf
from ui.screens.kiosk.scene import Drawing, SceneView
from ui.screens.kiosk.stage import Poster, Stage
from ui.screens.kiosk.whole_rows import WholeRows
from ui.widgets import Button, PlainLabel, PressCard, clear, column, grid, row, scroll

PictureOf = Callable[[Course, Lesson], Path | None]


class LearnScreen(Stage):
    title = "学一学"

    def __init__(
        self,
        shelves: Sequence[LearnShelf],
        navigator: Navigator,
        chosen: str,
        *,
        picture: PictureOf,
        drawing: Drawing,
    ) -> None:
        super().__init__()
        self._shelves = {shelf.id: shelf for shelf in shelves}
        self._chosen = chosen if chosen in self._shelves else next(iter(self._shelves), "")
        self._picture, self._drawing, self._navigator = picture, drawing, navigator
        page = column(self, gap="l", margin="page")
        page.addWidget(PlainLabel("学一学，挑一课。", "stage-title"))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(theme.current().metrics.l)
        self._side = QWidget()
        self._subjects: QGridLayout = grid(gap="xs")
        self._side.setLayout(self._subjects)
        self._side_area = by_finger(scroll(self._side))  # in large letters they are higher than the glass
        side = column(gap="xs")
        side.addWidget(self._side_area, 1)
        self.more_subjects = MoreBelow(self._side_area, rows=WholeRows(self._side_area, self._subjects))
        side.addWidget(self.more_subjects)
        self._line.addLayout(side, 2)
        self.subjects: dict[str, Button] = {}
        for shelf in shelves:
            button = Button(shelf.title)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.MinimumExpanding)
            button.clicked.connect(lambda _checked=False, name=shelf.id: self.choose(name))
            self.subjects[shelf.id] = button
        self.lessons: dict[str, PressCard] = {}
        field = QWidget()
        self._tiles: QGridLayout = grid(gap="l")
        field.setLayout(self._tiles)
        self._area = by_finger(scroll(field))
        self._line.addWidget(self._area, 7)
        page.addLayout(self._line, 1)
        self._area.verticalScrollBar().rangeChanged.connect(self._align)
        self.more = MoreBelow(self._area, rows=WholeRows(self._area, self._tiles))
        foot = row(gap="m")
        foot.addWidget(Button("  返回", icon="back", big=True, on_click=navigator.back))
        foot.addStretch(1)
        foot.addWidget(self.more)
        page.addLayout(foot)

    def turned(self, portrait: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(down if portrait else across)
        self._line.setStretch(0, 0 if portrait else 2)
        wide = 2 if portrait else 1
        for at, button in enumerate(self.subjects.values()):
            self._subjects.addWidget(button, at // wide, at % wide)
        self._subjects.setRowStretch(len(self.subjects), 0 if portrait else 1)
        self._side_area.setMinimumHeight(self._side.sizeHint().height() if portrait else 0)
        self._draw()

    def _align(self, _least: int, most: int) -> None:
        """Upright the buttons end above the cards, which give way to their scroll bar."""
        beside = theme.of(self).metrics.scroll if self.portrait and most else 0
        self._subjects.setContentsMargins(0, 0, beside, 0)

    def choose(self, subject: str) -> None:
        self._chosen = subject
        to_top(self._area)
        self._draw()

    def _draw(self) -> None:
        for subject, button in self.subjects.items():
            button.setChecked(subject == self._chosen)
            button.set_kind("accent" if subject == self._chosen else "plain")  # primary is the page's own blue
        clear(self._tiles)
        self.lessons = self._made()
        wide = 2 if self.portrait else 3
        rows = -(-len(self.lessons) // wide)
        for at in range(max(rows, self._tiles.rowCount())):
            self._tiles.setRowStretch(at, at < rows)
        for at in range(3):
            self._tiles.setColumnStretch(at, at < wide)
        for at, tile in enumerate(self.lessons.values()):
            self._tiles.addWidget(tile, at // wide, at % wide)

    def _made(self) -> dict[str, PressCard]:
        """微课 by their id, lessons by `<course>/<lesson>`."""
        made: dict[str, PressCard] = {}
        shelf = self._shelves.get(self._chosen)
        if shelf is None:
            return made
        for short in shelf.micro:
            scene = SceneView(self._drawing)
            scene.show_scene(short.scene)
            scene.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            made[short.id] = _tile(scene, short.title, f"三步微课，约 {short.minutes} 分钟")
            made[short.id].pressed.connect(
                lambda name=short.id: self._navigator.go(Route.to("kiosk.micro", lesson=name))
            )
        for course, lesson in shelf.lessons:
            poster = Poster(framed=False)
            poster.show_file(self._picture(course, lesson))
            card = made[f"{course.id}/{lesson.id}"] = _tile(poster, lesson.title, f"一课，约 {lesson.minutes} 分钟")
            card.pressed.connect(lambda course=course.id, name=lesson.id: self._open(course, name))
        return made

    def _open(self, course: str, lesson: str) -> None:
        self._navigator.go(Route.to("kiosk.lesson", course=course, lesson=lesson))


def _tile(picture: QWidget, title: str, about: str) -> PressCard:
    tile = PressCard(gap="s", margin="m")
    tile.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    picture.setMinimumHeight(theme.current().metrics.icon_big * 2 // 3)
    tile.add(picture, 1)
    tile.add(PlainLabel(title, "strong", align=Qt.AlignmentFlag.AlignLeft))
    tile.add(PlainLabel(about, "small"))
    tile.setAccessibleName(f"{title}，{about}")
    return tile
