"""Test play and proof of the draft: long work beside the editing, worth something only until the draft changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.verify.ladder import Row
from edu.domain.drills.verify.verdict import Report
from edu.services.drill_workshop import DrillWorkshop
from ui.screens.desk import Desk
from ui.screens.workshop.side import Trial
from ui.tasks import Task


class Proving(QObject):
    """`proved` when a proof has come; `draft` gives the scenario as it stands when a button is pressed."""

    proved = Signal()

    def __init__(self, desk: Desk, workshop: DrillWorkshop, trial: Trial, draft: Callable[[], Scenario]) -> None:
        super().__init__(trial)
        self._desk, self._workshop, self._trial, self._draft = desk, workshop, trial, draft
        self._report: Report | None = None
        self._judged: Scenario | None = None
        trial.play.clicked.connect(lambda: self._play())
        trial.prove.clicked.connect(lambda: self._prove())

    @property
    def passed(self) -> bool:
        return self._report is not None and self._report.ok

    def judged(self, scenario: Scenario) -> None:
        """Looking at another part, or saving, leaves a proof as good as it was; a change does not."""
        if scenario != self._judged:
            self._report, self._judged = None, scenario
            self._trial.outdated()

    def beyond(self, seen: Sequence[Finding]) -> tuple[Finding, ...]:
        """What only playing has shown."""
        known = {(one.code, one.part, one.id, one.field) for one in seen}
        shown = self._report.findings if self._report is not None else ()
        return tuple(one for one in shown if (one.code, one.part, one.id, one.field) not in known)

    def _play(self) -> None:
        scenario = self._draft()

        def work(task: Task) -> tuple[Row, ...]:
            return self._workshop.trial(self._desk.actor, scenario, task.report)

        self._desk.run(self._trial, "机器人试玩 …", work, self._trial.show_rows, lane="free")

    def _prove(self) -> None:
        scenario = self._draft()

        def work(task: Task) -> Report:
            return self._workshop.prove(self._desk.actor, scenario, task.report)

        def done(report: Report) -> None:
            self._report = report
            self._trial.show_report(scenario, report)
            self.proved.emit()

        self._desk.run(self._trial, "全面校验 …", work, done, lane="free")
