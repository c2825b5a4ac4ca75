"""The trainer's console: one person runs a whole drill from one laptop.

The wall clock drives drill time by a timer; every press of a button is one call of the service in the database lane,
and the screen shows what came back. Nothing of the world is known here but the view.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from edu.services.drill_judging import DrillJudging
from edu.services.drill_runs import DrillRuns
from edu.services.drill_seats import DrillSeats
from ui.navigation import Confirmation, Route, Screen
from ui.screens.desk import Desk
from ui.screens.drill.console_clock import ClockBar
from ui.screens.drill.console_decisions import Decisions
from ui.screens.drill.console_messages import Messages
from ui.screens.drill.console_phones import ConsolePhones
from ui.screens.drill.console_seats import Evaluation, Seats
from ui.screens.drill.presenter import decision_cards, figures, inject_lines, task_lines
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.drill.sheets import NoteSheet, ReportSheet, StepBackSheet
from ui.widgets import Button, FlowLayout, PlainLabel, clear, column
from ui.widgets.drill_map import MapView

BEAT_MS = 250


class ConsoleScreen(Screen):
    title = "推演"
    header = False
    alone = True

    def __init__(self, desk: Desk, runs: DrillRuns, judging: DrillJudging, phones: DrillSeats, run: str) -> None:
        super().__init__()
        self._desk, self._runs, self._judging, self.run = desk, runs, judging, run
        self.view: RunView | None = None
        self.projector: ProjectorWindow | None = None
        self._busy = False
        self._presses: deque[tuple[str, Callable[[], object]]] = deque()
        self._owed_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._page = column(self, gap="s", margin="s")
        self._seats = phones
        self.phones = ConsolePhones(self, desk, phones, run)
        self.phones.changed.connect(self._look)
        self.phones.seen.connect(self._show_door)

    def on_enter(self) -> None:
        self._desk.load(self, lambda: self._runs.resume(self._desk.actor, self.run), self._begin)

    def dispose(self) -> None:
        self._timer.stop()
        self.phones.rest()
        if self.projector is not None:
            self.projector.close()

    def leave_question(self) -> Confirmation | None:
        if self.view is None or self.view.over:
            return None
        return Confirmation(title="离开控制台？", text="推演会暂停，记录都在；下次从“推演”页继续。", yes="离开")

    # -- building --

    def _begin(self, view: RunView) -> None:
        scenario = view.scenario
        self.clock = ClockBar(f"{scenario.title} · {view.place_name}" if view.place_name else scenario.title)
        self.clock.paced.connect(
            lambda on: self._do(lambda: self._runs.pace(self._desk.actor, self.run, paused=not on))
        )
        self.clock.sped.connect(
            lambda speed: self._do(lambda: self._runs.pace(self._desk.actor, self.run, speed=speed))
        )
        self.clock.stepped.connect(self._step)
        self.clock.jumped.connect(self._jump)
        self.clock.froze.connect(lambda on: self._do(lambda: self._runs.freeze(self._desk.actor, self.run, on)))
        self._page.addWidget(self.clock)
        self.messages = Messages()
        self.messages.brought.connect(
            lambda inject: self._do(lambda: self._runs.bring(self._desk.actor, self.run, inject), f"bring {inject}")
        )
        self.map = MapView(scenario)
        self.decisions = Decisions()
        self.decisions.chosen.connect(
            lambda decision, option: self._do(
                lambda: self._runs.choose(self._desk.actor, self.run, decision, option), f"choose {decision}"
            )
        )
        self.decisions.done.connect(self._task)
        self.seats = Seats()
        self.seats.seated.connect(
            lambda role, who: self._do(lambda: self._runs.seat(self._desk.actor, self.run, role, who))
        )
        self.evaluation = Evaluation(scenario)
        self.evaluation.rated.connect(
            lambda target, rating: self._do(lambda: self._judging.rate(self._desk.actor, self.run, target, rating))
        )
        self._page.addWidget(self._three(), 1)
        self.show_view(view)
        self.phones.go_on()
        self._timer.start()

    def _three(self) -> QWidget:
        across = QSplitter(Qt.Orientation.Horizontal)
        middle = QSplitter(Qt.Orientation.Vertical)
        top = QWidget()
        box = column(top, gap="s")
        self._figures = QWidget()
        self._figure_flow = FlowLayout(self._figures, "m")
        box.addWidget(self._figures)
        box.addWidget(self.map, 1)
        middle.addWidget(top)
        middle.addWidget(self.decisions)
        middle.setStretchFactor(0, 1)
        middle.setStretchFactor(1, 1)
        middle.setSizes([1, 1])
        self.right = QTabWidget()
        self.right.addTab(self._people(), "席位与操作")
        self.right.addTab(self.evaluation, "评估")
        for widget, share in ((self.messages, 3), (middle, 6), (self.right, 3)):
            across.addWidget(widget)
            across.setStretchFactor(across.count() - 1, share)
        return across

    def _people(self) -> QWidget:
        holder = QWidget()
        box = column(holder, gap="s")
        box.addWidget(self.seats)
        self.door = Button("手机入座", icon="qr", on_click=self._open_door)
        self.project = Button("投影", icon="projector", on_click=self._project)
        self.note = Button("记一条口头决定", icon="edit", on_click=self._note)
        self.back = Button("退回到某一刻", icon="undo", on_click=self._back)
        self.end = Button("结束，去复盘", "danger", icon="close-class", on_click=self._end)
        self.leave = Button("离开控制台", "ghost", icon="leave", on_click=self._desk.navigator.back)
        for button in (self.door, self.project, self.note, self.back, self.end, self.leave):
            box.addWidget(button)
        box.addStretch(1)
        return holder

    # -- time --

    def _beat(self) -> None:
        """Wall time becomes ticks; what does not fill a tick is owed to the next beat."""
        self.phones.beat()
        view = self.view
        if view is None or view.paused or view.over or self._presses:
            return
        self._owed_ms += BEAT_MS * view.speed
        tick_ms = view.scenario.tick * 1000
        ticks, self._owed_ms = divmod(self._owed_ms, tick_ms)
        if ticks:
            self._do(lambda: self._runs.advance(self._desk.actor, self.run, ticks))

    def _step(self, minutes: int) -> None:
        if self.view is not None:
            ticks = max(1, minutes * 60 // self.view.scenario.tick)
            self._do(lambda: self._runs.advance(self._desk.actor, self.run, ticks))

    def _jump(self, what: str) -> None:
        jump = self._runs.jump_next_inject if what == "inject" else self._runs.jump_next_decision
        self._do(lambda: jump(self._desk.actor, self.run))

    # -- doing --

    def _do(self, work: Callable[[], object], once: str = "") -> None:
        """One change at a time, then the view as it is after it; what is pressed meanwhile is done next.

        What is named by `once` and waits or runs already is the same press again.
        """
        if not once or all(once != waiting for waiting, _ in self._presses):
            self._presses.append((once, work))
            self._next()

    def _next(self) -> None:
        """The press that runs stays first in the row until it is done."""
        if self._busy or not self._presses:
            return
        self._busy = True
        _, work = self._presses[0]

        def both() -> RunView:
            work()
            return self._runs.view(self._desk.actor, self.run)

        self._desk.load(self, both, self._done, on_error=self._refused)

    def _done(self, view: RunView) -> None:
        self.show_view(view)
        self._on_to_next()

    def _refused(self, error: Exception) -> None:
        self._desk.navigator.fail(error)
        self._on_to_next()

    def _on_to_next(self) -> None:
        self._busy = False
        self._presses.popleft()
        self._next()

    def _look(self) -> None:
        """A phone put something in. What the trainer pressed meanwhile is done as well, after it."""
        self._desk.load(self, lambda: self._runs.view(self._desk.actor, self.run), self.show_view)

    def show_view(self, view: RunView) -> None:
        self.view = view
        self.clock.show_view(view)
        self.map.show_picture(view.picture)
        self.messages.show_lines(inject_lines(view))
        self.decisions.show_now(decision_cards(view), task_lines(view))
        self.seats.show_seats(view.seats)
        self.evaluation.show_given(view.observations)
        self._show_figures(view)
        if self.projector is not None:
            self.projector.show_view(view)

    def _show_figures(self, view: RunView) -> None:
        found = figures(view)
        if self._figure_flow.count() != len(found):
            clear(self._figure_flow)
            for _figure in found:
                self._figure_flow.addWidget(PlainLabel("", "strong", wrap=False))
        for at, figure in enumerate(found):
            item = self._figure_flow.itemAt(at)
            label = item.widget() if item is not None else None
            if isinstance(label, PlainLabel):
                label.setText(f"{figure.title} {figure.value}")

    def _task(self, kind: str, id_: str) -> None:
        if kind == "action":
            self._do(lambda: self._runs.act(self._desk.actor, self.run, id_), f"act {id_}")
            return
        view = self.view
        form = next((one for one in view.scenario.forms if one.id == id_), None) if view else None
        if form is not None:
            ReportSheet(
                self,
                form,
                lambda words: self._do(
                    lambda: self._runs.report(self._desk.actor, self.run, id_, words), f"report {id_}"
                ),
            ).open()

    def _note(self) -> None:
        if self.view is not None:
            NoteSheet(
                self,
                self.view.scenario,
                lambda role, text: self._do(lambda: self._judging.note(self._desk.actor, self.run, role, text)),
            ).open()

    def _back(self) -> None:
        if self.view is not None:
            StepBackSheet(self, self.view, self._fork).open()

    def _fork(self, tick: int) -> None:
        def done(run: str) -> None:
            self._desk.navigator.replace(Route.to("drill.console", run=run))

        actor, open_door = self._desk.actor, self.phones.door is not None

        def back() -> str:
            run = self._runs.back(actor, self.run, tick)
            if open_door:
                self._seats.open(actor, run)  # phones come along
            return run

        self._desk.load(self, back, done)

    def _end(self) -> None:
        self.phones.shut(lambda: self._desk.navigator.replace(Route.to("drill.debrief", run=self.run)))

    # -- the second screen --

    def _project(self) -> None:
        """On the second screen where there is one; an unplugged cable brings the window back to the first."""
        if self.view is None:
            return
        if self.projector is None:
            self.projector = ProjectorWindow(self.view.scenario)
            self.projector.gone.connect(self._unprojected)
        screens = QGuiApplication.screens()
        own = self.screen()
        other = next((screen for screen in screens if screen is not own), None)
        self.projector.show_view(self.view)
        self.projector.show_door(self.phones.door if self.phones.projected else None)
        if other is not None:
            self.projector.setGeometry(other.geometry())
            self.projector.showFullScreen()
        else:
            self.projector.show()

    def _open_door(self) -> None:
        if self.view is not None:
            self.phones.open(self.view.scenario)

    def _show_door(self, door: DoorView | None) -> None:
        self.seats.show_phones(door)
        here = sum(one.connected for one in door.phones) if door else 0
        self.door.setText(f"手机入座：{here} 部在线" if door else "手机入座")
        if self.projector is not None:
            self.projector.show_door(door if self.phones.projected else None)

    def _unprojected(self) -> None:
        self.projector = None
