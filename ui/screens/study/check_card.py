"""A question within a lesson: three tries, then everything is explained."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from edu.domain.questions import Question
from edu.domain.study_records import CheckOutcome
from ui.widgets import Button, Note, PlainLabel, QuestionPanel, column, row, verdicts


class CheckCard(QFrame):
    """`answered` carries the chosen option ids; the owner asks the service and gives `judged` its answer."""

    answered = Signal(tuple)

    def __init__(self, question: Question, cites: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "card")
        self._question, self._cites = question, cites
        box = column(self, gap="m", margin="l")
        self.panel = QuestionPanel(question)
        self.panel.chosen_now.connect(self._on_chosen)
        box.addWidget(self.panel)
        foot = row(gap="m")
        self._say = PlainLabel("选好后点“就选这个”。", "soft")
        foot.addWidget(self._say, 1)
        self.confirm = Button("就选这个", "primary", icon="check", on_click=self._confirm)
        self.confirm.setEnabled(False)
        foot.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(foot)

    @property
    def said(self) -> str:
        return self._say.text()

    def _on_chosen(self, chosen: tuple[str, ...]) -> None:
        self.confirm.setEnabled(bool(chosen))

    def _confirm(self) -> None:
        chosen = self.panel.chosen
        if chosen:
            self.confirm.setEnabled(False)
            self.answered.emit(chosen)

    def failed(self) -> None:
        """The answer was not kept: it can be sent again."""
        self.confirm.setEnabled(True)

    def judged(self, outcome: CheckOutcome) -> None:
        if outcome.settled:
            self.settle({note.id for note in outcome.options if note.chosen}, correct=outcome.correct)
            return
        wrong = {note.id: Note("wrong", note.why) for note in outcome.options if note.chosen and note.why}
        left = f"还可以试 {outcome.tries_left} 次。"
        if self._question.type == "multiple" and not wrong:
            self._tell(f"还没选全，再想想，{left}", good=False)
        else:
            self._tell(f"这样不对，看看为什么，{left}", good=False)
        self.panel.choose([id_ for id_ in self.panel.chosen if id_ not in wrong])
        self.panel.mark(wrong)
        self.confirm.setEnabled(bool(self.panel.chosen))

    def settle(self, chosen: Collection[str], *, correct: bool) -> None:
        """Right, or no tries left, or settled on an earlier day."""
        self.confirm.hide()
        self.panel.choose(chosen)
        self.panel.mark(verdicts(self._question, chosen))
        self.panel.explain(self._question.explanation, self._cites)
        self._tell("答对了。" if correct else "正确答案和原因都在上面，记住它。", good=correct)

    def _tell(self, text: str, *, good: bool) -> None:
        self._say.setText(text)
        self._say.set_tone("green" if good else "yellow")
