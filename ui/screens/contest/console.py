"""contest.console: the host puts questions, the keyboard is the buzzer, the machine reckons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from edu.domain.contests.buzzer import Buzzer
from edu.domain.contests.record import ContestView
from edu.services.contests import Contests
from edu.system.clock import Clock
from ui.navigation import Confirmation, Screen
from ui.screens.contest import presenter
from ui.screens.contest.home import export
from ui.screens.contest.stage import ContestWindow
from ui.screens.desk import Desk
from ui.screens.files import Files
from ui.screens.room_window import RoomProjector
from ui.widgets import (
    Button,
    Card,
    Chip,
    PlainLabel,
    QuestionPanel,
    TimerLabel,
    clear,
    column,
    row,
    rule,
    scroll,
    verdicts,
)

_FIRST_KEY = Qt.Key.Key_1.value


class ContestConsole(Screen):
    """Every press is durable before the next one counts: meanwhile the buttons are off and the buzzer is settled."""

    alone = True

    def __init__(self, contest: str, contests: Contests, files: Files, clock: Clock, desk: Desk) -> None:
        super().__init__()
        self._id, self._contests, self._files, self._clock, self._desk = contest, contests, files, clock, desk
        self.view: ContestView | None = None
        self.buzzer: Buzzer | None = None
        self.panel: QuestionPanel | None = None
        self._busy = False
        self._pressed: list[tuple[int, bool, int]] = []
        self.projector = RoomProjector(self, desk.navigator)
        self.project = Button("投影", icon="projector", on_click=self._on_project)
        self.undo = Button("撤销上一步", icon="undo", on_click=self._on_undo)
        self.header_actions = (self.undo, self.project)
        page = row(self, gap="l", margin="page")
        left = column(gap="m")
        self.place, self.turn = PlainLabel("", "strong"), PlainLabel("", "title")
        head = row(gap="m")
        head.addWidget(self.turn, 1)
        self.timer = TimerLabel(clock.monotonic_ms, role="strong")
        head.addWidget(self.timer)
        left.addWidget(self.place)
        left.addLayout(head)
        inside = QWidget()
        self._question = column(inside, gap="m")
        left.addWidget(scroll(inside), 1)
        self._foot = row(gap="s")
        left.addLayout(self._foot)
        page.addLayout(left, 5)
        self._board = Card("比分", hint="括号里是抢答键")
        self._lines = column(gap="s")
        self._board.body.addLayout(self._lines)
        self._board.body.addStretch(1)
        page.addWidget(self._board, 3)

    def on_enter(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._do(lambda: self._contests.view(self._desk.actor, self._id))

    def dispose(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.timer.stop()
        self.projector.close()

    # -- moves --

    def _do(self, move: Callable[[], ContestView]) -> None:
        if self._busy:
            return
        self._busy = True
        self._desk.load(self, move, self._done, on_error=self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._desk.navigator.fail(error)

    def _done(self, view: ContestView) -> None:
        """Presses that came while the store wrote are booked one after the other, in the keyboard's order."""
        self._busy = False
        self._show(view)
        self._book_presses()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            team = event.key() - _FIRST_KEY
            if self.buzzer is not None and 0 <= team < self.buzzer.teams:
                if not event.isAutoRepeat():
                    self.press(team)
                return True
        return False

    def press(self, team: int) -> None:
        """A team's key. Who was first is settled here and now; the store follows."""
        buzzer = self.buzzer
        if buzzer is None:
            return
        said = buzzer.press(team)
        if said == "nothing":
            return
        after = self._clock.monotonic_ms() - buzzer.opened_ms if buzzer.opened_ms is not None else 0
        self._pressed.append((team, said == "early", after))
        self._book_presses()

    def _book_presses(self) -> None:
        if self._busy or not self._pressed or self.view is None:
            return
        team, early, after = self._pressed.pop(0)
        slot, actor = self.view.state.at, self._desk.actor
        if early:
            self._do(lambda: self._contests.early(actor, self._id, slot, team))
        else:
            self._do(lambda: self._contests.buzz(actor, self._id, slot, team, after))

    def _ask(self, stake: int = 0) -> None:
        view = self.view
        if view is not None:
            self._do(lambda: self._contests.ask(self._desk.actor, self._id, view.state.at, stake))

    def _open_buzzer(self) -> None:
        if self.buzzer is not None and self.view is not None:
            self.buzzer.open(self._clock.monotonic_ms())
            self._count_down()
            self._show_foot(self.view)
            self._show_room()

    def _judge(self) -> None:
        view, panel = self.view, self.panel
        if view is not None and panel is not None and panel.chosen:
            chosen = panel.chosen
            self._do(lambda: self._contests.answer(self._desk.actor, self._id, view.state.at, chosen))

    def _pass(self) -> None:
        view = self.view
        if view is not None:
            self._do(lambda: self._contests.pass_on(self._desk.actor, self._id, view.state.at))

    # -- showing --

    def _show(self, view: ContestView) -> None:
        before, self.view = self.view, view
        stage = presenter.stage_of(view)
        fresh = before is None or (before.state.at, before.state.phase) != (view.state.at, view.state.phase)
        if stage != "buzz":
            self.buzzer, self._pressed = None, []
        elif fresh or self.buzzer is None:
            self.buzzer = Buzzer(view.record.teams, set(view.state.locked))
        else:  # a press that was taken back is out no more; one that waits for the store is
            self.buzzer.locked = {*view.state.locked, *(team for team, early, _after in self._pressed if early)}
        self.set_title(view.record.title, presenter.evening_note(view.record))
        self.place.setText(presenter.place_word(view))
        if fresh:
            self.timer.setVisible(stage == "answer")
            if stage == "answer":
                self._count_down()
            else:
                self.timer.stop()
            self._show_question(view)
        self._show_foot(view)
        self._show_board(view)
        self.undo.setEnabled(view.can_undo)
        self._show_room()

    def _count_down(self) -> None:
        slot = self.view.state.slot if self.view is not None else None
        if slot is not None:
            self.timer.setVisible(True)
            self.timer.count_down(slot.rule.seconds * 1000)

    def _show_question(self, view: ContestView) -> None:
        clear(self._question)
        self.panel = None
        question, last = view.question, presenter.last(view)
        if question is not None:
            self.panel = QuestionPanel(question, view.order(question))
            self.panel.chosen_now.connect(lambda _chosen: self._show_foot(view))
            self._question.addWidget(self.panel)
            if presenter.stage_of(view) == "buzz":
                self.panel.lock()
        elif last is not None:
            self._question.addWidget(rule())
            self._question.addWidget(PlainLabel(presenter.last_word(view, last), "soft"))
            self._question.addWidget(PlainLabel(last.text, "title", tone="green" if last.good else "orange"))
            panel = QuestionPanel(last.question, view.order(last.question))
            panel.choose(last.options)
            panel.mark(verdicts(last.question, last.options))
            panel.explain(last.question.explanation)
            self._question.addWidget(panel)
        slot = view.state.slot
        if slot is not None and question is None:
            self._question.addWidget(PlainLabel(presenter.rule_word(slot.rule), "soft"))
        self._question.addStretch(1)

    def _show_foot(self, view: ContestView) -> None:
        clear(self._foot)
        self.turn.setText(self._buzzer_word() or presenter.turn_word(view))
        for button in self._buttons(view):
            self._foot.addWidget(button)
        self._foot.addStretch(1)

    def _buttons(self, view: ContestView) -> list[Button]:
        match presenter.stage_of(view):
            case "ask":
                return [self._main("出题", "forward", self._ask)]
            case "stake":
                rule_ = view.state.slot.rule if view.state.slot else None
                stakes = rule_.stakes if rule_ else ()
                return [*map(self._stake, stakes), Button("这队放弃", "ghost", icon="close", on_click=self._pass)]
            case "buzz":
                skip = Button("没人抢，下一题", "ghost", icon="forward", on_click=self._pass)
                if self.buzzer is not None and self.buzzer.opened_ms is not None:
                    return [skip]
                return [self._main("开抢", "play", self._open_buzzer), skip]
            case "answer":
                judge = self._main("判分", "check", self._judge)
                judge.setEnabled(self.panel is not None and bool(self.panel.chosen))
                return [judge, Button("不答，下一题", "ghost", icon="forward", on_click=self._pass)]
            case "over":
                extra = Button("加赛一题", icon="add", on_click=self._on_extra)
                return [
                    self._main("结束并保存", "save", self._on_close),
                    *([extra] if presenter.tie_word(view) else []),
                ]
        return [Button("导出名次表", "primary", icon="excel", on_click=self._on_export)]

    def _stake(self, stake: int) -> Button:
        return Button(f"{stake} 分", "primary", big=True, on_click=lambda: self._ask(stake))

    def _main(self, word: str, icon: str, on_click: Callable[[], None]) -> Button:
        self.main = Button(word, "accent", icon=icon, big=True, on_click=lambda: on_click())
        return self.main

    def _buzzer_word(self) -> str:
        if self.buzzer is None:
            return ""
        return "抢！" if self.buzzer.opened_ms is not None else "听题，等“开抢”再按键"

    def _show_board(self, view: ContestView) -> None:
        clear(self._lines)
        for at, line in enumerate(presenter.board(view)):
            if at:
                self._lines.addWidget(rule())
            holder = QWidget()
            across = row(holder, gap="s")
            across.addWidget(PlainLabel(f"{line.rank}.", "soft", wrap=False))
            across.addWidget(PlainLabel(f"{line.name}（{line.key}）", "strong"), 1)
            if line.word:
                across.addWidget(Chip(line.status, line.word))
            across.addWidget(PlainLabel(presenter.points(line.score), "title", wrap=False))
            self._lines.addWidget(holder)

    # -- the room, and the end --

    def _on_project(self) -> None:
        held = self.projector.held
        self.projector.show(held if held is not None else ContestWindow())
        self._show_room()

    def _show_room(self) -> None:
        window = self.projector.held
        if isinstance(window, ContestWindow) and self.view is not None:
            window.stage.show_view(self.view, self._buzzer_word())

    def _on_undo(self) -> None:
        self._do(lambda: self._contests.undo(self._desk.actor, self._id))

    def _on_extra(self) -> None:
        self._do(lambda: self._contests.play_off(self._desk.actor, self._id))

    def _on_close(self) -> None:
        """A tie is asked about: the play-off stands beside this button, and what is closed stays closed."""
        tie = presenter.tie_word(self.view) if self.view is not None else ""
        if not tie:
            self._close()
            return
        question = Confirmation(title="并列第一，就这样结束？", text=tie, yes="结束并保存", no="先不结束", danger=True)
        self._desk.navigator.ask(question, self._close)

    def _close(self) -> None:
        self._do(lambda: self._contests.close(self._desk.actor, self._id))

    def _on_export(self) -> None:
        if self.view is not None:
            export(self, self._desk, self._contests, self._files, self.view.record)
