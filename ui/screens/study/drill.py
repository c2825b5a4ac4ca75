"""study.drill: one drill alone: hear, decide, see what came of it; at the end what each decision was worth and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from edu.domain.drills.scenario import VERDICTS
from edu.domain.drills.scoring import Result
from edu.domain.drills.solo_play import SoloAnswer, SoloPlay, SoloQuestion
from ui.navigation import Confirmation, Navigator, Route, Screen
from ui.tasks import TaskRunner
from ui.theme import ToneName
from ui.widgets import (
    Button,
    Card,
    Chip,
    OptionCard,
    PlainLabel,
    StatTile,
    Status,
    clear,
    column,
    row,
    scroll,
    stat_row,
)
from ui.widgets.drill_map import MapView

HEARD = 4
_TONES: dict[str, tuple[ToneName, Status]] = {
    "good": ("green", "met"), "fair": ("yellow", "due"), "bad": ("orange", "overdue"), "redline": ("red", "error"),
}  # fmt: skip


class Record(Protocol):
    """Where a played drill is kept; each call is durable when it returns. Called in the database lane, in order."""

    def begin(self) -> None: ...
    def chose(self, answer: SoloAnswer) -> None: ...
    def end(self) -> None: ...


class SoloDrillScreen(Screen):
    title = "推演"
    alone = True

    def __init__(
        self, play: SoloPlay, record: Record, cite: Callable[[str], str], tasks: TaskRunner, navigator: Navigator
    ) -> None:
        super().__init__()
        self.play, self._record, self._cite = play, record, cite
        self._tasks, self._navigator = tasks, navigator
        self.title = play.scenario.title
        self.subtitle = "演练：人物、地点和数字都是编的"
        self.cards: dict[str, OptionCard] = {}
        self._asked: SoloQuestion | None = None
        self._done = False
        page = column(self, gap="m", margin="page")
        across = row(gap="l")
        self._map = MapView(play.scenario)
        across.addWidget(self._map, 5)
        inside = QWidget()
        self._story = column(inside, gap="m")
        across.addWidget(scroll(inside), 6)
        page.addLayout(across, 1)
        foot = row(gap="m")
        self.count = PlainLabel("", "soft", wrap=False)
        foot.addWidget(self.count)
        foot.addStretch(1)
        self.next = Button("开始", "accent", icon="forward", trailing=True, big=True, on_click=self._go_on)
        foot.addWidget(self.next)
        page.addLayout(foot)

    def on_enter(self) -> None:
        scenario = self.play.scenario
        self._story.addWidget(PlainLabel(scenario.situation, "reading"))
        role = scenario.role(scenario.solo_role)
        if role is not None:
            self._story.addWidget(PlainLabel(f"你是{role.title}。{role.brief}", "strong"))
        self._story.addStretch(1)
        self._map.show_picture(self.play.picture)
        self._keep(self._record.begin)

    def leave_question(self) -> Confirmation | None:
        if self._done or not self.play.answers:
            return None
        return Confirmation(title="不推演了？", text="这一场不计成绩，下次从头开始。", yes="离开")

    # -- the course --

    def _go_on(self) -> None:
        question = self.play.next()
        if question is None:
            self._finish()
        else:
            self._ask(question)

    def _ask(self, question: SoloQuestion) -> None:
        self._asked = question
        clear(self._story)
        self.cards.clear()
        self._map.show_picture(question.picture)
        self.count.setText(f"演练 {question.clock} · 第 {question.number} 个决定，共 {question.of} 个")
        for clock, text in question.heard[-HEARD:]:
            self._story.addWidget(PlainLabel(f"{clock}  {text}", "soft"))
        self._story.addWidget(PlainLabel(question.decision.text, "title"))
        for letter, option in zip("ABCDE", question.options, strict=False):
            card = OptionCard(letter, option.text)
            card.picked.connect(lambda _on, option=option.id: self.choose(option))
            self.cards[option.id] = card
            self._story.addWidget(card)
        self._story.addStretch(1)
        self.next.hide()

    def choose(self, option: str) -> None:
        """Once a question."""
        question = self._asked
        if question is None:
            return
        self._asked = None
        answer = self.play.choose(question.decision.id, option)
        self._keep(lambda: self._record.chose(answer))
        for id_, card in self.cards.items():
            card.setEnabled(False)
            card.setChecked(id_ == option)
            card.setVisible(id_ in (option, answer.best.id))
        self._story.insertWidget(0, came_of(answer))
        self._map.show_picture(self.play.picture)
        self.next.setText("接着往下")
        self.next.show()
        self.next.setFocus()

    def _finish(self) -> None:
        self._done = True
        result = self.play.result()
        self._map.show_picture(self.play.picture)
        self._keep(self._record.end)
        clear(self._story)
        self.cards.clear()
        self._story.addWidget(self._score(result))
        for rule in self.play.scenario.debrief.rules:
            self._story.addWidget(PlainLabel(rule, "strong"))
        for answer in self.play.answers:
            self._story.addWidget(self._looked_back(answer))
        self._story.addStretch(1)
        self.count.setText("推演结束")
        self.next.hide()
        again = Button("换一场", "accent", big=True, on_click=lambda: self._navigator.replace(Route("study.drills")))
        self._story.insertWidget(1, again, 0, Qt.AlignmentFlag.AlignLeft)

    def _score(self, result: Result) -> QWidget:
        right = sum(answer.right for answer in self.play.answers)
        return stat_row(
            StatTile(f"{result.total / 100:.0f}", "得分", unit="分"),
            StatTile(f"{right}", "做对", unit=f"/ {len(self.play.answers)} 个决定"),
        )

    def _looked_back(self, answer: SoloAnswer) -> QWidget:
        card = Card(gap="xs", margin="m")
        head = row(gap="m")
        head.addWidget(PlainLabel(answer.decision.title, "strong"), 1)
        head.addWidget(Chip(_TONES[answer.taken.verdict][1], VERDICTS[answer.taken.verdict]))
        card.add(head)
        card.add(PlainLabel(f"{answer.taken.text}——{answer.taken.why}"))
        if not answer.right:
            card.add(PlainLabel(f"更好的做法：{answer.best.text}——{answer.best.why}"))
        card.add(PlainLabel("依据：" + "；".join(self._cite(cite) for cite in answer.best.cites), "small"))
        return card

    def _keep(self, work: Callable[[], None]) -> None:
        self._tasks.start(self, lambda _task: work(), lambda _none: None, on_error=self._navigator.fail)


def came_of(answer: SoloAnswer) -> QFrame:
    """What is seen at once, and why."""
    tone = _TONES[answer.taken.verdict][0]
    frame = QFrame()
    frame.setProperty("panel", "banner")
    frame.setProperty("tone", tone)
    box = column(frame, gap="xs", margin="m")
    box.addWidget(PlainLabel(answer.taken.seen or VERDICTS[answer.taken.verdict], "title", tone=tone))
    box.addWidget(PlainLabel(f"{VERDICTS[answer.taken.verdict]}：{answer.taken.why}", tone=tone))
    if not answer.right:
        box.addWidget(PlainLabel(f"更好的做法：{answer.best.text}", "strong", tone=tone))
    return frame
