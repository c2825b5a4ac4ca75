"""study.lesson: the player. One page fills the window; every page left is booked in the database lane."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from edu.domain.actors import Actor
from edu.domain.courses import Run
from edu.domain.errors import NotFound
from edu.domain.register import Register
from edu.domain.study_records import CheckOutcome, LessonView, PageOutcome
from edu.services.study import Study
from ui.navigation import Navigator, Route, Screen
from ui.screens.study.check_card import CheckCard
from ui.screens.study.ending import ending_card
from ui.screens.study.lesson_presenter import LessonPresenter, grounds_of, tip_of
from ui.screens.study.page_dots import PageDots
from ui.screens.study.presence import Presence
from ui.screens.study.sources_sheet import SourcesSheet
from ui.tasks import Job, TaskRunner
from ui.widgets import Button, IconLabel, PlainLabel, RichPage, centred, clear, column, row, scroll

_IDLE_LOOK_MS = 5000
_BOOKING_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the player needs of the world, for one person and one lesson."""

    study: Study
    actor: Actor
    person: str
    course: str
    lesson: str
    register: Callable[[], Register]
    media: Callable[[str, str], Path]
    monotonic_ms: Callable[[], int]


class LessonScreen(Screen):
    title = "课程"
    alone = True

    def __init__(self, reading: Reading, tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._reading, self._tasks, self._navigator = reading, tasks, navigator
        self.presenter: LessonPresenter | None = None
        self.checks: dict[str, CheckCard] = {}
        self.presence = Presence(self, reading.monotonic_ms)
        self.sources = Button("本页依据", icon="source", on_click=self._show_sources)
        self.sources.setEnabled(False)
        self.header_actions = (self.sources,)
        whole = column(self, gap="none")
        inside = QWidget()
        self._stage = column(inside, gap="m", margin="page")
        self._area = scroll(inside)
        whole.addWidget(self._area, 1)
        whole.addWidget(self._foot())
        for widget in (self, self._area.viewport(), inside):
            self.presence.watch(widget)
        self._bind_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look = QTimer(self)
        self._look.setInterval(_IDLE_LOOK_MS)
        self._look.timeout.connect(self.show_idle)

    def _foot(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("panel", "footer")
        box = column(bar, gap="xs", margin="m")
        self._note_row = QWidget()
        note = row(self._note_row, gap="s")
        self._note_icon = IconLabel("info", tone="yellow")
        self._note = PlainLabel("", "small", tone="yellow")
        note.addStretch(1)
        note.addWidget(self._note_icon)
        note.addWidget(self._note)
        note.addStretch(1)
        self._note_row.hide()
        box.addWidget(self._note_row)
        line = row(gap="m")
        self.back = Button("上一页", icon="previous", on_click=lambda: self.step(-1))
        self.dots = PageDots()
        self.dots.jumped.connect(self.turn_to)
        self.forward = Button("下一页", "accent", icon="next", trailing=True, on_click=lambda: self.step(1))
        policy = self.forward.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.forward.setSizePolicy(policy)
        line.addWidget(self.back)
        line.addWidget(self.dots, 1)
        line.addWidget(self.forward)
        box.addLayout(line)
        self._turners = (self.back, self.forward, self.dots)
        for widget in self._turners:
            widget.setEnabled(False)
        return bar

    def _bind_keys(self) -> None:
        for key, steps in (("Left", -1), ("PgUp", -1), ("Right", 1), ("PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda steps=steps: self.step(steps))

    # -- coming and going --

    def on_enter(self) -> None:
        self.presence.watch(self.window())
        reading = self._reading
        self._tasks.start(
            self,
            lambda _task: reading.study.open_lesson(reading.actor, reading.person, reading.course, reading.lesson),
            self._open,
            on_error=self._cannot_open,
        )

    def _cannot_open(self, error: Exception) -> None:
        self._navigator.fail(error)
        self._navigator.back()

    def _open(self, view: LessonView) -> None:
        self.presenter = LessonPresenter(view)
        for widget in self._turners:
            widget.setEnabled(True)
        self._look.start()
        self.presence.turn()
        self._show()

    def dispose(self) -> None:
        """The page in view counts too; when the whole program closes, its lanes drop what has not begun."""
        self._look.stop()
        job = self._book()
        if job is not None and job.future is not None:
            wait([job.future], _BOOKING_S)

    # -- turning --

    def step(self, steps: int) -> None:
        if self.presenter is not None:
            self.turn_to(self.presenter.page + steps)

    def turn_to(self, page: int) -> None:
        presenter = self.presenter
        if presenter is None or not 0 <= page <= presenter.count or page == presenter.page:
            return
        self._book()
        presenter.go(page)
        self.presence.turn()
        self._show()

    def _book(self) -> Job[PageOutcome] | None:
        """Hands the page in view to the service; the ending is no page."""
        presenter, reading = self.presenter, self._reading
        if presenter is None or presenter.at_end:
            return None
        page = presenter.page
        active, seen = self.presence.measured()
        return self._tasks.start(
            self,
            lambda _task: reading.study.finish_page(
                reading.actor, reading.person, reading.course, reading.lesson, page, active_ms=active, seen_ms=seen
            ),
            lambda outcome: self._booked(page, outcome),
            on_error=self._not_booked,
        )

    def _not_booked(self, error: Exception) -> None:
        """The ending cannot be told without the last page: back to it."""
        self._navigator.fail(error)
        if self.presenter is not None and self.presenter.at_end:
            self.presenter.go(self.presenter.count - 1)
            self._show()

    def _booked(self, page: int, outcome: PageOutcome) -> None:
        presenter = self.presenter
        if presenter is None:
            return
        note = presenter.left(page, outcome)
        self._say("" if presenter.at_end else note)
        self._refresh()
        if presenter.at_end:
            self._show_ending()

    # -- showing --

    def _show(self) -> None:
        presenter = self.presenter
        if presenter is None:
            return
        self._say("")
        clear(self._stage)
        self.checks.clear()
        if not presenter.at_end:
            page = RichPage(presenter.shown, self._picture, check=self._check, tip=self._tip)
            self.presence.watch(page)
            self._stage.addWidget(page)
        self._stage.addStretch(1)
        self._area.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        presenter = self.presenter
        if presenter is None:
            return
        self.set_title(presenter.view.lesson.title, presenter.subtitle)
        self.dots.show_dots(presenter.dots(), presenter.page)
        self.back.setEnabled(presenter.page > 0)
        self.forward.setVisible(not presenter.at_end)
        self.forward.setText(presenter.forward_word)
        self.forward.set_kind("plain" if presenter.asks else "accent")  # the answer comes first
        grounds = () if presenter.at_end else grounds_of(presenter.shown, self._reading.register())
        self.sources.setEnabled(bool(grounds))

    def _show_ending(self) -> None:
        if self.presenter is None:
            return
        clear(self._stage)
        card = ending_card(
            self.presenter.ending(), on_page=self.turn_to, on_next=self._to_course, on_close=self._navigator.home
        )
        self._stage.addWidget(centred(card, 36))
        self._stage.addStretch(1)

    def _to_course(self) -> None:
        self._navigator.replace(Route.to("study.course", course=self._reading.course))

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note_row.setVisible(bool(text))

    @property
    def note(self) -> str:
        return self._note.text()

    def show_idle(self) -> None:
        """A quiet hint; no pop-up asks whether somebody is there."""
        idle = "好一会儿没有操作，计时已暂停；翻一页或点一下就接着计。"
        if self.presence.idle and not self.note:
            self._say(idle)
        elif not self.presence.idle and self.note == idle:
            self._say("")

    def _picture(self, path: str) -> Path | None:
        try:
            return self._reading.media(self._reading.course, path)
        except NotFound:
            return None

    def _tip(self, run: Run) -> str:
        return tip_of(run.fact, run.cite, self._reading.register())

    def _show_sources(self) -> None:
        if self.presenter is not None and not self.presenter.at_end:
            sheet = SourcesSheet(self.window(), grounds_of(self.presenter.shown, self._reading.register()))
            sheet.open(sheet.close_button)

    # -- checks --

    def _check(self, question_id: str) -> QWidget | None:
        presenter = self.presenter
        question = presenter.view.questions.get(question_id) if presenter else None
        if presenter is None or question is None:
            return None
        card = CheckCard(question, tuple(self._reading.register().cite_text(cite) for cite in question.cites))
        card.answered.connect(lambda chosen: self._answer(question_id, chosen))
        self.checks[question_id] = card
        settled = presenter.settled_answer(question_id)
        if settled is not None:
            card.settle(settled[0], correct=settled[1])
        return card

    def _answer(self, question: str, chosen: tuple[str, ...]) -> None:
        self.presence.touched()
        reading = self._reading
        self._tasks.start(
            self,
            lambda _task: reading.study.answer_check(
                reading.actor, reading.person, reading.course, reading.lesson, question, chosen
            ),
            lambda outcome: self._judged(question, outcome),
            on_error=lambda error: self._not_judged(question, error),
        )

    def _judged(self, question: str, outcome: CheckOutcome) -> None:
        """The page may have been turned in the meantime; the answer is kept all the same."""
        if self.presenter is None:
            return
        self.presenter.answered(question, outcome)
        if question in self.checks:
            self.checks[question].judged(outcome)
        self._refresh()

    def _not_judged(self, question: str, error: Exception) -> None:
        if question in self.checks:
            self.checks[question].failed()
        self._navigator.fail(error)
