"""exam.sitting: one question at a time, with the whole window to itself.

Everything that the service does runs in the database lane in the order of the presses, so that handing in always
comes after the last answer. 已保存 is shown when the service has returned, never before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from edu.domain.actors import Actor
from edu.domain.errors import Conflict
from edu.domain.questions import Question
from edu.services.sittings import Sittings, SittingView
from ui.navigation import Confirmation, Navigator, Route, Screen
from ui.screens.exam.question_map import Key
from ui.screens.exam.sitting_frame import SittingFrame
from ui.screens.exam.sitting_presenter import Save, SittingPresenter
from ui.tasks import TaskRunner
from ui.widgets import BusyOverlay, QuestionPanel

TICK_MS = 1000
_LETTER_KEYS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Desk:
    """What the screen needs of the world."""

    sittings: Sittings
    actor: Actor
    monotonic_ms: Callable[[], int]
    picture: Callable[[Question], Path | None]


class SittingScreen(Screen):
    header = False
    alone = True
    stay_reason = "正在考试，交卷后才能离开；已答的题都已保存。"

    def __init__(self, desk: Desk, sitting: str, tasks: TaskRunner, navigator: Navigator) -> None:
        super().__init__()
        self._desk, self._sitting, self._tasks, self._navigator = desk, sitting, tasks, navigator
        self.presenter: SittingPresenter | None = None
        self.panel: QuestionPanel | None = None
        self.frame = SittingFrame(self, desk.monotonic_ms)
        self._pictures: dict[int, Path | None] = {}
        self._over = False
        self._ticking = False
        self._busy: BusyOverlay | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._clock.timeout.connect(self.tick)
        self.frame.timer.ran_out.connect(self.hand_in)
        self.frame.back.clicked.connect(lambda _checked=False: self.go(-1))
        self.frame.forward.clicked.connect(lambda _checked=False: self.go(1))
        self.frame.flag.clicked.connect(lambda _checked=False: self.toggle_flag())
        self.frame.hand_in.clicked.connect(lambda _checked=False: self.ask_hand_in())
        self.frame.map.jumped.connect(self.jump)
        self._bind_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _bind_keys(self) -> None:
        for at, letter in enumerate(_LETTER_KEYS):
            for key in (letter, str(at + 1)):
                self._bind(QKeySequence(key), partial(self._press, at))
        self._bind(QKeySequence(Qt.Key.Key_Left), lambda: self.go(-1))
        self._bind(QKeySequence(Qt.Key.Key_Right), lambda: self.go(1))
        self._bind(QKeySequence(Qt.Key.Key_PageUp), lambda: self.go(-1))
        self._bind(QKeySequence(Qt.Key.Key_PageDown), lambda: self.go(1))
        self._bind(QKeySequence("M"), self.toggle_flag)

    def _bind(self, keys: QKeySequence, then: Callable[[], object]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: then())

    # -- coming and going --

    def on_enter(self) -> None:
        self._tasks.start(self, lambda _task: self._opened(), self._show, on_error=self._cannot_open)

    def _opened(self) -> SittingView:
        """In the lane: the sitting, and its pictures found."""
        view = self._desk.sittings.resume(self._desk.actor, self._sitting)
        self._pictures = {item.slot: self._desk.picture(item.question) for item in view.paper.items}
        return view

    def _show(self, view: SittingView) -> None:
        presenter = self.presenter = SittingPresenter(view)
        self.frame.name_it(presenter.title, is_exam=presenter.is_exam)
        self._clock.start()
        self.frame.timer.count_down(view.remaining_ms)
        self._show_question()
        if view.resumed and presenter.answered:
            self._navigator.notify(f"接着上次的答：已答 {presenter.answered} 题", "info")

    def _cannot_open(self, error: Exception) -> None:
        self._over = True
        self._navigator.fail(error)
        self._navigator.back()

    def may_leave(self) -> bool:
        return self._over or self.presenter is None or not self.presenter.is_exam

    def leave_question(self) -> Confirmation | None:
        if self._over or self.presenter is None:
            return None
        return Confirmation(
            title="先离开这套模拟题？",
            text="已答的题都已保存，可以从练习页回来接着答；离开时计时不停。",
            yes="离开",
            no="接着答",
        )

    def dispose(self) -> None:
        self._clock.stop()
        self.frame.timer.stop()

    # -- moving --

    def go(self, steps: int) -> None:
        if self.presenter is not None:
            self.jump(self.presenter.position + steps)

    def jump(self, position: int) -> None:
        if self.presenter is not None and not self._over and self.presenter.go(position):
            self._show_question()

    def _show_question(self) -> None:
        presenter = self.presenter
        if presenter is None:
            return
        item = presenter.item
        panel = QuestionPanel(
            item.question, presenter.place.options, picture=self._pictures.get(item.slot), head=presenter.heading
        )
        panel.choose(presenter.chosen)
        panel.chosen_now.connect(self._on_chosen)
        self.panel = panel
        self.frame.show_panel(panel)
        self.frame.back.setEnabled(presenter.position > 0)
        self.frame.forward.setEnabled(presenter.position < presenter.count - 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _refresh(self) -> None:
        presenter = self.presenter
        if presenter is None:
            return
        self.frame.map.show_keys(
            [
                Key(number=cell.number, look="answered" if cell.answered else "open", flagged=cell.flagged,
                    current=cell.current)
                for cell in presenter.cells()
            ]
        )  # fmt: skip
        self.frame.show_state(presenter.save_state, presenter.answered, presenter.count)
        self.frame.show_flag(on=presenter.flagged)

    # -- answering --

    def _press(self, at: int) -> None:
        if self.panel is not None and not self._over:
            self.panel.press(at)

    def _on_chosen(self, options: tuple[str, ...]) -> None:
        if self.presenter is None or self._over:
            return
        save = self.presenter.choose(options)
        if save is None:
            return
        self._refresh()
        sittings, actor = self._desk.sittings, self._desk.actor
        self._tasks.start(
            self,
            lambda _task: sittings.answer(actor, self._sitting, save.slot, save.options),
            lambda _event: self._saved(save),
            on_error=lambda error: self._refused(save, error),
        )

    def _saved(self, save: Save) -> None:
        if self.presenter is not None:
            self.presenter.saved(save)
            self._refresh()

    def _refused(self, save: Save, error: Exception) -> None:
        if self.presenter is None:
            return
        self.presenter.refused(save)
        if self.panel is not None and self.presenter.place.slot == save.slot:
            self.panel.choose(self.presenter.chosen)
        self._refresh()
        if not self._over:
            self._navigator.fail(error)

    def toggle_flag(self) -> None:
        if self.presenter is None or self._over:
            return
        slot, on = self.presenter.toggle_flag()
        self._refresh()
        sittings, actor = self._desk.sittings, self._desk.actor
        self._tasks.start(
            self,
            lambda _task: sittings.flag(actor, self._sitting, slot, on=on),
            on_error=lambda error: self._flag_refused(slot, error),
        )

    def _flag_refused(self, slot: int, error: Exception) -> None:
        if self.presenter is not None:
            self.presenter.flag_refused(slot)
            self._refresh()
            self._navigator.fail(error)

    # -- time --

    def tick(self) -> None:
        """Once a second; a lane that is busy gets no second tick."""
        if self._ticking or self._over or self.presenter is None:
            return
        self._ticking = True
        sittings, actor = self._desk.sittings, self._desk.actor
        self._tasks.start(
            self, lambda _task: sittings.tick(actor, self._sitting), self._ticked, on_error=self._tick_failed
        )

    def _ticked(self, remaining_ms: int) -> None:
        self._ticking = False
        if self._over or self.presenter is None:
            return
        if remaining_ms <= 0:
            self.hand_in()
        elif self.presenter.warns_at(remaining_ms):
            self._navigator.notify("还有 5 分钟。看看有没有漏答的题。", "warn")

    def _tick_failed(self, _error: Exception) -> None:
        """The next one tries again; the time is right without it as long as the program runs."""
        self._ticking = False

    # -- the end --

    def ask_hand_in(self) -> None:
        if self.presenter is None or self._over:
            return
        items = self.presenter.hand_in_items()
        self._navigator.ask(
            Confirmation(
                title="现在交卷吗？",
                text="交卷后不能再改。" if items else "题都答完了。交卷后不能再改。",
                items=items,
                yes="交卷",
                no="再看看",
                danger=bool(items),
            ),
            self.hand_in,
        )

    def hand_in(self) -> None:
        """By the person, or by itself when time is up."""
        if self._over or self.presenter is None:
            return
        self._over = True
        self._clock.stop()
        self.frame.timer.stop()
        if self.panel is not None:
            self.panel.lock()
        self._busy = BusyOverlay(self, "正在交卷…")
        sittings, actor = self._desk.sittings, self._desk.actor
        self._tasks.start(
            self,
            lambda _task: sittings.hand_in(actor, self._sitting),
            lambda _result: self._to_result(),
            on_error=self._not_handed_in,
        )

    def _not_handed_in(self, error: Exception) -> None:
        if self._busy is not None:
            self._busy.end()
        if isinstance(error, Conflict):  # handed in already, by the clock or by a second press
            self._to_result()
            return
        self._over = False
        self._clock.start()
        self._show_question()
        self._navigator.fail(error)

    def _to_result(self) -> None:
        self._navigator.replace(Route.to("exam.result", sitting=self._sitting))
