"""What is put in by sheet at the console: it shuts when the words are on file, and says what the service refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.domain.drills.phone_views import INDICATOR
from edu.domain.drills.run_views import RunView
from edu.domain.drills.scenario import ReportForm, Scenario
from edu.services.drill_assessing import DrillAssessing
from edu.services.drill_judging import DrillJudging
from edu.services.drill_messages import DrillMessages
from edu.services.drill_runs import DrillRuns
from ui.screens.desk import Desk
from ui.screens.drill.message_sheet import MessageSheet
from ui.screens.drill.sheets import NoteSheet, ObservationSheet, ReportSheet
from ui.widgets import FormSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleSheets:
    """`done` is handed the view as it is after the change."""

    over: QWidget
    desk: Desk
    runs: DrillRuns
    evaluators: tuple[DrillJudging, DrillAssessing]
    messages: DrillMessages
    run: str
    done: Callable[[RunView], None]

    def report(self, form: ReportForm) -> None:
        ReportSheet(
            self.over,
            form,
            lambda sheet, words: self._put_in(
                sheet, lambda: self.runs.report(self.desk.actor, self.run, form.id, words)
            ),
        ).open()

    def message(self, scenario: Scenario) -> None:
        def put_in(sheet: MessageSheet) -> None:
            given = sheet.words.value, sheet.role.value, sheet.from_whom.value, sheet.public.isChecked()

            def send() -> None:
                text, role, sender, public = given
                self.messages.send(self.desk.actor, self.run, text, role=role, sender=sender, public=public)

            self._put_in(sheet, send)

        MessageSheet(self.over, scenario, put_in).open()

    def note(self, scenario: Scenario) -> None:
        NoteSheet(
            self.over,
            scenario,
            lambda sheet, role, text: self._put_in(
                sheet, lambda: self.evaluators[0].note(self.desk.actor, self.run, role, text)
            ),
        ).open()

    def observation(self, target: str, title: str, tick: int) -> None:
        """Of a criterion, or of an indicator of the profile; `tick` is when it was seen, not when it was written."""
        judging, assessing = self.evaluators

        def put_in(sheet: FormSheet, text: str) -> None:
            actor, indicator = self.desk.actor, target.removeprefix(INDICATOR)
            if indicator != target:
                self._put_in(sheet, lambda: assessing.mark(actor, self.run, indicator, "", note=text, tick=tick))
            else:
                self._put_in(sheet, lambda: judging.rate(actor, self.run, target, "", note=text, tick=tick))

        ObservationSheet(self.over, title, put_in).open()

    def _put_in(self, sheet: FormSheet, work: Callable[[], object]) -> None:
        def both() -> RunView:
            work()
            return self.runs.view(self.desk.actor, self.run)

        sheet.submit(self.desk.tasks, both, self.done)
