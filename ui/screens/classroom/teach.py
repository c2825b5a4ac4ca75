"""The trainer's slides: a lesson's pages in big type, what they stand on beside them, the next page under a finger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from edu.domain.courses import Course, Page, marked_runs, unmarked
from edu.domain.questions import LETTERS, Question
from ui import theme
from ui.navigation import Navigator, Route, Screen
from ui.screens.classroom.slide import Slide, SlideWindow, checks_of
from ui.theme import Scale
from ui.widgets import Button, Card, Choice, PlainLabel, Prose, TimerLabel, clear, column, row, scroll


class TeachScreen(Screen):
    """`grounds` gives the notes of a page: each fact with the clause it stands on."""

    header = False

    def __init__(
        self,
        course: Course,
        lesson: str,
        training_class: str,
        navigator: Navigator,
        *,
        picture: Callable[[str], Path | None],
        question: Callable[[str], Question],
        grounds: Callable[[Page], Sequence[str]],
        monotonic_ms: Callable[[], int],
    ) -> None:
        super().__init__()
        self.title = course.title
        self._course, self._class, self._navigator = course, training_class, navigator
        self._picture, self._question, self._grounds = picture, question, grounds
        self._at = 0
        self._window: SlideWindow | None = None
        page = column(self, gap="s", margin="m")
        top = row(gap="s")
        top.addWidget(Button("返回", icon="back", on_click=navigator.back))
        self.lessons = Choice([(one.id, f"{course.title} · {one.title}") for one in course.lessons], lesson)
        self.lessons.currentIndexChanged.connect(lambda _at: self._open())
        top.addWidget(self.lessons, 1)
        self.timer = TimerLabel(monotonic_ms, role="strong")
        top.addWidget(self.timer)
        self.notes_button = Button("备注", icon="edit", on_click=self._notes_shown)
        self.notes_button.setCheckable(True)
        top.addWidget(self.notes_button)
        self.whole = Button("投影全屏", icon="projector", on_click=self.project)
        top.addWidget(self.whole)
        page.addLayout(top)
        middle = row(gap="s")
        self.slide = self._slide("projector")
        middle.addWidget(self.slide, 1)
        self._notes = Card("备注", margin="m")
        self._notes.setFixedWidth(theme.current().type.body * 18)
        self._notes.hide()
        middle.addWidget(self._notes)
        page.addLayout(middle, 1)
        foot = row(gap="s")
        self.before = Button("上一页", icon="previous", big=True, on_click=lambda: self.turn(-1))
        self.count = PlainLabel("", "soft", align=Qt.AlignmentFlag.AlignCenter)
        self.ask = Button("问全场", icon="hand", big=True, on_click=self._ask)
        self.next = Button("下一页", "accent", icon="next", big=True, on_click=lambda: self.turn(1))
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().type.body * 14)
        foot.addWidget(self.before)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.ask)
        foot.addWidget(self.next)
        page.addLayout(foot)
        self._open()

    @property
    def _page(self) -> Page:
        return self._pages[self._at]

    def on_enter(self) -> None:
        self.timer.count_up()
        self.slide.setFocus()

    def dispose(self) -> None:
        self.timer.stop()
        window, self._window = self._window, None
        if window is not None:
            window.close()

    def turn(self, step: int) -> None:
        at = self._at + step
        if 0 <= at < len(self._pages):
            self._at = at
            self._show()
        elif at >= len(self._pages) and self.lessons.currentIndex() < self.lessons.count() - 1:
            self.lessons.setCurrentIndex(self.lessons.currentIndex() + 1)

    def project(self) -> None:
        """On the second screen where there is one, else over this one."""
        if self._window is not None:
            return
        window = SlideWindow(self._slide("projector"))
        screens = window.screen().virtualSiblings()
        other = next((screen for screen in screens if screen is not self.screen()), self.screen())
        window.setGeometry(other.geometry())
        window.slide.show_page(self._page)
        window.destroyed.connect(self._gone)
        self._window = window
        window.showFullScreen()
        window.slide.setFocus()

    def _gone(self) -> None:
        self._window = None

    def _slide(self, scale: Scale) -> Slide:
        slide = Slide(self._picture, self._check, scale)
        slide.turned.connect(self.turn)
        return slide

    def _open(self) -> None:
        lesson = self._course.lesson(self.lessons.value)
        self._pages = lesson.pages if lesson else ()
        self._at = 0
        self._show()

    def _show(self) -> None:
        last = len(self._pages) - 1
        self.slide.show_page(self._page)
        if self._window is not None:
            self._window.slide.show_page(self._page)
        self.count.setText(f"{self._at + 1} / {last + 1}")
        self.before.setEnabled(self._at > 0)
        end = self._at == last and self.lessons.currentIndex() == self.lessons.count() - 1
        self.next.setEnabled(not end)
        self.next.setText("下一节" if self._at == last and not end else "下一页")
        self.ask.setVisible(bool(self._class and checks_of(self._page)))
        self._write_notes()

    def _check(self, name: str) -> QWidget | None:
        """On a slide a question is only shown: the room answers by hands."""
        question = self._question(name)
        holder = QWidget()
        box = column(holder, gap="s")  # a question with four options is seen whole beside the notes
        live = theme.current()
        box.addWidget(Prose(marked_runs(question.stem), size=live.type.title, bold=True, line_height=1.4))
        for letter, option in zip(LETTERS, question.options, strict=False):
            box.addWidget(PlainLabel(f"{letter}　{unmarked(option.text)}", "reading"))
        return holder

    def _notes_shown(self) -> None:
        self._notes.setVisible(self.notes_button.isChecked())

    def _write_notes(self) -> None:
        clear(self._notes.body)
        inside = QWidget()
        box = column(inside, gap="s")
        said = [*self._grounds(self._page)]
        for name in checks_of(self._page):
            question = self._question(name)
            letters = [LETTERS[at] for at, option in enumerate(question.options) if option.correct]
            said.append(f"答案 {''.join(letters)}：{unmarked(question.explanation)}")
        for text in said or ["这一页没有要特别说明的。"]:
            box.addWidget(PlainLabel(text))
        box.addStretch(1)
        self._notes.add(scroll(inside), 1)

    def _ask(self) -> None:
        name = checks_of(self._page)[0]
        self._navigator.go(Route.to("classroom.ask", question=name, **{"class": self._class}))
