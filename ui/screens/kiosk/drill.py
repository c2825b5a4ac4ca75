"""One drill played alone by touch: hear what happened, decide, see at once what came of it, go on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QWidget

from edu.domain.drills.solo_play import SoloAnswer, SoloPlay, SoloQuestion
from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.offers import Rule
from ui.screens.kiosk.stage import Stage, by_finger
from ui.screens.kiosk.visit import Outcome, Visit
from ui.theme import ToneName
from ui.widgets import Button, IconLabel, OptionCard, PlainLabel, clear, column, row, scroll
from ui.widgets.drill_map import MapView
from ui.widgets.option_card import Verdict

HEARD = 3
"""Messages shown before a question: the last ones."""
_TONES: dict[str, tuple[ToneName, str, str]] = {
    "good": ("green", "ok", "做对了"),
    "fair": ("yellow", "idea", "可以，但不够"),
    "bad": ("orange", "warning", "这样不行"),
    "redline": ("red", "error", "这是要命的错"),
}


class DrillScreen(Stage):
    title = "闯一闯"

    def __init__(self, play: SoloPlay, visit: Visit, navigator: Navigator, *, rule: Callable[[SoloPlay], Rule]) -> None:
        super().__init__()
        self.play, self._visit, self._navigator, self._rule = play, visit, navigator, rule
        self.cards: dict[str, OptionCard] = {}
        self._heard: list[PlainLabel] = []
        self._asked: SoloQuestion | None = None
        page = column(self, gap="l", margin="l")
        paper = QFrame()
        paper.setProperty("panel", "card")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, paper)
        gap = theme.current().metrics.l
        self._line.setContentsMargins(gap, gap, gap, gap)
        self._line.setSpacing(theme.current().metrics.xl)
        self._map = MapView(play.scenario)
        self._map.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        story = QWidget()
        self._story = column(story, gap="m")
        self._line.addWidget(self._map, 4)
        self._line.addWidget(by_finger(scroll(story)), 6)
        page.addWidget(paper, 1)
        foot = row(gap="m")
        foot.addWidget(Button("  不玩了", icon="close", big=True, on_click=navigator.back))
        self.count = PlainLabel("", "stage-title", align=Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self.count, 1)
        self.next = Button("开始  ", "accent", icon="forward", big=True, on_click=self._go_on)
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next.setMinimumWidth(theme.current().metrics.action * 3)
        foot.addWidget(self.next)
        page.addLayout(foot)
        visit.enter("drill", play.scenario.id)
        self._begin()

    def turned(self, portrait: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)

    # -- the course --

    def _begin(self) -> None:
        scenario = self.play.scenario
        self._story.addWidget(PlainLabel(scenario.title, "hero"))
        self._story.addWidget(PlainLabel(scenario.situation))
        role = scenario.role(scenario.solo_role)
        if role is not None:
            self._story.addWidget(PlainLabel(f"你是{role.title}。", "title"))
            self._story.addWidget(PlainLabel(role.brief, "soft"))
        self._story.addStretch(1)
        self.count.setText("演练")
        self._map.show_picture(self.play.picture)

    def _go_on(self) -> None:
        question = self.play.next()
        if question is None:
            self._end()
        else:
            self._ask(question)

    def _ask(self, question: SoloQuestion) -> None:
        self._asked = question
        clear(self._story)
        self.cards.clear()
        self._heard.clear()
        self._map.show_picture(question.picture)
        self.count.setText(f"演练 {question.clock} · {question.number} / {question.of}")
        for clock, text in question.heard[-HEARD:]:
            self._heard.append(PlainLabel(f"{clock}  {text}", "soft"))
            self._story.addWidget(self._heard[-1])
        self._story.addWidget(PlainLabel(question.decision.text, "title"))
        for letter, option in zip("ABCDE", question.options, strict=False):
            card = OptionCard(letter, option.text)
            card.picked.connect(lambda _on, option=option.id: self.choose(option))
            self.cards[option.id] = card
            self._story.addWidget(card)
        self._story.addStretch(1)
        self.next.hide()

    def choose(self, option: str) -> None:
        """Once a question; a second touch is passed over."""
        question = self._asked
        if question is None or self.next.isVisible():
            return
        self._asked = None
        answer = self.play.choose(question.decision.id, option)
        self._visit.answer(f"{self.play.scenario.id}/{question.decision.id}", correct=answer.right)
        for id_, card in self.cards.items():
            good, mine = id_ == answer.best.id, id_ == option
            card.setChecked(mine)
            card.setEnabled(False)
            card.set_verdict(_verdict(answer, id_))
            card.setVisible(good or mine)
        for told in self._heard:
            told.hide()
        self._story.insertWidget(0, _came_of(answer))
        self._map.show_picture(self.play.picture)
        self.next.setText("接着往下  ")
        self.next.show()
        self.next.setFocus()

    def _end(self) -> None:
        play = self.play
        play.result()
        self._visit.complete(
            Outcome(
                door="drill",
                activity=play.scenario.id,
                title=play.scenario.title,
                asked=len(play.answers),
                correct=sum(answer.right for answer in play.answers),
                rule=self._rule(play),
            )
        )
        self._navigator.replace(Route("kiosk.result"))


def _verdict(answer: SoloAnswer, option: str) -> Verdict:
    """What is merely not enough is not called wrong."""
    if option == answer.taken.id:
        return "correct" if answer.right else "plain" if answer.taken.verdict == "fair" else "wrong"
    return "missed" if option == answer.best.id else "plain"


def _came_of(answer: SoloAnswer) -> QFrame:
    """What is seen at once, and why; the better way where there is one."""
    tone, icon, word = _TONES[answer.taken.verdict]
    frame = QFrame()
    frame.setProperty("panel", "banner")
    frame.setProperty("tone", tone)
    box = column(frame, gap="s", margin="m")
    head = row(gap="s")
    head.addWidget(IconLabel(icon, tone=tone))
    head.addWidget(PlainLabel(answer.taken.seen or word, "title", tone=tone), 1)
    box.addLayout(head)
    box.addWidget(PlainLabel(f"{word}：{answer.taken.why}", tone=tone))
    if not answer.right:
        box.addWidget(PlainLabel(f"更好的做法：{answer.best.text}", "strong", tone=tone))
    return frame
