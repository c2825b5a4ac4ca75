"""The trainer's console: one person runs a whole drill from one laptop.

The wall clock drives drill time by a timer; every press of a button is one call of the service in the database lane
(`console_presses`), and the screen shows what came back. Nothing of the world is known here but the view.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from edu.services.drill_assessing import DrillAssessing
from edu.services.drill_judging import DrillJudging
from edu.services.drill_messages import DrillMessages
from edu.services.drill_runs import DrillRuns
from edu.services.drill_seats import DrillSeats
from ui.navigation import Confirmation, Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.console_carried import Carried
from ui.screens.drill.console_clock import ClockBar
from ui.screens.drill.console_decisions import Decisions
from ui.screens.drill.console_evaluation import Evaluation
from ui.screens.drill.console_figures import Figures
from ui.screens.drill.console_messages import Messages
from ui.screens.drill.console_phones import ConsolePhones
from ui.screens.drill.console_presses import CLOCK, Presses
from ui.screens.drill.console_projector import ConsoleProjector
from ui.screens.drill.console_seats import Seats
from ui.screens.drill.console_sheets import ConsoleSheets
from ui.screens.drill.presenter import decision_cards, figures, inject_lines, over_words, task_lines
from ui.screens.drill.sheets import StepBackSheet
from ui.widgets import Button, EmptyState, column
from ui.widgets.drill_map import MapView

BEAT_MS = 250
THIRDS = [3000, 8000, 2600]
"""Of messages, map and seats, as HALVES."""
HALVES = [1000, 1000]
"""Of map and questions, far above what a screen has: smaller numbers give way to what each would like."""


class ConsoleScreen(Screen):
    title = "推演"
    header = False
    alone = True

    def __init__(
        self, desk: Desk, runs: DrillRuns, judging: DrillJudging, assessing: DrillAssessing,
        messages: DrillMessages, phones: DrillSeats, run: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._runs, self._judging, self._assessing, self.run = desk, runs, judging, assessing, run
        self.view: RunView | None = None
        self.projector = ConsoleProjector(self, desk.navigator)
        self._leaving = self._elsewhere = False
        self._presses = Presses(self, desk, lambda: runs.view(desk.actor, run), lambda: runs.open_here(run))
        self._presses.done.connect(self.show_view)
        self._presses.lost.connect(self._lost)
        self._presses.stalled.connect(self._stalled)
        self._owed_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._page = column(self, gap="s", margin="s")
        self._seats = phones
        self._sheets = ConsoleSheets(
            over=self, desk=desk, runs=runs, evaluators=(judging, assessing), messages=messages, run=run,
            done=self.show_view,
        )  # fmt: skip
        self.phones = ConsolePhones(self, desk, phones, run)
        self.phones.changed.connect(self._presses.look)
        self.phones.seen.connect(self._show_door)

    def on_enter(self) -> None:
        self._desk.load(self, self._resumed, self._begin, on_error=self._no_run)

    def _resumed(self) -> RunView:
        """Standing still, also where it was left going: nobody is ready in the moment that the page opens."""
        view = self._runs.resume(self._desk.actor, self.run)
        return view if view.paused else self._runs.pace(self._desk.actor, self.run, paused=True)

    def dispose(self) -> None:
        self._timer.stop()
        self.phones.rest()
        self.projector.close()

    def leave_question(self) -> Confirmation | None:
        if self.view is None or self.view.over or self._leaving:
            return None
        return Confirmation(title="离开控制台？", text="推演会暂停，记录都在；下次从“推演”页继续。", yes="离开")

    def _no_run(self, error: Exception) -> None:
        """There is no header here: without a way out a trainer would sit before an empty window."""
        self._desk.navigator.fail(error)
        home = lambda: self._desk.navigator.replace(Route("drill.home"))  # noqa: E731 the one press here
        self._page.addWidget(
            EmptyState("drill", "打不开这场推演", "它可能已经结束或存档。", action="返回推演列表", on_action=home)
        )

    def _stalled(self) -> None:
        """Shown as paused until somebody presses 继续: four refusals a second help nobody."""
        if self.view is not None:
            self.show_view(replace(self.view, paused=True))

    def _lost(self, error: Exception) -> None:
        """Another machine went on with it: said once, in place of a console whose every press would be refused."""
        if self._elsewhere:
            return
        self._elsewhere = self._leaving = True
        self._timer.stop()
        again = lambda: self._desk.navigator.replace(Route.to("drill.console", run=self.run))  # noqa: E731
        said = "在这里继续，就由这台电脑接着走；两台电脑不能同时走一场推演。"
        notice = EmptyState("drill", str(error), said, action="在这台电脑上继续", on_action=again)
        for shown in (self.clock, self._body):
            shown.hide()
        self._page.addWidget(notice, 1)
        self._page.addWidget(Button("返回推演列表", "ghost", icon="leave", on_click=self._desk.navigator.back))

    # -- building --

    def _begin(self, view: RunView) -> None:
        scenario = view.scenario
        self.clock = ClockBar(scenario.title, view.place_name)
        self.clock.paced.connect(
            lambda on: self._presses.do(lambda: self._runs.pace(self._desk.actor, self.run, paused=not on), "pace")
        )
        self.clock.sped.connect(
            lambda speed: self._presses.do(lambda: self._runs.pace(self._desk.actor, self.run, speed=speed))
        )
        self.clock.stepped.connect(self._step)
        self.clock.jumped.connect(self._jump)
        self.clock.froze.connect(
            lambda on: self._presses.do(lambda: self._runs.freeze(self._desk.actor, self.run, on), "freeze")
        )
        self._page.addWidget(self.clock)
        self.messages = Messages()
        self.messages.brought.connect(
            lambda inject: self._presses.do(
                lambda: self._runs.bring(self._desk.actor, self.run, inject), f"bring {inject}"
            )
        )
        self.messages.adding.connect(lambda: self._sheets.message(scenario))
        self.map = MapView(scenario)
        self.decisions = Decisions()
        self.decisions.chosen.connect(
            lambda decision, option: self._presses.do(
                lambda: self._runs.choose(self._desk.actor, self.run, decision, option), f"choose {decision}"
            )
        )
        self.decisions.done.connect(self._task)
        self.carried = Carried(view.improvements, self._desk.today) if view.improvements else None
        if self.carried is not None:
            self.decisions.show_above(self.carried)
        self.seats = Seats()
        self.seats.seated.connect(
            lambda role, who: self._presses.do(lambda: self._runs.seat(self._desk.actor, self.run, role, who))
        )
        self.evaluation = Evaluation(scenario, view.profile)
        self.evaluation.rated.connect(
            lambda target, rating: self._presses.do(
                lambda: self._judging.rate(self._desk.actor, self.run, target, rating)
            )
        )
        self.evaluation.marked.connect(
            lambda id_, grade: self._presses.do(lambda: self._assessing.mark(self._desk.actor, self.run, id_, grade))
        )
        self.evaluation.noting.connect(self._observe)
        self._body = self._three()
        self._page.addWidget(self._body, 1)
        self.show_view(view)
        self.phones.go_on()
        self._timer.start()

    def _three(self) -> QWidget:
        across = QSplitter(Qt.Orientation.Horizontal)
        middle = QSplitter(Qt.Orientation.Vertical)
        top = QWidget()
        box = column(top, gap="s")
        self.figures = Figures()
        box.addWidget(self.figures)
        box.addWidget(self.map, 1)
        middle.addWidget(top)
        middle.addWidget(self.decisions)
        middle.setStretchFactor(0, 1)
        middle.setStretchFactor(1, 1)
        middle.setSizes(HALVES)
        self.right = QTabWidget()
        self.right.addTab(self._people(), "席位与操作")
        self.right.addTab(self.evaluation, "评估")
        for widget, share in zip((self.messages, middle, self.right), THIRDS, strict=True):
            across.addWidget(widget)
            across.setStretchFactor(across.count() - 1, share // 1000)
        across.setSizes(THIRDS)
        return across

    def _people(self) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="none")
        box.addWidget(self.seats)
        buttons = column(gap="s", margin="s")  # the card needs the whole width, buttons do not touch the edges
        box.addLayout(buttons)
        self.door = Button("手机入座", icon="qr", on_click=self._open_door)
        self.project = Button("投影", icon="projector", on_click=self._project)
        self.note = Button("记一条口头决定", icon="edit", on_click=self._note)
        self.back = Button("退回到某一刻", icon="undo", on_click=self._back)
        self.end = Button("结束，去复盘", "danger", icon="close-class", on_click=self._end)
        self.leave = Button("离开控制台", "ghost", icon="leave", on_click=self._desk.navigator.back)
        for button in (self.door, self.project, self.note, self.back, self.end, self.leave):
            buttons.addWidget(button)
        box.addStretch(1)
        return holder

    # -- time --

    def _beat(self) -> None:
        """Wall time becomes ticks; what does not fill a tick is owed to the next beat."""
        self.phones.beat()
        view = self.view
        if view is None or view.paused or view.over or self._presses.busy:
            return
        self._owed_ms += BEAT_MS * view.speed
        tick_ms = view.scenario.tick * 1000
        ticks, self._owed_ms = divmod(self._owed_ms, tick_ms)
        if ticks:
            self._presses.do(lambda: self._runs.advance(self._desk.actor, self.run, ticks), CLOCK)

    def _step(self, minutes: int) -> None:
        if self.view is not None:
            ticks = max(1, minutes * 60 // self.view.scenario.tick)
            self._presses.do(lambda: self._runs.advance(self._desk.actor, self.run, ticks))

    def _jump(self, what: str) -> None:
        jump = self._runs.jump_next_inject if what == "inject" else self._runs.jump_next_decision
        self._presses.do(lambda: jump(self._desk.actor, self.run))

    # -- doing --

    def show_view(self, view: RunView) -> None:
        self.view = view
        self.clock.show_view(view)
        self.map.show_picture(view.picture)
        self.messages.show_lines(inject_lines(view), over=view.over)
        self.decisions.show_now(decision_cards(view), task_lines(view), over_words(view))
        self.seats.show_seats(view.seats)
        if self.carried is not None:
            self.carried.setVisible(not view.tick)
        self.evaluation.show_given(view.observations, view.marks)
        self.figures.show_figures(figures(view))
        self.projector.show_view(view)

    def _task(self, kind: str, id_: str) -> None:
        if kind == "action":
            self._presses.do(lambda: self._runs.act(self._desk.actor, self.run, id_), f"act {id_}")
            return
        view = self.view
        form = next((one for one in view.scenario.forms if one.id == id_), None) if view else None
        if form is not None:
            self._sheets.report(form)

    def _note(self) -> None:
        if self.view is not None:
            self._sheets.note(self.view.scenario)

    def _observe(self, target: str, title: str) -> None:
        if self.view is not None:
            self._sheets.observation(target, title, self.view.tick)

    def _back(self) -> None:
        if self.view is not None:
            StepBackSheet(self, self.view, self._fork).open()

    def _fork(self, tick: int) -> None:
        def done(run: str) -> None:
            self._go_on_to(Route.to("drill.console", run=run))

        actor, open_door = self._desk.actor, self.phones.door is not None

        def back() -> str:
            run = self._runs.back(actor, self.run, tick)
            if open_door:
                self._seats.open(actor, run)  # phones come along
            return run

        self._desk.load(self, back, done)

    def _end(self) -> None:
        """Asked before anything is done: phones that were told of the end do not come back by themselves."""
        if self.view is None or self.view.over:
            self._debrief()
            return
        question = Confirmation(
            title="现在就去复盘？", text="推演还没有走完。手机会显示“推演结束”；存档之前，还能从“推演”页接着走。",
            yes="去复盘",
        )  # fmt: skip
        self._desk.navigator.ask(question, self._debrief)

    def _debrief(self) -> None:
        self.phones.shut(lambda: self._go_on_to(Route.to("drill.debrief", run=self.run)))

    def _go_on_to(self, route: Route) -> None:
        """What was agreed to already is not asked again."""
        self._leaving = True
        self._desk.navigator.replace(route)

    # -- the room's screen and phones --

    def _project(self) -> None:
        if self.view is not None:
            self.projector.open(self.view, self._projected_door(self.phones.door))

    def _open_door(self) -> None:
        if self.view is not None:
            self.phones.open(self.view.scenario)

    def _show_door(self, door: DoorView | None) -> None:
        self.seats.show_phones(door)
        here = sum(one.connected for one in door.phones) if door else 0
        self.door.setText(f"手机入座：{here} 部在线" if door else "手机入座")
        self.projector.show_door(self._projected_door(door))

    def _projected_door(self, door: DoorView | None) -> DoorView | None:
        return door if self.phones.projected else None
