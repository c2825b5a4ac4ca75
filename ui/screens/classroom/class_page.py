"""One class as a line of steps with what each lacks; the chosen step's panel stands below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassFile, ClassOverview
from edu.domain.classes import Step as ClassStep
from edu.services.class_close import ClassClose
from edu.services.classes import Classes
from edu.services.exams import Exams
from edu.services.ports.content import ContentLibrary
from ui.navigation import Screen
from ui.screens.classroom.panels.exam import ExamPanel
from ui.screens.classroom.panels.finish import FinishPanel
from ui.screens.classroom.panels.lessons import LessonsPanel
from ui.screens.classroom.panels.meetings import MeetingsPanel
from ui.screens.classroom.panels.panel import Scene
from ui.screens.classroom.panels.room import RoomPanel
from ui.screens.classroom.panels.roster import RosterPanel
from ui.screens.classroom.words import span_text
from ui.screens.desk import Desk
from ui.widgets import Banner, Card, Step, StepBar, clear, column
from ui.widgets.step_bar import StepState

_STATES: dict[str, StepState] = {"done": "done", "current": "now", "ahead": "todo"}


class ClassServices(Protocol):
    """What one class needs."""

    @property
    def classes(self) -> Classes: ...
    @property
    def class_close(self) -> ClassClose: ...
    @property
    def exams(self) -> Exams: ...
    @property
    def library(self) -> ContentLibrary: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    overview: ClassOverview
    file: ClassFile


class ClassScreen(Screen):
    title = "培训班"

    def __init__(self, desk: Desk, services: ClassServices, training_class: str, step: str) -> None:
        super().__init__()
        self._desk, self._services, self._class = desk, services, training_class
        self._step = step
        self._loaded: Loaded | None = None
        page = column(self, gap="m", margin="page")
        line = Card(margin="m")
        self.steps = StepBar(())
        self.steps.step_pressed.connect(self.choose)
        line.add(self.steps)
        page.addWidget(line)
        self._below = column(gap="s")
        page.addLayout(self._below, 1)
        self.panel: QWidget | None = None

    def on_enter(self) -> None:
        self.reload()

    def reload(self) -> None:
        self._desk.load(self, self._load, self._show)

    def choose(self, step: str) -> None:
        self._step = step
        self._draw()

    def _load(self) -> Loaded:
        closing, actor = self._services.class_close, self._desk.actor
        return Loaded(overview=closing.overview(actor, self._class), file=closing.class_file(actor, self._class))

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        record, steps = loaded.overview.record, loaded.overview.steps
        place = f" · {loaded.file.org_name}" if loaded.file.org_name else ""
        self.set_title(record.title, span_text(record, self._desk.today) + place)
        if not self._step:
            self._step = next((step.key for step in steps if step.state == "current"), "close")
        self._draw()

    def _draw(self) -> None:
        if self._loaded is None:
            return
        steps = self._loaded.overview.steps
        closed = self._loaded.file.record.is_closed
        self.steps.set_steps([_step(step, closed=closed) for step in steps])
        self.steps.choose(self._step)
        clear(self._below)
        here = next(step for step in steps if step.key == self._step)
        if here.missing and self._step != "close" and not closed:
            more = f"，还有 {len(here.missing) - 1} 条" if len(here.missing) > 1 else ""
            self._below.addWidget(Banner("warn" if here.state == "current" else "info", here.missing[0] + more))
        scene = Scene(file=self._loaded.file, desk=self._desk, page=self, reload=self.reload)
        self.panel = self._panel(scene, self._loaded.overview)
        self._below.addWidget(self.panel, 1)

    def _panel(self, scene: Scene, overview: ClassOverview) -> QWidget:
        library = self._services.library
        programme = library.programmes.get(scene.file.record.programme)
        if self._step == "enrol":
            return RosterPanel(scene, self._services.classes)
        if self._step == "sign_in":
            return MeetingsPanel(scene, self._services.classes)
        if self._step == "teach":
            wanted = programme.courses if programme else library.course_ids
            return LessonsPanel(scene, [library.course(id_) for id_ in wanted if id_ in library.course_ids])
        if self._step == "interact":
            return RoomPanel(scene)
        if self._step == "exam":
            return ExamPanel(scene, self._services.exams, programme.blueprint if programme else None)
        return FinishPanel(scene, overview)


def _step(step: ClassStep, *, closed: bool) -> Step:
    """What a closed class lacks stays lacking; nobody has to ask a room anything."""
    lacks = closed and step.state != "done" and step.key != "interact"
    return Step(step.key, step.name, "missing" if lacks else _STATES[step.state], step.summary.partition("，")[0])
